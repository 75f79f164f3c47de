"""Whole stories: which claims are told as one engagement, and what it adds up to."""

from __future__ import annotations

from datetime import date

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import MADE_AT, Line, claims, days, told

from legation.engagements import fold, judge
from legation.model import Decision, Engagement, Reading, Verdict

TODAY = date(2025, 2, 1)


def folded(*readings: Reading, today: date = TODAY) -> tuple[Engagement, ...]:
    said = days(*readings)
    found = judge(claims(*readings), said=said, made_at=MADE_AT)
    return fold(claims(*readings), found, said=said, today=today)


def statuses(engagement: Engagement) -> list[str]:
    return [change.status.value for change in engagement.history]


@pytest.mark.parametrize(
    ("story", "kind", "histories"),
    [
        (stories.TOKYO, "visit", [["planned", "held"]]),
        (stories.TOKYO, "meeting", [["planned", "held"]]),
        (stories.PUT_OFF, "visit", [["planned", "postponed", "planned", "held"]]),
        (
            stories.CALLED_OFF,
            "summit",
            [["cancelled", "planned", "held"]],
        ),
        (stories.TWO_VISITS, "visit", [["held"], ["held", "held"]]),
    ],
)
def test_a_story_is_one_engagement_with_its_history(story, kind, histories):
    """From plan to handshake is one engagement; two visits a week apart stay two."""
    found = [statuses(e) for e in folded(*story) if e.kind == kind]
    assert sorted(found) == sorted(histories)


@pytest.mark.parametrize(
    ("story", "kind", "status", "when", "confirmed"),
    [
        (stories.TOKYO, "visit", "held", "2024-05-28/2024-05-31", False),
        (stories.TOKYO, "meeting", "held", "2024-05-29", False),
        (stories.PUT_OFF[:1], "visit", "planned", "2023-02-05/2023-02-06", False),
        (stories.PUT_OFF[:2], "visit", "postponed", "2023-02-05/2023-02-06", False),
        (stories.PUT_OFF[:3], "visit", "planned", "2023-06-18/2023-06-19", True),
        (stories.PUT_OFF, "visit", "held", "2023-06-18/2023-06-19", True),
        (stories.CALLED_OFF[:1], "summit", "cancelled", "2018-06-12", False),
        (stories.CALLED_OFF[:2], "summit", "planned", "2018-06-12", True),
        (stories.CALLED_OFF, "summit", "held", "2018-06-12", True),
    ],
)
def test_the_present_is_the_latest_news(story, kind, status, when, confirmed):
    """Background told later takes nothing back, and a party's own word confirms a plan."""
    (found,) = [e for e in folded(*story) if e.kind == kind]
    assert (found.status, str(found.when), found.confirmed) == (status, when, confirmed)


@pytest.mark.parametrize(
    ("today", "unresolved"),
    [(date(2024, 5, 29), False), (date(2024, 5, 30), True)],
)
def test_a_plan_whose_days_have_passed_unreported_is_unresolved(today, unresolved):
    """A day that is not over yet is still to come."""
    (meeting,) = [e for e in folded(stories.PLANNED_VISIT, today=today) if e.kind == "meeting"]
    assert meeting.unresolved is unresolved


@pytest.mark.parametrize(
    ("by", "denied_on", "status"),
    [
        ("a newspaper>two people", "2025-06-02", "denied"),
        ("a newspaper>two people", "2025-05-29", "held"),
        ("", "2025-06-02", "held"),
        ("", "2025-06-04", "denied"),
    ],
)
def test_a_denial_undoes_what_rests_on_others_word(by, denied_on, status):
    """What an article reports on its own word is undone by a later article alone."""
    line = {
        "kind": "meeting",
        "who": "Ramon Santos/PHL, Hu Wei/CHN",
        "when": "2025-05-31",
        "place": "Singapore",
    }
    report = told("report", "2025-06-02", Line("They met.", status="held", by=by, **line))
    denial = told(
        "denial", denied_on, Line("They did not.", status="denied", by="a spokesman", **line)
    )
    (found,) = folded(report, denial)
    assert found.status == status


def test_names_are_the_fullest_that_any_article_gives():
    """A report of "Liu" and a plan that names Liu Jianchao make one full record."""
    (meeting,) = [e for e in folded(*stories.TOKYO) if e.kind == "meeting"]
    assert [p.name for p in meeting.participants] == ["Liu Jianchao", "Toshimitsu Motegi"]
    assert all(p.span is None for p in meeting.participants)


def test_who_came_outranks_who_was_announced():
    """A deputy who was sent replaces the minister who stayed at home."""
    plan = told(
        "plan",
        "2025-03-03",
        Line(
            "Ministers Oumarou and Hounkpatin meet in Lome on March 13.",
            "negotiation",
            "planned",
            "Maman Oumarou/NER, Setondji Hounkpatin/BEN",
            "2025-03-13",
            "Lome",
        ),
    )
    report = told(
        "report",
        "2025-03-14",
        Line(
            "Deputy minister Garba and Hounkpatin met in Lome on Thursday.",
            "negotiation",
            "held",
            "Hadiza Garba/NER, Setondji Hounkpatin/BEN",
            "2025-03-13",
            "Lome",
        ),
    )
    same = Decision(
        left=plan.claims[0].id,
        right=report.claims[0].id,
        verdict=Verdict.SAME,
        by="Ada",
        reasons=(),
        made_at=MADE_AT,
    )
    said = days(plan, report)
    (found,) = fold(claims(plan, report), [same], said=said, today=TODAY)
    assert [p.name for p in found.participants] == ["Hadiza Garba", "Setondji Hounkpatin"]


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_fold_does_not_depend_on_order(random):
    """However claims and decisions come in, the same engagements with the same ids result."""
    told_claims, said = claims(*stories.ALL), days(*stories.ALL)
    found = list(judge(told_claims, said=said, made_at=MADE_AT))
    wanted = fold(told_claims, found, said=said, today=TODAY)
    random.shuffle(told_claims)
    random.shuffle(found)
    assert fold(told_claims, found, said=said, today=TODAY) == wanted


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_verdicts_do_not_depend_on_order(random):
    """Whichever article comes first, the same pairs are compared and the same is decided."""
    told_claims, said = claims(*stories.ALL), days(*stories.ALL)
    wanted = {d.id: d for d in judge(told_claims, said=said, made_at=MADE_AT)}
    random.shuffle(told_claims)
    assert {d.id: d for d in judge(told_claims, said=said, made_at=MADE_AT)} == wanted


def test_an_engagement_keeps_its_id_when_news_of_it_comes():
    """The claim that spoke of it first names it."""
    ids = [
        next(e.id for e in folded(*stories.PUT_OFF[:n]) if e.kind == "visit") for n in (1, 2, 3, 4)
    ]
    assert len(set(ids)) == 1
