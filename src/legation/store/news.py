"""When the diary learned what it knows, and what it has learned since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, literal, select, tuple_

from legation.model import Query
from legation.store import schema
from legation.store.chunks import chunks

_MANY = 500
"""Engagements of the largest lot."""

_FEW = 30
"""Engagements of the first lot, for those who want the latest news alone."""


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
        for some in chunks(articles)
        for row in connection.execute(asked.where(schema.articles.c.id.in_(some))).all()
    }


def learned_since(
    connection: Connection, query: Query, since: datetime, *, among: Iterable[str] | None
) -> Iterator[tuple[datetime, list[str]]]:
    """The engagements of which something was learned since, the latest first, some at a time.

    Of the countries, kinds and statuses that `query` asks for, and of the ids `among` where they
    are given. Each lot comes with the moment since which every engagement has been given by then.
    """
    table = schema.engagement_learned.c
    order = table.learned, table.id
    first, *others = sorted(set(query.countries)) or [""]
    asked = (
        select(*order)
        .where(table.side == first, table.learned >= since.astimezone(UTC).isoformat())
        .where(*(_of_side(table, side) for side in others))
    )
    for column, values in ((table.kind, query.kinds), (table.status, query.statuses)):
        if values:
            asked = asked.where(column.in_([value.value for value in values]))
    if among is not None:
        yield from _lots(
            tuple(row)
            for some in chunks(among)
            for row in connection.execute(asked.where(table.id.in_(some)))
        )
        return
    asked = asked.order_by(*(column.desc() for column in order))
    lot, some = _FEW, connection.execute(asked.limit(_FEW)).all()
    while some:
        yield datetime.fromisoformat(some[-1].learned), [row.id for row in some]
        lot = min(2 * lot, _MANY)
        last = tuple_(*(literal(value) for value in some[-1]))
        some = connection.execute(asked.where(tuple_(*order) < last).limit(lot)).all()


def _of_side(table: Any, side: str) -> ColumnElement[bool]:
    other = schema.engagement_learned.alias().c
    return (
        select(other.id)
        .where(other.side == side, other.learned == table.learned, other.id == table.id)
        .exists()
    )


def _lots(found: Iterable[tuple[str, str]]) -> Iterator[tuple[datetime, list[str]]]:
    ordered = sorted(found, reverse=True)
    for at in range(0, len(ordered), _FEW):
        lot = ordered[at : at + _FEW]
        yield datetime.fromisoformat(lot[-1][0]), [id for _, id in lot]
