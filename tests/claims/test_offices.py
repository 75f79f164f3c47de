"""Offices: who holds, held or may come to hold one."""

from __future__ import annotations

import pytest
from parsed import DAY, story

from legation.claims import offices
from legation.model import OfficeFact, Status


def found(text: str) -> tuple[OfficeFact, ...]:
    """The office facts of a story."""
    told = story(text)
    return offices.find(told.sentences, people=told.people, anchor=DAY, text=text)


def short(text: str) -> list[tuple[str, str, str | None, str, bool]]:
    """Person, office, time, status and whether past."""
    return [
        (f.person, f.office, f.when.edtf if f.when else None, f.status.value, f.past)
        for f in found(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chilean President Ana Rojas has been in Lima since taking office in 2022.",
         ("Ana Rojas", "President", "2022/..", "held", False)),
        ("Ana Rojas, who has been foreign minister since March, will visit Lima.",
         ("Ana Rojas", "foreign minister", "2024-03/..", "held", False)),
        ("Diplomat Ana Rojas was appointed ambassador to Peru in March.",
         ("Ana Rojas", "ambassador to Peru", "2024-03/..", "held", False)),
        ("Minister Ana Rojas became prime minister last year.",
         ("Ana Rojas", "prime minister", "2023/..", "held", False)),
        ("Fiji's newly elected prime minister, Tui Lal, flew to Apia.",
         ("Tui Lal", "prime minister", None, "held", False)),
        ("Envoy Ana Rojas will be sworn in as president on June 20.",
         ("Ana Rojas", "president", "2024-06-20", "planned", False)),
    ],
)  # fmt: skip
def test_offices_taken_up(text, expected):
    """The day that an office is taken up begins its term."""
    assert expected in short(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met then-Foreign Minister Ana Rojas in Lima.", ("Ana Rojas", "Foreign Minister")),
        ("Japan hosted then-South Korean President Park Min-ho.", ("Park Min-ho", "President")),
        ("Peru's then foreign minister, Ana Rojas, came to Quito.",
         ("Ana Rojas", "foreign minister")),
        ("Ana Rojas, a former prime minister of Peru, spent Thursday in Quito.",
         ("Ana Rojas", "prime minister of Peru")),
        ("Minister Ana Rojas, 60, once an ambassador to Indonesia, was there.",
         ("Ana Rojas", "ambassador to Indonesia")),
    ],
)  # fmt: skip
def test_offices_of_the_past(text, expected):
    """ "Former", "then" and "once" mark an office as past, undated."""
    assert (*expected, None, "held", True) in short(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Rojas, who was ambassador to Peru until she was promoted in March, spoke.",
         ("Ana Rojas", "ambassador to Peru", "../2024-03", "held", True)),
        ("Ana Rojas, foreign minister from 2010 to 2015, said so.",
         ("Ana Rojas", "foreign minister", "2010/2015", "held", True)),
    ],
)  # fmt: skip
def test_terms_that_ended(text, expected):
    """A term with an end is past."""
    assert expected in short(text)


def test_the_former_envoy_is_who_was_spoken_of():
    """A description looks back to the person the sentence before was about."""
    text = (
        "Lao official Kham Sisoulith, who leads the party's external department, has kept a busy "
        "schedule since taking up his post in 2021.\n\nThat has fed talk that the former "
        "ambassador and ministry spokesman is being groomed to be Laos's next foreign minister."
    )
    told = short(text)
    assert ("Kham Sisoulith", "ambassador", None, "held", True) in told
    assert ("Kham Sisoulith", "ministry spokesman", None, "held", True) in told
    assert ("Kham Sisoulith", "foreign minister", None, "possible", False) in told
    assert any(when == "2021/.." for _, _, when, _, _ in told)


@pytest.mark.parametrize(
    "text",
    [
        "French Foreign Minister Jean Dupont met a former ambassador on Monday.",
        "President Ana Rojas met Chancellor Eva Braun.",
        "Asked whether Minister Ana Rojas would become president, he laughed.",
    ],
)
def test_a_title_is_no_fact(text):
    """Titles before names, unnamed holders and questions tell nothing dated."""
    assert found(text) == ()


def test_a_possible_office():
    """What may come is possible."""
    told = found("Minister Ana Rojas may be named ambassador to Spain.")
    assert [(fact.office, fact.status) for fact in told] == [
        ("ambassador to Spain", Status.POSSIBLE)
    ]


def test_evidence_slices_out_of_the_text():
    """Each piece of evidence stands in the text where it says."""
    text = "Minister Ana Rojas became prime minister last year."
    for fact in found(text):
        for quote in fact.evidence:
            quote.check(text, where="story")
