"""What people decide: it outranks the rules, outlives them, and can be taken back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import MADE_AT, Line, claims, days, told

from legation.engagements import fold, heirs, inherited, judge, reheld, rulings
from legation.errors import DecisionError
from legation.model import Aspect, Correction, Decision, Engagement

TODAY = date(2025, 2, 1)
moments = (MADE_AT + timedelta(minutes=n) for n in count())


def by_ada(**more):
    return {"by": "Ada", "reason": "I was there", "made_at": next(moments)} | more


def folded(readings, *rulings, today=TODAY) -> tuple[Engagement, ...]:
    said = days(*readings)
    decisions = [*judge(claims(*readings), said=said, made_at=MADE_AT)]
    decisions += [ruling for ruling in rulings if isinstance(ruling, Decision)]
    words = [ruling for ruling in rulings if isinstance(ruling, Correction)]
    return fold(claims(*readings), decisions, said=said, today=today, corrected=words)


def only(found):
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("aspect", "value", "now"),
    [
        ("status", "cancelled", lambda e: e.status),
        ("kind", "summit", lambda e: e.kind),
        ("when", "2023-06-17/2023-06-19", lambda e: str(e.when)),
        ("when", "-", lambda e: str(e.when and e.when.edtf)),
        ("place", "Shanghai", lambda e: e.place.name),
        ("place", "China", lambda e: f"{e.place.name} {e.place.country}"),
        ("topic", "trade", lambda e: e.topic),
        (
            "participants",
            "Antony Blinken/USA/visitor, CHN/host",
            lambda e: [(p.name, p.country, p.side) for p in e.participants],
        ),
    ],
)
def test_a_value_is_put_right(aspect, value, now):
    """A person's value stands, whatever the pages say, and the correction is told."""
    before = only(folded(stories.PUT_OFF))
    word = rulings.corrected(before, Aspect(aspect), value, **by_ada())
    after = only(folded(stories.PUT_OFF, word))
    expected = {
        "China": "China CHN",
        "-": "None",
        "Antony Blinken/USA/visitor, CHN/host": [
            ("Antony Blinken", "USA", "visitor"),
            ("China", "CHN", "host"),
        ],
    }.get(value, value)
    assert now(after) == expected
    assert after.corrections == (word,)
    assert after.conflicts == ()
    assert after.id == before.id


@pytest.mark.parametrize(
    ("aspect", "value", "message"),
    [
        ("status", "done", "wanted one of possible, proposed"),
        ("kind", "tea", "wanted one of visit, meeting"),
        ("when", "tomorrow", "not EDTF level 1"),
        ("participants", "Antony Blinken/USA", "names 1 participants; wanted two"),
        ("participants", "Antony Blinken/America, CHN", "is no participant"),
        ("name", "Tony", "is no value of an engagement"),
    ],
)
def test_a_value_that_is_none_is_refused(aspect, value, message):
    """The message says what was wanted."""
    with pytest.raises(DecisionError, match=message):
        rulings.corrected(only(folded(stories.PUT_OFF)), Aspect(aspect), value, **by_ada())


def test_a_correction_answers_whether_it_took_place():
    """What was unresolved is resolved by whoever knows."""
    plan = stories.PUT_OFF[:1]
    word = rulings.corrected(only(folded(plan)), Aspect.STATUS, "held", **by_ada())
    assert only(folded(plan)).unresolved
    assert not only(folded(plan, word)).unresolved


def test_news_that_contradicts_a_correction_stands_beside_it():
    """A person said "planned"; pages that came later say it was held: both are shown."""
    early = only(folded(stories.PUT_OFF[:2]))
    word = rulings.corrected(early, Aspect.STATUS, "cancelled", **by_ada())
    late = only(folded(stories.PUT_OFF, word))
    assert late.status == "cancelled"
    (conflict,) = late.conflicts
    assert [(v.value, v.by) for v in conflict.versions] == [("cancelled", "Ada"), ("held", None)]


def test_the_latest_word_stands_and_is_taken_back():
    """Of two corrections the later holds; undone, the rules' value is back."""
    found = only(folded(stories.PUT_OFF))
    first = rulings.corrected(found, Aspect.PLACE, "Shanghai", **by_ada())
    second = rulings.corrected(found, Aspect.PLACE, "Xian", **by_ada(by="Ben"))
    assert only(folded(stories.PUT_OFF, second, first)).place.name == "Xian"
    undo = rulings.undone([second], [first, second], **by_ada())
    assert only(folded(stories.PUT_OFF, first, second, *undo)).place.name == "Beijing"


def test_a_rejected_claim_is_left_out():
    """The page does not say so; an engagement that rests on nothing else is gone."""
    readings = stories.PUT_OFF
    word = rulings.rejected(readings[0].claims[0], **by_ada())
    found = only(folded(readings, word))
    assert [change.status for change in found.history] == ["postponed", "planned", "held"]
    alone = (stories.HELD_MEETING,)
    assert folded(alone, rulings.rejected(alone[0].claims[0], **by_ada())) == ()


def test_merge_split_and_undo():
    """Two visits become one and two again, by a person's word against the rules'."""
    one, two, *_ = sorted(folded(stories.TWO_VISITS), key=lambda e: str(e.when))
    assert str(one.when) != str(two.when)
    merge = rulings.merged(one, two, standing=(), **by_ada())
    merged = only(folded(stories.TWO_VISITS, *merge))
    assert len(merged.claims) == 3
    split = rulings.split(merged, one.claims, **by_ada())
    assert len(folded(stories.TWO_VISITS, *merge, *split)) == 2
    again = rulings.merged(one, two, standing=split, **by_ada())
    assert len(folded(stories.TWO_VISITS, *merge, *split, *again)) == 1
    told = [*merge, *split, *again]
    undo = rulings.undone(told, told, **by_ada())
    assert len(folded(stories.TWO_VISITS, *merge, *split, *again, *undo)) == 2


@pytest.mark.parametrize("apart", ["none", "all", "foreign"])
def test_a_split_needs_some_of_the_claims(apart):
    """Neither nothing, nor all, nor another's claims can part."""
    found = only(folded(stories.PUT_OFF))
    named = {"none": (), "all": found.claims, "foreign": stories.HELD_MEETING.claims}[apart]
    with pytest.raises(DecisionError, match="wanted some of its claims"):
        rulings.split(found, named, **by_ada())


def test_a_name_is_put_right_everywhere():
    """Every engagement shows the name as the person wrote it."""
    word = rulings.renamed("Liu", "CHN", "Liu Jianchao", **by_ada())
    found = only(folded((stories.HELD_MEETING,), word))
    assert [p.name for p in found.participants] == ["Liu Jianchao", "Motegi"]


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_corrections_does_not_matter(random):
    """They carry their time."""
    found = only(folded(stories.PUT_OFF))
    words = [
        rulings.corrected(found, Aspect.PLACE, "Shanghai", by="Ada", reason="", made_at=MADE_AT),
        rulings.corrected(found, Aspect.PLACE, "Xian", by="Ben", reason="", made_at=MADE_AT),
        rulings.confirmed(found, by="Ada", reason="", made_at=MADE_AT),
    ]
    wanted = folded(stories.PUT_OFF, *words)
    random.shuffle(words)
    assert folded(stories.PUT_OFF, *words) == wanted


def reread(status="held"):
    """The page of the held meeting as newer rules read it: another kind, hence other claims."""
    line = Line(
        "Motegi and Liu sat down in Tokyo on Wednesday.",
        "negotiation",
        status,
        "Liu/CHN, Motegi/JPN",
        "2024-05-29",
        "Tokyo",
    )
    return told("held", "2024-05-29", line)


def test_decisions_outlive_a_reading():
    """Newer rules make another claim of the same words: what was decided holds for that one."""
    old, new = stories.HELD_MEETING.claims[0], reread().claims[0]
    assert old.id != new.id
    passed = heirs([old], [new])
    word = rulings.rejected(old, **by_ada())
    (held,) = reheld([word], heirs=passed, present=frozenset({new.id}))
    assert held.subject == new.id
    apart = rulings.parted(
        only(folded((stories.HELD_MEETING,))), only(folded((stories.END_OF_VISIT,))), **by_ada()
    )
    (moved,) = inherited(apart, heirs=passed, present=frozenset({new.id}))
    assert new.id in moved.pair


def test_what_newer_rules_read_otherwise_is_shown():
    """The person's status stands; what the rules now say is kept beside it."""
    readings = (stories.HELD_MEETING,)
    word = rulings.corrected(only(folded(readings)), Aspect.STATUS, "held", **by_ada())
    newer = (reread(status="cancelled"),)
    passed = heirs(claims(*readings), claims(*newer))
    held = reheld([word], heirs=passed, present=frozenset(c.id for c in claims(*newer)))
    found = only(folded(newer, *held))
    assert found.status == "held"
    assert [v.value for v in found.conflicts[0].versions] == ["held", "cancelled"]


def test_words_that_are_gone_have_no_heir():
    """Nothing is inherited by a claim that rests on other words."""
    assert heirs(stories.HELD_MEETING.claims, stories.END_OF_VISIT.claims) == {}
