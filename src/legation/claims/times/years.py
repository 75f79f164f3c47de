"""Years and decades by number, where the number is no count and belongs to no name."""

from __future__ import annotations

import re

from legation.claims.times.dates import Found, short_year, year
from legation.claims.times.forms import Calendar, Decade, Span
from legation.claims.times.words import Tokens, Words

_DECADE = re.compile(r"(\d{3}0|\d0)s")
_CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_ACRONYM = re.compile(r"[A-Z]{3,}")
_GATHERED = range(1990, 2040)
"""Behind an acronym a number of this range is the year of a gathering ("COP 2015")."""


def bare_year(t: Tokens, i: int, w: Words) -> Found:
    """2018 · 2018-2019 · 2010-11, where it is a year and no count or number of something."""
    short = short_year(t, i)
    if short:
        cued = t.low(i - 1) in w.cues["year"] or (t.low(i - 1) == "," and year(t, i - 2))
        return (Calendar(year=short), i + 2) if cued else None
    told = year(t, i)
    if told is None or t.low(i + 1) in w.cues["quantities"] or t.low(i + 1) in ("%", "°", ":"):
        return None
    before = t[i - 1]
    parted = before.low in w.glue["dash"] and t.low(i - 2) in w.parts
    cued = before.low in w.cues["year"] or parted
    if not cued and (not 1900 <= told < 2100 or _numbered(t, i, w)):
        return None
    if before.low in w.cues["weak_year"] and not 1900 <= told < 2100:
        return None
    if t.low(i + 1) in (*w.glue["dash"], "/"):
        if t[i + 2].text.isalpha() and t.low(i + 1) == "-" and t[i + 1].end == t[i + 2].start:
            return None
        other = year(t, i + 2)
        if other is None and re.fullmatch(r"\d\d", t.low(i + 2)):
            other = told // 100 * 100 + int(t.low(i + 2))
        if other and told < other < told + 60 and t[i].end == t[i + 1].start:
            return Span(Calendar(year=told), Calendar(year=other)), i + 3
    return Calendar(year=told), i + 1


def _numbered(t: Tokens, i: int, w: Words) -> bool:
    """Whether the number belongs to the word or sign before it ("Resolution 1973", "$2000")."""
    before = t[i - 1]
    if before.text.isalpha():
        known = before.low in w.months or before.low in w.seasons
        gathering = _ACRONYM.fullmatch(before.text) and int(t.low(i)) in _GATHERED
        return not known and not gathering and before.low not in w.cues["yearly"]
    return before.low in ("$", "€", "£", "¥", "#", "-", ".", "/", "+", "№")


def decade(t: Tokens, i: int, w: Words) -> Found:
    """The 1990s · the 70s · the Seventies · the 19th century."""
    start = i + (t.low(i) in w.glue["the"])
    if (nth := _CENTURY.fullmatch(t.low(start))) and t.low(start + 1) in w.glue["century"]:
        return Decade((int(nth[1]) - 1) * 100, century=True), start + 2
    named, found = w.decades.get(t.low(start)), _DECADE.fullmatch(t.low(start))
    if (named is None and found is None) or _of_heat(t, i, w):
        return None
    if found is None:
        cued = start > i and t.low(i - 1) in w.cues["decade"]
        return (Decade(named), start + 1) if named is not None and cued else None
    if len(found[1]) == 4:
        # "The 1800s" are a hundred years, "the 2000s" ten.
        century = found[1].endswith("00") and int(found[1]) < 2000
        return Decade(int(found[1]), century=century), start + 1
    linked = t.low(i - 1) in w.glue["and"] and _DECADE.fullmatch(t.low(i - 2)) is not None
    opened = start > i or linked or t.low(i - 1) in (*w.parts, "'", "’", *w.glue["dash"])
    return (Decade(1900 + int(found[1])), start + 1) if opened and int(found[1]) >= 20 else None


_HEAT_REACH = 8


def _of_heat(t: Tokens, i: int, w: Words) -> bool:
    """ "Highs will be in the 70s"."""
    return any(t.low(k) in w.cues["heat"] for k in range(i - 1, i - _HEAT_REACH, -1))
