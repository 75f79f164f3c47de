"""The one table of weights, thresholds and numbers of days by which claims are compared."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that speaks for or against; a `hard` one contradicts, whatever else agrees."""

    weight: float
    reason: str
    hard: bool = False


def weigh(name: str, reason: str, *, part: float = 1.0, hard: bool = False) -> Ground:
    """The ground called `name` in the table, or `part` of its weight, with its reason."""
    return Ground(_table()["weights"][name] * part, reason, hard)


def threshold(name: str) -> float:
    return _table()["thresholds"][name]


def days(name: str) -> int:
    return int(_table()["days"][name])


@cache
def _table() -> dict[str, dict[str, float]]:
    return tomllib.loads(files(__package__).joinpath("scale.toml").read_text("utf-8"))
