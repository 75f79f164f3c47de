"""Places and times that stand outside of the sentence: the dateline's city, an entry's own day."""

from __future__ import annotations

from datetime import date

import pytest

from legation import claims, language, lexicon
from legation.model import Article, Block, Claim, Label

MONDAY = date(2024, 5, 20)


def read(*paragraphs: str, dateline: str | None = None) -> tuple[Claim, ...]:
    text = "\n".join(paragraphs)
    starts = [text.index(words) for words in paragraphs]
    ends = [*starts[1:], len(text)]
    article = Article(
        id="page",
        page="page",
        text=text,
        blocks=tuple(Block(Label.BODY, a, b) for a, b in zip(starts, ends, strict=True)),
        anchor_day=MONDAY,
        dateline=dateline,
    )
    return claims.extract(article, language=language.load(), lexicon=lexicon.load()).claims


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Chilean Foreign Minister Alberto van Klaveren met Peruvian Foreign Minister Javier "
         "Gonzalez-Olaechea on Monday.", "Lima"),
        ("Chilean Foreign Minister Alberto van Klaveren will meet Peruvian Foreign Minister Javier "
         "Gonzalez-Olaechea on Friday.", None),
        ("Chilean Foreign Minister Alberto van Klaveren met Peruvian Foreign Minister Javier "
         "Gonzalez-Olaechea in March.", None),
        ("Chilean Foreign Minister Alberto van Klaveren met Bolivian Foreign Minister Celinda Sosa "
         "on Monday.", None),
        ("Chilean Foreign Minister Alberto van Klaveren spoke by phone with Peruvian Foreign "
         "Minister Javier Gonzalez-Olaechea on Monday.", None),
    ],
)  # fmt: skip
def test_a_meeting_of_the_day_is_where_it_is_filed_from(sentence: str, place: str | None) -> None:
    """If the dateline's country takes part; not what is to come, was long ago, or is a call."""
    (claim,) = read(sentence, dateline="LIMA")
    assert (claim.place.name if claim.place else None) == place


CHRONICLE = (
    "March 4, 2019 - Omani Foreign Minister Yusuf bin Alawi travels to Tehran.",
    "June 2020 - Iranian President Hassan Rouhani meets Omani Sultan Haitham bin Tariq in Muscat.",
    "May 23, 2024 - Iranian Foreign Minister Hossein Amir-Abdollahian visits Muscat.",
)


def test_entries_of_a_chronology_stand_under_their_own_time() -> None:
    """The present tense tells what was, in an entry of the past, and what is to be otherwise."""
    told = sorted(
        (claim.kind.value, claim.status.value, claim.when.when.edtf if claim.when else None)
        for claim in read(*CHRONICLE)
    )
    assert told == [
        ("summit", "held", "2020-06"),
        ("visit", "held", "2019-03-04"),
        ("visit", "planned", "2024-05-23"),
    ]


def test_two_paragraphs_with_a_date_make_no_chronology() -> None:
    """A page of entries has three of them at least."""
    (first, *_) = read(*CHRONICLE[:2])
    assert first.status.value == "planned"


def test_who_is_said_to_be_visiting_visits_the_place_of_the_dateline() -> None:
    """And not a third country that the page is not filed from."""
    told = "Japanese Foreign Minister Yoko Kamikawa met visiting Omani premier Fahd Said on Monday."
    home = {claim.kind.value for claim in read(told, dateline="TOKYO")}
    assert home == {"meeting", "visit"}
    assert {claim.kind.value for claim in read(told)} == {"meeting"}
