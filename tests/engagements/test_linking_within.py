"""What one article tells under one name, under two, and with names carried over."""

from __future__ import annotations

from datetime import date

import pytest
from telling import MADE_AT, Line, claims, days, told

from legation.engagements import fold, judge
from legation.model import Engagement, Reading

TODAY = date(2025, 2, 1)


def folded(*readings: Reading, today: date = TODAY) -> tuple[Engagement, ...]:
    said = days(*readings)
    found = judge(claims(*readings), said=said, made_at=MADE_AT)
    return fold(claims(*readings), found, said=said, today=today)


def history(engagement: Engagement) -> list[tuple[str, str | None]]:
    return [
        (change.status.value, change.when and str(change.when)) for change in engagement.history
    ]


SUMMIT = "Donald Trump/USA, Kim Jong Un/PRK"
CALLED_OFF = Line(
    "Trump called off the summit with Kim Jong Un.", "summit", "cancelled", SUMMIT, "2018-06-12"
)


@pytest.mark.parametrize(
    ("other", "engagements"),
    [
        (
            Line(
                "Mike Pompeo met Kim Jong Un this month.",
                "meeting",
                "held",
                "Mike Pompeo/USA, Kim Jong Un/PRK",
                "2018-05-09",
                main=False,
            ),
            2,
        ),
        (Line("It was to be on June 12.", "summit", "planned", SUMMIT, "2018-06-12"), 1),
        (Line("Trump and Kim Jong Un may meet yet.", "summit", "possible", SUMMIT), 1),
        (Line("Trump usually meets Kim Jong Un.", "summit", "habitual", SUMMIT), 2),
        (Line("The two last met in April.", "summit", "held", SUMMIT, "2018-04"), 2),
    ],
)
def test_what_contradicts_under_one_name_is_parted(other, engagements):
    """Other persons, an earlier day or a habit are no part of an article's engagement."""
    assert len(folded(told("a", "2018-05-24", CALLED_OFF, other))) == engagements


def visit(sentence: str, status: str, when: str | None = None, **more) -> Line:
    who = "Antony Blinken/USA/visitor, CHN/host"
    return Line(sentence, "visit", status, who, when, "Beijing", **more)


def test_a_plan_told_apart_from_its_end_is_one_with_it():
    """One article's "postponed" and its "had been due" are one visit, whatever it calls them."""
    off = visit("Blinken put off his visit to China.", "postponed", "2023-02-05")
    plan = visit("Blinken had been due there on Sunday.", "planned", "2023-02-05", e="e2")
    (found,) = folded(told("a", "2023-02-03", off, plan))
    assert found.status == "postponed"


def test_one_sentence_read_twice_is_one_meeting():
    """The same words do not tell of two meetings of the same people."""
    line = {"status": "held", "who": "Fumio Kishida/JPN, Charles Michel", "when": "2023-07-13"}
    words = "Kishida met Michel for the summit."
    meeting, summit = (
        Line(words, k, e=e, **line) for k, e in (("meeting", "e1"), ("summit", "e2"))
    )
    assert len(folded(told("a", "2023-07-13", meeting, summit))) == 1


def test_two_meetings_told_apart_stay_apart():
    """An article is believed that tells of two meetings of the same people on one day."""
    line = {"kind": "meeting", "status": "held", "who": "Antony Blinken/USA, Wang Yi/CHN"}
    first = Line("Blinken met Wang Yi in the morning.", when="2023-06-19", **line)
    second = Line("Blinken saw Wang Yi again at dinner.", when="2023-06-19", e="e2", **line)
    assert len(folded(told("a", "2023-06-19", first, second))) == 2


def test_carried_over_names_glue_nothing():
    """A sentence that names nobody ties its article's engagement to no other's."""
    lead = Line(
        "Liu Jianchao met Motegi.", "meeting", "held", "Liu Jianchao/CHN, Motegi/JPN", "2024-05-29"
    )
    carried = Line(
        "The last session was in October 2018.",
        "meeting",
        "held",
        "Liu Jianchao/CHN, Motegi/JPN",
        "2018-10",
    )
    older = Line(
        "Liu Jianchao met Motegi in Tokyo.",
        "meeting",
        "held",
        "Liu Jianchao/CHN, Motegi/JPN",
        "2018-10-11",
    )
    found = folded(told("a", "2024-05-29", lead, carried), told("b", "2018-10-12", older))
    with_lead = next(e for e in found if any("Motegi." in c.evidence[0].text for c in e.claims))
    assert [str(change.when) for change in with_lead.history] == ["2024-05-29"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                visit("Blinken will go to China.", "planned", "2023-02-05", by="officials"),
                visit("Blinken is to go to China.", "planned", "2023-02-05", by="a ministry"),
                visit("Blinken may go to China.", "possible"),
            ],
            [("planned", "2023-02-05")],
        ),
        (
            [
                visit("Blinken put off a visit to China.", "postponed", "2023-02-05"),
                visit("Blinken will go to China on March 1.", "planned", "2023-03-01"),
            ],
            [("postponed", "2023-02-05"), ("planned", "2023-03-01")],
        ),
        (
            [
                visit("Blinken put off a visit to China.", "postponed", "2023-02-04/2023-02-05"),
                visit("Blinken had been due in China.", "planned", "2023-02-05"),
            ],
            [("planned", "2023-02-05"), ("postponed", "2023-02-04/2023-02-05")],
        ),
        (
            [
                visit("Blinken visited China.", "held", "2023-02-05"),
                visit("Blinken was to visit China.", "planned", main=False),
            ],
            [("held", "2023-02-05")],
        ),
    ],
)
def test_an_article_has_each_status_once(lines, expected):
    """What it takes for granted is no change; an old plan stands before its end."""
    (found,) = folded(told("a", "2023-02-03", *lines))
    assert history(found) == expected
    assert found.status == expected[-1][0]


def test_the_day_of_the_word_is_not_the_day_of_the_visit():
    """A visit put off on Friday was due on the days it was planned for."""
    plan = told("a", "2023-01-17", visit("Blinken will go.", "planned", "2023-02-05"))
    off = told("b", "2023-02-03", visit("Blinken put it off on Friday.", "postponed", "2023-02-03"))
    (found,) = folded(plan, off)
    assert (found.status, str(found.when)) == ("postponed", "2023-02-05")


ARRIVED = told(
    "arrived", "2024-05-29", visit("Blinken arrived in China.", "underway", "2024-05-28")
)


@pytest.mark.parametrize(
    ("today", "unresolved"), [(date(2024, 6, 11), False), (date(2024, 6, 12), True)]
)
def test_an_arrival_nobody_told_the_end_of_is_unresolved(today, unresolved):
    """The diary claims no end that nobody told; after two weeks it says so."""
    (found,) = folded(ARRIVED, today=today)
    assert (found.status, found.unresolved) == ("underway", unresolved)


@pytest.mark.parametrize(
    ("held_on", "days_of_each"),
    [("2024-05-31", ["2024-05-28/2024-05-31"]), ("2024-06-20", ["2024-05-28", "2024-06-20"])],
)
def test_an_arrival_and_a_report_within_days_are_one_visit(held_on, days_of_each):
    """From the arrival to the day a report calls it held."""
    left = told("left", held_on, visit("Blinken left China.", "held", held_on))
    assert sorted(str(e.when) for e in folded(ARRIVED, left)) == days_of_each


def test_undated_background_of_two_articles_of_those_days_is_one():
    """Two who tell in passing of one meeting within three days mean the same."""
    line = {"kind": "meeting", "status": "held", "who": "Liu Jianchao/CHN, Yoko Kamikawa/JPN"}
    one = told("a", "2024-05-29", Line("Liu Jianchao saw Kamikawa.", main=False, **line))
    two = told("b", "2024-05-31", Line("Liu Jianchao met Kamikawa.", **line))
    assert len(folded(one, two)) == 1
