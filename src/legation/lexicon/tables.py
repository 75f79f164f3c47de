"""The tables of facts as CSV: a row becomes an entry, or an error that names its line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from legation.errors import LexiconError
from legation.lexicon.entries import Body, City, Country
from legation.lexicon.holders import Holder
from legation.model import ActorType


@dataclass(frozen=True, slots=True)
class Decoy:
    """A phrase that holds an entry's name and does not mean it ("Washington Post")."""

    phrase: str


@dataclass(frozen=True, slots=True)
class CommonSurname:
    """A surname that tells nobody apart: a word, a given name, or borne by too `many`."""

    name: str
    many: bool


@dataclass(frozen=True, slots=True)
class Succession:
    """A country's land belonged to another, `was`, up to a month ("1991-12").

    All of it, or the one place named `place`. `named` is the state that the country's own name
    meant then, empty where it meant itself.
    """

    code: str
    was: str
    until: str
    place: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of names that other alphabets give, and how else it is written in ours."""

    word: str
    others: tuple[str, ...]


Row = Country | City | Body | Decoy | Holder | CommonSurname | Succession | Spelling


def read(lines: Iterable[str], *, where: str) -> Iterator[Row]:
    """The entries of one table, told apart by its header; `where` names it in errors.

    Raises LexiconError for a header or a row that is none of the forms above.
    """
    rows = csv.reader(lines)
    header = tuple(next(rows, ()))
    form = _FORMS.get(header)
    if form is None:
        wanted = " or ".join(",".join(known) for known in _FORMS)
        raise LexiconError(
            f"{where}: the header is {','.join(header)!r}; wanted {wanted}. "
            "Give the table one of these first lines"
        )
    for row in rows:
        if not row:
            continue
        at = f"{where}, line {rows.line_num}"
        if len(row) != len(header):
            raise LexiconError(
                f"{at}: {len(row)} fields, wanted {len(header)} ({','.join(header)}); "
                "quote a field that holds a comma"
            )
        yield form(dict(zip(header, row, strict=True)), at)


def _country(row: Mapping[str, str], at: str) -> Country:
    code = row["code"]
    if not (len(code) == 3 and code.isascii() and code.isupper()):
        raise LexiconError(f"{at}: code {code!r}; wanted three capital letters such as JPN")
    return Country(
        code=code,
        name=_filled(row, "name", at),
        names=_listed(row["names"]),
        demonyms=_listed(row["demonyms"]),
        capital=row["capital"] or None,
        seats=_listed(row["seats"]),
        since=_year(row, "since", at),
        until=_year(row, "until", at),
    )


def _city(row: Mapping[str, str], at: str) -> City:
    return City(
        name=_filled(row, "name", at),
        names=_listed(row["names"]),
        country=_filled(row, "country", at),
        zone=_filled(row, "zone", at),
    )


def _body(row: Mapping[str, str], at: str) -> Body:
    kind, country = row["type"], row["country"] or None
    if kind not in (ActorType.ORGANISATION, ActorType.PARTY):
        raise LexiconError(f"{at}: type {kind!r}; wanted organisation or party")
    return Body(
        name=_filled(row, "name", at),
        names=_listed(row["names"]),
        type=ActorType(kind),
        country=country,
        international=country is None,
        land=row.get("land") or None,
    )


def _decoy(row: Mapping[str, str], at: str) -> Decoy:
    return Decoy(_filled(row, "phrase", at))


def _holder(row: Mapping[str, str], at: str) -> Holder:
    if row["leads"] not in ("0", "1"):
        raise LexiconError(f"{at}: leads {row['leads']!r}; wanted 1 or 0")
    if not (row["country"] or row["body"]):
        raise LexiconError(f"{at}: no country and no body; fill one in or leave the row out")
    return Holder(
        name=_filled(row, "name", at),
        names=_listed(row["names"]),
        country=row["country"] or None,
        body=row["body"] or None,
        office=_filled(row, "office", at),
        leads=row["leads"] == "1",
        since=_month(_filled(row, "since", at), "since", at),
        until=_month(row["until"], "until", at) or None,
    )


def _common_surname(row: Mapping[str, str], at: str) -> CommonSurname:
    return CommonSurname(_filled(row, "surname", at), row["is"] == "many")


def _spelling(row: Mapping[str, str], at: str) -> Spelling:
    return Spelling(_filled(row, "spelling", at), _listed(_filled(row, "others", at)))


def _succession(row: Mapping[str, str], at: str) -> Succession:
    until = _month(_filled(row, "until", at), "until", at)
    code, was = _filled(row, "code", at), _filled(row, "was", at)
    return Succession(code, was, until, row.get("place", ""), row.get("named", ""))


_FORMS: Mapping[tuple[str, ...], Callable[[Mapping[str, str], str], Row]] = {
    ("code", "name", "names", "demonyms", "capital", "seats", "since", "until"): _country,
    ("name", "names", "country", "zone"): _city,
    ("name", "names", "type", "country"): _body,
    ("name", "names", "type", "country", "land"): _body,
    ("phrase", "is"): _decoy,
    ("name", "names", "country", "body", "office", "leads", "since", "until"): _holder,
    ("surname", "is"): _common_surname,
    ("spelling", "others"): _spelling,
    ("code", "was", "until", "named"): _succession,
    ("place", "code", "was", "until"): _succession,
}


_MONTHS = frozenset(f"{month:02}" for month in range(1, 13))


def _listed(field: str) -> tuple[str, ...]:
    return tuple(name for name in field.split("|") if name)


def _filled(row: Mapping[str, str], column: str, at: str) -> str:
    if not row[column]:
        raise LexiconError(f"{at}: no {column}; fill it in or leave the row out")
    return row[column]


def _year(row: Mapping[str, str], column: str, at: str) -> int | None:
    year = row[column]
    if not year:
        return None
    if not year.isdecimal():
        raise LexiconError(f"{at}: {column} {year!r}; wanted a year such as 1991, or nothing")
    return int(year)


def _month(day: str, column: str, at: str) -> str:
    year, dash, month = day.partition("-")
    plain = len(year) == 4 and year.isdecimal() and (not dash or month in _MONTHS)
    if day and not plain:
        raise LexiconError(f"{at}: {column} {day!r}; wanted a year or month such as 2013-03")
    return day
