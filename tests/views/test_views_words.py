from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from legation.model import ActKind, ActorType, Kind, Participant, Side, Source, Status, When
from legation.views.calendar import brief_words, instant_words, said_words, when_words
from legation.views.words import (
    MARKS,
    UNRESOLVED,
    cadence,
    chain,
    does,
    named,
    ordinal,
    plural,
    who,
)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-05-29", "Wed 29 May 2024"),
        ("2024-05", "May 2024"),
        ("2024", "2024"),
        ("2024-05-29~", "about Wed 29 May 2024"),
        ("2024-05?", "perhaps May 2024"),
        ("1998%", "perhaps about 1998"),
        ("2025-21", "spring 2025"),
        ("199X", "the 1990s"),
        ("2022/..", "since 2022"),
        ("../2022-03", "until March 2022"),
        ("2024-05-27/2024-05-28", "Mon 27 May – Tue 28 May 2024"),
        ("2024-12-30/2025-01-05", "Mon 30 Dec 2024 – Sun 5 Jan 2025"),
        ("2024-05/2024-07", "May – July 2024"),
        ("2022/2024", "2022 – 2024"),
    ],
)
def test_when_words(edtf, words):
    """A time reads as a newspaper would print it, no more exact than it is."""
    assert when_words(When(edtf)) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-05-29", "Wed 29 May"),
        ("2024-05-27/2024-05-28", "27–28 May"),
        ("2024-05-27/2024-06-02", "27 May – 2 Jun"),
        ("2024-12-30/2025-01-05", "30 Dec – 5 Jan 2025"),
        ("2024-05", "May"),
        ("2024", "2024"),
        ("2022/..", "since 2022"),
    ],
)
def test_brief_words(edtf, words):
    """Under the heading of its year a time leaves the year out."""
    assert brief_words(When(edtf), within=2024) == words


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (datetime(2024, 5, 21, 22, 56), "Tue 21 May 2024 22:56"),
        (datetime(2024, 5, 22, 11, 56, tzinfo=UTC), "Wed 22 May 2024 11:56 UTC"),
        (
            datetime(2024, 5, 22, 11, 56, tzinfo=timezone(timedelta(hours=9))),
            "Wed 22 May 2024 11:56 +09:00",
        ),
    ],
)
def test_instant_words(instant, words):
    """A clock shows its zone where the zone is known."""
    assert instant_words(instant) == words


@pytest.mark.parametrize(("said", "words"), [("2024-05-22", "Wed 22 May 2024"), (None, "undated")])
def test_said_words(said, words):
    """A page without a day is undated, not of today."""
    assert said_words(said) == words


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        ("P1Y", "yearly"),
        ("P6M", "every 6 months"),
        ("P1W", "weekly"),
        ("P2Y", "every 2 years"),
        ("P1Y6M", "every P1Y6M"),
        (None, None),
    ],
)
def test_cadence(duration, words):
    """A duration reads as how often."""
    assert cadence(duration) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), "Harbour Wire itself"),
        (("NHK",), "NHK"),
        (("NHK", "unnamed sources"), "NHK, citing unnamed sources"),
    ],
)
def test_chain(names, words):
    """The outermost voice stands first."""
    sources = [Source(name=name) for name in names]
    assert chain(sources, agency="Harbour Wire") == words


@pytest.mark.parametrize(
    ("name", "country", "words"),
    [
        ("Tokyo", "JPN", "Tokyo (JPN)"),
        ("Japan", "JPN", "Japan"),
        ("Singapore", "SGP", "Singapore"),
        ("the Antarctic", None, "the Antarctic"),
    ],
)
def test_named(name, country, words):
    """A name has its country's code; the country itself needs none."""
    assert named(name, country) == words


def person(name: str, country: str | None, side: Side | None = None) -> Participant:
    return Participant(name=name, type=ActorType.PERSON, country=country, side=side)


def country(name: str, code: str, side: Side | None = None) -> Participant:
    return Participant(name=name, type=ActorType.COUNTRY, country=code, side=side)


@pytest.mark.parametrize(
    ("kind", "participants", "words"),
    [
        (
            Kind.MEETING,
            [person("Motegi", "JPN"), person("Liu", "CHN"), person("Yamaguchi", "JPN")],
            "Motegi, Yamaguchi (JPN) – Liu (CHN)",
        ),
        (
            Kind.VISIT,
            [country("Japan", "JPN", Side.HOST), person("Liu", "CHN", Side.VISITOR)],
            "Liu (CHN) → Japan",
        ),
        (
            Kind.SUMMIT,
            [country("China", "CHN"), country("Japan", "JPN"), country("South Korea", "KOR")],
            "China – Japan – South Korea",
        ),
        (Kind.CALL, [person("Guterres", None), person("Biden", "USA")], "Guterres – Biden (USA)"),
        (
            Kind.VISIT,
            [
                person("Kishida", "JPN", Side.VISITOR),
                person("Yoon", "KOR", Side.VISITOR),
                country("China", "CHN", Side.HOST),
            ],
            "Kishida (JPN), Yoon (KOR) → China",
        ),
        (
            Kind.CONFERENCE,
            [person(f"N{number}", "FRA") for number in range(9)],
            "N0, N1, N2, N3, N4, N5, 3 others (FRA)",
        ),
    ],
)
def test_who(kind, participants, words):
    """Who is on whose side, each country's code once."""
    assert "".join(piece.text for piece in who(participants, kind)) == words


def test_every_status_has_its_own_mark():
    """No two statuses, nor unresolved, look the same."""
    assert set(MARKS) == set(Status)
    assert len({*MARKS.values(), UNRESOLVED}) == len(Status) + 1


@pytest.mark.parametrize("kind", ActKind)
def test_every_act_has_a_verb(kind):
    """An act can be said in a sentence."""
    assert does(kind)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd"), (113, "113th")],
)
def test_ordinal(number, words):
    """A session's number reads as its place in the row."""
    assert ordinal(number) == words


@pytest.mark.parametrize(("number", "words"), [(1, "1 page"), (2, "2 pages"), (0, "0 pages")])
def test_plural(number, words):
    """A number agrees with its noun."""
    assert plural(number, "page") == words
