"""Dates, months and years by name and number: the part of the grammar that needs no arithmetic."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeAlias

from legation.claims.times.forms import Calendar, Form, Shift, Span
from legation.claims.times.words import Tokens, Words

Found: TypeAlias = tuple[Form, int] | None
"""A form with the index of the token behind it."""

_DAY = re.compile(r"(\d{1,2})(st|nd|rd|th)?")
_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR = re.compile(r"[12]\d{3}")


def month(t: Tokens, i: int, w: Words) -> tuple[int, int] | None:
    """A month's number and the index behind its name and full stop."""
    number = w.months.get(t.low(i))
    if number is None or not t[i].text[0].isupper():
        return None
    # "Oct." takes its full stop along only where a number follows: it may end the sentence.
    dotted = t.low(i + 1) == "." and len(t.low(i)) < 5 and t.low(i + 2)[:1].isdigit()
    return number, i + 1 + dotted


def day(t: Tokens, i: int) -> int | None:
    found = _DAY.fullmatch(t.low(i))
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None


def year(t: Tokens, i: int) -> int | None:
    return int(t.low(i)) if _YEAR.fullmatch(t.low(i)) else None


def weekday_name(t: Tokens, i: int, w: Words) -> tuple[int, int] | None:
    """A weekday's ISO number and the index behind it; short only before a date or after "on"."""
    low = t.low(i)
    if not t[i].text[:1].isupper():
        return None
    if low in w.weekdays:
        return None if t.low(i - 1) in w.cues["names"] else (w.weekdays[low], i + 1)
    if low not in w.short_weekdays:
        return None
    end = i + 1 + (t.low(i + 1) == ".")
    dated = month_day(t, end + (t.low(end) in (",", "(")), w) is not None
    alone = t.low(i - 1) in w.glue["on"] and not t[end].text[:1].isupper()
    return (w.short_weekdays[low], end) if dated or alone else None


def numeric(t: Tokens, i: int) -> Found:
    """2024-05-29, 29.05.2024, 05/29/2024 (month first unless it cannot be)."""
    token = t.low(i)
    if len(token) >= 10 and token[4] in "-/.":
        return _checked(int(token[:4]), int(token[5:7]), int(token[8:10]), i + 1)
    found = _NUMERIC.fullmatch(token)
    if found is None or (found[2] == "." and len(found[4]) == 2):
        return None
    one, two, last = int(found[1]), int(found[3]), int(found[4])
    if last < 100:
        last += 2000 if last < 70 else 1900
    if found[2] == "." or one > 12:
        return _checked(last, two, one, i + 1)
    form = Calendar(year=last, month=one, day=two, swappable=two <= 12 and one != two)
    return (form, i + 1) if _exists(last, one, two) else None


def _checked(y: int, m: int, d: int, end: int) -> Found:
    return (Calendar(year=y, month=m, day=d), end) if _exists(y, m, d) else None


def _exists(y: int | None, m: int, d: int) -> bool:
    """Whether the day is in the calendar; 29 February is where no year is told."""
    try:
        date(y or 2000, m, d)
    except ValueError:
        return False
    return True


def month_day(t: Tokens, i: int, w: Words) -> Found:
    """May 29 · 29 May · 29th of May · May 26-27 · May 10 and 11, with the year if it follows."""
    if t.low(i) in w.glue["the"] and day(t, i + 1) and not t.low(i + 1).isdigit():
        i += 1
    named = month(t, i, w)
    if named:
        number, end = named
        first = day(t, end)
        if first is None or _counts(t, end + 1):
            return None
        last, end = _more_days(t, end + 1, first, w)
    else:
        first = day(t, i)
        if first is None:
            return None
        gap = t.low(i - 1) in w.glue["between"]
        last, end = _more_days(t, i + 1, first, w, gap=gap)
        end += t.low(end) in w.glue["genitive"]
        named = month(t, end, w)
        if named is None:
            return None
        number, end = named
    told, end = year_behind(t, end, w)
    if not (_exists(told, number, first) and _exists(told, number, last)):
        return None
    begin = Calendar(year=told, month=number, day=first)
    if last == first:
        return begin, end
    return Span(begin, Calendar(year=told, month=number, day=last)), end


def _counts(t: Tokens, i: int) -> bool:
    """Whether the number before goes on ("May 10%", "May 4:3"), unlike the day of "May 4: …"."""
    return t.low(i) in ("%", "°") or (t.low(i) == ":" and t.low(i + 1).isdigit())


def _more_days(t: Tokens, i: int, first: int, w: Words, *, gap: bool = False) -> tuple[int, int]:
    """The last day of "26-27", "3 to 5", "10 and 11", "3, 4 and 5" and the index behind it.

    Days joined by "and" follow each other unless there may be a `gap` ("between 3 and 5").
    """
    last, end = first, i
    while True:
        mark = t.low(end)
        follows = (
            day(t, end + 1)
            if mark in w.glue["to"] or mark in w.glue["and"] or mark == ","
            else None
        )
        if follows is None or follows <= last or (month(t, end + 2, w) and named_before(t, i, w)):
            return last, end
        if not gap and mark not in w.glue["to"] and follows != last + 1:
            return last, end
        if mark == "," and t.low(end + 2) not in (*w.glue["and"], ","):
            return last, end
        last, end = follows, end + 2


def named_before(t: Tokens, i: int, w: Words) -> bool:
    """Whether a month's name stands before the day before `i` ("May 30-2 June")."""
    return t.low(i - 2).rstrip(".") in w.months or (
        t.low(i - 2) == "." and t.low(i - 3) in w.months
    )


def year_behind(t: Tokens, i: int, w: Words) -> tuple[int | None, int]:
    """The year told behind a date, and the index behind it; `i` itself where none is told."""
    skip = i + (t.low(i) == "," or t.low(i) in w.glue["of"])
    told = year(t, skip)
    if told:
        return told, skip + 1
    short = short_year(t, skip)
    return (short, skip + 2) if short else (None, i)


def short_year(t: Tokens, i: int) -> int | None:
    """'82, by two tokens that touch: of the last century from 30 on."""
    joined = t.low(i) in ("'", "’") and t[i].end == t[i + 1].start
    if not joined or not re.fullmatch(r"\d\d", t.low(i + 1)):
        return None
    told = int(t.low(i + 1))
    return told + (1900 if told >= 30 else 2000)


def dated(t: Tokens, i: int, w: Words) -> Found:
    """A day of a month, with its weekday before or its year told by "last year" behind."""
    shifted = t.low(i) in w.shifts
    named = weekday_name(t, i + shifted, w)
    if shifted and not named:
        return None
    start = i
    if named:
        start = named[1]
        start += t.low(start) in w.glue["dayparts"]
        start += t.low(start) in (",", "(")
        start += t.low(start) in w.glue["on"]
    found = numeric(t, start) or month_day(t, start, w)
    if found is None:
        return None
    form, end = found
    behind = None if named else _weekday_behind(t, end, w)
    if behind and isinstance(form, Calendar) and _fits(form, behind[0]):
        return Calendar(year=form.year, month=form.month, day=form.day, weekday=behind[0]), behind[
            1
        ]
    if named:
        if not isinstance(form, Calendar) or not _fits(form, named[0]):
            return None
        form = Calendar(year=form.year, month=form.month, day=form.day, weekday=named[0])
        end += t.low(start - 1) == "(" and t.low(end) == ")"
    return _with_year_shift(t, form, end, w)


def _weekday_behind(t: Tokens, i: int, w: Words) -> tuple[int, int] | None:
    """The weekday of "May 3 (Tue)" with the index behind the bracket."""
    if t.low(i) != "(" or not t[i + 1].text[:1].isupper():
        return None
    number = w.weekdays.get(t.low(i + 1)) or w.short_weekdays.get(t.low(i + 1))
    close = i + 2 + (t.low(i + 2) == ".")
    return (number, close + 1) if number and t.low(close) == ")" else None


def _fits(form: Calendar, weekday: int) -> bool:
    if not (form.year and form.month and form.day):
        return True
    return date(form.year, form.month, form.day).isoweekday() == weekday


def _with_year_shift(t: Tokens, form: Form, end: int, w: Words) -> Found:
    """May 5 last year · March of next year."""
    if not isinstance(form, Calendar) or form.year:
        return form, end
    shifted = year_shift(t, end + (t.low(end) == "," or t.low(end) in w.glue["genitive"]), w)
    if shifted is None:
        return form, end
    return Calendar(
        month=form.month, day=form.day, weekday=form.weekday, years=shifted[0]
    ), shifted[1]


def year_shift(t: Tokens, i: int, w: Words) -> tuple[int, int] | None:
    """Last year: -1 · this year: 0 · next year: 1, with the index behind."""
    counted = {Shift.LAST: -1, Shift.THIS: 0, Shift.NEXT: 1}
    shift = w.shifts.get(t.low(i))
    if shift not in counted or t.low(i + 1) not in w.glue["year"]:
        return None
    return counted[shift], i + 2


_FROM_TOLD = {Shift.PREVIOUS: -1, Shift.THAT: 0, Shift.FOLLOWING: 1}


def _leaning_year(t: Tokens, i: int, w: Words) -> tuple[int, int] | None:
    """(July of) the following year · that year · the same year, in years from the one told."""
    start = i + (t.low(i) in w.glue["the"])
    shift = w.shifts.get(t.low(start))
    if shift not in _FROM_TOLD or t.low(start + 1) not in w.glue["year"]:
        return None
    return _FROM_TOLD[shift], start + 2


def month_year(t: Tokens, i: int, w: Words) -> Found:
    """October 2018 · March last year · last August · in May, where it cannot be a person's name."""
    start = i + (t.low(i) in w.glue["the"] and t.low(i + 1) in w.shifts)
    shift = w.shifts.get(t.low(start))
    named = month(t, start + (shift is not None), w)
    if named is None:
        return None
    number, end = named
    if shift:
        return Calendar(month=number, shift=shift), end
    told, after = year_behind(t, end + (t.low(end) == "." and year(t, end + 1) is not None), w)
    if told:
        return Calendar(year=told, month=number), after
    of = end + (t.low(end) in w.glue["genitive"])
    shifted = year_shift(t, of, w)
    if shifted:
        return Calendar(month=number, years=shifted[0]), shifted[1]
    leaning = _leaning_year(t, of, w)
    if leaning:
        return Calendar(month=number, from_told=leaning[0]), leaning[1]
    # "between April and June": the year behind the second month is the first one's too.
    if t.low(end) in w.glue["and"]:
        other = month(t, end + 1, w)
        shared = year_behind(t, other[1], w)[0] if other else None
        if shared and other and other[0] > number:
            return Calendar(year=shared, month=number), end
    return (Calendar(month=number), end) if _stands_as_month(t, i, end, w) else None


def _stands_as_month(t: Tokens, i: int, end: int, w: Words) -> bool:
    """Whether a bare month is no name or verb: some need a word of time before them."""
    before, behind = t[i - 1], t[end]
    if before.low in w.cues["month"] or (before.low in ("-", "/") and t.low(i - 2) in w.parts):
        return True
    if before.low in w.glue["and"] and t.low(i - 2) in w.months:
        return True
    if t.low(i) in w.cues["bare_never"]:
        return False
    named = before.text[:1].isupper() and before.low not in w.weekdays
    return not named and not (t.low(i) in w.cues["first_names"] and behind.text[:1].isupper())


def day_of_month(t: Tokens, i: int, w: Words) -> Found:
    """On the 27th · the 13th and 14th, where no noun follows that they could count."""
    if t.low(i) not in w.glue["the"] or t.low(i - 1) not in w.cues["day"]:
        return None
    first = day(t, i + 1)
    if first is None or t.low(i + 1).isdigit():
        return None
    last, end = _more_days(t, i + 2, first, w)
    if t[end].text and t.low(end) != "\n" and t.low(end) not in w.cues["loose"]:
        return None
    begin = Calendar(day=first)
    return (begin if last == first else Span(begin, Calendar(day=last))), end
