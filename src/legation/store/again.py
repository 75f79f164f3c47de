"""What records are found by, made anew: it follows from what is kept, by rules that change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import Connection, bindparam, select

from legation.model import Act, Article, OfficeFact, SeriesMention
from legation.store import schema, words
from legation.store.codec import kept_claim, loads
from legation.store.writing import Facets, Fingerprint, act_rows, print_row, side_rows, words_of

_MANY = 500

Key = tuple[str, int]
"""A reading and the position in it of one of its records."""


@dataclass(frozen=True, slots=True)
class Unprinted:
    """An article of a reading that no print was kept of."""

    reading: str
    said_on: date | None
    article: Article


def find_by(connection: Connection, facets: Mapping[str, Facets]) -> None:
    """Let these claims, in every reading that makes them, be found by these facets."""
    claim, side = schema.claims, schema.claim_sides
    ids = sorted(facets)
    asked = select(claim.c.reading, claim.c.id).where(claim.c.id.in_(ids))
    held = [(row.reading, row.id) for row in connection.execute(asked)]
    if not held:
        return
    connection.execute(side.delete().where(side.c.claim.in_(ids)))
    connection.execute(
        claim.update().where(claim.c.reading == bindparam("of"), claim.c.id == bindparam("called")),
        [
            {
                "of": reading,
                "called": id,
                "kind_group": facets[id].kind_group,
                "window_first": facets[id].first,
                "window_last": facets[id].last,
                "needed": facets[id].needed,
            }
            for reading, id in held
        ],
    )
    rows = [row for reading, id in held for row in side_rows(reading, id, facets[id])]
    if rows:
        connection.execute(side.insert(), rows)


def office_facts(connection: Connection) -> Iterator[tuple[Key, OfficeFact]]:
    """All that readings tell of offices."""
    table = schema.offices.c
    asked = select(table.reading, table.position, table.json)
    for row in connection.execute(asked).all():
        yield (row.reading, row.position), loads(OfficeFact, row.json)


def name_offices(connection: Connection, names: Iterable[tuple[Key, str]]) -> None:
    """Let what is told of offices be found by these folded names, and by no others."""
    table = schema.office_names
    connection.execute(table.delete())
    rest = iter(names)
    while some := list(islice(rest, _MANY)):
        connection.execute(
            table.insert(),
            [
                {"reading": reading, "position": position, "name": name}
                for (reading, position), name in some
            ],
        )


def unprinted(connection: Connection) -> Iterator[Unprinted]:
    """The articles by which no copy could be known."""
    reading, kept = schema.readings.c, schema.prints.c
    asked = select(reading.id, reading.said_on, reading.json).where(
        reading.id.not_in(select(kept.reading))
    )
    for row in connection.execute(asked).all():
        yield Unprinted(row.id, row.said_on, loads(Article, row.json))


def add_print(connection: Connection, reading: str, fingerprint: Fingerprint) -> None:
    """Let the article of a reading be known by this print."""
    connection.execute(schema.prints.insert().values(**print_row(reading, fingerprint)))


def index_words(connection: Connection) -> None:
    """Let all claims be found by their words; the index holds none of them."""
    claim, reading = schema.claims.c, schema.readings.c
    asked = (
        select(claim.id, claim.json, reading.json.label("article"))
        .join(schema.readings, reading.id == claim.reading)
        .order_by(claim.id, reading.made_at)
    )
    told = {row.id: row for row in connection.execute(asked)}
    rest = iter(told.values())
    while some := list(islice(rest, _MANY)):
        words.add(
            connection,
            {
                row.id: words_of(kept_claim(row.id, row.json), loads(Article, row.article))
                for row in some
            },
        )


def index_acts(connection: Connection) -> None:
    """Let all acts be found by the two countries between which they are."""
    table, reading = schema.acts.c, schema.readings.c
    asked = select(table.reading, table.position, table.json, reading.said_on).join(
        schema.readings, reading.id == table.reading
    )
    rows = [
        made
        for row in connection.execute(asked)
        for made in act_rows(row.reading, row.position, loads(Act, row.json), row.said_on)
    ]
    if rows:
        connection.execute(schema.act_pairs.insert(), rows)


def index_mentions(connection: Connection) -> None:
    """Let all that is told of series be found by those between whom they are."""
    table = schema.series_mentions.c
    asked = select(table.reading, table.position, table.json)
    rows = [
        {"side": side, "reading": row.reading, "position": row.position}
        for row in connection.execute(asked)
        for side in sorted(set(loads(SeriesMention, row.json).participants))
    ]
    if rows:
        connection.execute(schema.mention_sides.insert(), rows)
