"""Whose own page it is: rows of a masthead above an article, and the country it tells."""

from __future__ import annotations

import pytest

from legation import lexicon
from legation.claims.portals import state_of
from legation.model import Article, Block, Label

BODY = "The Minister for Trade, Ana Rey, flew to Geneva on Monday."


@pytest.mark.parametrize(
    ("masthead", "country"),
    [
        ("Republic of Malta - Ministry for Foreign Affairs", "MLT"),
        ("Ministry of Foreign Affairs of the Republic of Kazakhstan", "KAZ"),
        ("Government of Fiji | Media Centre", "FJI"),
        ("Press Service of the President of Ukraine", "UKR"),
        ("Prime Minister's Office, Bhutan", "BTN"),
        ("Embassy of Peru in Chile", None),
        ("The Malta Messenger", None),
        ("Malta | Business | Sport", None),
        ("Ministry of Silly Walks", None),
        ("Home > News", None),
    ],
)
def test_masthead_of_a_state(masthead: str, country: str | None) -> None:
    """An organ of state and one land beside it; a newspaper of that land is none."""
    text = f"{masthead}\n\n{BODY}"
    start = len(masthead) + 2
    blocks = (
        Block(Label.NAVIGATION, 0, start), Block(Label.BODY, start, len(text)),
    )  # fmt: skip
    article = Article(id="page", page="page", text=text, blocks=blocks)
    assert state_of(article, lexicon.load()) == country
