"""Acts at first sight: sentences written from PLOVER's definitions before the words were looked at.

A row of fresh_acts.csv that does not stand is a miss known and kept; no kind means no act at all.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from test_acts import found

from legation import lexicon
from legation.model import ActKind, Actor

with (Path(__file__).parent / "fresh_acts.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="|"))

_SILENT = {ActKind.DECLINED_COMMENT, ActKind.NO_RESPONSE}
_EITHER_WAY = {ActKind.AGREE, ActKind.COOPERATE, ActKind.SUPPORT}


def _known(name: str) -> str:
    body = lexicon.load().body(name)
    return body.name if body is not None else name


def _is(actor: Actor | None, side: str) -> bool:
    """Whether an actor is the side of a row: a country's code, or the name of a body."""
    if not side:
        return True
    if actor is None:
        return False
    return side == actor.country or _known(side) == _known(actor.body or actor.name)


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, marks=() if row["stands"] == "yes" else pytest.mark.xfail) for row in ROWS],
    ids=lambda row: row["text"][:60],
)
def test_an_act_is_read_at_first_sight(row: dict[str, str]) -> None:
    """Some act of the sentence has the row's type and sides; what is no act makes none."""
    told = [act for act in found(row["text"]) if act.kind not in _SILENT]
    if not row["kind"]:
        assert told == []
        return
    kind, by, toward = ActKind(row["kind"]), row["by"], row["toward"]
    pairs = [(act.by, act.toward) for act in told if act.kind is kind]
    if kind in _EITHER_WAY:
        pairs += [(act.toward, act.by) for act in told if act.kind is kind and act.toward]
    assert any(_is(one, by) and _is(other, toward) for one, other in pairs)


def test_there_are_enough_rows() -> None:
    """At least ten sentences for each type."""
    kinds = [row["kind"] for row in ROWS]
    assert all(kinds.count(kind.value) >= 10 for kind in set(ActKind) - _SILENT)
