"""Whom a phrase without a name means: rows of a text and who meet in it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.claims.test_rows import read

ROWS = list(
    csv.DictReader(
        Path(__file__).with_name("callings.csv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
    )
)


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:70] for row in ROWS])
def test_somebody_is_known_by_what_else_he_is_called(row: dict[str, str]) -> None:
    """Where one person named before fits the words, it is that one; else nobody is guessed."""
    met = [claim for claim in read(row["text"]) if claim.kind.value != "visit"]
    told = "; ".join("|".join(sorted(p.name for p in claim.participants)) for claim in met)
    assert (told or "-") == row["sides"]
