"""What one page tells of several occasions of the same sides: which are one engagement."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from legation import claims, language, lexicon
from legation.model import Article, Block, Kind, Label, Status

DAY = date(2024, 5, 22)

ROWS = [
    (
        "Presidents Emmanuel Macron of France and Abdelmadjid Tebboune of Algeria pledged on "
        "Tuesday to meet again in Paris within three months, after a day of talks in Oran.",
        "held; planned",
    ),
    (
        "Emmanuel Macron of France and Abdelmadjid Tebboune of Algeria will meet in Paris in June, "
        "the Elysee said. The meeting was put off, Algerian radio reported later.",
        "planned, postponed",
    ),
    (
        "Politicians from Japan and South Korea held the ninth session of their council in Busan "
        "on Tuesday. A meeting with Prime Minister Han Duck-soo is set for Thursday, a Japanese "
        "embassy official said. The tenth session is to take place in Japan.",
        "held; planned; planned",
    ),
    (
        "Chinese envoy Liu Jianchao met Natsuo Yamaguchi of Japan. Japan and China hold yearly "
        "talks on fisheries. A session set for 2019 was called off.",
        "cancelled; habitual; held",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_engagements_of_a_page(text: str, wanted: str) -> None:
    """The statuses that the page gives each engagement, one engagement after the other."""
    block = Block(Label.BODY, 0, len(text))
    article = Article(id="row", page="row", text=text, blocks=(block,), anchor_day=DAY)
    reading = claims.extract(article, language=language.load(), lexicon=lexicon.load())
    told = defaultdict(set)
    for claim in reading.claims:
        told[claim.engagement].add(str(claim.status))
    assert "; ".join(sorted(", ".join(sorted(each)) for each in told.values())) == wanted


def test_the_body_does_not_look_back_to_a_picture() -> None:
    """Whom "the pair" means is told by the sentences before, not by a caption above them."""
    shown = "File: Kenya's William Ruto and Uganda's Yoweri Museveni talk in Nairobi."
    body = (
        "Peru's negotiators, Elmer Schialer and Teresa Mera, met Chile's Alberto van Klaveren on "
        "Monday. Aides called the mood warm. A deal is near. The dispute is old. "
        "Schialer and Mera left Lima on Sunday. The pair have been in Santiago since then."
    )
    text = f"{shown}\n\n{body}"
    blocks = (
        Block(Label.CAPTION, 0, len(shown) + 2),
        Block(Label.BODY, len(shown) + 2, len(text)),
    )
    article = Article(id="row", page="row", text=text, blocks=blocks, anchor_day=DAY)
    reading = claims.extract(article, language=language.load(), lexicon=lexicon.load())
    stays = [c for c in reading.claims if c.kind is Kind.VISIT and c.status is Status.UNDERWAY]
    assert [{p.name for p in c.participants} for c in stays] == [
        {"Elmer Schialer", "Teresa Mera", "Chile"}
    ]
