"""What is asked of the engagements, as conditions on their tables' columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, literal, or_, select, tuple_

from legation.model import Query
from legation.model.when import LONG
from legation.store import schema
from legation.store.chunks import chunks
from legation.store.present import of_claims

Standing = tuple[date, date, str]
"""Where an engagement stands in the order of days: its first day, its last and its id.

A day that is not known, or has no end, is the last of the calendar.
"""

Names = Sequence[Collection[str]]
"""For each person who is asked for the folded names they may be called by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A question with what was looked up for it.

    `terms` are what its place and topic are found by; `claims` are those of which an engagement
    must have one, `among` the ids it must be one of: None for any.
    """

    query: Query
    names: Names = ()
    terms: Collection[str] = ()
    claims: Collection[str] | None = None
    among: Collection[str] | None = None


def parts(
    wanted: Wanted, ids: Collection[str] | None
) -> Iterator[tuple[Any, list[ColumnElement[bool]], bool]]:
    """Tables' columns and conditions whose rows together, each once, are the answer.

    With whether the rows come in the order of days by an index. `ids` are what is left of the
    whole by `ids_of`, None for any.
    """
    query, names = wanted.query, wanted.names
    countries = sorted(set(query.countries))
    pairs = list(pairwise(countries)) or [(land, land) for land in countries]
    terms = sorted(wanted.terms)
    ordered = not names and ids is None
    source: Any = schema.engagements.c
    own: list[ColumnElement[bool]] = []
    if ordered and terms:
        source, (term, *terms) = schema.engagement_terms.c, terms
        own = [source.term == term]
    elif pairs and (ordered or ids is not None):
        source, ((one, two), *pairs) = schema.engagement_pairs.c, pairs
        own = [source.one == one, source.two == two]
    conditions = [*own, *_conditions(source, query)]
    conditions += [_of_pair(source, one, two) for one, two in pairs]
    conditions += [_having(source, term) for term in terms]
    if ids is not None:
        # By their ids alone: SQLite would rather walk through all that are not long.
        days = list(_days(source, query, long=True))
        for some in chunks(ids):
            yield source, [*conditions, *days, source.id.in_(some)], False
        return
    conditions += [_named(source, known) for known in names]
    for long in (False, True):
        days = [source.long.is_(long), *_days(source, query, long=long)]
        yield source, conditions + days, not names


def ids_of(connection: Connection, wanted: Wanted) -> set[str] | None:
    """The ids that are left by who is named and what was found elsewhere; None for any."""
    found = None if wanted.among is None else set(wanted.among)
    if wanted.claims is not None:
        of = of_claims(connection, wanted.claims)
        found = of if found is None else found & of
    for known in wanted.names:
        # Of one person are few: they are looked up, where else all would be walked through.
        borne = set(connection.execute(_bearing(known)).scalars())
        found = borne if found is None else found & borne
    return found


def _conditions(source: Any, query: Query) -> Iterator[ColumnElement[bool]]:
    if query.kinds:
        yield source.kind.in_([kind.value for kind in query.kinds])
    if query.statuses:
        yield source.status.in_([status.value for status in query.statuses])


def between(
    source: Any, after: Standing | None, before: Standing | None
) -> Iterator[ColumnElement[bool]]:
    """Whether it stands behind the one place and before the other in the order of days."""
    place = tuple_(source.moment, source.id)
    if after:
        yield place > tuple_(*_place(after))
    if before:
        yield place < tuple_(*_place(before))


def _place(standing: Standing) -> tuple[ColumnElement[str], ColumnElement[str]]:
    first, last, id = standing
    return literal(schema.moment(first, last)), literal(id)


def _days(source: Any, query: Query, *, long: bool) -> Iterator[ColumnElement[bool]]:
    """Whether it may fall within the days asked for; a stretch of the order where it is not long.

    A moment begins with the first day, as it is written.
    """
    since, until = query.since, query.until
    if since is None and until is None:
        return
    dated = or_(source.first_day.is_not(None), source.last_day.is_not(None))
    if long:
        yield dated
    if since is not None:
        ends = source.last_day >= since
        yield or_(source.last_day.is_(None), ends) if long else ends
        if not long:
            begins = since - min(timedelta(LONG), since - date.min)
            yield source.moment >= begins.isoformat()
    if until is not None:
        begins_by = source.first_day <= until
        yield or_(source.first_day.is_(None), begins_by) if long else begins_by
        if not long:
            following = min(until, date.max - timedelta(1)) + timedelta(1)
            yield source.moment < following.isoformat()


def _of_pair(source: Any, one: str, two: str) -> ColumnElement[bool]:
    pair = schema.engagement_pairs.alias().c
    return (
        select(pair.id)
        .where(pair.one == one, pair.two == two, pair.long == source.long)
        .where(pair.moment == source.moment, pair.id == source.id)
        .exists()
    )


def _having(source: Any, term: str) -> ColumnElement[bool]:
    own = schema.engagement_terms.alias().c
    return (
        select(own.id)
        .where(own.term == term, own.long == source.long, own.moment == source.moment)
        .where(own.id == source.id)
        .exists()
    )


def _named(source: Any, known: Collection[str]) -> ColumnElement[bool]:
    of_them: ColumnElement[bool] = source.id.in_(_bearing(known))
    return of_them


def _bearing(known: Collection[str]) -> Select[Any]:
    side = schema.engagement_sides.c
    return select(side.engagement).where(side.name.in_(sorted(known)), side.here.is_(True))


def beginning(column: Column[str], letters: str, connection: Connection) -> ColumnElement[bool]:
    """Whether a column's text begins so, asked in the way that its index answers."""
    if connection.dialect.name == "sqlite":
        # SQLite's LIKE looks past case and so past its index; its order is that of bytes.
        return and_(column >= letters, column < letters + "\U0010ffff")
    return column.startswith(letters, autoescape=True)
