"""Dates, months and weekdays told without all their numbers, and which of several is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legation.claims.times.calendar import (
    Context,
    Direction,
    UndecidedError,
    begin_of,
    end_of,
    length,
    month_of,
    nearest,
    shifted,
    shifted_months,
    told,
    year_of,
)
from legation.claims.times.forms import Calendar, Feast, Shift, Weekday
from legation.model import When

TELLING = {Shift.PREVIOUS: -1, Shift.FOLLOWING: 1, Shift.THAT: 0}
"""The shifts that lean on the last time told, in units from it."""

# A day so far back or ahead is told with its year: one told without is the near one.
_FAR, _FAR_AHEAD = 300, 330


_NEXT_AT_ONCE = 5
"""From so many days ahead on, "next" names the day of this week."""


def calendar_day(form: Calendar, context: Context) -> When:
    """The day, month or year that a date names."""
    if form.month is None:
        if form.day is None:
            return year_of(form.year or context.today.year)
        return _day_of_month(form.day, context)
    year = form.year
    if year is None and form.years is not None:
        year = context.today.year + form.years
    if form.from_told is not None:
        year = begin_of(told(context)).year + form.from_told
    if form.swappable and form.year and form.day and context.anchor:
        # The order is not told: the news is rather of the near day.
        either = [_exact(form.year, form.month, form.day), _exact(form.year, form.day, form.month)]
        return nearest(either, replace(context, direction=Direction.NONE))
    if year is not None:
        return _exact(year, form.month, form.day)
    if form.day is None:
        if form.shift:
            return _shifted_month(form.month, form.shift, context)
        near = range(max(1, context.today.year - 1), min(9999, context.today.year + 1) + 1)
        return nearest([When.month(year, form.month) for year in near], context)
    if form.shift:
        return _of_shift(form.shift, _years_around(form.month, form.day, context.today), context)
    return _yearless(form.month, form.day, form.weekday, context)


def _exact(year: int, month: int, day: int | None) -> When:
    if not 1 <= year <= 9999:
        raise UndecidedError("it lies outside the calendar")
    if day is None:
        return When.month(year, month)
    try:
        return When.day(date(year, month, day))
    except ValueError as error:
        raise UndecidedError("the year has no such day") from error


def _yearless(month: int, day: int, weekday: int | None, context: Context) -> When:
    """A day and month: the weekday beside it decides the year, else the direction."""
    today = context.today
    days = _years_around(month, day, today)
    fitting = [one for one in days if one.isoweekday() == weekday]
    candidates = [When.day(one) for one in fitting or days]
    chosen = nearest(candidates, context)
    away = (begin_of(chosen) - today).days
    if abs(away) <= (_FAR_AHEAD if context.direction is Direction.FUTURE else _FAR):
        return chosen
    return nearest(candidates, replace(context, direction=Direction.NONE))


def _years_around(month: int, day: int, today: date) -> list[date]:
    """The day of the year at hand, the one before and the one behind."""
    # 29 February comes every four years, at most eight apart.
    reach = 8 if (month, day) == (2, 29) else 1
    days = []
    for year in range(max(1, today.year - reach), min(9999, today.year + reach) + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return days


def _of_shift(shift: Shift, days: Sequence[date], context: Context) -> When:
    """Last Christmas · this Easter · next Labor Day, of those around."""
    today = context.today
    match shift:
        case Shift.LAST:
            fitting = [day for day in days if day < today][-1:]
        case Shift.NEXT:
            fitting = [day for day in days if day > today][:1]
        case _:
            fitting = [day for day in days if day.year == today.year]
    if not fitting:
        raise UndecidedError("the calendar has no such day near the article's")
    return When.day(fitting[0])


def _day_of_month(number: int, context: Context) -> When:
    """The 27th: of the month at hand, or the next or last that has it."""
    found = []
    for months in (-2, -1, 0, 1, 2):
        first = shifted_months(context.today.replace(day=1), months)
        day = shifted(first, number - 1)
        if day.month == first.month:
            found.append(When.day(day))
    return nearest(found, context)


def _shifted_month(month: int, shift: Shift, context: Context) -> When:
    """Last August · next May · the previous August."""
    if shift is Shift.THIS:
        return When.month(context.today.year, month)
    base = told(context) if shift in TELLING else month_of(context.today)
    if shift is Shift.THAT:
        return _exact(begin_of(base).year, month, None)
    back = shift in (Shift.LAST, Shift.PREVIOUS)
    day = begin_of(base) if back else end_of(base)
    for step in range(13):
        found = month_of(shifted_months(day.replace(day=1), -step if back else step))
        outside = end_of(found) < begin_of(base) if back else begin_of(found) > end_of(base)
        if outside and begin_of(found).month == month:
            return found
    raise UndecidedError("no such month lies near")


def feast(form: Feast, context: Context) -> When:
    """The day of a holiday whose date moves."""
    if form.year is not None:
        return When.day(_feast_day(form, form.year))
    year = context.today.year
    near = range(max(_FIRST_EASTER, year - 1), min(9998, year + 1) + 1)
    days = [_feast_day(form, one) for one in near]
    if form.shift:
        return _of_shift(form.shift, days, context)
    return nearest([When.day(day) for day in days], context)


_FIRST_EASTER = 1583
"""The year from which on the Gregorian reckoning holds."""


def _feast_day(form: Feast, year: int) -> date:
    if not _FIRST_EASTER <= year <= 9998:
        raise UndecidedError("it lies outside the calendar")
    if form.nth is None:
        return shifted(_easter(year), form.easter or 0)
    month, weekday, which = form.nth
    first = date(year, month, 1)
    days = [shifted(first, (weekday - first.isoweekday()) % 7 + 7 * week) for week in range(5)]
    return [day for day in days if day.month == month][which - (which > 0)]


def _easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, fourth = divmod(century, 4)
    moved = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - moved + 15) % 30
    sunday = (32 + 2 * fourth + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def weekday(form: Weekday, context: Context) -> When:
    """The day that a weekday names; with nothing beside it, as the direction says."""
    said = context.reference
    # "The previous Saturday" leans on no year: then it is told from the article's day.
    if form.shift in TELLING and said and said.first and said.last and length(said) <= 31:
        base = said.first if form.shift is Shift.PREVIOUS else said.last
    else:
        base = context.today
    # The first such day on or after the base, and the last on or before it.
    ahead = shifted(base, (form.day - base.isoweekday()) % 7)
    behind = shifted(base, -((base.isoweekday() - form.day) % 7))
    in_week = shifted(base, form.day - base.isoweekday())
    monday = shifted(base, 1 - base.isoweekday())
    if form.weeks is not None:
        return When.day(shifted(in_week, 7 * form.weeks))
    match form.shift:
        case Shift.LAST | Shift.PREVIOUS:
            return When.day(behind if behind < base else shifted(behind, -7))
        case Shift.COMING | Shift.FOLLOWING:
            return When.day(ahead if ahead > base else shifted(ahead, 7))
        case Shift.NEXT:
            # On a Monday "next Sunday" is the coming one, on a Friday it is not.
            soon = base < in_week < shifted(base, _NEXT_AT_ONCE)
            return When.day(in_week if in_week > base and not soon else shifted(in_week, 7))
        case Shift.THIS if context.direction is Direction.PAST and behind < monday:
            return When.day(ahead)
        case Shift.THAT if base != context.anchor:
            return When.day(in_week)
        case Shift.THIS if context.direction is Direction.NONE:
            return When.day(in_week)
    near = [When.day(behind), When.day(ahead)]
    return nearest(near, context)
