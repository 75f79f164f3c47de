"""Parts of a time: early June, the end of the year, the third quarter, the last days of May."""

from __future__ import annotations

from legation.claims.times import dates, measures, years
from legation.claims.times.dates import Found
from legation.claims.times.forms import (
    Calendar,
    Decade,
    Nth,
    Part,
    PartName,
    Period,
    Shift,
    Span,
    Told,
    Unit,
)
from legation.claims.times.periods import (
    any_month,
    longest,
    named_week,
    period,
    season,
    unit_at_hand,
)
from legation.claims.times.words import Tokens, Words


def part(t: Tokens, i: int, w: Words) -> Found:
    """Early next week · mid-June · the end of the year · earlier this month · year-end."""
    if w.units.get(t.low(i)) in (Unit.YEAR, Unit.MONTH):
        dash = i + 1 + (t.low(i + 1) in w.glue["dash"] | w.glue["possessive"])
        if w.parts.get(t.low(dash)) is PartName.END and dash > i + 1:
            return Part(PartName.END, Period(w.units[t.low(i)], Shift.THIS)), dash + 1
    start = i + (t.low(i) in w.glue["the"])
    start += t.low(start) in w.glue["very"]
    name = w.parts.get(t.low(start))
    if name is None:
        return None
    start += 1
    joined = t.low(start) in w.glue["dash"]
    start += joined
    other: PartName | None = None
    # "Mid-to-late June" and "early or mid June" run from the one to the other.
    if t.low(start) in w.glue["through"] | w.glue["and"]:
        other = w.parts.get(t.low(start + 1 + (t.low(start + 1) in w.glue["dash"])))
        if other is not None:
            start += 2 + (t.low(start + 1) in w.glue["dash"])
            start += t.low(start) in w.glue["dash"]
    linked = t.low(start) in w.glue["of"]
    start += linked
    start += t.low(start) in w.glue["on"]
    found = longest(t, start, w, (*_PARTED, unit_at_hand) if linked else _PARTED)
    if found is None and (name in _THIRDS or joined):
        found = any_month(t, start, w)
    if found is None or (isinstance(found[0], Decade) and name not in _THIRDS):
        return None
    if name in (PartName.BEGIN, PartName.END) and not (linked or joined):
        return None
    whole = Part(name, found[0])
    return (Span(whole, Part(other, found[0])) if other else whole), found[1]


_THIRDS = (PartName.EARLY, PartName.MID, PartName.LATE)


def nth(t: Tokens, i: int, w: Words) -> Found:
    """The third quarter of 2008 · the second half of April · the first three months of 2024."""
    article = t.low(i) in w.glue["the"]
    start = i + article
    number = w.ordinals.get(t.low(start))
    if number is None:
        return _short_quarter(t, i, w) or _of_coming(t, i, w)
    start += 1 + (t.low(start + 1) in w.glue["dash"])
    unit = w.units.get(t.low(start))
    if unit is Unit.DAY and article and t.low(i - 1) in w.glue["on"]:
        return Nth(number, unit, Told()), start + 1
    if number in (1, -1):
        several = _several(t, start, number, w)
        if several:
            return several
    if unit not in _COUNTED or t.low(start).endswith("s"):
        return None
    of = start + 1 + (t.low(start + 1) in w.glue["of"])
    found = longest(t, of, w, _WHOLES)
    told = dates.year(t, of)
    if found is None and told:
        found = Calendar(year=told), of + 1
    if found and (of > start + 1 or unit is Unit.QUARTER):
        return Nth(number, unit, found[0]), found[1]
    dashed = t.low(start - 1) in w.glue["dash"]
    if unit is not Unit.QUARTER or not (article or dashed):
        return None
    return Nth(number, unit, None, attributive=dashed), start + 1


def _of_coming(t: Tokens, i: int, w: Words) -> Found:
    """The day of his arrival · the day of their departure."""
    day = t.low(i) in w.glue["the"] and t.low(i + 1) in w.glue["day"]
    if not day or t.low(i + 2) not in w.glue["genitive"] or t.low(i + 3) not in w.glue["whose"]:
        return None
    for key, number in (("arrival", 1), ("departure", -1)):
        if t.low(i + 4) in w.glue[key]:
            return Nth(number, Unit.DAY, Told(), lone=True), i + 5
    return None


_COUNTED = (Unit.QUARTER, Unit.HALF, Unit.WEEK, Unit.WEEKEND)


def _several(t: Tokens, i: int, number: int, w: Words) -> Found:
    """(The first) three months of 2024 · (the last) days of May."""
    count: int | None = 0
    unit, end = w.units.get(t.low(i)), i + 1
    measured = measures.counted(t, i, w)
    if measured:
        count, unit, end = measured
    elif not t.low(i).endswith("s"):
        return None
    if unit not in (Unit.DAY, Unit.WEEK, Unit.MONTH) or t.low(end) not in w.glue["of"]:
        return None
    found = longest(t, end + 1, w, _WHOLES)
    if found is None:
        return None
    if not count:
        return Part(PartName.EARLY if number > 0 else PartName.LATE, found[0]), found[1]
    return Nth(number, unit, found[0], count), found[1]


def _short_quarter(t: Tokens, i: int, w: Words) -> Found:
    """Q3 2024 · H1 2025."""
    unit = w.quarter_marks.get(t.low(i))
    digit = t.low(i + 1)
    if unit is None or digit not in ("1", "2", "3", "4") or t[i].end != t[i + 1].start:
        return None
    if unit is Unit.HALF and digit > "2":
        return None
    told = dates.year(t, i + 2)
    if told is None:
        return (Nth(int(digit), unit, None), i + 2) if unit is Unit.QUARTER else None
    return Nth(int(digit), unit, Calendar(year=told)), i + 3


_WHOLES = (dates.month_year, period, years.bare_year, unit_at_hand, any_month)
_PARTED = (
    dates.month_year, period, season, years.bare_year, years.decade, dates.dated, named_week,
)  # fmt: skip
