from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import EdtfError
from legation.model import When
from legation.model.when import week_of

DAYS = st.dates()


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-05-29", date(2024, 5, 29), date(2024, 5, 29)),
        ("2024-05", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("0044", date(44, 1, 1), date(44, 12, 31)),
        ("2025-21", date(2025, 3, 1), date(2025, 5, 31)),
        ("2025-22", date(2025, 6, 1), date(2025, 8, 31)),
        ("2025-23", date(2025, 9, 1), date(2025, 11, 30)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2024-05-29~", date(2024, 5, 29), date(2024, 5, 29)),
        ("2024-05?", date(2024, 5, 1), date(2024, 5, 31)),
        ("1998%", date(1998, 1, 1), date(1998, 12, 31)),
        ("2024-05-27/2024-06-02", date(2024, 5, 27), date(2024, 6, 2)),
        ("2022/2024-03", date(2022, 1, 1), date(2024, 3, 31)),
        ("2022/..", date(2022, 1, 1), None),
        ("2022/", date(2022, 1, 1), None),
        ("../2022-03", None, date(2022, 3, 31)),
        ("195X/..", date(1950, 1, 1), None),
    ],
)
def test_first_and_last_day(edtf, first, last):
    """A value knows the first and the last day it may be, None where it is open."""
    when = When(edtf)
    assert (when.first, when.last) == (first, last)
    assert str(when) == edtf


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "..",
        "../..",
        "/",
        "May 2024",
        "2024-5-29",
        "2024-13",
        "2024-00",
        "2024-20",
        "2024-25",
        "2024-02-30",
        "2024-05-29T12:00",
        "20240529",
        "199X-05",
        "0000",
        "2024-06-02/2024-05-27",
        "2024/2023",
        "2024/2025/2026",
        "2024-05-29 ",
        "٢٠٢٤",
    ],
)
def test_what_is_no_value(edtf):
    """A value outside the part of EDTF in use, or out of order, is an error that names it."""
    with pytest.raises(EdtfError, match=r"EDTF level 1|before it begins|calendar|both ends|month"):
        When(edtf)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "within"),
    [
        ("2024-05-29", "2024-05", True, True),
        ("2024-05", "2024-05-29", True, False),
        ("2024-05-29", "2024-05-30", False, False),
        ("2024-05-27/2024-06-02", "2024-06", True, False),
        ("2024-05-29", "2022/..", True, True),
        ("2022/..", "2024-05-29", True, False),
        ("../2022", "2022/..", True, False),
        ("../2021", "2022/..", False, False),
        ("2023/..", "2022/..", True, True),
        ("199X", "19XX", True, True),
        ("2023-24", "2024", True, False),
        ("2024", "2024", True, True),
    ],
)
def test_overlaps_and_within(one, other, overlaps, within):
    """Two times overlap where a day may belong to both; one is within where all of it does."""
    assert When(one).overlaps(When(other)) is overlaps
    assert When(other).overlaps(When(one)) is overlaps
    assert When(one).within(When(other)) is within


@pytest.mark.parametrize(
    ("edtf", "is_day"),
    [
        ("2024-05-29", True),
        ("2024-05-29~", True),
        ("2024-05-29/2024-05-29", True),
        ("2024-05", False),
        ("2024-05-29/..", False),
        ("../2024-05-29", False),
    ],
)
def test_is_day(edtf, is_day):
    """A day is one that begins and ends on the same date."""
    assert When(edtf).is_day is is_day


@given(one=DAYS, other=DAYS)
def test_days_from_dates(one, other):
    """An interval made of two dates has them for its ends; equal dates make one day."""
    first, last = sorted((one, other))
    when = When.days(first, last)
    assert (when.first, when.last) == (first, last)
    assert ("/" in when.edtf) is (first != last)
    assert When(when.edtf) == when


@given(one=DAYS, other=DAYS)
def test_days_out_of_order(one, other):
    """An interval cannot end before it begins."""
    if one > other:
        with pytest.raises(EdtfError):
            When.days(one, other)


@given(year=st.integers(1, 9999), month=st.integers(1, 12))
def test_month(year, month):
    """A month runs from its first day to the one before the next month's first."""
    when = When.month(year, month)
    assert when.first
    assert when.last
    assert when.first == date(year, month, 1)
    assert when.last.month == month
    assert when.last.day >= 28
    assert when.last == date.max or (when.last + timedelta(days=1)).day == 1


@given(day=st.dates(date(1, 1, 8), date(9999, 12, 20)))
def test_week_runs_from_monday_to_sunday(day):
    """The week of a day holds it and begins on a Monday."""
    week = week_of(day)
    assert week.first
    assert week.last
    assert week.first.isoweekday() == 1
    assert (week.last - week.first).days == 6
    assert When.day(day).within(week)


@given(one=DAYS, two=DAYS, other=DAYS, four=DAYS)
def test_overlap_is_mutual_and_within_overlaps(one, two, other, four):
    """Overlap asks both ways alike, and what is within overlaps."""
    a, b = When.days(*sorted((one, two))), When.days(*sorted((other, four)))
    assert a.overlaps(b) == b.overlaps(a)
    assert not a.within(b) or a.overlaps(b)
    assert a.within(a)
