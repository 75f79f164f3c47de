"""The engagements as they add up now, kept beside the claims so that questions are quick.

They follow from claims and decisions alone: whoever changes those writes anew what they touch, in
the same transaction, and all of it can be rebuilt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date
from enum import StrEnum
from functools import lru_cache
from itertools import combinations_with_replacement
from typing import Any, Protocol

from sqlalchemy import Connection, Table, select

from legation.model import Claim, Engagement, When
from legation.store import schema
from legation.store.chunks import chunks
from legation.store.codec import dumps, kept_claim, loads
from legation.store.news import Clock, clocks

_MANY = 500

_REMEMBERED = 8192
"""Engagements, and as many claims, that are kept at hand, made of the texts last asked for."""


class Facet(Protocol):
    """A name as engagements are found by it, all folded."""

    @property
    def side(self) -> str: ...
    @property
    def surname(self) -> str: ...
    @property
    def name(self) -> str: ...


class Bearer(Protocol):
    """A name that somebody bears in an engagement (`legation.engagements.Bearer`)."""

    @property
    def facet(self) -> Facet: ...
    @property
    def written(self) -> str: ...
    @property
    def country(self) -> str | None: ...
    @property
    def here(self) -> bool: ...


class Note(StrEnum):
    """By which rules something was made of what is kept."""

    FOLDED = "folded by"
    FOUND = "found by"


def noted(connection: Connection, note: Note) -> str | None:
    """By which rules that was done; None where it never was, or not to its end."""
    table = schema.notes.c
    return connection.execute(select(table.value).where(table.name == note)).scalar()


def note_down(connection: Connection, note: Note, rules: str | None) -> None:
    """Let that count as done by these rules; None says that it is to be done."""
    connection.execute(schema.notes.delete().where(schema.notes.c.name == note))
    if rules is not None:
        connection.execute(schema.notes.insert().values(name=note, value=rules))


def clear(connection: Connection) -> None:
    """Drop all engagements; their claims stay."""
    for table in (
        schema.engagement_learned,
        schema.engagement_names,
        schema.engagement_pairs,
        schema.engagement_terms,
        schema.engagement_sides,
        schema.engagement_claims,
        schema.engagements,
    ):
        connection.execute(table.delete())


def replace_engagements(
    connection: Connection,
    claims: Iterable[str],
    engagements: Sequence[Engagement],
    bearers: Mapping[str, Sequence[Bearer]],
    terms: Mapping[str, Iterable[str]],
) -> None:
    """Let these engagements stand in place of those that any of these claims was of.

    `bearers` and `terms` are, by id, what `legation.engagements` finds each by.
    """
    gone = sorted(of_claims(connection, claims) | {e.id for e in engagements})
    for some in chunks(gone):
        for column in (
            schema.engagement_learned.c.id,
            schema.engagement_pairs.c.id,
            schema.engagement_terms.c.id,
            schema.engagement_sides.c.engagement,
            schema.engagement_claims.c.engagement,
            schema.engagements.c.id,
        ):
            connection.execute(column.table.delete().where(column.in_(some)))
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    read = clocks(connection, {c.article for e in engagements for c in e.grounds})
    for engagement in engagements:
        _rows_of(engagement, bearers[engagement.id], terms[engagement.id], rows)
        rows[schema.engagement_learned] += _learned(engagement, bearers[engagement.id], read)
    rows[schema.engagement_names] = _new_names(connection, bearers.values())
    for table, made in rows.items():
        if made:
            connection.execute(table.insert(), made)


def _rows_of(
    engagement: Engagement,
    bearers: Sequence[Bearer],
    terms: Iterable[str],
    rows: dict[Table, list[dict[str, Any]]],
) -> None:
    """Add to `rows` those of one engagement, by table."""
    when = engagement.when
    columns = {
        "id": engagement.id,
        "moment": schema.moment(*_ends(when)),
        "long": when is None or when.long,
        "kind": engagement.kind.value,
        "status": engagement.status.value,
        "first_day": when.first if when else None,
        "last_day": when.last if when else None,
    }
    told = dumps(replace(engagement, claims=(), seen=()))
    rows[schema.engagements].append(columns | {"json": told})
    rows[schema.engagement_claims] += [
        {
            "claim": claim.id,
            "engagement": engagement.id,
            "position": position,
            "moment": columns["moment"],
        }
        for position, claim in enumerate(engagement.claims)
    ]
    rows[schema.engagement_sides] += [
        {
            "engagement": engagement.id,
            "position": position,
            "side": bearer.facet.side,
            "surname": bearer.facet.surname,
            "name": bearer.facet.name,
            "written": bearer.written,
            "country": bearer.country,
            "here": bearer.here,
            "moment": columns["moment"],
        }
        for position, bearer in enumerate(bearers)
    ]
    sides = sorted({bearer.facet.side for bearer in bearers if bearer.here})
    rows[schema.engagement_pairs] += [
        columns | {"one": one, "two": two} for one, two in combinations_with_replacement(sides, 2)
    ]
    rows[schema.engagement_terms] += [columns | {"term": term} for term in sorted(terms)]


def _learned(
    engagement: Engagement, bearers: Sequence[Bearer], read: Mapping[str, Clock]
) -> list[dict[str, Any]]:
    """When something was last learned of an engagement, for each side that one may ask for."""
    moments = [read[claim.article].read_at for claim in engagement.grounds if claim.article in read]
    moments += [word.made_at for word in engagement.corrections]
    if not moments:
        return []
    columns = {
        "id": engagement.id,
        "learned": max(moments).astimezone(UTC).isoformat(),
        "kind": engagement.kind.value,
        "status": engagement.status.value,
    }
    sides = {bearer.facet.side for bearer in bearers if bearer.here}
    return [columns | {"side": side} for side in sorted({"", *sides})]


def _ends(when: When | None) -> tuple[date, date]:
    """The days an engagement is sorted by, as `legation.engagements.by_day` has them."""
    if when is None:
        return date.max, date.max
    return when.first or when.last or date.max, when.last or date.max


def _new_names(connection: Connection, bearers: Iterable[Sequence[Bearer]]) -> list[dict[str, Any]]:
    """The names that nobody bore before."""
    facets = [bearer.facet for some in bearers for bearer in some]
    wanted = {(facet.surname, facet.name, facet.side) for facet in facets}
    table = schema.engagement_names.c
    for some in chunks({name for _, name, _ in wanted}):
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
        for some in chunks(claims)
        for id in connection.execute(
            select(table.engagement).where(table.claim.in_(some))
        ).scalars()
    }


def whose(connection: Connection, claims: Iterable[str]) -> dict[str, str]:
    """By claim the engagement that it is of."""
    table = schema.engagement_claims.c
    asked = select(table.claim, table.engagement)
    return {
        row.claim: row.engagement
        for some in chunks(claims)
        for row in connection.execute(asked.where(table.claim.in_(some)))
    }


def load(
    connection: Connection, ids: Iterable[str], *, claims: bool = True
) -> tuple[Engagement, ...]:
    """The engagements of these ids with their claims, in the order in which they were said.

    With those of other engagements, too, that their histories rest on. `claims` False leaves
    them all out: most of an engagement's text is theirs.
    """
    wanted = list(ids)
    held: dict[str, Engagement] = {}
    table = schema.engagements.c
    for some in chunks(wanted):
        asked = select(table.id, table.json).where(table.id.in_(some))
        held |= {id: _engagement(told) for id, told in connection.execute(asked).all()}
    present = [held[id] for id in wanted if id in held]
    if not claims:
        return tuple(present)
    told = claims_of_engagements(connection, [one.id for one in present])
    lent = _lent(connection, present, told)
    return tuple(
        replace(
            one,
            claims=tuple(told[one.id]),
            seen=tuple(lent[claim] for claim in _lent_to(one, told[one.id]) if claim in lent),
        )
        for one in present
    )


def claims_of_engagements(
    connection: Connection, engagements: Sequence[str]
) -> dict[str, list[Claim]]:
    """The claims of each of these engagements, in the order in which they were said."""
    told: dict[str, list[Claim]] = {id: [] for id in engagements}
    of, claim = schema.engagement_claims.c, schema.claims.c
    for some in chunks(engagements):
        asked = (
            select(of.engagement, claim.id, claim.json)
            .join(schema.claims, claim.id == of.claim)
            .join(schema.articles, schema.articles.c.reading == claim.reading)
            .where(of.engagement.in_(some))
            .order_by(of.engagement, of.position)
        )
        for engagement, id, text in connection.execute(asked).all():
            told[engagement].append(_claim(id, text))
    return told


def _lent(
    connection: Connection, present: Sequence[Engagement], told: Mapping[str, Sequence[Claim]]
) -> dict[str, Claim]:
    """The claims that histories rest on without being their engagements' own."""
    wanted = {claim for one in present for claim in _lent_to(one, told[one.id])}
    claim = schema.claims.c
    asked = select(claim.id, claim.json).join(
        schema.articles, schema.articles.c.reading == claim.reading
    )
    return {
        id: _claim(id, text)
        for some in chunks(wanted)
        for id, text in connection.execute(asked.where(claim.id.in_(some))).all()
    }


def _lent_to(engagement: Engagement, own: Sequence[Claim]) -> list[str]:
    ids = {claim.id for claim in own}
    return [change.claim for change in engagement.history if change.claim not in ids]


# Pages ask for the same engagements again and again; equal texts are equal values.
@lru_cache(maxsize=_REMEMBERED)
def _engagement(text: str) -> Engagement:
    return loads(Engagement, text)


@lru_cache(maxsize=_REMEMBERED)
def _claim(id: str, text: str) -> Claim:
    return kept_claim(id, text)


def placed(connection: Connection) -> set[str]:
    """The ids of engagements that a person put in a series."""
    subject = select(schema.corrections.c.subject).where(
        schema.corrections.c.json.contains('"aspect":"series"')
    )
    return of_claims(connection, connection.execute(subject).scalars().all())
