"""When the diary learned what it knows, and what it has learned since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from sqlalchemy import Connection, func, literal, select, tuple_

from legation.model import Verdict
from legation.store import schema

_MANY = 500
"""How many values one statement may list."""

_FEW = 30
"""Articles of the first lot, for those who want the latest news alone."""


@dataclass(frozen=True, slots=True)
class Clock:
    """When an article was first read, and the day it spoke on."""

    read_at: datetime
    said_on: date | None


def clocks(connection: Connection, articles: Iterable[str]) -> dict[str, Clock]:
    """The clocks of these articles of the diary."""
    table, other = schema.readings.c, schema.readings.alias()
    first = (
        select(func.min(other.c.made_at))
        .where(other.c.article == schema.articles.c.id)
        .scalar_subquery()
    )
    asked = select(schema.articles.c.id, table.said_on, first.label("read_at")).join(
        schema.readings, table.id == schema.articles.c.reading
    )
    return {
        row.id: Clock(datetime.fromisoformat(row.read_at), row.said_on)
        for some in _chunks(sorted(set(articles)))
        for row in connection.execute(asked.where(schema.articles.c.id.in_(some)))
    }


def read_since(connection: Connection, since: datetime) -> Iterator[tuple[datetime, list[str]]]:
    """The engagements of articles first read since, the last read first, some at a time.

    Each lot comes with the moment after which every article has been given by then.
    """
    reading, claim, of = schema.readings.c, schema.claims.c, schema.engagement_claims.c
    order = (reading.made_at, reading.id)
    asked = (
        select(*order)
        .join(schema.articles, schema.articles.c.reading == reading.id)
        .where(reading.made_at >= since.isoformat())
        .order_by(*(column.desc() for column in order))
    )
    engagements = select(of.engagement).join(schema.claims, claim.id == of.claim).distinct()
    made = schema.decisions.c
    on_visits = [
        select(of.engagement)
        .join(schema.decisions, of.claim == other)
        .join(schema.claims, claim.id == own)
        .where(made.verdict == Verdict.DURING)
        for other, own in ((made.left, made.right), (made.right, made.left))
    ]
    given: set[str] = set()
    some = connection.execute(asked.limit(_FEW)).all()
    lot = _FEW
    while some:
        readings = claim.reading.in_([row.id for row in some])
        found = set(connection.execute(engagements.where(readings)).scalars())
        for visits in on_visits:
            found |= set(connection.execute(visits.where(readings)).scalars())
        fresh = sorted(found - given)
        given.update(fresh)
        yield datetime.fromisoformat(some[-1].made_at), fresh
        lot = min(2 * lot, _MANY)
        last = tuple_(*(literal(value) for value in some[-1]))
        some = connection.execute(asked.where(tuple_(*order) < last).limit(lot)).all()


def corrected_since(connection: Connection, since: datetime) -> frozenset[str]:
    """What people have put right since: claims, and names with their countries."""
    table = schema.corrections.c
    asked = select(table.subject).where(table.made_at >= since.isoformat())
    return frozenset(connection.execute(asked).scalars())


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, _MANY)):
        yield some
