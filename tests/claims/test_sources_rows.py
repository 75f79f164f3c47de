"""On whose word an engagement rests, in rows of `sources.csv`: words of a text, and the chain."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from parsed import story

from legation.claims import sourcing

ROWS = list(csv.DictReader(Path(__file__).with_name("sources.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['text']} [{row['words']}]" for row in ROWS])
def test_a_chain_reaches_as_far_as_its_word(row: dict[str, str]) -> None:
    """The sources in force for the row's words, outermost first; none where it is the writer's."""
    told = story(row["text"])
    said = sourcing.find(told.sentences, people=told.people, agency=None)
    span, index = told.at(row["words"])
    found = [source.name for source in sourcing.chain_for(span, index, said)]
    assert "; ".join(found) == row["chain"]
