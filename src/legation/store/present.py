"""The engagements as they add up now, kept beside the claims so that questions are quick.

They follow from claims and decisions alone: whoever changes those writes anew what they touch, in
the same transaction, and all of it can be rebuilt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice
from typing import Any, Protocol

from sqlalchemy import Column, Connection, Table, and_, or_, select

from legation.model import Claim, Engagement, When
from legation.store import schema
from legation.store.codec import dumps, loads

_MANY = 500
_BEGINNING = 3
_FOLDED_BY = "folded by"


class Facet(Protocol):
    """A participant as engagements are found by it, all folded."""

    @property
    def side(self) -> str: ...
    @property
    def surname(self) -> str: ...
    @property
    def name(self) -> str: ...


def folded_by(connection: Connection) -> str | None:
    """By which rules the engagements were folded; None where they never were."""
    table = schema.notes.c
    return connection.execute(select(table.value).where(table.name == _FOLDED_BY)).scalar()


def note_folded_by(connection: Connection, rules: str | None) -> None:
    """Let the engagements count as folded by these rules; None says they are to be folded."""
    connection.execute(schema.notes.delete().where(schema.notes.c.name == _FOLDED_BY))
    if rules is not None:
        connection.execute(schema.notes.insert().values(name=_FOLDED_BY, value=rules))


def clear(connection: Connection) -> None:
    """Drop all engagements; their claims stay."""
    for table in (
        schema.engagement_names,
        schema.engagement_pairs,
        schema.engagement_sides,
        schema.engagement_claims,
        schema.engagements,
    ):
        connection.execute(table.delete())


def replace_engagements(
    connection: Connection,
    claims: Iterable[str],
    engagements: Sequence[Engagement],
    facets: Mapping[str, Sequence[Facet]],
) -> None:
    """Let these engagements stand in place of those that any of these claims was of."""
    gone = sorted(of_claims(connection, claims) | {e.id for e in engagements})
    for some in _chunks(gone):
        for column in (
            schema.engagement_pairs.c.engagement,
            schema.engagement_sides.c.engagement,
            schema.engagement_claims.c.engagement,
            schema.engagements.c.id,
        ):
            connection.execute(column.table.delete().where(column.in_(some)))
    rows: dict[Table, list[dict[str, Any]]] = {
        schema.engagements: [],
        schema.engagement_claims: [],
        schema.engagement_sides: [],
        schema.engagement_pairs: [],
    }
    for engagement in engagements:
        when = engagement.when
        rows[schema.engagements].append(
            {
                "id": engagement.id,
                "kind": engagement.kind.value,
                "status": engagement.status.value,
                "long": when is None or _is_long(when),
                "first_day": when.first if when else None,
                "last_day": when.last if when else None,
                "json": dumps(replace(engagement, claims=())),
            }
        )
        rows[schema.engagement_claims] += [
            {"claim": claim.id, "engagement": engagement.id, "position": position}
            for position, claim in enumerate(engagement.claims)
        ]
        rows[schema.engagement_sides] += [
            {
                "engagement": engagement.id,
                "position": position,
                "side": facet.side,
                "surname": facet.surname,
                "name": facet.name,
            }
            for position, facet in enumerate(facets[engagement.id])
        ]
        sides = sorted({facet.side for facet in facets[engagement.id]})
        rows[schema.engagement_pairs] += [
            {"one": one, "two": two, "engagement": engagement.id}
            for one, two in combinations(sides, 2)
        ]
    rows[schema.engagement_names] = _new_names(connection, facets.values())
    for table, made in rows.items():
        if made:
            connection.execute(table.insert(), made)


def _is_long(when: When) -> bool:
    if when.first is None or when.last is None:
        return True
    return (when.last - when.first).days >= schema.LONG


def _new_names(connection: Connection, facets: Iterable[Sequence[Facet]]) -> list[dict[str, Any]]:
    """The names that nobody went by before."""
    wanted = {(f.surname, f.name, f.side) for some in facets for f in some}
    table = schema.engagement_names.c
    for some in _chunks({name for _, name, _ in wanted}):
        asked = select(table.surname, table.name, table.side).where(table.name.in_(some))
        wanted -= {(row.surname, row.name, row.side) for row in connection.execute(asked)}
    return [
        {"surname": surname, "name": name, "side": side} for surname, name, side in sorted(wanted)
    ]


def of_claims(connection: Connection, claims: Iterable[str]) -> set[str]:
    """The ids of the engagements that these claims are of."""
    table = schema.engagement_claims.c
    return {
        id
        for some in _chunks(claims)
        for id in connection.execute(
            select(table.engagement).where(table.claim.in_(some))
        ).scalars()
    }


def load(connection: Connection, ids: Iterable[str]) -> tuple[Engagement, ...]:
    """The engagements of these ids with their claims, in the order in which they were said."""
    wanted = list(ids)
    told: dict[str, list[Claim]] = {id: [] for id in wanted}
    held: dict[str, Engagement] = {}
    of, claim = schema.engagement_claims.c, schema.claims.c
    table = schema.engagements.c
    for some in _chunks(wanted):
        asked = select(table.id, table.json).where(table.id.in_(some))
        held |= {row.id: loads(Engagement, row.json) for row in connection.execute(asked)}
        rows = connection.execute(
            select(of.engagement, claim.json)
            .join(schema.claims, claim.id == of.claim)
            .join(schema.articles, schema.articles.c.reading == claim.reading)
            .where(of.engagement.in_(some))
            .order_by(of.engagement, of.position)
        )
        for row in rows:
            told[row.engagement].append(loads(Claim, row.json))
    return tuple(replace(held[id], claims=tuple(told[id])) for id in wanted if id in held)


def having_sides(connection: Connection, sides: Iterable[str], group: str) -> set[str]:
    """The ids of engagements of a group of kinds in which all these sides take part."""
    side, table = schema.engagement_sides.c, schema.engagements.c
    kinds = [group] if group != "meeting" else ["meeting", "summit", "negotiation", "conference"]
    asked = select(table.id).where(table.kind.in_(kinds))
    for each in sides:
        asked = asked.where(table.id.in_(select(side.engagement).where(side.side == each)))
    return set(connection.execute(asked).scalars())


def placed(connection: Connection) -> set[str]:
    """The ids of engagements that a person put in a series."""
    subject = select(schema.corrections.c.subject).where(
        schema.corrections.c.json.contains('"aspect":"series"')
    )
    return of_claims(connection, connection.execute(subject).scalars().all())


def names_like(connection: Connection, name: str) -> tuple[tuple[str, str], ...]:
    """The folded names, each with its side, that may be other spellings of a folded name.

    Those whose family name begins alike.
    """
    known = schema.engagement_names.c
    by_bytes = connection.dialect.name == "sqlite"
    begins = [
        _from(known.surname, part[:_BEGINNING])
        if by_bytes
        else known.surname.startswith(part[:_BEGINNING], autoescape=True)
        for part in name.split()
    ]
    if not begins:
        return ()
    asked = select(known.name, known.side).where(or_(*begins)).distinct()
    return tuple((row.name, row.side) for row in connection.execute(asked))


def _from(column: Column[str], beginning: str) -> Any:
    # SQLite's LIKE looks past case and so past its index; its order is that of bytes.
    return and_(column >= beginning, column < beginning + "\U0010ffff")


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids if isinstance(ids, list) else sorted(ids))
    while some := list(islice(rest, _MANY)):
        yield some
