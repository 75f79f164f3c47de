"""What is only threatened, planned, offered, asked for or refused is never an act that was done."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from test_acts import found

from legation.model import ActKind, Status

with (Path(__file__).parent / "intended_acts.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="|"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_what_is_intended_is_not_done(row: dict[str, str]) -> None:
    """A threat is a THREATEN, a promise an AGREE: the thing itself is not told as held."""
    done = [act.kind for act in found(row["text"]) if act.status is Status.HELD]
    assert ActKind(row["never"]) not in done


def test_there_are_forty_rows() -> None:
    """Enough wordings of intent."""
    assert len(ROWS) >= 40
