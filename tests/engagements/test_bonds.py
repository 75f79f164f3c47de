"""Why pages were brought together, and others kept apart."""

from __future__ import annotations

import pytest
import stories
from telling import MADE_AT, Line, claims, days, told

from legation.engagements import apart, fold, judge, rulings, together
from legation.views.decisions import because

LINE = {
    "kind": "meeting",
    "status": "held",
    "who": "Antony Blinken/USA, Wang Yi/CHN",
    "when": "2023-06-19",
}


def why(*readings, words=()):
    """What brought the pages of the first engagement together, and what parted another from it."""
    said = days(*readings)
    made = [*judge(claims(*readings), said=said, made_at=MADE_AT), *words]
    found = fold(claims(*readings), made, said=said, today=MADE_AT.date())
    first = next(one for one in found if claims(*readings)[0] in one.claims)
    return (
        {article: because(one) for article, one in together(first, made).items()},
        [because(one) for one in apart(first, made).values()],
    )


SAME = "the same persons: Wang Yi, Antony Blinken; the same day: 2023-06-19; both a meeting"


@pytest.mark.parametrize(
    ("other", "joined", "parted"),
    [
        ({}, {"b": SAME}, []),
        ({"when": "2023-06-26"}, {}, ["held 7 days apart"]),
        (
            {"who": "Antony Blinken/USA, Qin Gang/CHN"},
            {},
            ["different persons: Wang Yi and Qin Gang"],
        ),
        ({"kind": "call"}, {}, []),
    ],
)
def test_the_rules_say_why(other, joined, parted):
    """The weightiest reasons, what contradicts first; what nobody would take for one needs none."""
    one = told("a", "2023-06-20", Line("They met.", **LINE))
    two = told("b", "2023-06-21", Line("They met.", **(LINE | other)))
    together, apart = why(one, two)
    assert (together, [reasons.split("; ")[0] for reasons in apart]) == (joined, parted)


def test_a_persons_word_comes_first():
    """Who merged two, and why, is told in place of the rules' reasons."""
    one = told("a", "2023-06-20", Line("They met.", **LINE))
    two = told("b", "2023-06-21", Line("They met.", **LINE))
    a, b = claims(one, two)
    word = rulings._same(a.id, b.id, by="Ada", reason="I was there", made_at=MADE_AT)
    assert why(one, two, words=[word])[0] == {"b": "Ada: I was there"}


def test_the_meeting_that_shows_a_visit_is_among_the_reasons():
    """What brought a report of a meeting to the visit that it was held on."""
    plan, report = stories.PLANNED_VISIT, stories.HELD_MEETING
    joined, _ = why(plan, report)
    assert joined["held"].startswith("Liu Jianchao took part; 2024-05-29 is within the days")
