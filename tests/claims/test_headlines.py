"""Lines whose Words Begin So are read as running text is."""

from __future__ import annotations

from datetime import date

import pytest

from legation import claims, language, lexicon
from legation.claims.people import capitals
from legation.model import Article, Block, Label


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Kind and countries of the acts of a page that is this line."""
    article = Article(
        id="row", page="row", text=text, blocks=(Block(Label.BODY, 0, len(text)),),
        anchor_day=date(2024, 5, 22),
    )  # fmt: skip
    reading = claims.extract(article, language=language.load(), lexicon=lexicon.load())
    return [
        (act.kind.value, act.by.country, act.toward.country if act.toward else None)
        for act in reading.acts
    ]


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("Turkish Ministers Say No to Passage of U.S. Division", ("REJECT", "TUR", "USA")),
        ("Norwegian Patrol Boats Given to Iceland", ("AID", "NOR", "ISL")),
        ("Ethiopian Army Quits Baidoa, Ending Two Years in Somalia", ("RETREAT", "ETH", "SOM")),
        ("Madrid Presses Rabat to Curb Flow of Migrants", ("REQUEST", "ESP", "MAR")),
        ("Paris Presses Bamako to Free Six Soldiers", ("REQUEST", "FRA", "MLI")),
        ("Rwandan Army Quits Goma, Ending Three Years in Congo", ("RETREAT", "RWA", "COD")),
        ("Chile Says Yes to Peruvian Plan for Fishing Line", ("AGREE", "CHL", "PER")),
    ],
)
def test_a_headline_tells_an_act(line: str, act: tuple[str, str, str]) -> None:
    """Its common words are no names."""
    assert act in told(line)


@pytest.mark.parametrize(
    "line",
    [
        "Swiss Banks Report Record Profits in Second Half",
        "Norwegian Skier Takes Gold at World Cup in Austria",
    ],
)
def test_a_headline_of_other_things_tells_none(line: str) -> None:
    """Money and sport are no acts."""
    assert told(line) == []


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Rome Presses Tripoli to Stem Flow of Boats", True),
        ("The prime minister presses Tripoli", False),
        ("Mr. Ade Met Mr. Bo in Abuja.", False),
        ("Minister Ade", False),
    ],
)
def test_what_a_headline_looks_like(words: str, is_one: bool) -> None:
    """Only short words of it may be small, and no stop ends it."""
    assert capitals.headline(words) is is_one
