"""Counted times: two weeks ago, in the coming days, the day before, for three days, every year."""

from __future__ import annotations

from legation.claims.times.dates import Found
from legation.claims.times.forms import (
    About,
    Away,
    Day,
    Duration,
    Horizon,
    Offset,
    Period,
    Shift,
    Unit,
)
from legation.claims.times.words import Tokens, Words

SHORT = (Unit.HOUR, Unit.MINUTE)
MULTIPLES = {
    Unit.FORTNIGHT: (Unit.WEEK, 2),
    Unit.QUARTER: (Unit.MONTH, 3),
    Unit.HALF: (Unit.MONTH, 6),
    Unit.DECADE: (Unit.YEAR, 10),
    Unit.CENTURY: (Unit.YEAR, 100),
}


def counted(t: Tokens, i: int, w: Words) -> tuple[int | None, Unit, int] | None:
    """A number and its unit with the index behind: "three days", "a couple of weeks"."""
    found = _number(t, i, w)
    if found is None:
        return None
    count, end = found
    end += t.low(end) in w.glue["dash"]
    # "Two and a half years", "a year and a half" and "half a year" are counted in months.
    half = t.low(i) in w.glue["half"] or _and_a_half(t, end, w)
    end += 3 * _and_a_half(t, end, w)
    unit = w.units.get(t.low(end))
    if unit is None or unit is Unit.WEEKEND:
        return None
    end += 1
    half = half or _and_a_half(t, end, w)
    end += 3 * _and_a_half(t, end, w)
    whole, times = MULTIPLES.get(unit, (unit, 1))
    if count is None or (half and whole is not Unit.YEAR):
        return None, whole, end
    if half:
        return (count * 12 + 6) * times, Unit.MONTH, end
    return count * times, whole, end


def _number(t: Tokens, i: int, w: Words) -> tuple[int | None, int] | None:
    low = t.low(i)
    start = i + (low in w.glue["a"] and t.low(i + 1) in (*w.glue["few"], *w.glue["couple"]))
    if t.low(start) in w.glue["couple"]:
        return 2, start + 1 + (t.low(start + 1) in w.glue["genitive"])
    if t.low(start) in w.glue["few"]:
        return None, start + 1
    if low in w.glue["half"] and t.low(i + 1) in w.glue["a"]:
        return 0, i + 2
    if low.isdecimal() and len(low) < 4:
        return int(low), i + 1
    if low not in w.numbers:
        return None
    count = w.numbers[low]
    if count >= 20 and t.low(i + 1) in w.glue["dash"] and 0 < w.numbers.get(t.low(i + 2), 0) < 10:
        return count + w.numbers[t.low(i + 2)], i + 3
    return count, i + 1


def _and_a_half(t: Tokens, i: int, w: Words) -> bool:
    """Whether "and a half" stands at `i`: such a time is too odd to be counted."""
    return t.low(i) in w.glue["and"] and t.low(i + 2) in w.glue["half"]


def ago(t: Tokens, i: int, w: Words) -> Found:
    """Three days ago · nearly a year ago · two days later · a week earlier · ten days from now."""
    start = i
    if t.low(i) in w.glue["more"] and t.low(i + 1) in w.glue["than"]:
        start = i + 2
    elif t.low(i) in w.glue["about"]:
        start = i + 1
    measured = counted(t, start, w)
    if measured is None or measured[1] in SHORT:
        return None
    count, unit, end = measured
    if t.low(end) in w.glue["ago"]:
        form = Offset(count=count, unit=unit, sign=-1)
        at_hand = _at_hand(t, end + 1, w)
        if at_hand and count and start == i:
            return Away(-count, unit, at_hand[0]), at_hand[1]
    elif t.low(end) in w.glue["from_now"] and t.low(end + 1) in w.glue["now"]:
        form, end = Offset(count=count, unit=unit, sign=1), end + 1
    elif t.low(end) in (*w.glue["before"], *w.glue["after"]) and loose(t, end + 1, w):
        sign = 1 if t.low(end) in w.glue["after"] else -1
        form = Offset(count=count, unit=unit, sign=sign, from_reference=True)
    else:
        return None
    return (About(form) if start > i else form), end + 1


def _at_hand(t: Tokens, i: int, w: Words) -> Found:
    """(A year ago) today · this week · next month."""
    if w.days.get(t.low(i)) == 0:
        return Day(0), i + 1
    unit, shift = w.units.get(t.low(i + 1)), w.shifts.get(t.low(i))
    if shift not in (Shift.LAST, Shift.THIS, Shift.NEXT) or unit not in (Unit.WEEK, Unit.MONTH):
        return None
    return Period(unit, shift), i + 2


def loose(t: Tokens, i: int, w: Words) -> bool:
    """Whether nothing follows that "after" or "before" would govern ("a day after he left")."""
    opened = t.low(i - 1) in w.glue["adverbs"]
    return t.low(i) in ("", "\n", *_STOPS) or (opened and t.low(i) not in w.glue["than"])


_STOPS = (
    ".", ",", ";", ":", ")", "!", "?", '"', "”", "-", "–", "—", "in", "at", "and", "but",
    "with", "for", "from", "by", "when", "while", "where", "because",
)  # fmt: skip


def day_beside(t: Tokens, i: int, w: Words) -> Found:
    """The day before · the day after · the day before yesterday · the day after tomorrow."""
    if w.units.get(t.low(i + 1)) is not Unit.DAY:
        return None
    low = t.low(i + 2)
    sign = 1 if low in w.glue["after"] else -1 if low in w.glue["before"] else 0
    if not sign:
        return None
    if w.days.get(t.low(i + 3)) == sign:
        return Offset(count=2, unit=Unit.DAY, sign=sign), i + 4
    behind = t[i + 4]
    that = t.low(i + 3) == "that" and (behind.low in w.cues["loose"] or not behind.text.islower())
    if not that and not loose(t, i + 3, w):
        return None
    return Offset(count=1, unit=Unit.DAY, sign=sign, from_reference=True), i + 3 + that


def horizon(t: Tokens, i: int, w: Words) -> Found:
    """(In) the coming days · the next two weeks · the past year · recent months · within a week."""
    if t.low(i) in w.glue["within"]:
        measured = _in_days(counted(t, i + 1, w))
        if measured is None or t.low(measured[2]) in w.glue["measuring"]:
            return None
        return Horizon(count=measured[0], unit=measured[1], sign=1), measured[2]
    if t.low(i) in w.glue["recent"]:
        unit = _several(t, i + 1, w)
        return (Horizon(count=None, unit=unit, sign=-1), i + 2) if unit else None
    article = t.low(i) in w.glue["the"]
    start = i + article
    if article and t.low(start + 1) in w.glue["ahead"]:
        unit = _several(t, start, w)
        return (Horizon(count=None, unit=unit, sign=1), start + 2) if unit else None
    sign = _SIDES.get(w.shifts.get(t.low(start)))
    if sign is None:
        return None
    measured = _in_days(counted(t, start + 1, w))
    if measured:
        count, unit, end = measured
        return Horizon(count=count, unit=unit, sign=sign), end
    unit = _several(t, start + 1, w)
    if unit:
        return Horizon(count=None, unit=unit, sign=sign), start + 2
    alone = w.units.get(t.low(start + 1))
    rolling = t.low(start) in w.glue["rolling"] or t.low(i - 1) in w.cues["rolling"]
    if alone is None or not article or not (rolling or alone is Unit.DECADE):
        return None
    whole, times = MULTIPLES.get(alone, (alone, 1))
    if whole not in _RUNNING or alone is Unit.QUARTER:
        return None
    return Horizon(count=times, unit=whole, sign=sign), start + 2


_RUNNING = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)


def _several(t: Tokens, i: int, w: Words) -> Unit | None:
    """The unit of "days" or "weeks", told in the plural and without a number."""
    unit = w.units.get(t.low(i))
    return unit if unit in _RUNNING and t.low(i).endswith("s") else None


def _in_days(measured: tuple[int | None, Unit, int] | None) -> tuple[int | None, Unit, int] | None:
    """The measure with hours made up to days; None where it is finer than hours."""
    if measured is None or measured[1] in _RUNNING:
        return measured
    count, unit, end = measured
    if unit is not Unit.HOUR or count is None:
        return None
    return -(-count // 24), Unit.DAY, end


_SIDES: dict[Shift | None, int] = {Shift.LAST: -1, Shift.NEXT: 1, Shift.COMING: 1}


def ahead(t: Tokens, i: int, w: Words) -> Found:
    """In three days · in two weeks' time; not in "the first in three years", "twice in a week"."""
    often = t.low(i - 1) in w.glue["time"] or t.low(i - 1) in w.glue["times"]
    if often or t.low(i) not in w.glue["in"]:
        return None
    about = t.low(i + 1) in w.glue["about"]
    measured = counted(t, i + 1 + about, w)
    if measured is None or measured[1] in SHORT:
        return None
    count, unit, end = measured
    timed = end + (t.low(end) in w.glue["possessive"])
    sure = timed > end and t.low(timed) in w.glue["time"]
    # "The first visit by a minister of theirs in three years" may be long.
    reach = _LONG_REACH if unit is Unit.YEAR else _SHORT_REACH
    for k in range(i - 1, i - reach, -1):
        if t.low(k) in (".", ";", "\n", ""):
            break
        if t.low(k) in w.cues["measured"] and not sure:
            return None
    form = Offset(count=count, unit=unit, sign=1, inward=True)
    return (About(form) if about else form), (timed + 1 if sure else end)


_SHORT_REACH, _LONG_REACH = 8, 24


def duration(t: Tokens, i: int, w: Words) -> Found:
    """For three days · a two-day visit · two days of talks · for about an hour · week-long."""
    start = i
    if t.low(start) in w.glue["for"]:
        start += 1
        if t.low(start) in w.glue["more"] and t.low(start + 1) in w.glue["than"]:
            start += 2
        start += t.low(start) in w.glue["about"]
    measured = counted(t, start, w)
    if measured is None:
        unit = w.units.get(t.low(i))
        if unit and t.low(i + 1) in w.glue["dash"] and t.low(i + 2) in w.glue["long"]:
            return Duration(_days(1, unit)), i + 3
        return None
    count, unit, end = measured
    if t.low(end) in w.glue["dash"] and t.low(end + 1) in w.glue["long"]:
        end += 2
    elif start == i and t.low(end) in w.glue["possessive"]:
        return Duration(_days(count, unit)), end + 1
    # "a day" says how long only where something shows it ("of talks", "after they met").
    apart = t.low(end) in (*w.glue["after"], *w.glue["before"])
    shown = t.low(end) in w.glue["genitive"] or (apart and t.low(end + 1) in w.glue["somebody"])
    if t.low(start) in w.glue["a"] and count == 1 and start == i and not shown:
        return None
    return Duration(_days(count, unit)), end


def _days(count: int | None, unit: Unit) -> int | None:
    if count is None or unit not in (Unit.DAY, Unit.WEEK):
        return None
    return count * (7 if unit is Unit.WEEK else 1)


RULES = (ago, horizon, ahead, duration)
