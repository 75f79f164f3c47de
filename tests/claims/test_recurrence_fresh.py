"""Series at first sight: short articles annotated before they were read; "//" parts paragraphs.

A row that does not stand is a miss known and kept; no sides means no series at all.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from legation import articles, claims, language, lexicon
from legation.model import Media, RawPage, SeriesMention

with (Path(__file__).parent / "series.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="|"))


def told(text: str) -> tuple[SeriesMention, ...]:
    """The series of a page of 22 May 2024."""
    page = "Neighbours' talks\n\n" + text.replace(" // ", "\n\n")
    raw = RawPage(id="p", content=page.encode(), media=Media.TEXT, published="2024-05-22")
    article = articles.make(raw, lexicon=lexicon.load())
    return claims.extract(article, language=language.load(), lexicon=lexicon.load()).series


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, marks=() if row["stands"] == "yes" else pytest.mark.xfail) for row in ROWS],
    ids=lambda row: row["text"][:60],
)
def test_a_series_is_read_at_first_sight(row: dict[str, str]) -> None:
    """Its sides, state, number, cadence, last and next session where the row has them."""
    found = told(row["text"])
    if not row["sides"]:
        assert not found
        return
    (series,) = found
    days = {"last_held": series.last_held, "next": series.next}
    assert sorted(series.participants) == row["sides"].split(" + ")
    assert row["state"] in ("", series.state)
    assert row["ordinal"] in ("", str(series.ordinal))
    assert row["cadence"] in ("", series.cadence)
    assert all(row[name] in ("", when.edtf if when else None) for name, when in days.items())


def test_there_are_enough_rows() -> None:
    """Many wordings of what recurs, and some of what does not."""
    assert len(ROWS) >= 50
    assert sum(not row["sides"] for row in ROWS) >= 5
