"""The lexicon's names in an article: none inside a person's, each given what it means there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from legation.claims.people import titles
from legation.lexicon import Body, City, Country, Entry, Hit, HitKind, Lexicon
from legation.model import ActorType, Span

_OTHER_HALF = {"North": "South", "South": "North"}
_HALF = re.compile(
    r"\b[Tt]he\s(?P<half>North|South)\b(?!\s[A-Z]|-)"
    r"|\b(?P<first>North)-(?=South\b)|(?<=\bNorth-)(?P<second>South)\b"
)


def scan(
    text: str, sentences: Sequence[Span], lexicon: Lexicon, persons: Sequence[Span],
    *, on: date | None,
) -> list[Hit]:  # fmt: skip
    """The hits in the sentences, but for those inside the longer names of `persons`, in order.

    Places and seats belong to the state of that day.
    """
    hits = [
        hit
        for sentence in sentences
        for hit in _hits(text, sentence, lexicon)
        if not _inside_person(hit, persons, text)
    ]
    hits = [_held_by(hit, text, persons, lexicon) for hit in hits]
    settled = [_dated(hit, lexicon, on) for hit in _settled(text, hits)]
    halves = list(_halves(text, sentences, settled))
    return sorted([*settled, *halves], key=lambda hit: hit.start) if halves else settled


def between(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """Of hits in order those that begin and end between two offsets."""
    first = bisect_left(hits, start, key=_start)
    last = bisect_left(hits, end, lo=first, key=_start)
    while last > first and hits[last - 1].end > end:
        last -= 1
    return hits[first:last]


def _start(hit: Hit) -> int:
    return hit.start


def _halves(text: str, sentences: Sequence[Span], hits: Sequence[Hit]) -> Iterator[Hit]:
    """ "The North", "North-South talks", where two countries of the article part a name by it."""
    lands = {hit.entry.name: hit.entry for hit in hits if isinstance(hit.entry, Country)}
    found = {
        side: entry for name, entry in lands.items()
        for side, _, rest in (name.partition(" "),)
        if side in _OTHER_HALF and f"{_OTHER_HALF[side]} {rest}" in lands
    }  # fmt: skip
    for sentence in sentences if len(found) == len(_OTHER_HALF) else ():
        for told in _HALF.finditer(text, sentence.start, sentence.end):
            half = told.lastgroup or "half"
            start, end = told.span(half)
            yield Hit(
                start=start, end=end, text=told[half], kind=HitKind.COUNTRY,
                entry=found[told[half]],
            )  # fmt: skip


_TITLED = re.compile(r"\s(?:[\w-]+\s){1,4}")


def _held_by(hit: Hit, text: str, persons: Sequence[Span], lexicon: Lexicon) -> Hit:
    """ "Congolese President Denis Sassou Nguesso": of two peoples the one he led."""
    if not hit.others or hit.kind is not HitKind.DEMONYM:
        return hit
    at = bisect_left(persons, hit.end, key=lambda person: person.start)
    who = next(iter(persons[at : at + 1]), None)
    if who is None or _TITLED.fullmatch(text[hit.end : who.start]) is None:
        return hit
    lands = {row.country for row in lexicon.holders(who.of(text))}
    own = [one for one in (hit.entry, *hit.others) if lands.intersection(codes(one))]
    return replace(hit, entry=own[0], others=()) if len(own) == 1 else hit


def _dated(hit: Hit, lexicon: Lexicon, on: date | None) -> Hit:
    if isinstance(hit.entry, City):
        return replace(hit, entry=lexicon.city_then(hit.entry, on=on))
    if hit.kind is HitKind.SEAT and isinstance(hit.entry, Country):
        country = lexicon.coded(lexicon.then(hit.entry.code, on=on))
        return replace(hit, entry=country or hit.entry)
    if isinstance(hit.entry, Country) and "Democratic" not in hit.text:
        country = lexicon.coded(lexicon.named_then(hit.entry.code, on=on))
        return replace(hit, entry=country or hit.entry)
    return hit


def _hits(text: str, sentence: Span, lexicon: Lexicon) -> list[Hit]:
    found = lexicon.scan(sentence.of(text))
    return [
        replace(hit, start=hit.start + sentence.start, end=hit.end + sentence.start)
        for hit in found
    ]


def _inside_person(hit: Hit, persons: Sequence[Span], text: str) -> bool:
    """ "Jordan" in "Jordan Bardella": a longer person's name that begins or ends with it."""
    span = Span(hit.start, hit.end)
    at = bisect_right(persons, span.start, key=lambda person: person.start)
    if hit.kind is HitKind.DEMONYM or at == 0:
        return False
    person = persons[at - 1]
    return (
        person.covers(span)
        and person != span
        and not text[person.start : hit.start].strip().endswith(("'s", "’s"))
        and not text.endswith((" of ", " of the "), 0, hit.start)
        and len(person.of(text).split()) > len(hit.text.split())
    )


def codes(entry: Entry) -> tuple[str, ...]:
    """The country that an entry is or belongs to."""
    if isinstance(entry, Country):
        return (entry.code,)
    return (entry.country,) if entry.country else ()


def _settled(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Names that several bodies or peoples share, each given to the one the article means.

    "Communist Party" is that of the country named right before it, or of the country whose
    party the article named in full, else of the country it names most; else of none.
    """
    common = Counter(code for hit in hits if not hit.others for code in codes(hit.entry))
    told: dict[str, str] = {}
    for before, hit in pairwise(hits):
        if text[before.end : hit.start] in (" ", "'s ", "’s ") and codes(before.entry):
            told.setdefault(hit.text, codes(before.entry)[0])
    every = {hit.text for hit in hits if hit.others}
    for hit in hits:
        for shared in every:
            if hit.text.endswith(f" {shared}") and codes(hit.entry):
                told.setdefault(shared, codes(hit.entry)[0])
    return [
        _meant(hit, told.get(hit.text), common) if hit.others or _plain(hit, common) else hit
        for hit in hits
    ]


def _plain(hit: Hit, common: Counter[str]) -> bool:
    """A party named by plain words ("Reform Party") of a country the article never names."""
    entry = hit.entry
    if not isinstance(entry, Body) or entry.type is not ActorType.PARTY:
        return False
    worded = hit.text.split()[-1].casefold() in titles.word_set("bodies")
    return worded and entry.country is not None and common[entry.country] < 2


def _meant(hit: Hit, told: str | None, common: Counter[str]) -> Hit:
    entries = (hit.entry, *hit.others)
    own = next((entry for entry in entries if told in codes(entry)), None)
    entry = own or max(entries, key=lambda one: sum(common[code] for code in codes(one)))
    known = own is not None or any(common[code] > (not hit.others) for code in codes(entry))
    if not known and isinstance(entry, Body):
        entry = replace(entry, country=None)
    return replace(hit, entry=entry, others=())
