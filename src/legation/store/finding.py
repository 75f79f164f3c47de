"""Which engagements answer a question, as far as columns tell, in the order of days.

An engagement stands in `engagement_pairs` once for each two of its sides and in `engagements`
once; both are kept in the order of days, so that a page of an answer is read and no more of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from heapq import merge
from itertools import groupby, islice

from sqlalchemy import Connection, func, select

from legation.model import Kind, Query, Status, Tally
from legation.store import schema
from legation.store.chunks import chunks
from legation.store.wanted import Standing, Wanted, beginning, between, ids_of, parts

_MANY = 500
"""Rows that are read at a time."""

_LAND = "in "

_FEW = 5000
"""Claims whose engagements are all looked up to be cut to size."""


def engagement_ids(
    connection: Connection,
    wanted: Wanted,
    *,
    after: Standing | None = None,
    before: Standing | None = None,
) -> list[str]:
    """The ids of engagements that answer a question, by day.

    `after` and `before` are where in the order of days the answer begins and ends, neither
    included. Undated engagements come last.
    """
    query = wanted.query
    most = query.last or query.first
    if most and wanted.claims is not None and len(wanted.claims) > _FEW:
        rows = _walked(connection, wanted, after, before)
        found = list(islice(rows, most))
        return [id for _, id in (reversed(found) if query.last else found)]
    found = []
    for source, conditions, ordered in parts(wanted, ids_of(connection, wanted)):
        place = source.moment, source.id
        asked = select(*place).where(*conditions, *between(source, after, before))
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
    wanted: Wanted,
    after: Standing | None = None,
    before: Standing | None = None,
) -> Iterator[tuple[str, str]]:
    """Moments and ids in the order of days, from its end where the last are asked for.

    Where very many claims say it, those that come first are near: they are met one by one.
    """
    of, held = schema.engagement_claims.c, frozenset(wanted.claims or ())
    last = wanted.query.last is not None
    streams = []
    for source, conditions, _ in parts(wanted, None):
        place = source.moment, source.id
        asked = (
            select(*place, of.claim)
            .where(of.engagement == source.id, *conditions, *between(source, after, before))
            .order_by(*(c.desc() if last else c for c in place))
            .execution_options(yield_per=_MANY)
        )
        streams.append(tuple(row) for row in connection.execute(asked))
    merged = merge(*streams, key=lambda row: row[:2], reverse=last)
    for place, rows in groupby(merged, key=lambda row: row[:2]):
        own = wanted.among is None or place[1] in wanted.among
        if own and any(claim in held for _, _, claim in rows):
            yield place


def by_days(
    connection: Connection, wanted: Wanted, *, most: int
) -> list[tuple[date, date, int, list[str]]]:
    """How many engagements that answer a question have the same days, and `most` of their ids.

    By the first and the last day, as `Standing` has them; `first` and `last` are not asked.
    """
    found: dict[tuple[str, bool], tuple[int, list[str]]] = {}
    if wanted.claims is not None:
        walked = _walked(connection, replace(wanted, query=replace(wanted.query, last=None)))
        for moment, rows in groupby(walked, key=lambda row: row[0]):
            same = [id for _, id in rows]
            found[moment, False] = len(same), same[:most]
    else:
        for source, conditions, _ in parts(wanted, ids_of(connection, wanted)):
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


def tallies(connection: Connection, wanted: Wanted) -> tuple[Tally, ...]:
    """How many engagements answer a question, by month, kind and status."""
    counts: Counter[tuple[int | None, int | None, str, str]] = Counter()
    for source, conditions, _ in parts(wanted, ids_of(connection, wanted)):
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


def located(connection: Connection, wanted: Wanted) -> dict[str, int]:
    """In which countries the engagements are that answer a question, with the number in each."""
    at, counts = schema.engagement_terms.alias().c, Counter[str]()
    lands = beginning(at.term, _LAND, connection)
    if wanted.query == Query() and wanted.among is None:
        whole = select(at.term, func.count()).where(lands).group_by(at.term)
        return {term.removeprefix(_LAND): many for term, many in connection.execute(whole)}
    for source, conditions, _ in parts(wanted, ids_of(connection, wanted)):
        asked = select(at.term, func.count()).where(at.id == source.id, lands, *conditions)
        for term, many in connection.execute(asked.group_by(at.term)):
            counts[term.removeprefix(_LAND)] += many
    return dict(counts)


def latest(
    connection: Connection,
    *,
    claims: Iterable[str],
    names: Iterable[str],
    until: date,
    most: int,
) -> list[str]:
    """Of the engagements of these claims, and of people of these folded names, the latest.

    `most` of their ids from the latest back, those after the day `until` and undated ones last.
    """
    of, side = schema.engagement_claims.c, schema.engagement_sides.c
    found = set[tuple[str, str]]()
    for table, column, wanted in ((of, of.claim, claims), (side, side.name, names)):
        for some in chunks(wanted):
            asked = select(table.moment, table.engagement).where(column.in_(some))
            found |= {(moment, id) for moment, id in connection.execute(asked).all()}
    end = schema.moment(until, date.max)
    told = sorted(found, reverse=True)
    told.sort(key=lambda row: row[0] > end)
    return [id for _, id in told[:most]]


def having_sides(connection: Connection, sides: Iterable[str], group: str) -> set[str]:
    """The ids of engagements of a group of kinds in which all these sides take part."""
    kinds = tuple(kind for kind in Kind if kind.group == group)
    query = Query(countries=tuple(sides), kinds=kinds)
    return set(engagement_ids(connection, Wanted(query=query)))
