"""Which articles can matter: patterns and the lexicon's names, before any model runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from legation.claims.acts.frames import lemmas
from legation.claims.people.hits import codes
from legation.language import alternation, table
from legation.lexicon import City, HitKind, Lexicon

_ENDINGS = ("s", "es", "d", "ed", "ing")
_CUT_ENDINGS = ("ed", "ing", "ied", "ies")
"""What follows where a word's "e" or "y" falls away, or its last letter is doubled."""
_SPORTING = 4
"""Words of sport that make a page one of sport."""
_WORD = re.compile(r"[a-z-]+")
_CAPITALISED = re.compile(
    r"[^\W\d_a-z](?:[\w.-]|['’](?!s\b))+(?: [^\W\d_a-z](?:[\w.-]|['’](?!s\b))+)*"
)


def engages(
    sentences: Sequence[str],
    *,
    lexicon: Lexicon,
    on: date | None = None,
    here: City | None = None,
) -> bool:
    """Whether some sentence may tell what one country's side does with or to another's.

    Such a sentence has a word of an engagement or an act, and either a word of diplomacy or the
    name of a party with another named near: in it, in a sentence beside it, or as `here`, the place
    that the article is filed from. A word of office stands for a second party that is named
    anywhere; silence needs none. Where no sentence does, nothing is parsed.
    """
    filed = frozenset({here.country}) if here is not None else frozenset[str]()
    named = cache(lambda at: _named(sentences[at], lexicon, on))

    def near(first: int, last: int) -> frozenset[str]:
        around = range(max(0, first), min(last + 1, len(sentences)))
        return filed.union(*(named(at).parties for at in around))

    for at, text in enumerate(sentences):
        if not tells(text):
            continue
        rest = named(at).rest
        if not tells(rest):
            continue
        if _stems("diplomacy").search(rest) or _regional().search(text):
            return True
        beside = near(at - 1, at + 1)
        if named(at).parties and (len(beside) > 1 or _stems("silence").search(rest)):
            return True
        if beside and _stems("office").search(rest) and len(near(0, len(sentences))) > 1:
            return True
    return False


def sporting(text: str) -> bool:
    """Whether the page is about sport, whose teams and athletes make no engagement."""
    return _of_sport(text) >= _SPORTING


def official(sentence: str) -> bool:
    """Whether a sentence of such a page may tell what those in office do, beside the sport.

    An athlete may be the ambassador of what is sold.
    """
    in_office = _stems("office").search(sentence) is not None
    return in_office and not _of_sport(sentence) and tells(sentence)


def _of_sport(text: str) -> int:
    """How many of its words are of sport."""
    sport = frozenset(table("en", "frames")["sport"]["words"])
    return sum(word in sport for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class _Named:
    """The parties that a sentence names, by country or name, and its words without the names."""

    parties: frozenset[str]
    rest: str


def _named(text: str, lexicon: Lexicon, on: date | None) -> _Named:
    parties: set[str] = set()
    rest: list[str] = []
    start = 0
    for hit in lexicon.scan(text):
        meant = hit.entry, *(hit.others if hit.kind is HitKind.DEMONYM else ())
        lands = [code for entry in meant for code in codes(entry)]
        parties.update(lands or [hit.text])
        rest.append(text[start : hit.start])
        start = hit.end
    rest.append(text[start:])
    for name, across in table("en", "acts")["halves"]["across"].items():
        if f"the {name}" in text:  # "South Korea's army … the North"
            parties.update(across[code] for code in parties & across.keys())
    for found in _CAPITALISED.finditer(text):
        parties.update(_bearers(found[0].split(), lexicon, on))
    return _Named(frozenset(parties), " … ".join(rest))


def _bearers(words: Sequence[str], lexicon: Lexicon, on: date | None) -> Iterator[str]:
    """The country of a known person, or whoever bears an office, in a row of capitals."""
    for first, word in enumerate(words):
        if first and _stems("office").match(words[first - 1] + " "):
            yield word
        for last in range(first + 1, min(first + 4, len(words)) + 1):
            name = " ".join(words[first:last])
            holder = lexicon.holder(name, on=on)
            if holder is None and last == first + 1:
                holder = lexicon.surname(name, on=on)
            if holder is not None:
                yield holder.country or holder.name


def tells(text: str) -> bool:
    """Whether some word may speak of an engagement or an act."""
    if _stems("engagement").search(text) or _stems("act").search(text):
        return True
    return not _forms().isdisjoint(_WORD.findall(text.lower()))


@cache
def _stems(kind: str) -> re.Pattern[str]:
    """Beginnings of words of one kind."""
    return re.compile(rf"\b(?:{alternation(table('en', 'gate')[kind])})", re.IGNORECASE)


@cache
def _regional() -> re.Pattern[str]:
    """Those of a region who gather: "the Nordic prime ministers", "12 Black Sea states"."""
    given = table("en", "frames")["regions"]["words"]
    several = table("en", "gate")["several"]
    return re.compile(
        rf"\b(?:{alternation(given)})\b(?: [\w-]+){{0,3}} (?:{alternation(several)})\b"
    )


@cache
def _forms() -> frozenset[str]:
    """The forms of every word that sets off an act, the irregular ones from the table."""
    given = table("en", "gate")
    bare = lemmas() - set(given["common"])
    cut = {word[:-1] for word in bare if word.endswith(("e", "y"))}
    doubled = {word + word[-1] for word in bare}
    made = {word + ending for word in bare for ending in _ENDINGS}
    made |= {stem + ending for stem in cut | doubled for ending in _CUT_ENDINGS}
    return frozenset(bare | made | set(given["irregular"]))
