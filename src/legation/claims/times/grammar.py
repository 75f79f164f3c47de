"""Which words make a time expression: the longest reading at each token wins."""

from __future__ import annotations

from legation.claims.times import dates, measures, years
from legation.claims.times.cadences import frequency
from legation.claims.times.dates import Found
from legation.claims.times.famous import famous
from legation.claims.times.forms import (
    About,
    Away,
    Bound,
    Bounded,
    Calendar,
    Clock,
    Counterpart,
    Form,
    Part,
    PartName,
    Period,
    Shift,
    Span,
    Told,
    Unit,
)
from legation.claims.times.fractions import nth, part
from legation.claims.times.periods import (
    INNER,
    beyond,
    eve,
    holiday,
    longest,
    named_day,
    named_week,
    period,
    season,
    weekday,
)
from legation.claims.times.ranges import put_off, ranged
from legation.claims.times.words import Tokens, Words


def phrase(t: Tokens, i: int, w: Words) -> Found:
    """A whole time expression from token `i` on, with the bound or doubt before it."""
    return longest(t, i, w, _PHRASES)


def simple(t: Tokens, i: int, w: Words) -> Found:
    return longest(t, i, w, _SIMPLE)


def bounded(t: Tokens, i: int, w: Words) -> Found:
    """By, until, since, before or after a time; the bare time where the bound is no bound."""
    for length in (3, 2, 1):
        bound = w.bounds.get(tuple(t.low(i + k) for k in range(length)))
        if bound:
            break
    else:
        return None
    start = i + length
    if bound is Bound.SINCE and t.low(start) in w.glue["then"]:
        return Bounded(bound, Told(), length), start + 1
    if t.low(start) in w.glue["at"] and t.low(start + 1) in w.glue["least"]:
        start += 2
    found = longest(t, start, w, (approximate, clocked, simple, _year_is_out, measures.ago))
    if found is None:
        return None
    form, end = found
    if bound in (Bound.BEFORE, Bound.AFTER) and clock(t, start, w) and not isinstance(form, Clock):
        return form, end  # "shortly before midnight on Wednesday" is on Wednesday
    possessed = t.low(end) in w.glue["possessive"]
    named = t[end].text.isalpha() and t.low(end) not in w.cues["loose"] and bound is Bound.AFTER
    if possessed or named or (bound is Bound.UNTIL and put_off(t, i, w)):
        return None
    if bound is Bound.BEFORE and t.low(i - 1) in w.glue["not"]:
        return None
    return Bounded(bound, form, start - i), end


def _year_is_out(t: Tokens, i: int, w: Words) -> Found:
    """(before) the year is out."""
    if t.low(i) in w.glue["the"] and t.low(i + 2) in w.glue["is"] and t.low(i + 3) in w.glue["out"]:
        unit = w.units.get(t.low(i + 1))
        if unit in INNER:
            return Part(PartName.END, Period(unit, Shift.THIS)), i + 4
    return None


def approximate(t: Tokens, i: int, w: Words) -> Found:
    """Around May 29."""
    if t.low(i) not in w.glue["near_date"]:
        return None
    found = longest(t, i + 1, w, (ranged, simple))
    return (About(found[0]), found[1]) if found else None


def clocked(t: Tokens, i: int, w: Words) -> Found:
    """3 p.m. on Tuesday · Tuesday at 3 p.m.: the day."""
    end = stop = clock(t, i, w)
    if end is None or stop is None:
        day = longest(t, i, w, (dates.dated, weekday, named_day))
        if day is None or t.low(day[1]) not in w.glue["at"]:
            return None
        behind = clock(t, day[1] + 1, w)
        return (day[0], behind) if behind else None
    if t.low(stop) in w.glue["and"]:
        # "At 2:03 a.m. and 7:03 p.m. on Monday" are both on Monday.
        other = clocked(t, stop + 1, w)
        if other and not isinstance(other[0], Clock):
            return other[0], stop
    end += t.low(end) == ","
    end += t.low(end) in w.glue["on"]
    found = longest(t, end, w, (dates.dated, weekday, named_day, holiday))
    marked = t.low(stop - 1) in (*w.glue["clock"], *w.glue["zones"], *w.glue["time"], ")")
    return found or ((Clock(), stop) if marked and t.low(i)[:1].isdecimal() else None)


def clock(t: Tokens, i: int, w: Words) -> int | None:
    """The index behind a time of day with its zone."""
    if t.low(i) in w.glue["noon"]:
        end = i + 1
    else:
        if not t.low(i)[:1].isdigit():
            return None
        end = i + 1
        marked = t.low(end) in w.glue["clock"] or ":" in t.low(i) or t.low(end) in w.glue["zones"]
        if not marked:
            return None
        end += t.low(end) in w.glue["clock"]
    if t.low(end) in w.glue["zones"]:
        end += 1
    elif t.low(end) == "(":
        close = next((k for k in range(end + 1, end + 8) if t.low(k) == ")"), None)
        end = close + 1 if close else end
    elif t.low(end + 1) in w.glue["time"] and (
        t[end].text[:1].isupper() or t.low(end) in w.glue["local"]
    ):
        end += 2
    return end


_SIMPLE = (
    famous, part, dates.dated, weekday, named_day, period, beyond, season, nth, named_week, holiday,
    eve, dates.month_year, years.bare_year, years.decade, dates.day_of_month,
)  # fmt: skip


def counted_from(t: Tokens, i: int, w: Words) -> Found:
    """A week from Monday · two weeks from today · a week on Sunday."""
    measured = measures.counted(t, i, w)
    if measured is None or measured[0] is None:
        return None
    count, unit, end = measured
    on = unit is Unit.WEEK and t.low(end) in w.glue["on"] and t.low(i - 1) not in w.glue["for"]
    if not on and (t.low(end) not in w.glue["from_now"] or t.low(i - 1) in w.glue["lasting"]):
        return None  # "talks over three days from Monday"
    day = longest(t, end + 1, w, (dates.dated, weekday, named_day))
    if count is None or day is None or unit not in (Unit.DAY, Unit.WEEK, Unit.MONTH):
        return None
    # "Three days from 9 to 11 October" are those days.
    if isinstance(day[0], Span) or t.low(day[1]) in w.glue["to"]:
        return None
    return Away(count, unit, day[0]), day[1]


def week_on(t: Tokens, i: int, w: Words) -> Found:
    """Thursday week · tomorrow week: seven days on."""
    day = longest(t, i, w, (weekday, named_day))
    if day is None or w.units.get(t.low(day[1])) is not Unit.WEEK or t.low(day[1]) != "week":
        return None
    loose = t.low(day[1] + 1) in w.cues["loose"] or t.low(day[1] + 1) in ("", "\n")
    return (Away(1, Unit.WEEK, day[0]), day[1] + 1) if loose else None


def counterpart(t: Tokens, i: int, w: Words) -> Found:
    """The same period last year · the same month a year ago · this time last year."""
    if w.shifts.get(t.low(i)) is Shift.THIS and t.low(i + 1) in w.glue["time"]:
        years = dates.year_shift(t, i + 2, w)
        return (
            (Away(years[0], Unit.YEAR, Period(Unit.MONTH, Shift.THIS)), years[1]) if years else None
        )
    same = w.shifts.get(t.low(i + 1)) is Shift.THAT and t.low(i + 1) != "that"
    if t.low(i) not in w.glue["the"] or not same:
        return None
    unit = w.units.get(t.low(i + 2))
    if unit is None and t.low(i + 2) not in w.glue["stretch"]:
        return None
    end = i + 3 + (t.low(i + 3) in w.glue["of"])
    told = dates.year(t, end)
    if told:
        return Counterpart(told, unit), end + 1
    shifted = dates.year_shift(t, end, w)
    if shifted and shifted[0] == -1:
        return Counterpart(None, unit), shifted[1]
    measured = measures.counted(t, end, w)
    behind = (*w.glue["ago"], *w.glue["before"])
    if measured and measured[:2] == (1, Unit.YEAR) and t.low(measured[2]) in behind:
        return Counterpart(None, unit), measured[2] + 1
    other = longest(t, end, w, (period, beyond))
    if other and other[0] == Period(Unit.YEAR, Shift.PREVIOUS):
        return Counterpart(None, unit), other[1]
    return None


def continued(t: Tokens, i: int, w: Words, before: Form) -> Found:
    """The day in "May 10 and 15", which takes its month from the one before."""
    if t.low(i - 1) not in w.glue["and"]:
        return None
    day = dates.day(t, i)
    last = before.last if isinstance(before, Span) else before
    if day is None or not isinstance(last, Calendar):
        return None
    if last.day is None or last.month is None or day <= last.day:
        return None
    loose = t.low(i + 1) in w.cues["loose"] or t.low(i + 1) in ("", "\n")
    return (Calendar(year=last.year, month=last.month, day=day), i + 1) if loose else None


_PHRASES = (
    bounded, approximate, *measures.RULES, counted_from, week_on, counterpart, frequency, ranged,
    clocked, simple,
)  # fmt: skip
