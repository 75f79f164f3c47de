"""Lines of the body that are written as headlines: every longer word has a capital."""

from __future__ import annotations

import pytest
from parsed import DAY

from legation import claims, language, lexicon
from legation.claims.people import capitals
from legation.model import Article, Block, Label, Span


def _acts(text: str) -> list[tuple[str, str | None, str | None]]:
    article = Article(
        id="row", page="row", text=text, blocks=(Block(Label.BODY, 0, len(text)),), anchor_day=DAY
    )
    told = claims.extract(article, language=language.load(), lexicon=lexicon.load()).acts
    return [
        (act.kind.value, act.by.country, act.toward.country if act.toward else None)
        for act in told
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paris Presses Bamako to Free Six Soldiers", ("REQUEST", "FRA", "MLI")),
        ("Hezbollah Rockets Hit Haifa After Raid", ("ASSAULT", None, "ISR")),
        (
            "U.S. Trade Envoy Threatens 50 Pct Duty on South Korean Cars",
            ("THREATEN", "USA", "KOR"),
        ),
        ("Rwandan Army Quits Goma, Ending Three Years in Congo", ("RETREAT", "RWA", "COD")),
    ],
)
def test_a_headline_is_read_as_running_text(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    """Only its names keep their capitals."""
    assert expected in _acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Dutch government halted its aid to Suriname on Monday",
        "Paris Presses Bamako to Free Six Soldiers.",
        "King Abdullah",
    ],
)
def test_running_text_and_bare_names_are_no_headline(text: str) -> None:
    """Words in small letters, a stop or too few words tell so."""
    assert not capitals.title_case(text, Span(0, len(text)))
