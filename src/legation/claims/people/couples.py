"""Persons in a row who share an office: "Presidents X and Y", "their ministers, X and Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.claims.people import titles
from legation.claims.people.roles import country_of
from legation.claims.people.scenes import Found, Scene, Told
from legation.lexicon import Hit, HitKind
from legation.model import Span

_BETWEEN = re.compile(r"^(?:,\s|,?\sand\s)$")
_OF = re.compile(r"\b(?:of|from|for)\s(?:the\s)?$")
_JOINED = re.compile(r"^(?:,\s|,?\sand\s|\s)(?:the\s)?$")
# "the heads of the Omani and Iraqi navies, X and Y": what stands between the lands and the names.
_HEADED = re.compile(r"\s(?:[a-z-]+\s){0,3}[a-z-]+,\s$")
_THEIRS = re.compile(
    r"\b(?:their|the\s(?:two|three|four)\s(?:countries|nations|sides|governments|neighbours|neighbors)['’])\s(?:[a-z-]+\s){0,2}$"
    r"|\bof\s(?:the\s(?:two|three|four)|both)\s(?:countries|nations|sides|governments|neighbours|neighbors|(?:[a-z]+\s)?ministries),?\s$",
    re.IGNORECASE,
)


def coordinated(seen: Scene, one: Told) -> Found | None:
    """The country of one in a row of persons who share an office."""
    row = _row(seen, one)
    if len(row) < 2:
        return None
    role = row[0].candidate.role.words if row[0].candidate.role is not None else None
    if not any(other.candidate.office for other in row):
        told = _fitting(row, _told_before(seen, row) or _heads(seen, row[0]))
        return Found(told[row.index(one)], None) if told is not None else None
    if not (row[0].candidate.several or _behind_lands(seen, row[0])):
        return _colleague(seen, row, one)
    codes = _codes(seen, row[0])
    if len(codes) == 1:
        return Found(codes[0], None, role)
    if len(codes) != len(row):
        codes = _pair(seen, row) or []
    ordered = _fitting(row, codes)
    return Found(ordered[row.index(one)], None, role) if ordered is not None else None


def _colleague(seen: Scene, row: Sequence[Told], one: Told) -> Found | None:
    """ "Peru's finance minister A and works minister B": what owns the first office owns both."""
    first, role, own = row[0], one.candidate.role, row[0].candidate.role
    if role is None or not role.office or own is None or not own.office or first is one:
        return None
    other = own.words.split()[-2:] != role.words.split()[-2:]
    owned = re.search(r"(?:'s|’s|s'|s’)\s", own.words) is not None
    if not other or not owned or one.candidate.office is None or one.candidate.comma:
        return None
    return Found(first.actor.country, None) if first.actor.country else None


def _row(seen: Scene, one: Told) -> list[Told]:
    """The persons in a row with this one, no words but commas and "and" between them."""
    row = [one]
    persons = list(seen.of(one.sentence.start, one.sentence.end))
    at = persons.index(one)
    for other in reversed(persons[:at]):
        if not _BETWEEN.match(seen.text[other.candidate.span.end : row[0].start]):
            break
        row.insert(0, other)
        if other.candidate.several:
            break
    for other in persons[at + 1 :]:
        if other.candidate.several or not _BETWEEN.match(
            seen.text[row[-1].candidate.span.end : other.start]
        ):
            break
        row.append(other)
    return row


def _behind_lands(seen: Scene, first: Told) -> bool:
    """ "the presidents of the two countries, X and Y"; "the ministers of A and B, X and Y"."""
    before = seen.text[first.sentence.start : first.candidate.span.start]
    listed = _listed(seen, first, first.candidate.span.start) or _heads(seen, first)
    return _THEIRS.search(before) is not None or bool(listed)


def _codes(seen: Scene, first: Told) -> list[str]:
    """The countries right before the office ("the French and German ministers") or behind it."""
    name = first.candidate.span.start
    return _listed(seen, first, first.start) or _listed(seen, first, name) or _heads(seen, first)


def _heads(seen: Scene, first: Told) -> list[str]:
    """ "The heads of the Omani and Iraqi navies, X and Y": the countries in a row before them."""
    start, name = first.sentence.start, first.candidate.span.start
    hits = [hit for hit in seen.within(start, name) if hit.kind is HitKind.DEMONYM]
    if len(hits) < 2 or not _HEADED.fullmatch(seen.text[hits[-1].end : name]):
        return []
    found = [hits[-1]]
    for hit in reversed(hits[:-1]):
        if not _JOINED.match(seen.text[hit.end : found[0].start]):
            break
        found.insert(0, hit)
    if not _OF.search(seen.text[start : found[0].start]):
        return []
    return [code for hit in found if (code := country_of(hit))]


def _listed(seen: Scene, first: Told, end: int) -> list[str]:
    """The codes of the names in a row that end at the offset."""
    found: list[Hit] = []
    for hit in reversed(seen.within(first.sentence.start, end)):
        between = seen.text[hit.end : found[0].start if found else end]
        plain = between in (" ", ", ", "'s ", "’s ") if not found else _JOINED.match(between)
        if not plain or country_of(hit) is None:
            break
        found.insert(0, hit)
    bare = end == first.candidate.span.start and first.candidate.office is None
    if found and bare and not _OF.search(seen.text[first.sentence.start : found[0].start]):
        return []
    return [code for hit in found if (code := country_of(hit))]


def _pair(seen: Scene, row: Sequence[Told]) -> list[str] | None:
    """As many countries as the row has persons, those last told of together."""
    first = row[0]
    theirs = _THEIRS.search(seen.text[first.sentence.start : first.start]) is not None
    theirs = theirs or _behind_lands(seen, first)
    if not theirs and not any(one.actor.country for one in row):
        return None
    spans = [span for span in seen.sentences if span.start < first.sentence.start]
    known = any(one.actor.country for one in row)
    pairs = [pair for span in reversed(spans) if (pair := _named(seen, span, len(row)))]
    if not pairs or (not known and pairs[0] != pairs[-1]):
        return None  # which of them is whose stays open
    return pairs[0]


def _named(seen: Scene, span: Span, count: int) -> list[str] | None:
    """The countries of as many persons as the sentence names, else as many countries."""
    hits = seen.within(span.start, span.end)
    persons = [one.actor.country for one in seen.of(span.start, span.end)]
    for told in (persons, [country_of(hit) for hit in hits]):
        codes = list(dict.fromkeys(code for code in told if code is not None))
        if len(codes) == count:
            return codes
    return None


def _told_before(seen: Scene, row: Sequence[Told]) -> list[str] | None:
    """ "The premiers of A, B and C met. X, Y and Z spoke …": the countries of the office before."""
    earlier = seen.previous(row[0].sentence)
    if earlier is None or row[0].start != row[0].sentence.start:
        return None
    for office in titles.plural_offices(seen.text, earlier.start, earlier.end):
        found: list[str] = []
        at = office.end
        for hit in seen.within(office.end, earlier.end):
            joined = _OF if not found else _JOINED
            if not joined.search(seen.text[at : hit.start]) or (code := country_of(hit)) is None:
                break
            found.append(code)
            at = hit.end
        if len(found) == len(row):
            return found
    return None


def _fitting(row: Sequence[Told], codes: Sequence[str]) -> list[str] | None:
    """The codes in the persons' order: as told, or turned where a known person asks for it."""
    for order in (list(codes), list(codes)[::-1]):
        if len(order) == len(row) and all(
            one.actor.country in (None, code) for one, code in zip(row, order, strict=True)
        ):
            return order
    return None
