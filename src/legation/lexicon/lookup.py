"""The lexicon: who and what a name stands for, and the names in a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from legation.lexicon import scanning
from legation.lexicon.entries import Body, City, Country, Entry, Hit, HitKind
from legation.lexicon.holders import (
    Directory,
    Holder,
    by_name,
    by_spelling,
    by_surname,
    called,
    called_alike,
    in_office,
    initialled,
    sole_bearer,
    surnames,
    titled,
)
from legation.lexicon.tables import CommonSurname, Decoy, Row, Spelling, Succession

Named = TypeVar("Named", bound=Entry)

_Meaning = tuple[HitKind, tuple[Entry, ...]] | None


class Lexicon:
    """Tables of facts made searchable.

    Of rows with the same code, or the same name and country, the first counts; of namesakes
    the first is the more prominent.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        countries: dict[str, Country] = {}
        cities: dict[tuple[str, str], City] = {}
        bodies: dict[tuple[str, str | None], Body] = {}
        decoys: list[str] = []
        terms: list[Holder] = []
        common: dict[str, CommonSurname] = {}
        successions: dict[str, list[Succession]] = {}
        spellings: dict[str, str] = {}
        for row in rows:
            match row:
                case Holder():
                    terms.append(row)
                case Country():
                    countries.setdefault(row.code, row)
                case City():
                    cities.setdefault((row.name, row.country), row)
                case Body():
                    bodies.setdefault((row.name, row.country), row)
                case Decoy():
                    decoys.append(row.phrase)
                case Succession():
                    successions.setdefault(row.place or row.code, []).append(row)
                case CommonSurname():
                    common.setdefault(row.name, row)
                case Spelling():
                    for other in row.others:
                        spellings.setdefault(other, row.word)
        self.countries = tuple(countries.values())
        self.all_cities = tuple(cities.values())
        self.all_bodies = tuple(bodies.values())
        self._terms = terms
        self._common_surnames = common
        self._successions = successions
        self._spellings = spellings
        self._coded = countries
        self._country = _known(self.countries)
        self._city = _known(self.all_cities)
        self._body = _known(self.all_bodies)
        self._demonym = _gathered((word, land) for land in self.countries for word in land.demonyms)
        self._seat = _gathered((seat, land) for land in self.countries for seat in land.seats)
        self._folded = _gathered(
            (_fold(name), city) for name, cities in self._city.items() for city in cities
        )
        self._index = scanning.index(self._meanings(decoys).items())

    def country(self, name: str) -> Country | None:
        """The country of this name, exact in case; a leading "the" does not count."""
        return _first(_called(self._country, name))

    def coded(self, code: str) -> Country | None:
        """The country of this ISO 3166-1 alpha-3 or former code."""
        return self._coded.get(code)

    def then(self, code: str, *, on: date | None) -> str:
        """The code of the state that the land of a country belonged to on that day."""
        former = self._former(code, on)
        return former.was if former is not None else code

    def named_then(self, code: str, *, on: date | None) -> str:
        """The code of the state that the name of a country meant on that day."""
        former = self._former(code, on)
        return (former.named if former is not None else "") or code

    def _former(self, code: str, on: date | None) -> Succession | None:
        month = on.isoformat()[:7] if on else "9999"
        rows = [row for row in self._successions.get(code, ()) if month <= row.until]
        return min(rows, key=lambda row: row.until, default=None)

    def demonym(self, word: str) -> tuple[Country, ...]:
        """The countries whose adjective or people `word` is: two for "Korean"."""
        return self._demonym.get(word, ())

    def seat(self, name: str) -> Country | None:
        """The country whose government `name` stands for: a capital, a building, a district."""
        return _first(_called(self._seat, name))

    def city(self, name: str) -> City | None:
        """The most prominent place of this name."""
        return _first(self.cities(name))

    def cities(self, name: str) -> tuple[City, ...]:
        """Every place of this name, the most prominent first."""
        return _called(self._city, name)

    def dateline_city(self, name: str) -> City | None:
        """The place a dateline names, whatever its case and accents.

        Of two ("SEOUL/TOKYO") it is the first. What follows a comma tells namesakes apart
        where it names a country or a region ("TRIPOLI, Lebanon", "AUSTIN, Texas"), and is itself
        the place where no table has what stands before it ("The Kremlin, Moscow").
        """
        first = name.partition("/")[0]
        whole = self._folded.get(_fold(first))
        if whole:
            return whole[0]
        head, _, rest = first.partition(",")
        namesakes = self._folded.get(_fold(head), ())
        land, region = self.country(rest.strip()), self._folded.get(_fold(rest), ())
        code = land.code if land else region[0].country if region else None
        if not namesakes and region:
            return region[0]
        return _first(tuple(city for city in namesakes if code in (None, city.country)))

    def city_then(self, city: City, *, on: date | None) -> City:
        """The place with the state it belonged to on that day."""
        own = [row for row in self._successions.get(city.name, ()) if row.code == city.country]
        month = on.isoformat()[:7] if on else "9999"
        was = next((row.was for row in own if month <= row.until), None)
        return replace(city, country=was or self.then(city.country, on=on))

    def body(self, name: str) -> Body | None:
        """The organisation or party of this name; None where several share it."""
        bodies = self.bodies(name)
        return bodies[0] if len(bodies) == 1 else None

    def bodies(self, name: str) -> tuple[Body, ...]:
        """Every organisation or party of this name: many for "Communist Party"."""
        return _called(self._body, name)

    def holders(self, name: str) -> tuple[Holder, ...]:
        """Every office and term of whoever is called so, by a whole name or a listed short one.

        Of a name that no row has, whoever bears it in another spelling ("Muhammad", "Mohamed").
        """
        found = called(self._holders_by_name, name)
        return found or called_alike(self._holders_by_spelling, name, self._spellings)

    def holder(self, name: str, *, on: date | None) -> Holder | None:
        """Who bears this whole name, in the office of that day: "Keir Starmer", "Lula".

        It is the office in term, else the last before, else the next of the coming ten years;
        without a day the last. A name with a common surname ("David Lee") counts in its term
        and, but for leaders, two years after. None where two countries are left open.
        """
        rows = self.holders(name)
        common = any(not self._shared.isdisjoint(surnames(row)) for row in rows)
        return in_office(rows, on=on, common=common)

    def surname(self, name: str, *, on: date | None) -> Holder | None:
        """The leader or foreign minister whom the bare `name` meant around that day.

        None where another of the table bore it within a year of the day, where it is a
        common word or name, a country or a place, and without a day.
        """
        if name in self._common_surnames or self.country(name) or self.city(name):
            return None
        bearers = called(self._holders_by_surname, name)
        return sole_bearer(bearers, on=on)

    def titled(self, surname: str, office: str, *, on: date | None) -> Holder | None:
        """Whom a surname behind a title meant around that day: "President Bush"."""
        return titled(called(self._holders_by_surname, surname), office, on=on)

    def initialled(self, name: str, *, on: date | None) -> Holder | None:
        """Whom a name with initials meant around that day: "M. S. Gorbachev"."""
        given, _, surname = name.rpartition(" ")
        if not given or any(not part.endswith(".") for part in given.split()):
            return None
        return initialled(called(self._holders_by_surname, surname), given[0], on=on)

    @cached_property
    def all_holders(self) -> tuple[Holder, ...]:
        """Every row of the office-holders' tables."""
        terms: dict[tuple[str, str | None, str, str], Holder] = {}
        for row in self._terms:
            terms.setdefault((row.name, row.country, row.office, row.since), row)
        return tuple(terms.values())

    @cached_property
    def _shared(self) -> frozenset[str]:
        return frozenset(known.name for known in self._common_surnames.values() if known.many)

    @cached_property
    def _holders_by_name(self) -> Directory:
        return by_name(self.all_holders)

    @cached_property
    def _holders_by_spelling(self) -> Directory:
        return by_spelling(self.all_holders, self._spellings)

    @cached_property
    def _holders_by_surname(self) -> Directory:
        return by_surname(self.all_holders)

    def scan(self, text: str) -> tuple[Hit, ...]:
        """The names in `text`, in order, none over another, the longest at each place.

        Words match whole and in their case; a possessive's ending is no part of a hit. Of "North
        and South Korea" the first is found by its one word, of "the two Koreas" by the numeral.
        Offsets count `text`'s characters.
        """
        return tuple(
            Hit(
                start=one.start,
                end=one.end,
                text=text[one.start : one.end],
                kind=one.meaning[0],
                entry=one.meaning[1][0],
                others=one.meaning[1][1:],
            )
            for one in scanning.with_pairs(text, self._index)
            if one.meaning is not None
        )

    def _meanings(self, decoys: Iterable[str]) -> Mapping[str, _Meaning]:
        meanings: dict[str, _Meaning] = dict.fromkeys(decoys)
        tables: tuple[tuple[HitKind, Mapping[str, tuple[Entry, ...]]], ...] = (
            (HitKind.COUNTRY, _listed(self.countries)),
            (HitKind.CITY, _listed(self.all_cities)),
            (HitKind.SEAT, self._seat),
            (HitKind.BODY, _listed(self.all_bodies)),
            (HitKind.DEMONYM, self._demonym),
        )
        for kind, table in tables:
            for name, entries in table.items():
                meanings.setdefault(name, (kind, entries))
        return meanings


def _known(entries: Iterable[Named]) -> Mapping[str, tuple[Named, ...]]:
    """By the names a lookup knows: those of running text and the one that is printed."""
    return _gathered((name, entry) for entry in entries for name in (entry.name, *entry.names))


def _listed(entries: Iterable[Named]) -> Mapping[str, tuple[Named, ...]]:
    return _gathered((name, entry) for entry in entries for name in entry.names)


def _gathered(pairs: Iterable[tuple[str, Named]]) -> Mapping[str, tuple[Named, ...]]:
    """Entries by name in the order they come, each once."""
    gathered: dict[str, dict[Named, None]] = {}
    for name, entry in pairs:
        gathered.setdefault(name, {})[entry] = None
    return {name: tuple(entries) for name, entries in gathered.items()}


def _called(table: Mapping[str, tuple[Named, ...]], name: str) -> tuple[Named, ...]:
    plain = name.replace("’", "'")
    return table.get(plain) or table.get(plain.removeprefix("the ").removeprefix("The "), ())


def _first(entries: tuple[Named, ...]) -> Named | None:
    return entries[0] if entries else None


def _fold(name: str) -> str:
    """Without case, accents, dots and doubled spaces."""
    name = name.casefold().replace("’", "'").replace(".", "")
    if not name.isascii():
        letters = unicodedata.normalize("NFKD", name)
        name = "".join(it for it in letters if not unicodedata.combining(it) and it != ".")
    return " ".join(name.split())
