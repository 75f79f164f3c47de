"""What engagements add up to, told of rows."""

from __future__ import annotations

from datetime import date

import pytest

from legation.model import (
    ActKind,
    ActorType,
    Change,
    Engagement,
    Kind,
    Participant,
    Place,
    Status,
    When,
)
from legation.views import tallies
from legation.views.tone import Outcome

ROWS = [
    ("a", "2024-01-10", Status.HELD, "CHN JPN", "Tokyo"),
    ("b", "2024-01", Status.CANCELLED, "CHN JPN KOR", "Seoul"),
    ("c", "2024-03-05", Status.PLANNED, "CHN JPN", "Tokyo"),
    ("d", "202X", Status.HELD, "CHN FRA", None),
    ("e", None, Status.HELD, "CHN JPN", None),
    ("f", "2025-02-01/2025-02-03", Status.PLANNED, "CHN KOR", None),
]  # fmt: skip


def one(id: str, when: str | None, status: Status, lands: str, city: str | None) -> Engagement:
    day = When(when) if when else None
    return Engagement(
        id=id,
        kind=Kind.MEETING,
        status=status,
        unresolved=id == "c",
        confirmed=False,
        participants=tuple(
            Participant(name=land, type=ActorType.COUNTRY, country=land) for land in lands.split()
        ),
        place=Place(name=city, country="JPN") if city else None,
        when=day,
        topic=None,
        history=(
            Change(said_on=None, status=status, when=day, attribution=(), claim=id, article="page"),
        ),
        claims=(),
    )


FOUND = [one(*row) for row in ROWS]


@pytest.mark.parametrize(
    ("by", "most", "told"),
    [
        ("month", None, {"Jan 2024": 2, "Mar 2024": 1, "Feb 2025": 1}),
        ("month", 2, {"Feb 2025": 1}),
        ("year", None, {"2024": 3, "2025": 1}),
    ],
)
def test_a_time_counts_where_its_days_begin(by, most, told):
    """Decades and unknown days count nowhere; months between are there and empty."""
    buckets = tallies.months(FOUND, by=by, most=most)
    assert {b.label: b.height for b in buckets if b.height} == told
    assert len(buckets) == {("month", None): 14, ("month", 2): 2, ("year", None): 2}[by, most]


def test_a_short_time_begins_earlier():
    """One month alone would be a board and no bar."""
    buckets = tallies.months(FOUND[:1], least=3)
    assert [b.label for b in buckets] == ["Nov 2023", "Dec 2023", "Jan 2024"]


def test_history_that_pages_tell_of_is_no_month():
    """A sanction of 1972 does not stretch the chart; one of a month that it has is below it."""
    acts = [(date(1972, 1, 1), ActKind.SANCTION), (date(2024, 2, 3), ActKind.ACCUSE)]
    buckets = tallies.months(FOUND, acts)
    assert buckets[0].label == "Jan 2024"
    assert [b.label for b in buckets if b.depth] == ["Feb 2024"]


def test_no_engagement_no_months():
    """Acts alone make no chart of engagements."""
    assert tallies.months([], [(date(2024, 1, 1), ActKind.ACCUSE)]) == []


def test_what_was_announced_is_told_by_what_came_of_it():
    """Held with no word before is not announced; left open counts as that."""
    assert tallies.announced(FOUND) == {Outcome.OFF: 1, Outcome.UNRESOLVED: 1, Outcome.AHEAD: 1}


def test_the_others_are_counted_with_their_latest():
    """The most frequent first, with when the latest was."""
    told = tallies.shared(FOUND, tallies.countries)
    assert list(told) == ["CHN", "JPN", "KOR", "FRA"]
    assert (told["KOR"].count, told["KOR"].held) == (2, 0)
    assert told["KOR"].latest == When("2025-02-01/2025-02-03")
    assert tallies.between(FOUND, tallies.countries)[frozenset(("JPN", "KOR"))] == 1


def test_places_are_counted():
    """By name and country, the most frequent first."""
    assert tallies.places(FOUND) == {("Tokyo", "JPN"): 2, ("Seoul", "JPN"): 1}


@pytest.mark.parametrize(
    ("today", "last", "coming"), [(date(2024, 3, 20), "a", "f"), (date(2026, 1, 1), "a", None)]
)
def test_the_last_and_the_next(today, last, coming):
    """What is left open is neither."""
    dated = [e for e in FOUND if e.id != "d"]
    found = tallies.last_contact(dated)
    assert found and found.id == last
    ahead = tallies.next_contact(FOUND, today=today)
    assert (ahead.id if ahead else None) == coming


def test_the_latest_first_has_undated_ones_last():
    """Turning the order round does not put what has no day at its head."""
    assert [e.id for e in tallies.latest_first(FOUND)] == ["f", "d", "c", "b", "a", "e"]
