"""When the diary learned what it knows, and what it has learned since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select, func, literal, select, tuple_

from legation.model import Verdict
from legation.store import schema

_Asked = TypeVar("_Asked", bound=Select[Any])

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
        for row in connection.execute(asked.where(schema.articles.c.id.in_(some))).all()
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
    on_visits = [_on_visits(select(of.engagement), *sides) for sides in _SIDES]
    given: set[str] = set()
    some = connection.execute(asked.limit(_FEW)).all()
    lot = _FEW
    while some:
        readings = claim.reading.in_([row.id for row in some])
        found = set(connection.execute(engagements.where(readings)).scalars().all())
        for visits in on_visits:
            found |= set(connection.execute(visits.where(readings)).scalars().all())
        fresh = sorted(found - given)
        given.update(fresh)
        yield datetime.fromisoformat(some[-1].made_at), fresh
        lot = min(2 * lot, _MANY)
        last = tuple_(*(literal(value) for value in some[-1]))
        some = connection.execute(asked.where(tuple_(*order) < last).limit(lot)).all()


_SIDES = (
    (schema.decisions.c.left, schema.decisions.c.right),
    (schema.decisions.c.right, schema.decisions.c.left),
)


def _on_visits(asked: _Asked, visit: Column[str], meeting: Column[str]) -> _Asked:
    """Of visits that were told to have been by a meeting on them: with the meeting's claims."""
    told = asked.join(schema.decisions, schema.engagement_claims.c.claim == visit)
    told = told.join(schema.claims, schema.claims.c.id == meeting)
    return told.where(schema.decisions.c.verdict == Verdict.DURING)


def read_of(
    connection: Connection, engagements: Iterable[str], since: datetime
) -> Iterator[tuple[datetime, list[str]]]:
    """The same of these engagements alone, where they are few among all."""
    reading, claim, of = schema.readings.c, schema.claims.c, schema.engagement_claims.c
    latest = func.max(reading.made_at)
    told = select(latest, of.engagement)
    own = told.join(schema.claims, claim.id == of.claim)
    asked = [
        each.join(schema.articles, schema.articles.c.reading == claim.reading)
        .join(schema.readings, reading.id == claim.reading)
        .where(reading.made_at >= since.isoformat())
        .group_by(of.engagement)
        for each in (own, *(_on_visits(told, *sides) for sides in _SIDES))
    ]
    when: dict[str, str] = {}
    for some in _chunks(engagements):
        for each in asked:
            for made_at, id in connection.execute(each.where(of.engagement.in_(some))).all():
                when[id] = max(made_at, when.get(id, made_at))
    found = sorted(((made_at, id) for id, made_at in when.items()), reverse=True)
    for at in range(0, len(found), _FEW):
        lot = found[at : at + _FEW]
        yield datetime.fromisoformat(lot[-1][0]), [id for _, id in lot]


def corrected_since(connection: Connection, since: datetime) -> frozenset[str]:
    """What people have put right since: claims, and names with their countries."""
    table = schema.corrections.c
    asked = select(table.subject).where(table.made_at >= since.isoformat())
    return frozenset(connection.execute(asked).scalars())


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, _MANY)):
        yield some
