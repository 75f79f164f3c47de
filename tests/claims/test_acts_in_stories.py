"""Acts of whole short stories, annotated before they were read; "//" parts paragraphs.

A row of story_acts.csv that does not stand is a miss known and kept. A side with no code is an
organisation, a movement, or nobody.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from legation import articles, claims, language, lexicon
from legation.model import Media, RawPage

_HERE = Path(__file__).parent
with (_HERE / "stories.csv").open(encoding="utf-8", newline="") as _file:
    STORIES = {row["story"]: row for row in csv.DictReader(_file, delimiter="|")}
with (_HERE / "story_acts.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="|"))

_LEAST_RIGHT = 0.7


@cache
def told(story: str) -> tuple[tuple[str, str, str], ...]:
    """Type and sides of the acts of a story, by the codes of their countries."""
    row = STORIES[story]
    text = row["text"].replace(" // ", "\n\n")
    raw = RawPage(
        id=story, content=text.encode(), media=Media.TEXT, published=row["published"]
    )  # fmt: skip
    article = articles.make(raw, lexicon=lexicon.load())
    acts = claims.extract(article, language=language.load(), lexicon=lexicon.load()).acts
    return tuple(
        (act.kind.value, act.by.country or "", (act.toward.country or "") if act.toward else "")
        for act in acts
    )


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, marks=() if row["stands"] == "yes" else pytest.mark.xfail) for row in ROWS],
    ids=lambda row: f"{row['story']} {row['words'][:50]}",
)
def test_an_act_of_a_story_is_read(row: dict[str, str]) -> None:
    """Type and sides are those of the row, wherever the story names them."""
    assert (row["kind"], row["by"], row["toward"]) in told(row["story"])


def test_most_of_what_is_read_is_in_the_rows() -> None:
    """Seven in ten of the acts read are ones that an annotator wrote down."""
    wanted = {(r["story"], r["kind"], r["by"], r["toward"]) for r in ROWS}
    read = [(story, *act) for story in STORIES for act in told(story)]
    assert sum(act in wanted for act in read) >= _LEAST_RIGHT * len(read)


def test_every_row_is_of_a_story() -> None:
    """The words of a row stand in its story."""
    fold = {
        story: " ".join(row["text"].replace(" // ", " ").split()) for story, row in STORIES.items()
    }
    assert all(row["words"] in fold[row["story"]] for row in ROWS)
