"""A visit that only its meetings tell of: it took place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import MADE_AT, Line, claims, days, told

from legation.engagements import fold, judge, rulings
from legation.model import Correction, Reading

TODAY = date(2024, 8, 1)
PLAN = {
    "kind": "visit",
    "status": "planned",
    "who": "Liu Jianchao/CHN/visitor, JPN/host",
    "when": "2024-05-28/2024-05-31",
    "place": "Tokyo",
}
MEETING = {
    "kind": "meeting",
    "status": "held",
    "who": "Liu Jianchao/CHN, Toshimitsu Motegi/JPN",
    "when": "2024-05-29",
    "place": "Tokyo",
}
WORDS = "Liu Jianchao and Song Tao met Toshimitsu Motegi or Park Jin in Tokyo, Osaka, Seoul."


def plan(**other: str | None) -> Reading:
    return told("plan", "2024-05-22", Line("Liu is to visit Japan.", **(PLAN | other)))


def report(**other: str | None) -> Reading:
    return told("report", "2024-05-30", Line(WORDS, **(MEETING | other)))


def visit(*readings: Reading, corrected: tuple[Correction, ...] = ()):
    said = days(*readings)
    made = judge(claims(*readings), said=said, made_at=MADE_AT)
    found = fold(claims(*readings), made, said=said, today=TODAY, corrected=corrected)
    (one,) = [engagement for engagement in found if engagement.kind == "visit"]
    return one


@pytest.mark.parametrize(
    ("planned", "held", "status", "unresolved"),
    [
        ({}, {}, "held", False),
        ({}, {"place": "Osaka"}, "held", False),
        ({"place": None}, {}, "held", False),
        ({"when": "2024-05"}, {}, "held", False),
        ({"status": "possible"}, {}, "held", False),
        ({}, {"status": "underway"}, "held", False),
        ({}, {"who": "Liu/CHN, Toshimitsu Motegi/JPN"}, "held", False),
        ({}, {"who": "Song Tao/CHN, Toshimitsu Motegi/JPN"}, "planned", True),
        ({}, {"who": "CHN, Toshimitsu Motegi/JPN"}, "planned", True),
        ({}, {"who": "Liu Jianchao/CHN, Park Jin/KOR"}, "planned", True),
        ({}, {"place": "Seoul"}, "planned", True),
        ({}, {"place": None}, "planned", True),
        ({}, {"when": "2024-06-03"}, "planned", True),
        ({}, {"when": "2024-05"}, "planned", True),
        ({"when": "2024"}, {}, "planned", False),
        ({"when": None}, {}, "planned", False),
        ({}, {"status": "planned"}, "planned", True),
        ({}, {"kind": "call"}, "planned", True),
        ({"status": "cancelled"}, {}, "cancelled", False),
        ({"status": "denied"}, {}, "denied", False),
    ],
)
def test_who_met_the_host_there_in_those_days_has_come(planned, held, status, unresolved):
    """The visitor, at the place of the visit, on days within its own: nothing less will do."""
    found = visit(plan(**planned), report(**held))
    assert (found.status, found.unresolved) == (status, unresolved)


def test_the_visit_keeps_its_days_and_tells_on_whose_word_it_took_place():
    """It does not take the meeting's day; its history leads to the meeting's words."""
    found = visit(plan(), report())
    assert str(found.when) == "2024-05-28/2024-05-31"
    assert [(c.status, c.article) for c in found.history] == [
        ("planned", "plan"),
        ("held", "report"),
    ]
    assert [claim.id for claim in found.seen] == [found.history[-1].claim]
    assert found.seen[0] not in found.claims


def test_its_own_reports_are_heard_alone():
    """Where a page tells of the visit itself, that is its history."""
    own = told("own", "2024-05-31", Line("Liu was in Japan.", **(PLAN | {"status": "held"})))
    assert visit(plan(), report(), own).seen == ()


def test_a_meeting_that_did_not_take_place_shows_nothing():
    """Neither one that was taken back, nor one that a person says is none."""
    off = told("off", "2024-05-31", Line(WORDS, **(MEETING | {"status": "denied"})))
    assert visit(plan(), report(), off).status == "planned"
    (claim,) = report().claims
    word = rulings.rejected(claim, by="Ada", reason="", made_at=MADE_AT)
    assert visit(plan(), report(), corrected=(word,)).status == "planned"


@settings(deadline=None)
@given(st.permutations(["plan", "report", "later"]))
def test_the_first_report_tells_of_it_in_any_order(order):
    """Of several meetings the one that was told first stands in the history."""
    later = told(
        "later",
        "2024-06-01",
        Line("Liu Jianchao met Motegi again.", **(MEETING | {"when": "2024-05-30"})),
    )
    by_name = {"plan": plan(), "report": report(), "later": later}
    found = visit(*(by_name[name] for name in order))
    assert found == visit(*by_name.values())
    assert [claim.article for claim in found.seen] == ["report"]
