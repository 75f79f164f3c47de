"""Charts for a notebook hold the figures that the pages show."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date

import pytest
from test_drawn import a_series
from test_tallies import FOUND

from legation import plots
from legation.errors import ExtraMissing
from legation.model import ActKind

pytest.importorskip("altair")

TODAY = date(2026, 11, 25)


def rows(chart) -> list[dict[str, object]]:
    """The values of a chart, which is checked against Vega-Lite's schema as it is written."""
    told = chart.to_dict()
    return [
        row
        for part in (told, *told.get("layer", ()))
        for row in part.get("data", {}).get("values", ())
    ]


def test_a_strip_shows_sessions_gaps_and_what_is_due():
    """Two sessions, the silent years after them, none told twice."""
    told = {row["year"]: row["state"] for row in rows(plots.strip(a_series(), today=TODAY))}
    assert told[2016] == told[2018] == "held"
    assert told[2019] == "due"
    assert told[2020] == "no session"
    assert 2017 not in told


def test_a_pair_counts_up_and_down():
    """Engagements above the line, tensions below, each month as the page has it."""
    acts = [(date(2024, 2, 3), ActKind.ACCUSE), (date(2024, 2, 4), ActKind.AGREE)]
    told = Counter()
    for row in rows(plots.pair(FOUND, acts)):
        told[row["when"]] += row["count"]
    assert told == {"Jan 2024": 2, "Feb 2024": -1, "Mar 2024": 1, "Feb 2025": 1}
    assert {row["when"] for row in rows(plots.pair(FOUND, by="year"))} == {"2024", "2025"}


def test_a_flow_keeps_what_was_announced():
    """Each ribbon is as thick as its engagements are many, at either end."""
    ribbons = {
        (row["first"], row["outcome"]): (row["count"], row["y2"] - row["y"])
        for row in rows(plots.flow(FOUND))
        if "ribbon" in row
    }
    assert sum(count for count, _ in ribbons.values()) == 3
    assert all(count == pytest.approx(thick) for count, thick in ribbons.values())


@pytest.mark.parametrize("chart", [lambda: plots.pair([]), lambda: plots.flow([])])
def test_nothing_makes_an_empty_chart(chart):
    """A question that nothing answers is no failure."""
    assert [row for row in rows(chart()) if "count" in row] == []


def test_without_altair_it_is_told_what_to_install(monkeypatch):
    """The reason and the remedy, not a traceback about a module."""
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ExtraMissing, match="analysis"):
        plots.flow(FOUND)
