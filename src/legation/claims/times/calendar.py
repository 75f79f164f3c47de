"""Arithmetic on the calendar: units of time around a day, and which of several days is meant."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from legation.claims.times.forms import Unit
from legation.model import When


class Direction(StrEnum):
    """Which way a clause looks from the article's day."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


class UndecidedError(Exception):
    """Raised where a time cannot be placed; its text is the reason. Caught by `times.resolve`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a time is read against."""

    anchor: date | None
    direction: Direction
    reference: When | None

    @property
    def today(self) -> date:
        if self.anchor is None:
            raise UndecidedError("the article's own day is not known")
        return self.anchor


def shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise UndecidedError("it lies outside the calendar") from error


def shifted_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        raise UndecidedError("it lies outside the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def begin_of(when: When) -> date:
    if when.first is None:
        raise UndecidedError("it has no beginning")
    return when.first


def end_of(when: When) -> date:
    if when.last is None:
        raise UndecidedError("it has no end")
    return when.last


def length(when: When) -> int:
    """Days from the first to the last, both counted."""
    return (end_of(when) - begin_of(when)).days + 1


def told(context: Context) -> When:
    if context.reference is None:
        raise UndecidedError("no time was told before that it could lean on")
    return context.reference


def year_of(number: int) -> When:
    if not 1 <= number <= 9999:
        raise UndecidedError("it lies outside the calendar")
    return When(f"{number:04d}")


def month_of(day: date) -> When:
    return When.month(day.year, day.month)


def week_around(day: date) -> When:
    """Monday to Sunday of the week that holds `day`."""
    monday = shifted(day, -day.weekday())
    return When.days(monday, shifted(monday, 6))


def unit_around(day: date, unit: Unit, shift: int) -> When:
    """The unit that holds `day`, or the one so many further on."""
    match unit:
        case Unit.DAY:
            return When.day(shifted(day, shift))
        case Unit.WEEK:
            return week_around(shifted(day, 7 * shift))
        case Unit.WEEKEND:
            saturday = shifted(day, 5 - day.weekday() + 7 * shift)
            return When.days(saturday, shifted(saturday, 1))
        case Unit.MONTH:
            return month_of(shifted_months(day.replace(day=1), shift))
        case Unit.QUARTER:
            start = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
            return months_from(shifted_months(start, 3 * shift), 3)
        case Unit.YEAR:
            return year_of(day.year + shift)
        case Unit.DECADE:
            return decade_of((day.year // 10 + shift) * 10, century=False)
        case _:
            raise UndecidedError(f"a {unit} is no part of the calendar")


def decade_of(year: int, *, century: bool) -> When:
    if not 1000 <= year <= 9990:
        raise UndecidedError("it lies outside the calendar")
    return When(f"{year // 100}XX" if century else f"{year}/{year + 9}")


def months_from(first: date, count: int) -> When:
    """So many whole months from the one of `first` on."""
    last = shifted_months(first.replace(day=1), count - 1)
    return When(f"{month_of(first)}/{month_of(last)}") if count > 1 else month_of(first)


def nearest(candidates: Sequence[When], context: Context) -> When:
    """The nearest to the article's day of those that the direction allows, or of all."""
    today = context.today
    if not candidates:
        raise UndecidedError("the calendar has no such day near the article's")
    allowed = [one for one in candidates if _allowed(one, today, context.direction)]
    return min(allowed or candidates, key=lambda one: away(one, today))


def _allowed(one: When, today: date, direction: Direction) -> bool:
    match direction:
        case Direction.PAST:
            return one.first is not None and one.first <= today
        case Direction.FUTURE:
            return one.last is not None and one.last >= today
        case Direction.NONE:
            return True


def away(one: When, today: date) -> int:
    """Days from `today` to the nearest day of a closed time; 0 within it."""
    first, last = one.first or today, one.last or today
    return max(0, (first - today).days, (today - last).days)


def joined(first: When, last: When) -> When:
    """From the beginning of one to the end of the other, no finer than both are told."""
    if first.first is None or last.last is None:
        raise UndecidedError("the range is open at an end")
    if last.last < first.first:
        raise UndecidedError("it would end before it begins")
    if first.edtf == last.edtf:
        return first
    plain = all(part.edtf.isascii() and "/" not in part.edtf for part in (first, last))
    if plain and len(first.edtf) == len(last.edtf) in (4, 7) and not _odd(first) and not _odd(last):
        return When(f"{first.edtf}/{last.edtf}")
    return When.days(first.first, last.last)


def _odd(one: When) -> bool:
    """Whether it is a season, a decade or qualified."""
    return not one.edtf.replace("-", "").isdigit() or one.edtf[5:] > "12"
