"""Pairs of claims: alike or not, and in which words."""

from __future__ import annotations

from datetime import timedelta

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import MADE_AT, Line, claims, days, told

from legation.engagements import decide, fold, groups, judge, likeness, pairs
from legation.engagements.names import same_person, surname
from legation.model import Decision, Verdict

BLINKEN = "Antony Blinken/USA, Wang Yi/CHN"


def two(one: dict, other: dict, first_day="2023-06-20", second_day="2023-06-21"):
    base = {"kind": "meeting", "status": "held", "who": BLINKEN, "when": "2023-06-19"}
    return (
        told("a", first_day, Line("They met.", **(base | one))),
        told("b", second_day, Line("They met.", **(base | other))),
    )


@pytest.mark.parametrize(
    ("one", "other", "verdict", "reason"),
    [
        ({}, {}, "same", "the same day: 2023-06-19"),
        ({}, {"when": "2023-06"}, "same", "days overlap within 30"),
        ({}, {"when": "2023-06-26"}, "different", "held 7 days apart"),
        ({}, {"when": "2023-06-20"}, "different", "held 1 days apart"),
        ({}, {"who": "Antony Blinken/USA, Qin Gang/CHN"}, "different", "different persons"),
        ({}, {"who": "USA, CHN", "place": "Beijing"}, None, "the same sides: CHN, USA"),
        ({}, {"who": "Antony Blinken/USA, CHN"}, "same", "the same person: Antony Blinken"),
        ({}, {"kind": "call"}, None, "a meeting is no call"),
        ({}, {"kind": "summit"}, "same", "a meeting may be called a summit"),
        ({}, {"kind": "negotiation"}, "same", "a meeting may be called a negotiation"),
        ({}, {"status": "habitual", "when": None}, None, "one tells of no single occasion"),
        ({"place": "Beijing"}, {"place": "Beijing"}, "same", "both at Beijing"),
        ({"place": "Beijing"}, {"place": "China"}, "same", "may be one place"),
        ({"place": "Beijing"}, {"place": "Vienna"}, None, "lie in different countries"),
        ({"status": "planned", "when": "2023-06-17"}, {}, "same", "2 days from plan to day"),
        ({}, {"status": "planned", "when": "2023-07-19"}, "different", "announced after"),
        ({}, {"when": None, "main": False}, None, "an earlier time and no day"),
        ({}, {"who": f"{BLINKEN}, Sergei Lavrov/RUS"}, None, "only one of them has RUS"),
        (
            {"place": "Vienna"},
            {"who": f"{BLINKEN}, Karl Nehammer/AUT", "place": "Vienna"},
            "same",
            "only one of them has AUT",
        ),
        (
            {"kind": "summit", "when": "2023-06-19/2023-06-20", "place": "Vienna"},
            {"kind": "summit", "who": f"{BLINKEN}, Karl Nehammer/AUT", "place": "Vienna"},
            None,
            "only one of them has AUT",
        ),
    ],
)
def test_a_pair_and_its_reasons(one, other, verdict, reason):
    """The verdict follows from kind, sides, days and place, and says which of them."""
    readings = two(one, other)
    a, b = claims(*readings)
    said = days(*readings)
    decision = decide(a, b, said=said, made_at=MADE_AT)
    assert (decision and decision.verdict) == verdict
    assert any(reason in given for given in likeness(a, b, said=said).reasons)


def test_a_visit_returned_is_another_visit():
    """A goes to B, B goes to A: the same two, but not the same visit."""
    going, coming = two(
        {"kind": "visit", "who": "Antony Blinken/USA/visitor, CHN/host"},
        {"kind": "visit", "who": "Wang Yi/CHN/visitor, USA/host"},
    )
    found = likeness(*claims(going, coming), said=days(going, coming))
    assert found.score < 0.1
    assert "visitor and host change places" in found.reasons


@pytest.mark.parametrize(
    ("a", "b", "country", "same"),
    [
        ("Kim Jong Un", "Kim Jong-un", "PRK", True),
        ("Kim Jong Un", "Kim", "PRK", True),
        ("Kim Jong Un", "Kim Yong Chol", "PRK", False),
        ("Li Qiang", "Li Keqiang", "CHN", False),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky", "UKR", True),
        ("Aleksandar Vučić", "Aleksandar Vucic", "SRB", True),
        ("Sergei Lavrov", "Sergey Lavrov", "RUS", True),
        ("Luiz Inácio Lula da Silva", "Lula", "BRA", True),
        ("Mohammed bin Salman", "Mohammed bin Zayed", None, False),
        ("Donald Tusk", "Radosław Sikorski", "POL", False),
    ],
)
def test_spellings_of_a_name(a, b, country, same):
    """Marks, hyphens and short forms do not part a person; a shared family name joins nobody."""
    assert same_person(a, b, country) is same
    assert same_person(b, a, country) is same


@pytest.mark.parametrize(
    ("name", "country", "wanted"),
    [("Xi Jinping", "CHN", "xi"), ("Antony Blinken", "USA", "blinken"), ("Renho", "JPN", "renho")],
)
def test_surname(name, country, wanted):
    """Family names come first where they are written first."""
    assert surname(name, country) == wanted


@settings(deadline=None)
@given(st.sampled_from(claims(*stories.ALL)), st.sampled_from(claims(*stories.ALL)))
def test_likeness_is_the_same_both_ways(a, b):
    """Neither score nor reasons depend on which of two claims is asked first."""
    said = days(*stories.ALL)
    assert likeness(a, b, said=said) == likeness(b, a, said=said)


def test_claims_of_one_article_are_as_it_names_them():
    """One name, one engagement; two names, two, however alike."""
    line = {"kind": "meeting", "status": "held", "who": BLINKEN, "when": "2023-06-19"}
    reading = told(
        "a",
        "2023-06-20",
        Line("They met at noon.", **line),
        Line("They had talked it over.", **line),
        Line("They met again at night.", **line, e="e2"),
    )
    found = groups(reading.claims, [], said=days(reading))
    assert sorted(len(group) for group in found) == [1, 2]


def test_a_vague_claim_does_not_tie_two_engagements_together():
    """What is like both of two visits belongs to one of them at most."""
    readings = stories.TWO_VISITS
    said = days(*readings)
    decisions = judge(claims(*readings), said=said, made_at=MADE_AT)
    joined = [d for d in decisions if d.verdict is Verdict.SAME]
    assert len(joined) == 2
    assert sorted(len(g) for g in groups(claims(*readings), decisions, said=said)) == [1, 2]


def verdict(a, b, verdict, *, by="Ada", after=0):
    return Decision(
        left=a.id,
        right=b.id,
        verdict=verdict,
        by=by,
        reasons=(),
        made_at=MADE_AT + timedelta(hours=after),
    )


@pytest.mark.parametrize(
    ("verdicts", "engagements"),
    [
        ([], 1),
        ([(Verdict.DIFFERENT, "Ada")], 2),
        ([(Verdict.DIFFERENT, "Ada"), (Verdict.SAME, "Ben")], 1),
        ([(Verdict.DIFFERENT, "Ada"), (Verdict.WITHDRAWN, "Ada")], 1),
        ([(Verdict.DIFFERENT, "Ada"), (Verdict.SAME, "rules")], 2),
    ],
)
def test_what_a_person_decides_stands(verdicts, engagements):
    """People outrank the rules, the later person the earlier, and a withdrawal gives way."""
    readings = two({}, {})
    a, b = claims(*readings)
    said = days(*readings)
    made = [verdict(a, b, v, by=by, after=n) for n, (v, by) in enumerate(verdicts, 1)]
    decisions = [*judge([a, b], said=said, made_at=MADE_AT), *made]
    assert len(fold([a, b], decisions, said=said, today=MADE_AT.date())) == engagements


def test_a_person_may_join_what_the_rules_keep_apart():
    """Two held a week apart are one if somebody who knows says so."""
    readings = two({}, {"when": "2023-06-26"})
    a, b = claims(*readings)
    said = days(*readings)
    decisions = [*judge([a, b], said=said, made_at=MADE_AT), verdict(a, b, Verdict.SAME)]
    assert len(groups([a, b], decisions, said=said)) == 1


def test_candidates_share_kind_sides_and_time():
    """Everything else is never compared; visits and meetings are, for one tells of the other."""
    readings = stories.ALL
    found = list(pairs(claims(*readings), said=days(*readings)))
    assert found
    for a, b in found:
        groups = {a.kind.group, b.kind.group}
        assert groups == {"meeting", "visit"} or len(groups) == 1
        assert a.article != b.article or len(groups) == 2
        assert {p.country for p in a.participants} & {p.country for p in b.participants}
