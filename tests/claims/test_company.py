"""Sentences without a word of engagement: who is told to be with whom, or abroad, by their shape.

A row with no claims is ordinary news that must stay none.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from legation import claims, language, lexicon
from legation.claims.frames import frames
from legation.claims.participants import poles
from legation.model import Article, Block, Label, Reading

ROWS = list(
    csv.DictReader(Path(__file__).with_name("company.csv").read_text(encoding="utf-8").splitlines())
)
_GATE = " Neither embassy would comment."
"""What makes a page one to read; it tells no engagement."""


def reading(text: str, *, dateline: str | None = None) -> Reading:
    article = Article(
        id="row",
        page="row",
        text=text,
        blocks=(Block(Label.BODY, 0, len(text)),),
        anchor_day=date(2024, 5, 22),
        dateline=dateline,
    )
    return claims.extract(article, language=language.load(), lexicon=lexicon.load())


def told(found: Reading) -> str:
    """Kind, status, sides, place and day of each claim."""
    return "; ".join(
        sorted(
            f"{claim.kind} {claim.status} {'|'.join(sorted(poles(claim.participants)))} "
            f"{(claim.place.country if claim.place else None) or '-'} "
            f"{claim.when.when.edtf if claim.when else '-'}"
            for claim in found.claims
        )
    )


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_shape_tells_who_was_there(row: dict[str, str]) -> None:
    """Two sides at a place or on a day, whatever the verb; of ordinary news, nothing."""
    assert told(reading(row["text"] + _GATE)) == row["claims"]


def test_who_came_is_where_it_is_told() -> None:
    """ "came for two days": to the dateline's city."""
    text = "Togolese President Faure Gnassingbe came for two days last week."
    found = told(reading(text + _GATE, dateline="ACCRA"))
    assert found == "visit held GHA|TGO GHA 2024-05-13/2024-05-19"


def test_a_claim_without_words_of_engagement_is_less_sure() -> None:
    """Its confidence says that only the sentence's shape tells it."""
    text = "Kenyan President William Ruto and Uganda's Yoweri Museveni planted a tree in Entebbe."
    (claim,) = reading(text + _GATE).claims
    assert claim.confidence == 0.7


def test_every_shape_has_an_example() -> None:
    """Each shape of the table is what some row is read by."""
    texts = [row["text"] + _GATE for row in ROWS if row["claims"]]
    found = {trigger.frame for text in texts for trigger in reading(text).working.triggers}
    known = {frame.name for several in frames("company").values() for frame in several}
    assert known - found == {"come here"}
