"""Weekdays, weeks, months and years beside the article's day, and their parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from legation.claims.times import dates, measures
from legation.claims.times.dates import Found
from legation.claims.times.forms import (
    Calendar,
    Clock,
    Day,
    Eve,
    Feast,
    PartName,
    Period,
    Season,
    Shift,
    Told,
    Unit,
    Weekday,
    WeekOf,
)
from legation.claims.times.words import Tokens, Words

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
    of = end + (t.low(end) == "," or t.low(end) in w.glue["genitive"])
    weeks = _WEEKS.get(w.shifts.get(t.low(of)))
    if weeks is not None and w.units.get(t.low(of + 1)) is Unit.WEEK:
        return Weekday(day=number, weeks=weeks), of + 2
    return Weekday(day=number), end


_TIMES_OF_DAY = (PartName.EARLY, PartName.LATE, PartName.EARLIER, PartName.LATER)
_WEEKS: dict[Shift | None, int] = {Shift.LAST: -1, Shift.THIS: 0, Shift.NEXT: 1}


def named_day(t: Tokens, i: int, w: Words) -> Found:
    """Today · earlier today · tomorrow morning · this evening · last night · that afternoon."""
    if t.low(i) in w.glue["in"] and t.low(i + 1) in w.glue["the"]:
        # "In the evening Boric will fly on", and no "Evening Standard".
        name = t[i + 2].text.islower() and t[i + 3].text[:1].isupper()
        named = t.low(i + 2) in w.cues["part_of_day"] and (_ends(t, i + 3, w) or name)
        return (Clock(), i + 3) if named else None
    start = i
    while w.parts.get(t.low(start)) in _TIMES_OF_DAY:
        start += 1
        start += t.low(start) in w.glue["on"]
    low, behind = t.low(start), t.low(start + 1)
    if start == i and w.shifts.get(low) is Shift.THAT and low not in w.glue["the"]:
        # "By that time", "on that date".
        time = behind in w.glue["time"] and t.low(i - 1) in w.glue["up_to"]
        if (time or behind in w.glue["date"]) and _ends(t, start + 2, w):
            return Told(), start + 2
    if low in w.days:
        return Day(w.days[low]), start + 1 + (behind in w.glue["dayparts"])
    if low in w.glue["the"]:
        fixed = measures.day_beside(t, start, w)
        if fixed:
            return fixed
    if start == i and low in w.glue["the"] and behind in w.glue["day"]:
        closed = t.low(i - 1) in w.glue["closing"] and t.low(start + 2) not in w.glue["counting"]
        whole = t.low(i - 1) in w.glue["whole_day"] and _ends(t, start + 2, w)
        if closed or whole:
            return Period(Unit.DAY, Shift.THIS), start + 2
    if low in w.glue["the"] and behind in w.glue["dayparts"] and measures.loose(t, start + 3, w):
        near = {"before": Shift.PREVIOUS, "after": Shift.FOLLOWING}
        for key, told in near.items():
            if t.low(start + 2) in w.glue[key]:
                return Period(Unit.DAY, told), start + 3
    start += low in w.glue["the"]
    shift = w.shifts.get(t.low(start))
    if shift is None or t.low(start + 1) not in w.glue["dayparts"]:
        return None
    if shift is Shift.THIS:
        return Day(0), start + 2
    if shift is Shift.LAST:
        return Day(-1), start + 2
    if shift is Shift.NEXT:
        shift = Shift.FOLLOWING
    return (Period(Unit.DAY, shift), start + 2) if shift in _TOLD else None


def _ends(t: Tokens, i: int, w: Words) -> bool:
    return t.low(i) in ("", "\n") or t.low(i) in w.cues["loose"]


_TOLD = (Shift.THAT, Shift.FOLLOWING, Shift.PREVIOUS)


def period(t: Tokens, i: int, w: Words) -> Found:
    """Last year · next month · the following week · that same day · the weekend."""
    article = t.low(i) in w.glue["the"]
    start = i + article
    if article and t.low(start) in w.glue["whole"] and w.units.get(t.low(start + 1)) is Unit.YEAR:
        return Period(Unit.YEAR, Shift.THAT), start + 2
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


def beyond(t: Tokens, i: int, w: Words) -> Found:
    """The week after next · the month before last · the year before."""
    unit = w.units.get(t.low(i + 1))
    if t.low(i) not in w.glue["the"] or unit not in INNER or unit is Unit.DAY:
        return None
    if w.shifts.get(t.low(i + 2)) is Shift.PREVIOUS and measures.loose(t, i + 3, w):
        return Period(unit, Shift.PREVIOUS), i + 3
    after = t.low(i + 2) in w.glue["after"]
    if not after and t.low(i + 2) not in w.glue["before"]:
        return None
    if w.shifts.get(t.low(i + 3)) is (Shift.NEXT if after else Shift.LAST):
        return Period(unit, Shift.NEXT if after else Shift.LAST, further=True), i + 4
    if not measures.loose(t, i + 3, w):
        return None
    return Period(unit, Shift.FOLLOWING if after else Shift.PREVIOUS), i + 3


def unit_at_hand(t: Tokens, i: int, w: Words) -> Found:
    """The year, the month: only behind a word such as "the end of"."""
    start = i + (t.low(i) in w.glue["the"])
    unit = w.units.get(t.low(start))
    plain = unit in INNER and not t.low(start).endswith("s") and (start > i or unit is Unit.YEAR)
    if unit is None or not plain or unit is Unit.WEEKEND:
        return None
    return Period(unit, Shift.THIS), start + 1


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
    told, end = dates.year_behind(t, start + 1, w)
    if told:
        return Season(code=code, year=told), end
    shifted = dates.year_shift(t, start + 1 + (t.low(start + 1) in w.glue["genitive"]), w)
    if shifted:
        return Season(code=code, years=shifted[0]), shifted[1]
    before = t.low(i - 1)
    if before in w.glue["the"]:
        before = t.low(i - 2)
    cued = (before in w.cues["season"] or before in w.parts) and t.low(start + 1) not in w.glue[
        "genitive"
    ]
    if before == "for" and t.low(start + 1) == "in":
        return None  # "blamed the embargo for the fall in trade"
    return (Season(code=code), start + 1) if cued else None


def any_month(t: Tokens, i: int, w: Words) -> Found:
    named = dates.month(t, i, w)
    return (Calendar(month=named[0]), named[1]) if named else None


def named_week(t: Tokens, i: int, w: Words) -> Found:
    """The week of May 27 · the week beginning Monday."""
    start = i + (t.low(i) in w.glue["the"])
    if start == i and t.low(i - 1) in (*w.glue["a"], *w.numbers):
        return None
    if w.units.get(t.low(start)) is not Unit.WEEK or t.low(start + 1) not in w.glue["beginning"]:
        return None
    found = longest(t, start + 2, w, (dates.dated, weekday))
    return (WeekOf(found[0]), found[1]) if found else None


def holiday(t: Tokens, i: int, w: Words) -> Found:
    """New Year's Day · Christmas Eve 2024 · Good Friday · last Christmas."""
    shift = w.shifts.get(t.low(i))
    if shift in (Shift.LAST, Shift.THIS, Shift.NEXT):
        found = _holiday(t, i + 1, w)
        return (replace(found[0], shift=shift), found[1]) if found else None
    return _holiday(t, i, w)


def _holiday(t: Tokens, i: int, w: Words) -> tuple[Calendar | Feast, int] | None:
    if not t[i].text[:1].isupper():
        return None
    named = [(_name_end(t, i, name, w), day) for name, day in w.holidays.get(t.low(i), ())]
    end, form = max(named, key=lambda found: found[0], default=(i, None))
    if form is None or end == i:
        return None
    # The "Good Friday Agreement" and "Easter Island" are no days.
    if isinstance(form, Feast) and t[end].text.isalpha() and t[end].text[:1].isupper():
        return None
    told, end = dates.year_behind(t, end, w)
    return (replace(form, year=told), end)


def _name_end(t: Tokens, i: int, name: tuple[str, ...], w: Words) -> int:
    """The index behind a holiday's name; `i` itself where another word stands there."""
    if any(t.low(i + k).replace("’", "'") != word for k, word in enumerate(name)):
        return i
    alone = len(name) == 1 and t.low(i - 1) not in w.cues["holiday"]
    return i if alone else i + len(name)


def eve(t: Tokens, i: int, w: Words) -> Found:
    """The eve of May 29."""
    start = i + (t.low(i) in w.glue["the"])
    if t.low(start) not in w.glue["eve"] or t.low(start + 1) not in w.glue["genitive"]:
        return None
    found = longest(t, start + 2, w, (dates.dated, weekday))
    return (Eve(found[0]), found[1]) if found else None
