"""The year of a date printed without one, from the codes that wires set over and under a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from legation.articles import calendar
from legation.articles.words import alternatives

_LONGEST = 80
_NEAR = timedelta(days=1)
"""A slug is of the day of its dateline or of one beside it."""
_ORDERS = ((2, 1, 0), (2, 0, 1), (0, 1, 2))
"""Where year, month and day stand among its figures: 01-06-92, 06-01-92 and 920601."""
_FIGURES = re.compile(r"(?<![\d.:/-])(\d\d)([-/. ]?)(\d\d)\2(\d\d)(?=\d{4}(?!\d)|(?![\d:/-]|\.\d))")


def slug_year(lines: Sequence[str], month: int, day: int) -> int | None:
    """The one year that short lines beside a story give the day; None where they tell none or two.

    Figures must be of that day or the next ("REUTER 1322 010692"), a named month the same
    ("011322 GMT JUN 92"), and so must a date that a headline prints.
    """
    told = {
        year for line in lines if len(line) <= _LONGEST and calendar.DIGIT.search(line)
        for year in _years(line, month, day)
    }  # fmt: skip
    return told.pop() if len(told) == 1 else None


def _years(line: str, month: int, day: int) -> Iterator[int]:
    for found in _FIGURES.finditer(line):
        figures = (found[1], found[3], found[4])
        for order in _ORDERS:
            year, its_month, its_day = (figures[at] for at in order)
            yield from _near(calendar.full_year(year), its_month, its_day, month, day)
    for told in _named().finditer(line):
        if calendar.months()[told["month"].lower()] == month:
            yield int(calendar.full_year(told["year"]))
    for _, _, days, _ in calendar.dates(line):
        for own in days:
            yield from _near(str(own.year), own.month, own.day, month, day)


def _near(
    year: str, its_month: str | int, its_day: str | int, month: int, day: int
) -> Iterator[int]:
    """The year where a slug's day is the dateline's or beside it."""
    for own in calendar.calendar_day(year, its_month, its_day):
        for filed in calendar.calendar_day(year, month, day):
            if abs(own - filed) <= _NEAR:
                yield own.year


@cache
def _named() -> re.Pattern[str]:
    """A month and its year behind a day or a clock: "011322 GMT JUN 92", "06MAY03"."""
    month = alternatives(calendar.months())
    return re.compile(
        rf"\d(?:\s?(?:GMT|UTC|Z))?\s?(?P<month>{month})\.?\s?(?P<year>(?:19|20)?\d\d)(?![\d:])",
        re.IGNORECASE,
    )
