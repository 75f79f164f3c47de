"""Copies of one story speak with one voice; a later state of a page replaces the earlier one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
import stories
from telling import MADE_AT, Line, claims, days, told

from legation.engagements import fingerprint, fold, judge
from legation.engagements.copies import voices
from legation.model import Article, Block, Label, Reading

TODAY = date(2025, 2, 1)

WIRE = (
    "The foreign ministers of Norway and Latvia met in Riga on Monday to speak of cables on the "
    "sea bed that were cut in December, and agreed that patrols would be doubled by the spring. "
    "Espen Barth Eide told reporters after the meeting that no ship had been named as the one "
    "that cut them. Baiba Braze said that Riga would bring the matter before the Alliance in "
    "Brussels next week, when ministers of thirty-two countries gather for two days of talks."
)
CUT = WIRE[: WIRE.index("Baiba Braze")] + "Officials gave no more details."
READOUT = (
    "The minister received the ambassador of {land}, {name}, in his office on {day} and spoke of "
    "trade."
)


def article(id: str, text: str, *, url: str | None = None, hour: int = 8) -> Article:
    return Article(
        id=id,
        page=id,
        text=text,
        blocks=(Block(Label.BODY, 0, len(text)),),
        url=url,
        published=datetime(2024, 5, 1, hour, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("one", "two", "copies"),
    [
        (WIRE, WIRE, True),
        (WIRE, "By our staff. " + WIRE.replace("doubled", "trebled"), True),
        (WIRE, WIRE.upper().title(), False),
        (WIRE, WIRE.replace("Norway", "Peru").replace("Latvia", "Chile"), True),
        (
            READOUT.format(land="Peru", name="Ana Quispe", day="Monday 3 June"),
            READOUT.format(land="Chile", name="Luis Rojas", day="Friday 7 June"),
            False,
        ),
        (WIRE, READOUT.format(land="Latvia", name="Baiba Braze", day="Monday"), False),
    ],
)
def test_copies_share_words_and_names(one, two, copies):
    """A story cut or touched up stays one; the same form filled with others' names does not."""
    prints = {a.id: fingerprint(a, said_on=None) for a in (article("a", one), article("b", two))}
    assert bool(voices(prints, prints).first) is copies


def test_one_address_is_one_voice_and_its_latest_state_stands():
    """Whatever its words: what stood there before was replaced."""
    first = article("one", WIRE, url="https://www.wire.example/story/", hour=8)
    later = article("two", READOUT, url="http://wire.example/story#top", hour=9)
    prints = {a.id: fingerprint(a, said_on=None) for a in (later, first)}
    found = voices(prints, prints)
    assert (found.of("two"), found.replaced) == ("one", {"one"})


def test_prints_outlive_the_library():
    """Those that a diary keeps are compared with new ones: another release must make the same."""
    made = fingerprint(article("a", WIRE), said_on=None).numbers
    assert (len(made), made[:8].hex(), made[-8:].hex()) == (
        384,
        "cabf3d0d1388c732",
        "9f21911d64f3292a",
    )


def folded(*readings: Reading):
    said = days(*readings)
    decisions = judge(claims(*readings), said=said, made_at=MADE_AT)
    prints = {
        r.article.id: fingerprint(r.article, said_on=said.get(r.article.id)) for r in readings
    }
    return fold(claims(*readings), decisions, said=said, today=TODAY, prints=prints)


def meeting(article: str, day: str, **more) -> Reading:
    line = {"kind": "meeting", "status": "held", "when": "2024-05-01", "place": "Riga"}
    words = f"{WIRE} It was their first."
    who = "Espen Barth Eide/NOR, Baiba Braze/LVA"
    return told(article, day, Line(words, **(line | {"who": who} | more)))


def test_two_hundred_copies_are_one_voice():
    """However many sites take a story over, it has one line of history, the earliest site's."""
    first = meeting("wire", "2024-05-01")
    copies = [
        meeting(f"site{n}", (date(2024, 5, 1) + timedelta(n % 3)).isoformat()) for n in range(40)
    ]
    (found,) = folded(*copies[20:], first, *copies[:20])
    assert (found.voices, len(found.claims), len(found.history)) == (1, 41, 1)
    assert found.history[0].said_on == "2024-05-01"


def test_who_reports_anew_is_another_voice():
    """Two who write of one meeting in their own words are two."""
    other = told(
        "other",
        "2024-05-02",
        Line(
            "Eide and Braze sat down in Riga.",
            "meeting",
            "held",
            "Espen Barth Eide/NOR, Baiba Braze/LVA",
            "2024-05-01",
            "Riga",
        ),
    )
    (found,) = folded(meeting("wire", "2024-05-01"), other)
    assert found.voices == 2


def test_a_page_that_was_changed_is_taken_at_its_last_word():
    """The diary shows both states in the history, and the last one as what is known."""
    first = meeting("story@1", "2024-05-01")
    later = meeting("story@2", "2024-05-01", place="Daugavpils")
    first, later = (
        replace(r, article=replace(r.article, url="https://wire.example/s", published=at))
        for r, at in ((first, datetime(2024, 5, 1, 8)), (later, datetime(2024, 5, 1, 9)))
    )
    for order in permutations((first, later)):
        (found,) = folded(*order)
        assert found.place.name == "Daugavpils"
        assert found.conflicts == ()
        assert {claim.article for claim in found.claims} == {"story@1", "story@2"}


def test_stories_have_no_copies():
    """Articles of different words keep a voice each."""
    for engagement in folded(*stories.ALL):
        assert engagement.voices == len({claim.article for claim in engagement.claims})
