"""Who an "I", a "we" and a "you" in somebody's words are."""

from __future__ import annotations

import pytest

from legation import read
from legation.model import Media, RawPage

LEAD = "Peru's president, Ana Salas, spoke to reporters in Lima on Monday."
TALK = """\
Transcript of the talks in Lima

Ana Salas and the President of Poland, Pavel Kosta, made statements to the press.

President of Peru Ana Salas: I have followed events in your country for years.

President of Poland Pavel Kosta: Thank you. I like this city.

"""


def told(text: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Kind, status, participants and sources of each claim of a page."""
    page = RawPage(id="p", content=text.encode(), media=Media.TEXT, published="2016-05-04")
    return [
        (
            claim.kind.value,
            claim.status.value,
            tuple(sorted(p.name for p in claim.participants)),
            tuple(source.name for source in claim.attribution),
        )
        for claim in read(page).claims
    ]


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("“I met Poland's president, Pavel Kosta, in Riga last week,” she said.",
         ("summit", "held", ("Ana Salas", "Pavel Kosta"), ("Ana Salas",))),
        ("“It has been a long year. I will meet Pavel Kosta, Poland's president, in Riga in May,” "
         "Salas said.",
         ("summit", "planned", ("Ana Salas", "Pavel Kosta"), ("Ana Salas",))),
        ("“We will hold talks with Poland in May,” Salas said.",
         ("meeting", "planned", ("Peru", "Poland"), ("Ana Salas",))),
    ],
)  # fmt: skip
def test_a_quoted_i_is_its_speaker(
    quoted: str, expected: tuple[str, str, tuple[str, ...], tuple[str, ...]]
) -> None:
    """ "I" is whoever is quoted, "we" the country that he speaks for."""
    assert expected in told(f"{LEAD}\n\n{quoted}\n")


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        ("President of Peru Ana Salas: I will visit you in Warsaw in June.",
         ("visit", "planned", ("Ana Salas", "Pavel Kosta"), ("Ana Salas",))),
        ("President of Peru Ana Salas: Allow me to welcome you to Peru.",
         ("visit", "underway", ("Ana Salas", "Pavel Kosta"), ("Ana Salas",))),
    ],
)  # fmt: skip
def test_a_talk_of_two_tells_who_you_are(
    turn: str, expected: tuple[str, str, tuple[str, ...], tuple[str, ...]]
) -> None:
    """In the transcript of a talk of two, "you" is the other one."""
    assert expected in told(TALK + turn + "\n")


def test_a_courtesy_is_no_meeting() -> None:
    """ "Glad to see you" tells of nothing but the talks in which it is said."""
    assert told(TALK + "President of Peru Ana Salas: I am glad to see you.\n") == told(TALK)
