"""The year of a yearless date is told by the codes that wires set beside a story."""

from __future__ import annotations

import pytest

from legation.articles.slugs import slug_year


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("REUTER 1322 010692 GMT", 1992),
        ("Item 9206011640", 1992),
        ("Reuters News Service 01-06-92 1322GMT", 1992),
        ("BC-PERU-TALKS 2ndld 06-01-92", 1992),
        ("AFP 311322 GMT MAY 92", None),
        ("AFP 011322 GMT JUN 92", 1992),
        ("02JUN07", 2007),
        ("THE MORNING POST, JUNE 2, 1957", 1957),
        ("THE MORNING POST, JUNE 12, 1957", None),
        ("Tel. 01-06-92-44", None),
        ("Page 12", None),
    ],
)
def test_codes_of_its_day_tell_the_year(line: str, year: int | None) -> None:
    """Figures in any order that give the day or the one beside it, a month behind a clock."""
    assert slug_year([line], 6, 1) == year


def test_codes_of_two_years_tell_none() -> None:
    """Which of them is the story's own nobody can know."""
    assert slug_year(["REUTER 1322 010692", "AFP 011322 GMT JUN 93"], 6, 1) is None
