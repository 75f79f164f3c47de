"""Times as EDTF level 1 (ISO 8601-2:2019, Annex A), with intervals.

Written here rather than taken from a library because only a part of level 1 is used and each
value must know its first and last day: dates of three precisions, seasons (21 spring … 24
winter, northern), the qualifiers `~ ? %`, unspecified years of a decade (`199X`), and
intervals, also open ones (`2022/..`).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from legation.errors import EdtfError

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d)(?:-(\d\d))?)?([~?%])?", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}

LONG = 40
"""Days in a row beyond which they are of no one month."""


@dataclass(frozen=True, slots=True)
class When:
    """The days on which something may have happened, as wide as the text is vague."""

    edtf: str

    def __post_init__(self) -> None:
        first, last = _bounds(self.edtf)
        if first and last and last < first:
            raise EdtfError(f"{self.edtf!r} ends before it begins")

    @classmethod
    def day(cls, day: date) -> When:
        return cls(day.isoformat())

    @classmethod
    def days(cls, first: date, last: date) -> When:
        """The interval from `first` to `last`, both included; one day where they are equal."""
        return cls.day(first) if first == last else cls(f"{first}/{last}")

    @classmethod
    def month(cls, year: int, month: int) -> When:
        return cls(f"{year:04d}-{month:02d}")

    @property
    def first(self) -> date | None:
        """The first day it may be; None where the interval has no beginning."""
        return _bounds(self.edtf)[0]

    @property
    def last(self) -> date | None:
        """The last day it may be; None where the interval has no end."""
        return _bounds(self.edtf)[1]

    @property
    def long(self) -> bool:
        """Whether it has more than `LONG` days, or no end on either side."""
        return self.first is None or self.last is None or (self.last - self.first).days >= LONG

    @property
    def is_day(self) -> bool:
        return self.first is not None and self.first == self.last

    def overlaps(self, other: When) -> bool:
        """Whether some day may belong to both."""
        starts = [first for first in (self.first, other.first) if first]
        ends = [last for last in (self.last, other.last) if last]
        return not starts or not ends or max(starts) <= min(ends)

    def within(self, other: When) -> bool:
        """Whether every day of this one may belong to the other."""
        begins = other.first is None or (self.first is not None and self.first >= other.first)
        ends = other.last is None or (self.last is not None and self.last <= other.last)
        return begins and ends

    def __str__(self) -> str:
        return self.edtf


@lru_cache(maxsize=4096)
def _bounds(edtf: str) -> tuple[date | None, date | None]:
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _point(edtf, begin)
    if begin in ("", "..") and end in ("", ".."):
        raise EdtfError(f"{edtf!r} is open at both ends and says nothing")
    first = None if begin in ("", "..") else _point(edtf, begin)[0]
    last = None if end in ("", "..") else _point(edtf, end)[1]
    return first, last


def _point(edtf: str, point: str) -> tuple[date, date]:
    found = _POINT.fullmatch(point)
    if found is None:
        raise EdtfError(
            f"{edtf!r} is not EDTF level 1; wanted a date such as 2024-05-29, 2024-05, 2024-21, "
            "199X or an interval such as 2022/.."
        )
    year, month, day = found[1], found[2], found[3]
    try:
        if "X" in year:
            if month:
                raise EdtfError(f"{edtf!r} gives a month of an unspecified year")
            low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
            return date(low, 1, 1), date(high, 12, 31)
        if not month:
            return date(int(year), 1, 1), date(int(year), 12, 31)
        if day:
            exact = date(int(year), int(month), int(day))
            return exact, exact
        if int(month) in _SEASONS:
            start, stop = _SEASONS[int(month)]
            return date(int(year), start, 1), _month_end(int(year) + (stop < start), stop)
        return date(int(year), int(month), 1), _month_end(int(year), int(month))
    except EdtfError:
        raise
    except ValueError as error:
        raise EdtfError(f"{edtf!r} names no day of the calendar: {error}") from error


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"month {month}")
    return date(year, month, calendar.monthrange(year, month)[1])


def week_of(day: date) -> When:
    """Monday to Sunday of the week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return When.days(monday, monday + timedelta(days=6))
