"""Ranges: from A to B, A–B, A or B, and which verbs make something else of "to"."""

from __future__ import annotations

from legation.claims.times import dates, years
from legation.claims.times.dates import Found
from legation.claims.times.forms import Bounded, Calendar, Form, Part, Span, Weekday
from legation.claims.times.fractions import part
from legation.claims.times.periods import any_month, longest, named_day, weekday
from legation.claims.times.words import Tokens, Words

_ENDS = (
    part, dates.dated, weekday, named_day, dates.month_year, years.bare_year,
    dates.day_of_month, any_month,
)  # fmt: skip


def ranged(t: Tokens, i: int, w: Words) -> Found:
    """From A to B, between A and B, A–B, Sunday and Monday."""
    opened = t.low(i) in w.glue["from"]
    between = opened and t.low(i) in w.glue["between"]
    first = longest(t, i + opened, w, _ENDS)
    if first is None:
        return None
    form, end = first
    if opened and isinstance(form, Span):
        return form, end
    links = w.glue["and"] if between else w.glue["to"]
    if isinstance(form, Weekday) and not opened and t.low(end) == ",":
        return _listed_days(t, end, form, w)
    paired = isinstance(form, Weekday) and not opened and t.low(end) in w.glue["and"]
    if not opened and not paired and t.low(end) in w.glue["either"]:
        return _either(t, end, form, w)
    if t.low(end) not in links and not paired:
        return None
    if not between and t.low(i - (not opened)) in w.glue["from"] and put_off(t, i, w):
        return None
    last = longest(t, end + 1, w, _ENDS)
    if last is None:
        return _short_end(t, end, form, w) if between or opened else None
    other, stop = last
    if paired and not (isinstance(other, Weekday) and _next_day(form, other)):
        return None
    # "On Monday – Tuesday's round failed" is no range.
    if not opened and (type(form) is not type(other) or t.low(stop) in w.glue["possessive"]):
        return None
    if isinstance(form, Bounded) or isinstance(other, Bounded):
        return None
    return Span(_year_shared(form, other), other), stop


def _either(t: Tokens, end: int, first: Form, w: Words) -> Found:
    """March or April, late May or early June: the time that both span."""
    last = longest(t, end + 1, w, _ENDS)
    if last is None:
        return None
    of, other = (form.of if isinstance(form, Part) else form for form in (first, last[0]))
    if not (isinstance(of, Calendar) and isinstance(other, Calendar)) or of.day or other.day:
        return None
    if of.month is None or other.month is None or (other.month - of.month) % 12 > 1:
        return None
    return Span(_year_shared(first, last[0]), last[0]), last[1]


def _listed_days(t: Tokens, end: int, first: Weekday, w: Words) -> Found:
    """Monday, Tuesday and Wednesday: days that follow each other, or nothing."""
    last, joined = first, False
    while not joined:
        joined = t.low(end) in w.glue["and"]
        found = weekday(t, end + 1, w) if joined or t.low(end) == "," else None
        if found is None or not isinstance(found[0], Weekday) or not _next_day(last, found[0]):
            return None
        last, end = found[0], found[1]
    return Span(first, last), end


def _short_end(t: Tokens, end: int, form: Form, w: Words) -> Found:
    """The second day of "between May 3 and 5"."""
    day = dates.day(t, end + 1)
    if day is None or not isinstance(form, Calendar) or form.day is None or form.day >= day:
        return None
    return Span(form, Calendar(year=form.year, month=form.month, day=day)), end + 2


def _next_day(first: Form, other: Form) -> bool:
    return (
        isinstance(first, Weekday) and isinstance(other, Weekday)
        and other.shift is None and other.day == first.day % 7 + 1
    )  # fmt: skip


def _year_shared(first: Form, last: Form) -> Form:
    """The year told behind a range's end holds for its beginning too."""
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)):
        return first
    if first.year or not last.year or first.month is None:
        return first
    turned = last.month is not None and first.month > last.month
    return Calendar(year=last.year - turned, month=first.month, day=first.day)


def ends(t: Tokens, i: int, stop: int, w: Words, whole: Span) -> list[tuple[int, int, Form]]:
    """The times between two tokens that a range joins, each with its first and last token's index.

    One alone where the range is told in one date ("May 26-27").
    """
    found: list[tuple[int, int, Form]] = []
    while i < stop:
        got = longest(t, i, w, _ENDS)
        if got is None or got[1] > stop:
            i += 1
            continue
        found.append((i, got[1] - 1, got[0]))
        i = got[1]
    if len(found) == 2:  # their year may be told behind the second alone
        found = [(*found[0][:2], whole.first), (*found[1][:2], whole.last)]
    return found


_FAR = 20
"""How many words a verb may stand before the time that it moves something to."""


def put_off(t: Tokens, i: int, w: Words) -> bool:
    """Whether a verb before tells that something moves to the time rather than lasts up to it."""
    for k in range(i - 1, max(-1, i - _FAR), -1):
        if t.low(k) in (".", ";", "\n"):
            return False
        if t.low(k) in w.cues["deferring"]:
            return True
    return False
