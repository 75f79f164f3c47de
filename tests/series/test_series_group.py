"""Series: which mentions and sessions belong together, and the years they leave out."""

from __future__ import annotations

from datetime import date

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import MADE_AT, Line, Recurs, claims, days, told

from legation.engagements import body, fold, judge
from legation.model import Reading, Series, Session, When
from legation.series import Mention, group
from legation.series.gaps import estimated, gaps, years_of


def grouped(*readings: Reading, today: date, shuffle=lambda items: None) -> tuple[Series, ...]:
    said = days(*readings)
    decisions = judge(claims(*readings), said=said, made_at=MADE_AT)
    mentions = [
        Mention(article=r.article.id, said_on=said.get(r.article.id), told=mention)
        for r in readings
        for mention in r.series
    ]
    engagements = list(fold(claims(*readings), decisions, said=said, today=today))
    shuffle(mentions)
    shuffle(engagements)
    return group(mentions, engagements, today=today, body=body)


def spans(series: Series) -> list[tuple[str, str | None, int]]:
    return [(str(g.since), str(g.until) if g.until else None, g.years) for g in series.gaps]


@pytest.mark.parametrize(
    ("articles", "today", "state", "sessions", "left_out", "upcoming"),
    [
        (1, date(2018, 2, 1), "active", ["2017-08-07"], [], None),
        (
            2,
            date(2024, 5, 22),
            "resuming",
            ["2017-08-07", "2018"],
            [("2018", None, 5)],
            None,
        ),
        (
            3,
            date(2025, 2, 1),
            "active",
            ["2017-08-07", "2018-10", "2025-01-14"],
            [("2018-10", "2025-01-14", 6)],
            None,
        ),
        (
            3,
            date(2027, 1, 1),
            "lapsed",
            ["2017-08-07", "2018-10", "2025-01-14"],
            [("2018-10", "2025-01-14", 6), ("2025-01-14", None, 1)],
            None,
        ),
    ],
)
def test_ruling_party_talks(articles, today, state, sessions, left_out, upcoming):
    """Three articles over eight years make one series, with the years it was silent.

    The meeting that was to discuss resuming it is no session of it.
    """
    (found,) = grouped(*stories.COUNCIL[:articles], today=today)
    assert [str(s.when) for s in found.sessions] == sessions
    assert (found.state, spans(found), found.next) == (state, left_out, upcoming)


def test_sessions_carry_their_number_and_engagement():
    """The number belongs to the session whose words give it."""
    (found,) = grouped(*stories.COUNCIL, today=date(2025, 2, 1))
    assert [(s.ordinal, s.engagement is not None) for s in found.sessions] == [
        (6, True),
        (None, False),
        (9, True),
    ]
    assert found.name == "Ruling Party Exchange Council"
    assert found.cadence == "P1Y"


def test_a_planned_session_after_a_gap_resumes_the_series():
    """What is planned is the next session."""
    plan = told(
        "plan",
        "2024-10-01",
        Line(
            "The exchange council of the parties will meet in Beijing in January.",
            "meeting",
            "planned",
            "CHN, JPN",
            "2025-01",
            "Beijing",
        ),
    )
    (found,) = grouped(*stories.COUNCIL[:2], plan, today=date(2024, 11, 1))
    assert (found.state, str(found.next)) == ("resuming", "2025-01")


def mention(article, name, *, kind="meeting", who="CHN,JPN", **more):
    return told(article, "2024-05-01", Recurs(f"It is {name}.", name, who, kind=kind, **more))


@pytest.mark.parametrize(
    ("names", "series"),
    [
        ([("the ruling parties' talks", "meeting"), ("Ruling Party Council", "meeting")], 1),
        ([("Ruling Party Council", "meeting"), ("defence hotline talks", "meeting")], 2),
        ([("trilateral summit", "summit"), ("annual summit", "summit")], 1),
        ([("trilateral summit", "summit"), ("free trade talks", "negotiation")], 2),
        ([("free trade talks", "negotiation"), ("round", "negotiation")], 1),
        ([("Japan-China dialogue", "meeting"), ("China-Japan fisheries talks", "meeting")], 1),
        (
            [
                ("coast guard talks", "meeting"),
                ("fisheries talks", "meeting"),
                ("round", "meeting"),
            ],
            3,
        ),
    ],
)
def test_names_that_tell(names, series):
    """A shared word that tells joins two names; a general one goes to the only series there is."""
    readings = [mention(f"a{n}", name, kind=kind) for n, (name, kind) in enumerate(names)]
    assert len(grouped(*readings, today=date(2024, 6, 1))) == series


def test_two_names_with_one_last_session_are_one_series():
    """Whatever two articles call it, what was last held at one time is one."""
    one = mention("a", "party council", last="2018")
    two = mention("b", "coalition dialogue", last="2018-10")
    other = mention("c", "fisheries talks", last="2016")
    assert len(grouped(one, two, other, today=date(2024, 6, 1))) == 2


@pytest.mark.parametrize(
    ("who", "sessions"),
    [("Antony Blinken/USA/visitor, CHN/host", 1), ("Wang Yi/CHN/visitor, USA/host", 0)],
)
def test_a_series_of_visits_goes_one_way(who, sessions):
    """A visit returned is no session of it."""
    recurs = Recurs(
        "It is the first visit to China by a secretary of state since 2018.",
        "visit to China by a secretary of state",
        "CHN,USA",
        kind="visit",
        last="2018",
    )
    line = Line("The secretary of state made his visit to China.", "visit", "held", who, "2023-06")
    (found,) = grouped(told("a", "2023-06-20", recurs, line), today=date(2023, 7, 1))
    assert [s.engagement is not None for s in found.sessions].count(True) == sessions


def test_an_organ_meets_for_its_organisation():
    """Whoever receives for the European Union, the session is the Union's."""
    words = "Kishida and the European Commission held the annual summit."
    summit = Line(words, "summit", "held", "Fumio Kishida/JPN, European Commission", "2023-07-13")
    recurs = Recurs(words, "annual summit", "EU,JPN", kind="summit", cadence="P1Y")
    (found,) = grouped(told("a", "2023-07-13", summit, recurs), today=date(2023, 8, 1))
    assert [str(session.when) for session in found.sessions] == ["2023-07-13"]


def test_other_countries_other_series():
    """The same name between others is another series."""
    readings = (mention("a", "party council"), mention("b", "party council", who="CHN,VNM"))
    assert len(grouped(*readings, today=date(2024, 6, 1))) == 2


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_grouping_does_not_depend_on_order(random):
    """However mentions and engagements come in, the same series result."""
    today = date(2025, 2, 1)
    wanted = grouped(*stories.ALL, today=today)
    assert grouped(*stories.ALL, today=today, shuffle=random.shuffle) == wanted


def sessions(*whens: str) -> list[Session]:
    return [Session(when=When(when), engagement=None) for when in whens]


@pytest.mark.parametrize(
    ("whens", "cadence"),
    [
        (("2015", "2016"), None),
        (("2015", "2016", "2017", "2024"), "P1Y"),
        (("2015-03-01", "2015-09-01", "2016-03-01"), "P6M"),
        (("2012", "2016", "2020"), "P4Y"),
        (("2019-12", "2023-11", "2024-05"), None),
    ],
)
def test_estimated_cadence(whens, cadence):
    """Three sessions tell how often it meets, and a lapse does not stretch that."""
    assert estimated(sessions(*whens)) == cadence


@pytest.mark.parametrize(
    ("whens", "cadence", "today", "found"),
    [
        (("2018", "2019"), "P1Y", date(2020, 1, 1), []),
        (("2018-10-11",), "P1Y", date(2020, 3, 1), []),
        (("2018-10-11",), "P1Y", date(2020, 6, 1), [1]),
        (("2019-12-24", "2024-05-27"), None, date(2024, 6, 1), [4]),
        (("2022-11", "2024-05-27"), None, date(2024, 6, 1), []),
        ((), "P1Y", date(2024, 6, 1), []),
    ],
)
def test_gaps(whens, cadence, today, found):
    """A gap is more than one and a half cadences, or two years where none is known."""
    assert [gap.years for gap in gaps(sessions(*whens), cadence, today=today)] == found


@pytest.mark.parametrize(("text", "years"), [("P1Y", 1), ("P6M", 0.5), ("P2W", 14 / 365.25)])
def test_durations(text, years):
    """ISO 8601 durations in years."""
    assert years_of(text) == pytest.approx(years)
