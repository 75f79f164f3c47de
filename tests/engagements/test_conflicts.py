"""Reports that contradict each other are kept side by side."""

from __future__ import annotations

from datetime import date

import pytest
from telling import MADE_AT, Line, claims, days, told

from legation.engagements import fold, judge, rulings
from legation.model import Decision

LINE = {
    "kind": "meeting",
    "status": "held",
    "who": "Ramon Santos/PHL, Hu Wei/CHN",
    "when": "2025-05-31",
    "place": "Manila",
}


@pytest.mark.parametrize(
    ("more", "aspect", "values"),
    [
        ({}, None, []),
        ({"place": "Jakarta"}, "place", ["Jakarta", "Manila"]),
        ({"status": "denied", "by": "a spokesman"}, "status", ["held", "denied"]),
        ({"status": "planned"}, None, []),
        ({"who": "Ramon Santos/PHL, Wang Li/CHN"}, "participants", ["Hu Wei", "Wang Li"]),
        ({"who": "Santos/PHL, Hu Wei/CHN"}, None, []),
        ({"place": "Manila", "kind": "visit", "who": LINE["who"]}, None, []),
    ],
)
def test_conflicts(more, aspect, values):
    """What cannot both be is told with both values, the one in force first."""
    one = told("a", "2025-06-01", Line("Santos met Hu Wei in Manila.", **LINE))
    words = "Santos, Hu Wei and Wang Li were in Manila and Jakarta."
    two = told("b", "2025-06-01", Line(words, **(LINE | more)))
    same: list[Decision] = []
    if more.get("kind") != "visit":
        a, b = claims(one, two)
        same = [rulings._same(a.id, b.id, by="Ada", reason="", made_at=MADE_AT)]
    said = days(one, two)
    decisions = [*judge(claims(one, two), said=said, made_at=MADE_AT), *same]
    found = fold(claims(one, two), decisions, said=said, today=date(2025, 7, 1))
    told_of = [c for engagement in found for c in engagement.conflicts]
    assert [c.aspect for c in told_of] == ([aspect] if aspect else [])
    assert sorted(v.value for c in told_of for v in c.versions) == sorted(values)
    assert all(
        c.versions[0].value == e.place.name
        for e in found
        for c in e.conflicts
        if c.aspect == "place"
    )
