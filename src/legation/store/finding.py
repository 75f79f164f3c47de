"""Which engagements answer a question, as far as columns tell, in the order of their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Select,
    and_,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from legation.model import Query
from legation.store import schema
from legation.store.present import of_claims

Standing = tuple[date, date, str]
"""Where an engagement stands in the order of days: its first day, its last and its id.

A day that is not known, or has no end, is the last of the calendar.
"""

_TABLE = schema.engagements.c
_NEVER = literal(date.max, Date)
_DAY = func.coalesce(_TABLE.first_day, _TABLE.last_day, _NEVER)
_ORDER = (_DAY, func.coalesce(_TABLE.last_day, _NEVER), _TABLE.id)

_FAR = timedelta(days=20 * 366)
"""Beyond so many days a diary is put in order as a whole."""


def engagement_ids(
    connection: Connection,
    query: Query,
    *,
    names: Sequence[Sequence[str]],
    claims: Iterable[str] | None,
    among: Iterable[str] | None,
    after: Standing | None = None,
    before: Standing | None = None,
) -> list[str]:
    """The ids of engagements that answer a question as far as columns tell, by day.

    `names` are the folded names of each of the query's persons, `claims` those of which it must
    have one, `among` the ids it must be one of. `after` and `before` are where in the order of
    days the answer begins and ends, neither included. Undated engagements come last.
    """
    asked = select(_TABLE.id).where(*_conditions(connection, query, names, claims, among))
    if after:
        asked = asked.where(tuple_(*_ORDER) > tuple_(*_bound(after)))
    if before:
        asked = asked.where(tuple_(*_ORDER) < tuple_(*_bound(before)))
    # What columns do not tell is asked of what was found, and cut to size after that.
    exact = query.topic is None and query.place is None
    if query.last is not None and exact:
        back = asked.order_by(*(column.desc() for column in _ORDER)).limit(query.last)
        return _last(connection, back, query, most=query.last, before=before)[::-1]
    asked = asked.order_by(*_ORDER)
    if query.first is not None and exact:
        most = query.first
        return _first(connection, asked.limit(most), query, most=most, after=after)
    return _ids(connection, asked.where(*_within(query)))


def _first(
    connection: Connection,
    asked: Select[Any],
    query: Query,
    *,
    most: int,
    after: Standing | None,
) -> list[str]:
    """The first rows: looked for near the day the answer begins on, then ever further from it.

    So that a long diary is not put in order as a whole for a few rows.
    """
    begin = max((day for day in (query.since, after and after[0]) if day), default=None)
    for span in _spans() if begin else ():
        if begin is None or begin > date.max - span:
            break
        end = min(begin + span, query.until or date.max)
        near = asked.where(*_within(replace(query, since=begin, until=end)), end >= _DAY)
        found = _ids(connection, near)
        if len(found) == most:
            return found
    return _ids(connection, asked.where(*_within(query)))


def _last(
    connection: Connection,
    asked: Select[Any],
    query: Query,
    *,
    most: int,
    before: Standing | None,
) -> list[str]:
    """As `_first`, from the day the answer ends on backwards."""
    end = min((day for day in (query.until, before and before[0]) if day), default=None)
    for span in _spans() if end else ():
        if end is None or end < date.min + span or end == date.max:
            break
        begin = max(end - span, query.since or date.min)
        near = asked.where(*_within(replace(query, since=begin, until=end)), begin <= _DAY)
        found = _ids(connection, near)
        if len(found) == most:
            return found
    return _ids(connection, asked.where(*_within(query)))


def _spans() -> Iterator[timedelta]:
    span = timedelta(schema.LONG)
    while span < _FAR:
        yield span
        span *= 4


def _ids(connection: Connection, asked: Select[Any]) -> list[str]:
    return list(connection.execute(asked).scalars())


def _bound(standing: Standing) -> tuple[ColumnElement[Any], ...]:
    first, last, id = standing
    return literal(first, Date), literal(last, Date), literal(id)


def _conditions(
    connection: Connection,
    query: Query,
    names: Sequence[Sequence[str]],
    claims: Iterable[str] | None,
    among: Iterable[str] | None,
) -> Iterator[ColumnElement[bool]]:
    """What is asked but for days."""
    side, pair = schema.engagement_sides.c, schema.engagement_pairs.c
    countries = sorted(set(query.countries))
    if len(countries) == 1:
        yield _TABLE.id.in_(select(side.engagement).where(side.side == countries[0]))
    for one, two in pairwise(countries):
        yield _TABLE.id.in_(select(pair.engagement).where(pair.one == one, pair.two == two))
    for known in names:
        yield _TABLE.id.in_(select(side.engagement).where(side.name.in_(known)))
    if query.kinds:
        yield _TABLE.kind.in_([kind.value for kind in query.kinds])
    if query.statuses:
        yield _TABLE.status.in_([status.value for status in query.statuses])
    if claims is not None:
        yield _TABLE.id.in_(sorted(of_claims(connection, claims)))
    if among is not None:
        yield _TABLE.id.in_(sorted(set(among)))


def _within(query: Query) -> Iterator[ColumnElement[bool]]:
    """Whether an engagement may fall within the days; each way of it is a stretch of an index."""
    if query.since is None and query.until is None:
        return
    since, until = query.since or date.min, query.until or date.max
    longest = min(timedelta(schema.LONG), since - date.min)
    yield or_(
        and_(
            _TABLE.long.is_(False),
            _TABLE.first_day.between(since - longest, until),
            _TABLE.last_day >= since,
        ),
        and_(
            _TABLE.long.is_(True),
            _TABLE.first_day <= until,
            or_(_TABLE.last_day.is_(None), _TABLE.last_day >= since),
        ),
        and_(_TABLE.long.is_(True), _TABLE.first_day.is_(None), _TABLE.last_day >= since),
    )
