"""The tables agree with themselves and with the world's time zones."""

from __future__ import annotations

import csv
from collections import Counter
from importlib import resources
from zoneinfo import available_timezones

import pytest

from legation.errors import LexiconError
from legation.lexicon import Lexicon, load
from legation.lexicon.tables import read
from legation.model import ActorType

UNPEOPLED = {"ATA", "ATF", "BVT", "HMD", "UMI"}
DATA = resources.files("legation.lexicon") / "data"
TABLES = sorted(file.name for file in DATA.iterdir() if file.name.endswith(".csv"))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sorted_and_lists_hold_no_name_twice(table: str) -> None:
    """A row is where a person looks for it, and says nothing twice."""
    rows = list(csv.reader((DATA / table).read_text(encoding="utf-8").splitlines()))[1:]
    firsts = [row[0] for row in rows]
    assert firsts == sorted(firsts)
    for row in rows:
        for field in row:
            names = field.split("|")
            assert len(names) == len(set(names)), row


@pytest.mark.parametrize("table", TABLES)
def test_fields_hold_no_stray_spaces(table: str) -> None:
    """A name with a space at its end would never be found."""
    for row in csv.reader((DATA / table).read_text(encoding="utf-8").splitlines()):
        for field in row:
            assert all(name == name.strip() for name in field.split("|")), row


def test_codes_are_unique() -> None:
    """One code, one row."""
    with resources.as_file(DATA / "countries.csv") as path:
        codes = Counter(row.split(",")[0] for row in path.read_text("utf-8").splitlines())
    assert [code for code, count in codes.items() if count > 1] == []


def test_a_name_belongs_to_one_country(lexicon: Lexicon) -> None:
    """Every name of a country leads back to it alone."""
    for country in lexicon.countries:
        assert country.name in country.names
        for name in country.names:
            assert lexicon.country(name) == country, name


def test_peopled_countries_have_demonyms(lexicon: Lexicon) -> None:
    """Only places where nobody lives go without."""
    assert {land.code for land in lexicon.countries if not land.demonyms} == UNPEOPLED


def test_capitals_are_places(lexicon: Lexicon) -> None:
    """A capital is known as a place; a former state's capital lies in today's country."""
    for country in lexicon.countries:
        if country.capital:
            codes = {city.country for city in lexicon.cities(country.capital)}
            assert codes if country.until else codes & {country.code, "NOR"}, country.name


def test_seats_lead_to_one_country(lexicon: Lexicon) -> None:
    """A seat stands for one government."""
    for country in lexicon.countries:
        for seat in country.seats:
            assert lexicon.seat(seat) == country, seat


def test_places_lie_in_known_countries_and_zones(lexicon: Lexicon) -> None:
    """Every place has a country of the table and a zone that exists."""
    zones = available_timezones()
    for city in lexicon.all_cities:
        assert lexicon.coded(city.country), city
        assert city.zone in zones, city


def test_bodies_have_a_known_country_or_are_international(lexicon: Lexicon) -> None:
    """Bodies without country are international; parties always have one."""
    for body in lexicon.all_bodies:
        assert body.international == (body.country is None)
        if body.country:
            assert lexicon.coded(body.country), body
        if body.type is ActorType.PARTY:
            assert body.country, body


def test_years_of_statehood_are_in_order(lexicon: Lexicon) -> None:
    """States begin before they end, and only those older than 1945 have no beginning."""
    for country in lexicon.countries:
        assert country.since is None or country.since >= 1945
        if country.since and country.until:
            assert country.since < country.until


def test_every_name_of_running_text_is_found_whole(lexicon: Lexicon) -> None:
    """A scan of a listed name gives one hit, as long as the name, for its own entry."""
    for entry in (*lexicon.countries, *lexicon.all_cities, *lexicon.all_bodies):
        for name in entry.names:
            (hit,) = lexicon.scan(name)
            assert hit.text == name
            same = lexicon.country(name) or lexicon.city(name)
            assert entry in (hit.entry, *hit.others) or hit.entry == same, name


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["name,zone", "Oslo,Europe/Oslo"], "header is 'name,zone'"),
        (["name,names,country,zone", "Oslo,Oslo,NOR"], "line 2: 3 fields, wanted 4"),
        (["name,names,country,zone", "Oslo,Oslo,,Europe/Oslo"], "line 2: no country"),
        (["name,names,type,country", "Venstre,Venstre,club,DNK"], "wanted organisation or party"),
        (
            ["code,name,names,demonyms,capital,seats,since,until", "Nor,Norway,Norway,,,,,"],
            "wanted three capital letters",
        ),
        (
            ["code,name,names,demonyms,capital,seats,since,until", "NOR,Norway,Norway,,,,old,"],
            "wanted a year",
        ),
    ],
)
def test_a_malformed_row_is_named(lines: list[str], told: str) -> None:
    """An error tells the table, the line, what it found and what it wanted."""
    with pytest.raises(LexiconError, match=r"mine\.csv") as error:
        list(read(lines, where="mine.csv"))
    assert told in str(error.value)
