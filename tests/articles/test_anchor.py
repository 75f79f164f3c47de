from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.articles.anchor import anchor, reported_weekdays
from legation.articles.dateline import Dateline
from legation.articles.publication import Publication


def clock_of(at=None, *, day=None, given=False):
    return Publication(at, None, None, day, given, ())


def filed_on(month=None, day=None, year=None, weekday=None):
    return Dateline("TOKYO", None, month, day, year, 0, weekday)


LATE = datetime(2024, 5, 21, 22, 56)


@pytest.mark.parametrize(
    ("clock", "filed", "home", "lead", "expected"),
    [
        (clock_of(day=date(2024, 5, 20), given=True), filed_on(5, 22), None, "", "2024-05-20"),
        (clock_of(LATE), filed_on(5, 22), "Asia/Tokyo", "", "2024-05-22"),
        (clock_of(datetime(2024, 1, 1, 3, 0)), filed_on(12, 31), None, "", "2023-12-31"),
        (clock_of(LATE.replace(tzinfo=UTC)), None, "Asia/Tokyo", "", "2024-05-22"),
        (clock_of(LATE.replace(tzinfo=UTC)), None, "America/Lima", "", "2024-05-21"),
        (clock_of(LATE), None, "Asia/Tokyo", "NHK reported on Wednesday.", "2024-05-22"),
        (clock_of(LATE), None, "Asia/Tokyo", "NHK reported on Tuesday.", "2024-05-21"),
        (clock_of(LATE), None, "Asia/Tokyo", "NHK reported on Monday.", "2024-05-21"),
        (clock_of(LATE), None, "Asia/Tokyo", "He will arrive on Wednesday.", "2024-05-21"),
        (clock_of(LATE), None, None, "Both agreed Monday to meet again.", "2024-05-20"),
        (clock_of(day=date(2024, 5, 21)), None, "Asia/Tokyo", "", "2024-05-21"),
        (clock_of(), filed_on(5, 22, 2024), None, "", "2024-05-22"),
        (clock_of(), filed_on(5, 22), None, "", None),
        (clock_of(day=date(2024, 5, 21)), filed_on(weekday=0), None, "", "2024-05-20"),
        (clock_of(day=date(2024, 5, 21)), filed_on(weekday=2), None, "", "2024-05-22"),
        (clock_of(), None, None, "The ministry said on Friday.", None),
    ],
)
def test_the_articles_own_day(clock, filed, home, lead, expected):
    """The best witness of the day at the dateline decides, and none gives no day."""
    found = anchor(clock, filed, home=home, lead=[lead])
    assert expected == (found.day.isoformat() if found.day else None)


def test_a_day_that_the_page_prints_is_its_publishers():
    """ "May 19" over a clock in UTC is the day in Lagos: the lead tells of yesterday."""
    at = datetime(2021, 5, 19, 7, 33, tzinfo=UTC)
    lead = ["The leaders on Tuesday agreed to meet."]
    assert anchor(clock_of(at), None, home=None, lead=lead).day == date(2021, 5, 18)
    found = anchor(clock_of(at), None, home=None, lead=lead, printed=at.date())
    assert (found.day, found.reason) == (at.date(), None)


def test_a_deduced_day_says_how():
    """A day that the page does not print is explained."""
    found = anchor(clock_of(LATE), None, home="Asia/Tokyo", lead=["NHK reported on Wednesday."])
    assert "no zone" in found.reason
    assert "Wednesday" in found.reason


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Talks will open on Monday, the ministry said Thursday.", [3]),
        ("The Philippines on Monday denied the report.", [0]),
        ("He met her late on Sunday.", [6]),
        ("The department said on Wednesday (Jun 14) that he would go.", [2]),
        ("He left for the Victoria Falls on Friday to attend a summit.", [4]),
        ("They agreed on a plan for talks on Friday.", []),
        ("They agreed to meet by Friday.", []),
        ("Friday's session was short.", []),
        ("He said he would leave next Tuesday.", []),
    ],
)
def test_weekdays_that_report(lead, expected):
    """Only a weekday on which something is reported as done tells the story's day."""
    assert expected == list(reported_weekdays([lead]))


@given(
    at=st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)),
    home=st.sampled_from([None, "Asia/Tokyo", "Pacific/Apia", "America/Lima", "Asia/Kathmandu"]),
    weekday=st.sampled_from(["Monday", "Thursday", "Sunday"]),
    zoned=st.booleans(),
)
def test_the_day_is_the_pages_or_its_neighbour(at, home, weekday, zoned):
    """No zone is a day away from another by more than one."""
    clock = clock_of(at.replace(tzinfo=UTC) if zoned else at)
    found = anchor(clock, None, home=home, lead=[f"The ministry said on {weekday}."])
    assert abs(found.day - at.date()) <= timedelta(days=1)
