"""Early, mid and late: the parts of a year, a month, a week; and its quarters, halves and weeks."""

from __future__ import annotations

import re
from datetime import date

from legation.claims.times.calendar import (
    UndecidedError,
    month_of,
    months_from,
    shifted,
    shifted_months,
    unit_around,
)
from legation.claims.times.forms import PartName, Unit
from legation.model import When

_THIRDS = {
    PartName.EARLY: 0, PartName.BEGIN: 0, PartName.MID: 1, PartName.LATE: 2, PartName.END: 2,
}  # fmt: skip
# Monday and Tuesday, Wednesday and Thursday, Friday to Sunday.
_WEEK = ((0, 1), (2, 3), (4, 6))
# 1–10, 11–20, 21–end.
_MONTH = (1, 11, 21)
_DECADE = ((0, 3), (4, 6), (7, 9))


def part_of(name: PartName, when: When, *, pivot: date | None) -> When:
    """The part of a time; "earlier" runs up to `pivot`, "later" from it on, if it lies within."""
    first, last = when.first, when.last
    if first is None or last is None:
        raise UndecidedError("an open time has no parts")
    if name in (PartName.EARLIER, PartName.LATER):
        if pivot is None or not first <= pivot <= last:
            return when
        return When.days(first, pivot) if name is PartName.EARLIER else When.days(pivot, last)
    third = _THIRDS[name]
    days = (last - first).days + 1
    if days == 1:
        return when
    if re.fullmatch(r"\d{4}", when.edtf):
        if name in (PartName.BEGIN, PartName.END):
            return month_of(first if name is PartName.BEGIN else last)
        return months_from(first.replace(month=4 * third + 1), 4)
    if re.fullmatch(r"(?P<tens>\d{3})0/(?P=tens)9", when.edtf):
        years = _DECADE[third]
        return When(f"{first.year + years[0]:04d}/{first.year + years[1]:04d}")
    if _is_month(first, last):
        end = last if third == 2 else first.replace(day=_MONTH[third + 1] - 1)
        return When.days(first.replace(day=_MONTH[third]), end)
    if days == 7:
        return When.days(shifted(first, _WEEK[third][0]), shifted(first, _WEEK[third][1]))
    if first.day == 1 and 89 <= days <= 92:
        return month_of(shifted_months(first, third))
    return _third_of_days(first, days, third)


def _is_month(first: date, last: date) -> bool:
    return first.day == 1 and shifted(last, 1).day == 1 and (last - first).days < 31


def _third_of_days(first: date, days: int, third: int) -> When:
    """A third of any other time, to the day."""
    begin, end = days * third // 3, max(days * third // 3, days * (third + 1) // 3 - 1)
    return When.days(shifted(first, begin), shifted(first, end))


def nth_of(number: int, unit: Unit, when: When, *, count: int = 1) -> When:
    """The nth quarter, half, week, weekend or day of a time, or `count` of them; -1 is its last."""
    first, last = when.first, when.last
    if first is None or last is None:
        raise UndecidedError("an open time has no parts")
    days = (last - first).days + 1
    if count > 1:
        return _several(number, unit, count, when, first, last)
    match unit:
        case Unit.DAY:
            day = last if number < 0 else shifted(first, number - 1)
            if not 1 < days <= 31 or day > last:
                raise UndecidedError("the days that it counts are not told")
            return When.day(day)
        case Unit.WEEK:
            start = shifted(last, -6) if number < 0 else shifted(first, 7 * (number - 1))
            if start < first or start > last:
                raise UndecidedError("the time has no such week")
            return When.days(start, min(last, shifted(start, 6)))
        case Unit.WEEKEND:
            saturdays = [
                day for day in (shifted(first, step) for step in range(min(days, 400)))
                if day.isoweekday() == 6
            ]  # fmt: skip
            if not -len(saturdays) <= number <= len(saturdays):
                raise UndecidedError("the time has no such weekend")
            return unit_around(saturdays[number - (number > 0)], Unit.WEEKEND, 0)
        case Unit.QUARTER if re.fullmatch(r"\d{4}", when.edtf) and number in (-1, 1, 2, 3, 4):
            quarter = 4 if number < 0 else number
            return months_from(first.replace(month=3 * quarter - 2), 3)
        case Unit.HALF if number in (-1, 1, 2):
            return _half(first, last, second=number != 1)
        case _:
            raise UndecidedError(f"the time has no such {unit}")


def _several(number: int, unit: Unit, count: int, when: When, first: date, last: date) -> When:
    """The first or last days, weeks or months of a time."""
    if unit is Unit.MONTH:
        if first.day != 1 or shifted(last, 1).day != 1:
            raise UndecidedError("the time has no whole months")
        start = first if number > 0 else shifted_months(last, 1 - count).replace(day=1)
        found = months_from(start, count)
    else:
        step = count * (7 if unit is Unit.WEEK else 1) - 1
        days = (first, shifted(first, step)) if number > 0 else (shifted(last, -step), last)
        found = When.days(*days)
    if not found.within(when):
        raise UndecidedError(f"the time is shorter than {count} {unit}s")
    return found


def _half(first: date, last: date, *, second: bool) -> When:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return months_from(first.replace(month=7 if second else 1), 6)
    if _is_month(first, last):
        return (
            When.days(first.replace(day=16), last)
            if second
            else When.days(first, first.replace(day=15))
        )
    middle = shifted(first, (last - first).days // 2)
    return When.days(shifted(middle, 1), last) if second else When.days(first, middle)
