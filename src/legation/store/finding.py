"""Which engagements answer a question, as far as columns tell, in the order of days.

An engagement stands in `engagement_pairs` once for each two of its sides and in `engagements`
once; both are kept in the order of days, so that a page of an answer is read and no more of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from heapq import merge
from itertools import groupby, islice, pairwise
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    and_,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from legation.model import Kind, Query, Status, Tally
from legation.model.when import LONG
from legation.store import schema
from legation.store.present import of_claims

_MANY = 500
_BEGINNING = 3
_LAND = "in "

_FEW = 5000
"""Claims whose engagements are all looked up to be cut to size."""

Standing = tuple[date, date, str]
"""Where an engagement stands in the order of days: its first day, its last and its id.

A day that is not known, or has no end, is the last of the calendar.
"""

Names = Sequence[Collection[str]]
"""For each person who is asked for the folded names they may be called by."""


def engagement_ids(
    connection: Connection,
    query: Query,
    *,
    names: Names,
    terms: Collection[str],
    claims: Collection[str] | None,
    among: Collection[str] | None,
    after: Standing | None = None,
    before: Standing | None = None,
) -> list[str]:
    """The ids of engagements that answer a question, by day.

    `claims` are those of which it must have one, `among` the ids it must be one of. `after` and
    `before` are where in the order of days the answer begins and ends, neither included. Undated
    engagements come last.
    """
    most = query.last or query.first
    if most and claims is not None and len(claims) > _FEW:
        rows = _walked(connection, query, names, terms, claims, among, after, before)
        found = list(islice(rows, most))
        return [id for _, id in (reversed(found) if query.last else found)]
    ids = _ids(connection, names, claims, among)
    found = []
    for source, conditions, ordered in _parts(query, names, terms, ids):
        place = source.moment, source.id
        asked = select(*place).where(*conditions, *_between(source, after, before))
        if most:
            # Where an index gives no order none must be walked through for it.
            by = place if ordered else (source.moment + "", source.id)
            asked = asked.order_by(*(c.desc() if query.last else c for c in by)).limit(most)
        found += ((moment, id) for moment, id in connection.execute(asked).all())
    found.sort()
    if most:
        found = found[-most:] if query.last else found[:most]
    return [id for _, id in found]


def _walked(
    connection: Connection,
    query: Query,
    names: Names,
    terms: Collection[str],
    claims: Collection[str],
    among: Collection[str] | None,
    after: Standing | None = None,
    before: Standing | None = None,
) -> Iterator[tuple[str, str]]:
    """Moments and ids in the order of days, from its end where the last are asked for.

    Where very many claims say it, those that come first are near: they are met one by one.
    """
    of, held = schema.engagement_claims.c, frozenset(claims)
    streams = []
    for source, conditions, _ in _parts(query, names, terms, None):
        place = source.moment, source.id
        asked = (
            select(*place, of.claim)
            .where(of.engagement == source.id, *conditions, *_between(source, after, before))
            .order_by(*(c.desc() if query.last else c for c in place))
            .execution_options(yield_per=_MANY)
        )
        streams.append(tuple(row) for row in connection.execute(asked))
    merged = merge(*streams, key=lambda row: row[:2], reverse=query.last is not None)
    for place, rows in groupby(merged, key=lambda row: row[:2]):
        if (among is None or place[1] in among) and any(claim in held for _, _, claim in rows):
            yield place


def by_days(
    connection: Connection,
    query: Query,
    *,
    names: Names,
    terms: Collection[str],
    claims: Collection[str] | None,
    among: Collection[str] | None,
    most: int,
) -> list[tuple[date, date, int, list[str]]]:
    """How many engagements that answer a question have the same days, and `most` of their ids.

    By the first and the last day, as `Standing` has them; `first` and `last` are not asked.
    """
    found: dict[tuple[str, bool], tuple[int, list[str]]] = {}
    if claims is not None:
        walked = _walked(connection, replace(query, last=None), names, terms, claims, among)
        for moment, rows in groupby(walked, key=lambda row: row[0]):
            same = [id for _, id in rows]
            found[moment, False] = len(same), same[:most]
    else:
        ids = _ids(connection, names, None, among)
        for source, conditions, _ in _parts(query, names, terms, ids):
            days = source.moment, source.long
            rank = func.row_number().over(partition_by=days, order_by=source.id).label("rank")
            many = func.count().over(partition_by=days).label("many")
            ranked = select(*days, source.id, rank, many).where(*conditions).subquery().c
            asked = (
                select(ranked.moment, ranked.long, ranked.many, ranked.id)
                .where(ranked.rank <= most)
                .order_by(ranked.moment, ranked.long, ranked.id)
            )
            for key, some in groupby(connection.execute(asked).all(), key=lambda row: row[:3]):
                before, named = found.get(key[:2], (0, []))
                more = [row.id for row in some]
                found[key[:2]] = before + key[2], sorted([*named, *more])[:most]
    return [
        (date.fromisoformat(moment[:10]), date.fromisoformat(moment[11:]), *found[moment, long])
        for moment, long in sorted(found)
    ]


def tallies(
    connection: Connection,
    query: Query,
    *,
    names: Names,
    terms: Collection[str],
    claims: Collection[str] | None,
    among: Iterable[str] | None,
) -> tuple[Tally, ...]:
    """How many engagements answer a question, by month, kind and status."""
    ids = _ids(connection, names, claims, among)
    counts: Counter[tuple[int | None, int | None, str, str]] = Counter()
    for source, conditions, _ in _parts(query, names, terms, ids):
        first = func.substr(source.moment, 1, 7)
        group = source.long, first, source.kind, source.status
        asked = select(*group, func.count()).where(*conditions).group_by(*group)
        for long, begins, kind, status, many in connection.execute(asked):
            year, month = map(int, begins.split("-"))
            dated = (None, None) if year == date.max.year else (year, None if long else month)
            counts[(*dated, kind, status)] += many
    return tuple(
        Tally(year=year, month=month, kind=Kind(kind), status=Status(status), count=count)
        for (year, month, kind, status), count in sorted(
            counts.items(),
            key=lambda one: (one[0][0] or date.max.year, one[0][1] or 0, *one[0][2:]),
        )
    )


def located(
    connection: Connection,
    query: Query,
    *,
    names: Names,
    terms: Collection[str],
    among: Collection[str] | None,
) -> dict[str, int]:
    """In which countries the engagements are that answer a question, with the number in each."""
    at, counts = schema.engagement_terms.alias().c, Counter[str]()
    lands = beginning(at.term, _LAND, connection)
    if query == Query() and among is None:
        whole = select(at.term, func.count()).where(lands).group_by(at.term)
        return {term.removeprefix(_LAND): many for term, many in connection.execute(whole)}
    ids = _ids(connection, names, None, among)
    for source, conditions, _ in _parts(query, names, terms, ids):
        asked = select(at.term, func.count()).where(at.id == source.id, lands, *conditions)
        for term, many in connection.execute(asked.group_by(at.term)):
            counts[term.removeprefix(_LAND)] += many
    return dict(counts)


def bearing(connection: Connection, names: Collection[str]) -> set[str]:
    """The ids of engagements in which somebody of one of these folded names is told of."""
    side = schema.engagement_sides.c
    return {
        id
        for some in _chunks(names)
        for id in connection.execute(select(side.engagement).where(side.name.in_(some)))
        .scalars()
        .all()
    }


def latest(connection: Connection, ids: Iterable[str], *, until: date, most: int) -> list[str]:
    """`most` of these engagements from the latest back, those after a day and undated ones last."""
    table = schema.engagements.c
    found: list[tuple[str, str]] = []
    for some in _chunks(ids):
        asked = select(table.moment, table.id).where(table.id.in_(some))
        found += ((moment, id) for moment, id in connection.execute(asked).all())
    end = schema.moment(until, date.max)
    found.sort(reverse=True)
    found.sort(key=lambda row: row[0] > end)
    return [id for _, id in found[:most]]


def met(
    connection: Connection, names: Collection[str], country: str | None
) -> dict[tuple[str, str | None], int]:
    """Who takes part beside somebody of these folded names who acts for a country.

    Each as written and with the country acted for, with the number of engagements. Those of the
    same side are left out.
    """
    own, other = (schema.engagement_sides.alias().c for _ in range(2))
    asked = (
        select(other.written, other.country, func.count(own.engagement.distinct()))
        .where(other.engagement == own.engagement, other.side != own.side, other.here.is_(True))
        .where(own.country == country if country else own.country.is_(None), own.here.is_(True))
        .group_by(other.written, other.country)
    )
    counts = Counter[tuple[str, str | None]]()
    for some in _chunks(names):
        for written, land, many in connection.execute(asked.where(own.name.in_(some))):
            counts[written, land] += many
    return dict(counts)


def _parts(
    query: Query, names: Names, terms: Collection[str], ids: Collection[str] | None
) -> Iterator[tuple[Any, list[ColumnElement[bool]], bool]]:
    """Tables' columns and conditions whose rows together, each once, are the answer.

    With whether the rows come in the order of days by an index.
    """
    countries = sorted(set(query.countries))
    pairs = list(pairwise(countries)) or [(land, land) for land in countries]
    wanted = sorted(terms)
    ordered = not names and ids is None
    source: Any = schema.engagements.c
    own: list[ColumnElement[bool]] = []
    if ordered and wanted:
        source, (term, *wanted) = schema.engagement_terms.c, wanted
        own = [source.term == term]
    elif ordered and pairs:
        source, ((one, two), *pairs) = schema.engagement_pairs.c, pairs
        own = [source.one == one, source.two == two]
    conditions = [*own, *_conditions(source, query)]
    conditions += [_of_pair(source, one, two) for one, two in pairs]
    conditions += [_having(source, term) for term in wanted]
    conditions += [_named(source, known) for known in names]
    if ids is not None:
        # By their ids alone: SQLite would rather walk through all that are not long.
        days = list(_days(source, query, long=True))
        for some in _chunks(ids):
            yield source, [*conditions, *days, source.id.in_(some)], False
        return
    for long in (False, True):
        days = [source.long.is_(long), *_days(source, query, long=long)]
        yield source, conditions + days, not names


def _ids(
    connection: Connection,
    names: Names,
    claims: Iterable[str] | None,
    among: Iterable[str] | None,
) -> set[str] | None:
    """The ids that are left by who is named and what was found elsewhere; None for any."""
    found = None if among is None else set(among)
    if claims is not None:
        of = of_claims(connection, claims)
        found = of if found is None else found & of
    if found is None and names:
        # Of one person are few: they are looked up, where else all would be walked through.
        return set(connection.execute(_bearing(min(names, key=len))).scalars())
    return found


def _conditions(source: Any, query: Query) -> Iterator[ColumnElement[bool]]:
    if query.kinds:
        yield source.kind.in_([kind.value for kind in query.kinds])
    if query.statuses:
        yield source.status.in_([status.value for status in query.statuses])


def _between(
    source: Any, after: Standing | None, before: Standing | None
) -> Iterator[ColumnElement[bool]]:
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


def having_sides(connection: Connection, sides: Iterable[str], group: str) -> set[str]:
    """The ids of engagements of a group of kinds in which all these sides take part."""
    kinds = tuple(kind for kind in Kind if kind.group == group)
    query = Query(countries=tuple(sides), kinds=kinds)
    return set(engagement_ids(connection, query, names=(), terms=(), claims=None, among=None))


def names_like(
    connection: Connection, name: str, *, side: str | None = None
) -> tuple[tuple[str, str], ...]:
    """The folded names, each with its side, that may be other spellings of a folded name.

    Those whose family name begins alike, of one side where it is given.
    """
    known = schema.engagement_names.c
    parts = {part[:_BEGINNING] for part in name.split()}
    begins = [beginning(known.surname, part, connection) for part in sorted(parts)]
    if not begins:
        return ()
    asked = select(known.name, known.side).where(or_(*begins)).distinct()
    if side is not None:
        asked = asked.where(known.side == side)
    return tuple((name, side) for name, side in connection.execute(asked).all())


def named_so(connection: Connection, names: Iterable[str]) -> dict[tuple[str, str | None], int]:
    """The persons' names that are folded so, as written and with the country acted for.

    Each with the number of engagements in which somebody bears it.
    """
    side = schema.engagement_sides.c
    asked = (
        select(side.written, side.country, func.count(side.engagement.distinct()).label("many"))
        .where(side.surname != "")
        .group_by(side.written, side.country)
    )
    return {
        (row.written, row.country): row.many
        for some in _chunks(names)
        for row in connection.execute(asked.where(side.name.in_(some)))
    }


def beginning(column: Column[str], letters: str, connection: Connection) -> ColumnElement[bool]:
    """Whether a column's text begins so, asked in the way that its index answers."""
    if connection.dialect.name == "sqlite":
        # SQLite's LIKE looks past case and so past its index; its order is that of bytes.
        return and_(column >= letters, column < letters + "\U0010ffff")
    return column.startswith(letters, autoescape=True)


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(sorted(ids))
    while some := list(islice(rest, _MANY)):
        yield some
