"""What a counted time is on the calendar: so many units from the article's day or one told."""

from __future__ import annotations

from legation.claims.times.calendar import (
    Context,
    Direction,
    UndecidedError,
    begin_of,
    end_of,
    length,
    month_of,
    months_from,
    shifted,
    shifted_months,
    told,
    week_around,
    year_of,
)
from legation.claims.times.forms import Away, Counterpart, Horizon, Offset, Unit
from legation.model import When

# How far "the coming days" and "recent weeks" reach where no number is told.
_REACH = {Unit.DAY: (7, Unit.DAY), Unit.WEEK: (28, Unit.DAY), Unit.MONTH: (6, Unit.MONTH)}
# The longest time that "that day" or "that month" may lean on, in days.
LONGEST = {
    Unit.DAY: 1, Unit.WEEKEND: 2, Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366,
}  # fmt: skip


def offset(form: Offset, context: Context) -> When:
    if form.inward and context.direction is Direction.PAST:
        raise UndecidedError("in a past clause it tells how long, not when")
    if form.count is None:
        if form.unit is Unit.DAY and not form.from_reference:
            return horizon(Horizon(count=7, unit=Unit.DAY, sign=form.sign), context)
        raise UndecidedError("no number is told")
    if form.from_reference:
        said = told(context)
        base = end_of(said) if form.sign > 0 else begin_of(said)
        if form.unit in (Unit.DAY, Unit.WEEK) and not said.is_day:
            raise UndecidedError("the time it counts from is not told to the day")
    else:
        base = context.today
    steps = form.count * form.sign
    match form.unit:
        case Unit.DAY:
            return When.day(shifted(base, steps))
        case Unit.WEEK:
            day = When.day(shifted(base, 7 * steps))
            return day if form.from_reference else When(f"{day.edtf}~")
        case Unit.MONTH:
            return month_of(shifted_months(base, steps))
        case _:
            return year_of(base.year + steps)


def moved_from(found: When, form: Away) -> When:
    """So many units from a time: a day from a day, a week from a week, else a month."""
    first = begin_of(found)
    if form.unit is Unit.DAY or form.unit is Unit.WEEK:
        moved = shifted(first, form.count * (7 if form.unit is Unit.WEEK else 1))
    else:
        moved = shifted_months(first, form.count * (12 if form.unit is Unit.YEAR else 1))
    if found.is_day:
        return When.day(moved)
    return week_around(moved) if length(found) == 7 else month_of(moved)


def counterpart(form: Counterpart, context: Context) -> When:
    said = told(context)
    if length(said) > LONGEST[form.unit or Unit.YEAR]:
        raise UndecidedError("what was told before is wider than what it is set beside")
    years = -1 if form.year is None else form.year - begin_of(said).year
    first = shifted_months(begin_of(said), 12 * years)
    if said.is_day:
        return When.day(first)
    whole = begin_of(said).day == 1 and shifted(end_of(said), 1).day == 1
    if whole:
        months = (end_of(said).year - begin_of(said).year) * 12
        return months_from(first, months + end_of(said).month - begin_of(said).month + 1)
    return When.days(first, shifted_months(end_of(said), 12 * years))


def horizon(form: Horizon, context: Context) -> When:
    today = context.today
    count, unit = form.count, form.unit
    if count is None:
        if unit not in _REACH:
            raise UndecidedError("no number is told")
        count, unit = _REACH[unit]
    steps = count * form.sign
    match unit:
        case Unit.DAY:
            other = shifted(today, steps)
        case Unit.WEEK:
            other = shifted(today, 7 * steps)
        case Unit.MONTH:
            other = shifted_months(today, steps)
        case _:
            other = shifted_months(today, 12 * steps)
    return When.days(min(today, other), max(today, other))
