"""Who is named, and whose official each is: rows of text, dateline's country, person, country."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from legation import language, lexicon
from legation.claims.people import Register, capitals, names, titles
from legation.model import Actor, Span

ROWS = list(
    csv.DictReader(
        Path(__file__).with_name("people.csv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
    )
)


def register(text: str, *, home: str | None = None, on: date | None = None) -> Register:
    """The names of a text of one paragraph."""
    spans = language.split(text, Span(0, len(text)))
    return names.register(
        text, spans, lexicon=lexicon.load(),
        entities=language.load().entities(text, spans), on=on, home=home,
    )  # fmt: skip


def person(text: str, name: str, *, home: str | None = None, on: date | None = None) -> Actor:
    """The person of that name in the text."""
    return register(text, home=home, on=on).persons()[name]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:70] for row in ROWS])
def test_officials_have_the_country_that_the_text_leaves(row: dict[str, str]) -> None:
    """It is told beside the name, nearby or by the dateline; where two are left, none is."""
    found = person(row["text"], row["person"], home=row["home"] or None)
    assert (found.country or found.body or "") == row["country"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("King Harald of Norway was there.", "Harald"),
        ("Crown Prince Fahd bin Nayef of Saudi Arabia was there.", "Fahd bin Nayef"),
        ("Vice Admiral Chen Bo of China was there.", "Chen Bo"),
        ("Presidents Alfred Wamalwa of Kenya and Moses Okot of Uganda met.", "Alfred Wamalwa"),
        ("The Minister for Trade, Shri Anil Mehra, was there.", "Anil Mehra"),
        ("On Sunday Alfred Wamalwa, Kenya's president, was there.", "Alfred Wamalwa"),
        ("Talks with Angela Merkel Merkel Angela were held.", "Angela Merkel"),
        ("U Thein Aung, Myanmar's foreign minister, was there.", "U Thein Aung"),
        ("HAYASHI Haruto, Foreign Minister of Japan, was there.", "HAYASHI Haruto"),
    ],
)
def test_names_stand_without_titles(text: str, name: str) -> None:
    """Offices, ranks, honours, days and a name's own echo are no part of it."""
    assert name in register(text).persons()


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("President Bush was there.", "Bush", "USA"),
        ("M. S. Gorbachev was there with N. I. Ryzhkov.", "M. S. Gorbachev", "SUN"),
    ],
)
def test_titles_and_initials_tell_whom_the_tables_mean(text: str, name: str, country: str) -> None:
    """A common surname behind a title, a whole one behind initials, of that day."""
    assert person(text, name, on=date(1990, 7, 1)).country == country


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("Foreign Ministers", "Foreign Minister"),
        ("former secretaries-general", "former secretary-general"),
        ("Deputies", "Deputy"),
        ("spokesmen", "spokesman"),
        ("president", "president"),
    ],
)
def test_an_office_of_several_is_told_as_one(several: str, one: str) -> None:
    """The role of each is the office in the singular."""
    assert titles.one_of(several) == one


CABLE = (
    "SOVIET FOREIGN MINISTER EDUARD SHEVARDNADZE ARRIVED IN NAIROBI ON MONDAY. "
    "FOREIGN MINISTER ALFRED WAMALWA OF KENYA WILL SPEAK FOR NATO'S NEIGHBOURS."
)


def test_capitals_are_written_as_running_text() -> None:
    """Names keep a capital, abbreviations all, other words none; no letter moves."""
    spans = language.split(CABLE, Span(0, len(CABLE)))
    assert capitals.capitals_only(CABLE, spans)
    written = capitals.cased(
        CABLE, spans, language=language.load(), lexicon=lexicon.load(), on=date(1988, 1, 18)
    )
    assert written == (
        "Soviet foreign minister Eduard Shevardnadze arrived in Nairobi on Monday. "
        "Foreign minister Alfred Wamalwa of Kenya will speak for NATO's neighbours."
    )
    assert not capitals.capitals_only(written, spans)


@pytest.mark.parametrize(("year", "country"), [(1987, "SUN"), (2019, "RUS")])
def test_places_belong_to_the_state_of_their_day(year: int, country: str) -> None:
    """A story of Moscow is one of the Soviet Union while there was one."""
    (name,) = (n for n in register("Moscow waits.", on=date(year, 5, 1)).names)
    assert name.countries == (country,)


@pytest.mark.parametrize(
    ("full", "opening"),
    [
        ("Jan de Graaf", "De Graaf"),
        ("Jassim al-Tamimi", "Tamimi"),
        ("Ursula von der Heide", "Von der Heide"),
        ("Salim bin Harthi", "Bin Harthi"),
    ],
)
def test_a_sentence_may_open_with_the_particle_of_a_name(full: str, opening: str) -> None:
    """It is written large there, and the person is the one told before."""
    text = f"Foreign Minister {full} of Oman flew in. {opening} began the trip in Tirana."
    at = text.index(opening, text.index("flew"))
    name = register(text).at(Span(at, at + len(opening)))
    assert name is not None and name.actor.name == full
