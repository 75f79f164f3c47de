"""What a form of time is on the calendar, by the conventions of the codebook's section 5."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from legation.claims.times import counting
from legation.claims.times.calendar import (
    Context,
    Direction,
    UndecidedError,
    away,
    begin_of,
    decade_of,
    end_of,
    joined,
    length,
    nearest,
    shifted,
    told,
    unit_around,
    week_around,
    year_of,
)
from legation.claims.times.days import TELLING, calendar_day, feast, weekday
from legation.claims.times.forms import (
    About,
    Away,
    Bound,
    Bounded,
    Calendar,
    Clock,
    Counterpart,
    Day,
    Decade,
    Duration,
    Eve,
    Feast,
    Form,
    Frequency,
    Horizon,
    Nth,
    Offset,
    Part,
    PartName,
    Period,
    Season,
    Shift,
    Span,
    Told,
    Unit,
    Weekday,
    WeekOf,
)
from legation.claims.times.parts import nth_of, part_of
from legation.model import When

_SHIFTS = {Shift.LAST: -1, Shift.THIS: 0, Shift.NEXT: 1, Shift.COMING: 1}
_FEW = 10
_SUNDAY = 7
# A quarter further off than this is told with its year.
_FAR_QUARTER = 225


def value(form: Form, context: Context) -> When:
    """The days that `form` names; raises UndecidedError with the reason where none can be told."""
    match form:
        case Day(offset=offset):
            return When.day(shifted(context.today, offset))
        case Calendar():
            return calendar_day(form, context)
        case Feast():
            return feast(form, context)
        case Weekday():
            return weekday(form, context)
        case Period():
            return _period(form, context)
        case Season():
            return _season(form, context)
        case Decade(year=year, century=century):
            return decade_of(year, century=century)
        case Nth():
            return _nth(form, context)
        case Part(name=name, of=of):
            return part_of(name, value(of, context), pivot=_pivot(of, context))
        case Offset():
            return counting.offset(form, context)
        case Away():
            return counting.moved_from(value(form.of, context), form)
        case Counterpart():
            return counting.counterpart(form, context)
        case Horizon():
            return counting.horizon(form, context)
        case Span(first=first, last=last):
            return _span(first, last, context)
        case Bounded(bound=bound, of=of):
            return _bounded(bound, of, context)
        case About(of=of):
            exact = value(of, context)
            plain = "/" not in exact.edtf and exact.edtf[-1] not in "~?%"
            return When(f"{exact.edtf}~") if plain else exact
        case WeekOf(of=of):
            return week_around(begin_of(value(of, context)))
        case Eve(of=of):
            return When.day(shifted(begin_of(value(of, context)), -1))
        case Clock():
            return _period(Period(Unit.DAY, Shift.THIS), context)
        case Told():
            return told(context)
        case Duration():
            raise UndecidedError("it tells how long, not when")
        case Frequency():
            raise UndecidedError("it tells how often, not when")


def _pivot(of: Form, context: Context) -> date | None:
    """The day that "earlier" and "later" are told from."""
    if isinstance(of, Period) and of.shift in TELLING:
        return told(context).last
    return context.anchor


def _period(form: Period, context: Context) -> When:
    if form.shift in TELLING:
        said = told(context)
        most = counting.LONGEST.get(form.unit, 3660)
        if length(said) > (most if form.shift is Shift.THAT else max(most, 31)):
            raise UndecidedError(f"what was told before is wider than a {form.unit}")
        base = end_of(said) if form.shift is Shift.FOLLOWING else begin_of(said)
        return unit_around(base, form.unit, TELLING[form.shift])
    today = context.today
    if form.unit is Unit.DAY and context.reference and context.reference.is_day:
        told_day = begin_of(context.reference)
        # "In the day" of an older story would be "that day".
        ahead = context.direction is Direction.FUTURE
        if 0 <= (today - told_day).days < 7 or (ahead and 0 < (told_day - today).days < 7):
            today = told_day
    planned = form.shift is Shift.THIS and context.direction is Direction.FUTURE
    if form.unit is Unit.WEEK and planned and today.isoweekday() == _SUNDAY:
        today = shifted(today, 1)  # on its last day a plan of "this week" is the coming one's
    weekend = form.unit is Unit.WEEKEND
    if weekend and form.shift is Shift.THIS and context.direction is Direction.PAST:
        # Early in the week "this weekend" still means the one just past.
        last = today.isoweekday() < (6 if form.bare else 3)
        return unit_around(today, form.unit, -1 if last else 0)
    if weekend and form.shift is Shift.COMING:
        return unit_around(today, form.unit, 0 if today.isoweekday() < 6 else 1)
    return unit_around(today, form.unit, _SHIFTS[form.shift] * (1 + form.further))


def _season(form: Season, context: Context) -> When:
    year = form.year
    if year is None and form.years is not None:
        year = context.today.year + form.years
    if year is not None:
        if not 1 <= year <= 9998:
            raise UndecidedError("it lies outside the calendar")
        return When(f"{year:04d}-{form.code}")
    if form.shift is Shift.THAT:
        return When(f"{begin_of(told(context)).year:04d}-{form.code}")
    today = context.today
    near = range(max(1, today.year - 2), min(9997, today.year + 2) + 1)
    seasons = [When(f"{year:04d}-{form.code}") for year in near]
    if form.shift in (Shift.LAST, Shift.PREVIOUS):
        base = begin_of(told(context)) if form.shift is Shift.PREVIOUS else today
        return max((s for s in seasons if end_of(s) < base), key=begin_of, default=seasons[0])
    if form.shift in (Shift.NEXT, Shift.COMING, Shift.FOLLOWING):
        base = end_of(told(context)) if form.shift is Shift.FOLLOWING else today
        return min((s for s in seasons if begin_of(s) > base), key=begin_of, default=seasons[-1])
    return nearest(seasons, context)


def _nth(form: Nth, context: Context) -> When:
    if form.of is not None:
        whole = value(form.of, context)
        if form.lone and whole.is_day:
            return whole
        return nth_of(form.number, form.unit, whole, count=form.count)
    if form.unit is Unit.DAY:
        # "The second day" is that of a visit or summit whose days were told.
        said = told(context)
        if not 1 < length(said) <= _FEW:
            raise UndecidedError("the days that it counts are not told")
        return nth_of(form.number, form.unit, said, count=form.count)
    year = context.today.year
    if not 2 <= year <= 9998:
        raise UndecidedError("it lies outside the calendar")
    around = [nth_of(form.number, form.unit, year_of(year + step)) for step in (-1, 0, 1)]
    at_hand = nearest(around, replace(context, direction=Direction.NONE))
    found = nearest(around, context)
    far = away(found, context.today) > _FAR_QUARTER
    return at_hand if form.attributive or far else found


def _span(first: Form, last: Form, context: Context) -> When:
    begin = value(first, context)
    return joined(begin, value(last, behind(begin, last, context)))


def behind(begin: When, last: Form, context: Context) -> Context:
    """How the end of a range is read: as the next such time behind its beginning."""
    if not _is_open(last) or begin.first is None:
        return context
    return Context(anchor=begin.first, direction=Direction.FUTURE, reference=begin)


def _is_open(last: Form) -> bool:
    of = last.of if isinstance(last, Part) else last
    return isinstance(of, Weekday | Calendar)


def _bounded(bound: Bound, of: Form, context: Context) -> When:
    when = value(of, beside(bound, context))
    if bound is Bound.SINCE:
        begin_of(when)
        head = when.edtf.partition("/")[0]
        return When(f"{head}/..")
    if bound is Bound.AFTER:
        return When(f"{shifted(end_of(when), 1)}/..")
    last = end_of(when)
    if bound is Bound.BEFORE and not (isinstance(of, Part) and of.name is PartName.END):
        last = shifted(begin_of(when), -1)
    today = context.anchor
    if today is None or last < today:
        return When(f"../{last}")
    return When.days(today, last)


def beside(bound: Bound, context: Context) -> Context:
    """How the time behind a bound is read: what has lasted since it lies behind the article."""
    if bound is Bound.SINCE:
        return replace(context, direction=Direction.PAST)
    if bound in (Bound.BY, Bound.UNTIL) and context.direction is Direction.NONE:
        return replace(context, direction=Direction.FUTURE)
    return context
