"""Weekdays, weeks, months and years beside the article's day, and their parts."""

from __future__ import annotations

from collections.abc import Callable

from legation.claims import time_dates as dates
from legation.claims import time_measures as measures
from legation.claims import time_years as years
from legation.claims.time_dates import Found
from legation.claims.time_forms import (
    Calendar,
    Day,
    Decade,
    Eve,
    Nth,
    Part,
    PartName,
    Period,
    Season,
    Shift,
    Told,
    Unit,
    Weekday,
    WeekOf,
)
from legation.claims.time_words import Tokens, Words

INNER = (Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE)


def longest(t: Tokens, i: int, w: Words, rules: tuple[Callable[..., Found], ...]) -> Found:
    """What reaches furthest; the earlier rule where two reach as far."""
    best: Found = None
    for rule in rules:
        found = rule(t, i, w)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best


def weekday(t: Tokens, i: int, w: Words) -> Found:
    """Monday · last Monday · this coming Friday · Monday night · Friday of next week."""
    start = i + (t.low(i) in w.glue["the"] and t.low(i + 1) in w.shifts)
    shift = w.shifts.get(t.low(start))
    if shift:
        start += 1
        # In "this coming Friday" and "this past Monday" the second word tells which.
        if shift is Shift.THIS and t.low(start) in w.shifts:
            shift = w.shifts[t.low(start)]
            start += 1
    else:
        while w.parts.get(t.low(start)) in _TIMES_OF_DAY:
            start += 1
            start += t.low(start) in w.glue["on"] or t.low(start) in w.glue["in"]
    named = dates.weekday_name(t, start, w)
    if named is None:
        return None
    number, end = named
    if t.low(end) in w.glue["dayparts"]:
        end += 1
    if shift:
        return Weekday(day=number, shift=shift), end
    of = end + (t.low(end) in ("of", ","))
    weeks = _WEEKS.get(w.shifts.get(t.low(of)))
    if weeks is not None and w.units.get(t.low(of + 1)) is Unit.WEEK:
        return Weekday(day=number, weeks=weeks), of + 2
    return Weekday(day=number), end


_TIMES_OF_DAY = (PartName.EARLY, PartName.LATE, PartName.EARLIER, PartName.LATER)
_WEEKS: dict[Shift | None, int] = {Shift.LAST: -1, Shift.THIS: 0, Shift.NEXT: 1}


def named_day(t: Tokens, i: int, w: Words) -> Found:
    """Today · earlier today · tomorrow morning · this evening · last night · that afternoon."""
    start = i
    while w.parts.get(t.low(start)) in _TIMES_OF_DAY:
        start += 1
        start += t.low(start) in w.glue["on"]
    low, behind = t.low(start), t.low(start + 1)
    if low in w.days:
        return Day(w.days[low]), start + 1 + (behind in w.glue["dayparts"])
    if low in w.glue["the"]:
        fixed = measures.day_beside(t, start, w)
        if fixed:
            return fixed
    whole = low in w.glue["the"] and t.low(i - 1) in w.glue["whole_day"]
    if whole and start == i and w.units.get(behind) is Unit.DAY and behind in w.glue["day"]:
        return (Period(Unit.DAY, Shift.THIS), start + 2) if _ends(t, start + 2, w) else None
    start += low in w.glue["the"]
    shift = w.shifts.get(t.low(start))
    if shift is None or t.low(start + 1) not in w.glue["dayparts"]:
        return None
    if shift is Shift.THIS:
        return Day(0), start + 2
    if shift is Shift.LAST:
        return Day(-1), start + 2
    return (Period(Unit.DAY, shift), start + 2) if shift in _TOLD else None


def _ends(t: Tokens, i: int, w: Words) -> bool:
    return t.low(i) in ("", "\n") or t.low(i) in w.cues["loose"]


_TOLD = (Shift.THAT, Shift.FOLLOWING, Shift.PREVIOUS)


def period(t: Tokens, i: int, w: Words) -> Found:
    """Last year · next month · the following week · that same day · the weekend."""
    article = t.low(i) in w.glue["the"]
    start = i + article
    shift = w.shifts.get(t.low(start))
    if shift is None:
        whole = article and w.units.get(t.low(start)) is Unit.WEEKEND
        return (Period(Unit.WEEKEND, Shift.THIS, bare=True), start + 1) if whole else None
    if shift is Shift.THAT and t.low(start + 1) in w.shifts:
        start += 1
    if shift is Shift.THIS and w.shifts.get(t.low(start + 1)) in (Shift.LAST, Shift.COMING):
        shift = w.shifts[t.low(start + 1)]
        start += 1
    unit = w.units.get(t.low(start + 1))
    if unit not in INNER or t.low(start + 1).endswith("s"):
        return None
    if unit is Unit.DAY and shift is Shift.NEXT:
        shift = Shift.FOLLOWING
    if unit is Unit.DAY and shift in (Shift.LAST, Shift.COMING, Shift.THIS):
        return None
    return Period(unit, shift), start + 2


def unit_at_hand(t: Tokens, i: int, w: Words) -> Found:
    """The year, the month: only behind a word such as "the end of"."""
    start = i + (t.low(i) in w.glue["the"])
    unit = w.units.get(t.low(start))
    plain = unit in INNER and not t.low(start).endswith("s") and (start > i or unit is Unit.YEAR)
    if unit is None or not plain or unit is Unit.WEEKEND:
        return None
    return Period(unit, Shift.THIS), start + 1


def part(t: Tokens, i: int, w: Words) -> Found:
    """Early next week · mid-June · the end of the year · earlier this month · year-end."""
    if w.units.get(t.low(i)) in (Unit.YEAR, Unit.MONTH):
        dash = i + 1 + (t.low(i + 1) in (*w.glue["dash"], "'s", "’s"))
        if w.parts.get(t.low(dash)) is PartName.END and dash > i + 1:
            return Part(PartName.END, Period(w.units[t.low(i)], Shift.THIS)), dash + 1
    start = i + (t.low(i) in w.glue["the"])
    start += t.low(start) == "very"
    name = w.parts.get(t.low(start))
    if name is None:
        return None
    start += 1
    joined = t.low(start) in w.glue["dash"]
    start += joined
    # "mid-to-late June": the later half of the pair is enough.
    if joined and t.low(start) == "to" and t.low(start + 2) in w.parts:
        start += 3
    linked = t.low(start) in w.glue["of"]
    start += linked
    start += t.low(start) in w.glue["on"]
    found = longest(t, start, w, (*_PARTED, unit_at_hand) if linked else _PARTED)
    if found is None and name in (PartName.EARLY, PartName.MID, PartName.LATE):
        found = any_month(t, start, w)
    if found is None or (
        isinstance(found[0], Decade) and name in (PartName.EARLIER, PartName.LATER)
    ):
        return None
    if name in (PartName.BEGIN, PartName.END) and not linked:
        return None
    return Part(name, found[0]), found[1]


def season(t: Tokens, i: int, w: Words) -> Found:
    """Spring 2025 · the autumn of 2023 · last summer · in the winter."""
    article = t.low(i) in w.glue["the"]
    start = i + article
    shift = w.shifts.get(t.low(start))
    start += shift is not None
    code = w.seasons.get(t.low(start))
    if code is None:
        return None
    if shift:
        return Season(code=code, shift=shift), start + 1
    told = dates.year(t, start + 1 + (t.low(start + 1) in ("of", ",")))
    if told:
        return Season(code=code, year=told), start + 2 + (t.low(start + 1) in ("of", ","))
    shifted = dates.year_shift(t, start + 1 + (t.low(start + 1) == "of"), w)
    if shifted:
        return Season(code=code, years=shifted[0]), shifted[1]
    before = t.low(i - 1)
    if before in w.glue["the"]:
        before = t.low(i - 2)
    cued = (before in w.cues["season"] or before in w.parts) and t.low(start + 1) != "of"
    return (Season(code=code), start + 1) if cued else None


def nth(t: Tokens, i: int, w: Words) -> Found:
    """The third quarter of 2008 · the second half of April · the last week of March."""
    article = t.low(i) in w.glue["the"]
    start = i + article
    number = w.ordinals.get(t.low(start))
    if number is None:
        return _short_quarter(t, i, w)
    start += 1 + (t.low(start + 1) in w.glue["dash"])
    unit = w.units.get(t.low(start))
    if unit is Unit.DAY and article and t.low(i - 1) in w.glue["on"]:
        return Nth(number, unit, Told()), start + 1
    if unit not in (Unit.QUARTER, Unit.HALF, Unit.WEEK, Unit.WEEKEND) or t.low(start).endswith("s"):
        return None
    of = start + 1 + (t.low(start + 1) in w.glue["of"])
    found = longest(t, of, w, (dates.month_year, period, years.bare_year, unit_at_hand, any_month))
    if (found and of > start + 1) or (found and unit is Unit.QUARTER):
        return Nth(number, unit, found[0]), found[1]
    dashed = t.low(start - 1) in w.glue["dash"]
    alone = unit is Unit.QUARTER and (article or dashed)
    return (Nth(number, unit, None), start + 1) if alone else None


def any_month(t: Tokens, i: int, w: Words) -> Found:
    named = dates.month(t, i, w)
    return (Calendar(month=named[0]), named[1]) if named else None


def _short_quarter(t: Tokens, i: int, w: Words) -> Found:
    """Q3 2024 · H1 2025."""
    unit = {"q": Unit.QUARTER, "h": Unit.HALF}.get(t.low(i))
    digit = t.low(i + 1)
    if unit is None or digit not in ("1", "2", "3", "4") or t[i].end != t[i + 1].start:
        return None
    if unit is Unit.HALF and digit > "2":
        return None
    told = dates.year(t, i + 2)
    if told is None:
        return (Nth(int(digit), unit, None), i + 2) if unit is Unit.QUARTER else None
    return Nth(int(digit), unit, Calendar(year=told)), i + 3


def named_week(t: Tokens, i: int, w: Words) -> Found:
    """The week of May 27 · the week beginning Monday."""
    start = i + (t.low(i) in w.glue["the"])
    if w.units.get(t.low(start)) is not Unit.WEEK or t.low(start + 1) not in w.glue["beginning"]:
        return None
    found = longest(t, start + 2, w, (dates.dated, weekday))
    return (WeekOf(found[0]), found[1]) if found else None


def holiday(t: Tokens, i: int, w: Words) -> Found:
    """New Year's Day · Christmas Eve 2024."""
    for name, (month, day) in w.holidays.items():
        if all(t.low(i + k).replace("’", "'") == word for k, word in enumerate(name)):
            end = i + len(name)
            cued = len(name) > 1 or t.low(i - 1) in w.cues["holiday"]
            if not t[i].text[:1].isupper() or not cued:
                return None
            told = dates.year(t, end + (t.low(end) in (",", "of")))
            if told:
                return Calendar(year=told, month=month, day=day), end + 1 + (
                    t.low(end) in (",", "of")
                )
            return Calendar(month=month, day=day), end
    return None


def eve(t: Tokens, i: int, w: Words) -> Found:
    """The eve of May 29."""
    start = i + (t.low(i) in w.glue["the"])
    if t.low(start) not in w.glue["eve"] or t.low(start + 1) != "of":
        return None
    found = longest(t, start + 2, w, (dates.dated, weekday))
    return (Eve(found[0]), found[1]) if found else None


_PARTED = (
    dates.month_year, period, season, years.bare_year, years.decade, dates.dated, named_week,
)  # fmt: skip
