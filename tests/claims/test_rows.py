"""Sentences of engagement, a row each: kind, status, sides, and place and day where told.

`stands` tells what of the row is read right today: all of it ("yes"), all but place or day
("sides"), or less ("no"). A row that does not stand is a known miss: it is kept, since what is
missing is also written down. A new row starts as "yes". What is put off to a day has two statuses
("postponed|planned"). What tells of several engagements stands in several.csv.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from legation import claims, language, lexicon
from legation.claims.frames import frames
from legation.claims.participants import poles
from legation.model import Article, Block, Claim, Label, Reading, Status

WEDNESDAY = date(2024, 5, 22)
ROWS = [
    row
    for name in ("frames.csv", "statuses.csv")
    for row in csv.DictReader(
        Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    )
]
STANDING = [row for row in ROWS if row["stands"] in ("yes", "sides")]
SEVERAL = list(
    csv.DictReader(Path(__file__).with_name("several.csv").read_text(encoding="utf-8").splitlines())
)
PLACED = [row for row in ROWS if row["stands"] == "yes" and row["kind"] and "place" in row]
PLANS = [row for row in ROWS if row["status"] in ("planned", "possible", "proposed")]


@cache
def reading(text: str) -> Reading:
    """What is read of an article of that Wednesday whose body is the text."""
    article = Article(
        id="row",
        page="row",
        text=text,
        blocks=(Block(Label.BODY, 0, len(text)),),
        anchor_day=WEDNESDAY,
    )
    return claims.extract(article, language=language.load(), lexicon=lexicon.load())


def read(text: str) -> tuple[Claim, ...]:
    return reading(text).claims


@pytest.mark.parametrize("row", STANDING, ids=[row["text"][:60] for row in STANDING])
def test_row_is_read(row: dict[str, str]) -> None:
    """One engagement with its kind, status and sides; of a negative row, none."""
    found = {
        (claim.kind.value, claim.status.value, "|".join(sorted(poles(claim.participants))))
        for claim in read(row["text"])
    }
    statuses = row["status"].split("|") if row["kind"] else []
    assert found == {(row["kind"], status, row["sides"]) for status in statuses}


@pytest.mark.parametrize("row", PLACED, ids=[row["text"][:60] for row in PLACED])
def test_place_and_day_are_read(row: dict[str, str]) -> None:
    """The country where it is, and the day in EDTF; empty where the sentence tells none."""
    (claim,) = read(row["text"])
    place = claim.place.country if claim.place is not None else None
    when = claim.when.when.edtf if claim.when is not None else None
    assert (place or "", when or "") == (row["place"], row["when"])


@pytest.mark.parametrize("row", SEVERAL, ids=[row["text"][:60] for row in SEVERAL])
def test_several_engagements_are_read(row: dict[str, str]) -> None:
    """Of a text that tells of more than one: kind, status, sides, place and day of each."""
    found = sorted(
        f"{claim.kind} {claim.status} {'|'.join(sorted(poles(claim.participants)))} "
        f"{(claim.place.country if claim.place else None) or '-'} "
        f"{claim.when.when.edtf if claim.when else '-'}"
        for claim in read(row["text"])
    )
    assert "; ".join(found) == row["claims"]


@pytest.mark.parametrize("row", PLANS, ids=[row["text"][:60] for row in PLANS])
def test_no_plan_is_recorded_as_done(row: dict[str, str]) -> None:
    """Intent, offer, threat and plan never read as held or under way, whatever else is missed."""
    statuses = {claim.status for claim in read(row["text"])}
    assert not statuses & {Status.HELD, Status.UNDERWAY}


# Frames that need more than a sentence: what was told before, the page's dateline.
_OF_STORIES = {
    "another of a row",
    "come as invited",
    "go home",
    "return there",
    "the report",
    "visiting",
}


def test_every_frame_has_an_example() -> None:
    """Each frame of the table is what some row of these sentences is read by."""
    told = {trigger.frame for row in STANDING for trigger in reading(row["text"]).working.triggers}
    parts = ("verb", "noun", "aside", "origin")
    known = {frame.name for part in parts for several in frames(part).values() for frame in several}
    assert sorted(known - told - _OF_STORIES) == []
