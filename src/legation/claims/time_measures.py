"""Counted times: two weeks ago, in the coming days, the day before, for three days, every year."""

from __future__ import annotations

from legation.claims.time_dates import Found
from legation.claims.time_forms import About, Duration, Frequency, Horizon, Offset, Shift, Unit
from legation.claims.time_words import Tokens, Words

_CADENCES = {
    Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.YEAR: "Y", Unit.WEEKEND: "W",
}  # fmt: skip
_MULTIPLES = {
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
    unit = w.units.get(t.low(end))
    if unit is None or unit is Unit.WEEKEND:
        return None
    whole, times = _MULTIPLES.get(unit, (unit, 1))
    return (None if count is None else count * times), whole, end + 1


def _number(t: Tokens, i: int, w: Words) -> tuple[int | None, int] | None:
    low = t.low(i)
    start = i + (low == "a" and t.low(i + 1) in (*w.glue["few"], *w.glue["couple"]))
    if t.low(start) in w.glue["couple"]:
        return 2, start + 1 + (t.low(start + 1) == "of")
    if t.low(start) in w.glue["few"]:
        return None, start + 1
    if low in w.glue["half"] and t.low(i + 1) in ("a", "an"):
        return None, i + 2
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
    if measured is None or measured[1] is Unit.HOUR:
        return None
    count, unit, end = measured
    if t.low(end) in w.glue["ago"]:
        form = Offset(count=count, unit=unit, sign=-1)
    elif t.low(end) == "from" and t.low(end + 1) in w.glue["now"]:
        form, end = Offset(count=count, unit=unit, sign=1), end + 1
    elif t.low(end) in (*w.glue["before"], *w.glue["after"]) and _loose(t, end + 1, w):
        sign = 1 if t.low(end) in w.glue["after"] else -1
        form = Offset(count=count, unit=unit, sign=sign, from_reference=True)
    else:
        return None
    return (About(form) if start > i else form), end + 1


def _loose(t: Tokens, i: int, w: Words) -> bool:
    """Whether nothing follows that "after" or "before" would govern ("a day after he left")."""
    opened = t.low(i - 1) in ("later", "earlier")
    return t.low(i) in ("", "\n", *_STOPS) or (opened and t.low(i) != "than")


_STOPS = (".", ",", ";", ":", ")", "!", "?", '"', "”", "-", "–", "—", "in", "at", "and", "but")


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
    if not _loose(t, i + 3, w):
        return None
    return Offset(count=1, unit=Unit.DAY, sign=sign, from_reference=True), i + 3


def horizon(t: Tokens, i: int, w: Words) -> Found:
    """(In) the coming days · the next two weeks · the past year · recent months · within a week."""
    if t.low(i) in w.glue["within"]:
        measured = counted(t, i + 1, w)
        if measured is None or measured[1] is Unit.HOUR or _loose_after(t, measured[2]):
            return None
        return Horizon(count=measured[0], unit=measured[1], sign=1), measured[2]
    if t.low(i) in w.glue["recent"] and t.low(i + 1) in w.units:
        unit = w.units[t.low(i + 1)]
        return (Horizon(count=None, unit=unit, sign=-1), i + 2) if unit in _CADENCES else None
    start = i + (t.low(i) in w.glue["the"])
    shift = w.shifts.get(t.low(start))
    if shift not in _SIDES:
        return None
    sign = _SIDES[shift]
    measured = counted(t, start + 1, w)
    if measured:
        count, unit, end = measured
        return (Horizon(count=count, unit=unit, sign=sign), end) if unit in _CADENCES else None
    alone = w.units.get(t.low(start + 1))
    if alone is Unit.DECADE:
        return (Horizon(count=10, unit=Unit.YEAR, sign=sign), start + 2) if start > i else None
    if alone is None or alone not in _CADENCES or alone is Unit.WEEKEND:
        return None
    if t.low(start + 1).endswith("s"):
        return Horizon(count=None, unit=alone, sign=sign), start + 2
    rolling = start > i and t.low(start) in w.glue["rolling"]
    return (Horizon(count=1, unit=alone, sign=sign), start + 2) if rolling else None


_SIDES: dict[Shift | None, int] = {Shift.LAST: -1, Shift.NEXT: 1, Shift.COMING: 1}


def _loose_after(t: Tokens, i: int) -> bool:
    """Whether the time runs from something told behind it ("within a week of the vote")."""
    return t.low(i) in ("of", "after")


def ahead(t: Tokens, i: int, w: Words) -> Found:
    """In three days · in two weeks' time; not in "the first in three years"."""
    if t.low(i) not in w.glue["in"]:
        return None
    about = t.low(i + 1) in w.glue["about"]
    measured = counted(t, i + 1 + about, w)
    if measured is None or measured[1] is Unit.HOUR or _and_a_half(t, measured[2], w):
        return None
    count, unit, end = measured
    timed = end + (t.low(end) in ("'", "’", "'s", "’s"))
    sure = timed > end and t.low(timed) in w.glue["time"]
    for k in range(i - 1, i - 8, -1):
        if t.low(k) in (".", ";", "\n", ""):
            break
        if t.low(k) in w.cues["measured"] and not sure:
            return None
    form = Offset(count=count, unit=unit, sign=1, inward=True)
    return (About(form) if about else form), (timed + 1 if sure else end)


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
    if _and_a_half(t, end, w):
        return Duration(None), end + 3
    if t.low(end) in w.glue["dash"] and t.low(end + 1) in w.glue["long"]:
        end += 2
    # "a day" says how long only where something shows it.
    if t.low(start) in ("a", "an") and count == 1 and start == i and t.low(end) != "of":
        return None
    return Duration(_days(count, unit)), end


def _days(count: int | None, unit: Unit) -> int | None:
    if count is None or unit not in (Unit.DAY, Unit.WEEK):
        return None
    return count * (7 if unit is Unit.WEEK else 1)


def frequency(t: Tokens, i: int, w: Words) -> Found:
    """Annual · every year · every other month · once a year · twice a week · every Monday."""
    low = t.low(i)
    if low in w.frequencies:
        return Frequency(w.frequencies[low]), i + 1
    if low in w.glue["each"]:
        return _every(t, i + 1, w)
    count = w.times_per.get(low)
    end = i + 1
    if count is None and low in w.numbers and t.low(i + 1) in w.glue["times"]:
        count, end = w.numbers[low], i + 2
    if count is None or t.low(end) not in w.glue["per"]:
        return None
    if t.low(end) in w.glue["each"]:
        found = _every(t, end + 1, w)
        return found if count == 1 else None
    unit = w.units.get(t.low(end + 1))
    cadence = _split(count, unit) if unit else None
    return (Frequency(cadence), end + 2) if cadence else None


def _every(t: Tokens, i: int, w: Words) -> Found:
    if t.low(i) in w.weekdays:
        return Frequency("P1W"), i + 1
    if t.low(i) in w.seasons or (t.low(i) in w.months and t[i].text[:1].isupper()):
        return Frequency("P1Y"), i + 1
    count, end = 1, i
    if t.low(i) in w.glue["other"]:
        count, end = 2, i + 1
    elif t.low(i) in w.numbers or t.low(i).isdecimal():
        measured = counted(t, i, w)
        if measured and measured[0] and measured[1] in _CADENCES:
            return Frequency(f"P{measured[0]}{_CADENCES[measured[1]]}"), measured[2]
        return None
    unit = w.units.get(t.low(end))
    if unit is None:
        return None
    whole, times = _MULTIPLES.get(unit, (unit, 1))
    return (
        (Frequency(f"P{count * times}{_CADENCES[whole]}"), end + 1) if whole in _CADENCES else None
    )


def _split(count: int, unit: Unit) -> str | None:
    """The cadence of so many times a unit, where it comes out even."""
    if count == 1:
        return f"P1{_CADENCES[unit]}" if unit in _CADENCES else None
    smaller = {Unit.YEAR: (12, "M"), Unit.WEEK: (7, "D"), Unit.MONTH: (30, "D")}.get(unit)
    return f"P{max(1, round(smaller[0] / count))}{smaller[1]}" if smaller else None


RULES = (ago, horizon, ahead, duration, frequency)
