"""A diary asked for places, topics and words that many claims have."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from telling import Line, page, told

from legation.diary import Diary
from legation.model import Claim, Kind, Place, Query, Quote
from legation.store import finding

PLACES = [None, Place(name="Paris", country="FRA"), Place(name="Lyon", country="FRA"),
          Place(name="Oslo", country="NOR"), Place(name="Norway", country="NOR")]  # fmt: skip
TOPICS = [None, "trade and grain", "trade", "Arms control"]


@pytest.fixture(scope="module")
def diary(tmp_path_factory):
    """Engagements at every one of these places about every one of these topics."""
    with Diary(tmp_path_factory.mktemp("terms") / "a.db", today=date(2024, 2, 1)) as opened:
        for number, (place, topic) in enumerate(product(PLACES, TOPICS)):
            when = f"20{number + 3:02}-03-0{1 + number % 7}"
            sentence = f"Number {number} took place {topic or ''}."
            reading = told(
                f"p{number}", "2024-01-20", Line(sentence, "meeting", "held", "FRA,IRN", when)
            )
            claims = tuple(_put(claim, place, topic, sentence) for claim in reading.claims)
            opened.add_reading(
                page(f"p{number}", reading.article.text), replace(reading, claims=claims)
            )
        yield opened


def _put(claim: Claim, place: Place | None, topic: str | None, sentence: str) -> Claim:
    at = sentence.find(topic) if topic else 0
    start = claim.evidence[0].start + at
    quote = Quote(start, start + len(topic), topic) if topic else None
    return replace(claim, place=place, topic=quote)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (Query(place="Paris"), 4),
        (Query(place="PARIS"), 4),
        (Query(place="France"), 8),
        (Query(place="FRA"), 8),
        (Query(place="nor"), 8),
        (Query(place="Norway"), 8),
        (Query(place="Atlantis"), 0),
        (Query(topic="trade"), 10),
        (Query(topic="Grain, trade"), 5),
        (Query(topic="arms"), 5),
        (Query(topic="arms trade"), 0),
        (Query(place="France", topic="trade"), 4),
        (Query(place="France", countries=("IRN",)), 8),
        (Query(place="France", countries=("IRN", "FRA"), topic="grain"), 2),
        (Query(place="France", countries=("CAN",)), 0),
        (Query(place="Oslo", kinds=(Kind.CALL,)), 0),
        (Query(text="took place"), 20),
        (Query(text="grain"), 5),
    ],
    ids=str,
)
def test_places_and_topics_are_asked_for(diary, asked, count, monkeypatch):
    """As many as there are, counted alike, cut to size as the whole is."""
    whole = diary.find(asked)
    assert len(whole) == count
    assert sum(one.count for one in diary.tally(asked)) == count
    for few in (finding._FEW, 0):
        monkeypatch.setattr(finding, "_FEW", few)
        for most in (1, 3, 50):
            assert diary.find(replace(asked, first=most)) == whole[:most]
            assert diary.find(replace(asked, last=most)) == whole[-most:]


@pytest.mark.parametrize(
    "asked",
    [Query(), Query(countries=("FRA",)), Query(topic="trade"), Query(text="grain"),
     Query(since=date(2010, 1, 1)), Query(as_of=date(2024, 1, 30))],
    ids=str,
)  # fmt: skip
def test_what_is_counted_is_what_is_there(diary, asked):
    """Counts by month and by country are those of the engagements themselves."""
    whole = diary.find(asked)
    months = Counter((one.when.first.year, one.when.first.month) for one in whole)
    told = Counter()
    for one in diary.tally(asked):
        told[one.year, one.month] += one.count
    assert told == months
    assert diary.places(asked) == Counter(one.place.country for one in whole if one.place)


def test_counterparts_are_of_other_sides(tmp_path):
    """Whom a person dealt with is counted; those of the same side are not."""
    with Diary(tmp_path / "c.db", today=date(2024, 2, 1)) as opened:
        sides = ["Anne Roux/FRA,Luc Petit/FRA,Reza Kian/IRN", "Anne Roux/FRA,Reza Kian/IRN"]
        for number, who in enumerate([*sides, "Anne Roux/FRA,NOR"]):
            line = Line(
                f"Number {number} took place.", "meeting", "held", who, f"20{number + 3:02}"
            )
            reading = told(f"c{number}", "2024-01-20", line)
            opened.add_reading(page(f"c{number}", reading.article.text), reading)
        met = [(one.name, one.country, one.count) for one in
               opened.counterparts(opened.actor("Anne Roux"))]  # fmt: skip
    assert met == [("Reza Kian", "IRN", 2), ("Norway", "NOR", 1)]
