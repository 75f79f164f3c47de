"""What a diary is asked; every function runs within its caller's transaction.

Only the reading that counts for an article is ever seen: the others are history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, and_, case, func, or_, select

from legation.model import (
    Act,
    Article,
    Claim,
    Decision,
    OfficeFact,
    Query,
    RawPage,
    Reading,
    SeriesMention,
    Unread,
    Verdict,
)
from legation.store import schema
from legation.store.codec import loads
from legation.store.writing import Facets, stated

_MANY = 500
"""How many values one statement may list."""

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Told:
    """A record of the diary, the article it comes from and the day that spoke on."""

    article: str
    said_on: date | None


@dataclass(frozen=True, slots=True)
class ToldClaim(Told):
    claim: Claim


@dataclass(frozen=True, slots=True)
class ToldMention(Told):
    mention: SeriesMention


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a diary holds."""

    articles: int
    claims: int
    decisions: int


def known(connection: Connection, page: RawPage, *, rules: str) -> str | None:
    """The id of the article that counts for these bytes, so stated and read by these rules."""
    asked = select(schema.articles.c.id).join(schema.readings)
    same = and_(
        schema.readings.c.page == page.hash,
        schema.readings.c.stated == stated(page),
        schema.readings.c.rules == rules,
    )
    return connection.execute(asked.where(same)).scalars().first()


def near(connection: Connection, facets: Facets) -> tuple[ToldClaim, ...]:
    """The claims of this kind, about this time, that share enough sides."""
    side = schema.claim_sides.c
    shared = func.count(side.side.distinct())
    candidates = (
        select(side.reading, side.claim, shared.label("shared"))
        .where(
            side.side.in_({participant.side for participant in facets.participants}),
            side.kind_group == facets.kind_group,
            side.window_last >= facets.first,
            side.window_first <= facets.last,
        )
        .group_by(side.reading, side.claim)
        .subquery()
    )
    claim = schema.claims.c
    asked = _claims().join(
        candidates, and_(candidates.c.reading == claim.reading, candidates.c.claim == claim.id)
    )
    needed = case((claim.needed < facets.needed, claim.needed), else_=facets.needed)
    return _told(connection, asked.where(candidates.c.shared >= needed))


def claims(connection: Connection, ids: Iterable[str] | None = None) -> tuple[ToldClaim, ...]:
    """The claims of these ids, or all."""
    if ids is None:
        return _told(connection, _claims())
    return tuple(
        told
        for some in _chunks(ids)
        for told in _told(connection, _claims().where(schema.claims.c.id.in_(some)))
    )


def seeds(connection: Connection, query: Query, *, people: Sequence[str]) -> frozenset[str] | None:
    """Claims of which every engagement that answers `query` has one; None where that is any.

    `people` are the query's, folded. One condition of the query is asked, the one that
    fewest claims meet as a rule: different claims of an engagement may meet different ones.
    """
    claim, side = schema.claims.c, schema.claim_sides.c
    if people:
        # The longest word of a name is the least common.
        word = max(people[0].split(), key=len, default="")
        asked = select(side.claim).where(side.name.contains(word, autoescape=True))
    elif query.countries:
        asked = select(side.claim).where(side.side == query.countries[0])
    elif query.since or query.until:
        asked = select(claim.id)
        if query.since:
            dated = or_(claim.first_day.is_not(None), claim.last_day.is_not(None))
            asked = asked.where(dated, or_(claim.last_day.is_(None), claim.last_day >= query.since))
        if query.until:
            dated = or_(claim.first_day.is_not(None), claim.last_day.is_not(None))
            asked = asked.where(
                dated, or_(claim.first_day.is_(None), claim.first_day <= query.until)
            )
    else:
        return None
    return frozenset(connection.execute(asked.distinct()).scalars())


def named(connection: Connection, prefix: str) -> frozenset[str]:
    """The ids of claims that begin with `prefix`."""
    found = select(schema.claims.c.id).where(schema.claims.c.id.startswith(prefix, autoescape=True))
    return frozenset(connection.execute(found).scalars())


def family(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """These claims and all that may be of one engagement with any of them.

    Follows what one article calls by one name and what was called the same; who is
    of one engagement in the end is for the fold to say.
    """
    found: set[str] = set()
    reached = set(ids)
    while reached:
        found |= reached
        reached = {kin for some in _chunks(reached) for kin in _kin(connection, some)} - found
    return frozenset(found)


def decisions(connection: Connection, ids: Iterable[str] | None = None) -> tuple[Decision, ...]:
    """The decisions on these claims, or all."""
    table = schema.decisions.c
    asked = select(table.json)
    if ids is None:
        rows = connection.execute(asked).scalars().all()
    else:
        rows = [
            row
            for some in _chunks(ids)
            for row in connection.execute(asked.where(table.left.in_(some))).scalars()
        ]
    return tuple(loads(Decision, row) for row in rows)


def reading(connection: Connection, article: str) -> Reading | None:
    """The reading that counts for an article, without its working; None where there is none."""
    asked = (
        select(schema.readings.c.id, schema.readings.c.json)
        .join(schema.articles, schema.articles.c.reading == schema.readings.c.id)
        .where(schema.articles.c.id == article)
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    return Reading(
        article=loads(Article, row.json),
        claims=_records(connection, schema.claims, row.id, Claim),
        acts=_records(connection, schema.acts, row.id, Act),
        series=_records(connection, schema.series_mentions, row.id, SeriesMention),
        offices=_records(connection, schema.offices, row.id, OfficeFact),
        unread=_records(connection, schema.unread, row.id, Unread),
    )


def mentions(connection: Connection) -> tuple[ToldMention, ...]:
    """All that articles say of series."""
    table = schema.series_mentions.c
    asked = (
        select(schema.articles.c.id, schema.readings.c.said_on, table.json)
        .join(schema.readings, schema.readings.c.id == schema.articles.c.reading)
        .join(schema.series_mentions, table.reading == schema.readings.c.id)
        .order_by(schema.articles.c.id, table.position)
    )
    return tuple(
        ToldMention(row.id, row.said_on, loads(SeriesMention, row.json))
        for row in connection.execute(asked)
    )


def sightings(connection: Connection, site: str) -> dict[str, bytes]:
    """What the sampled pages of a site show, by the hash of the page."""
    table = schema.sightings.c
    asked = select(table.page, table.numbers).where(table.site == site)
    return {row.page: bytes(row.numbers) for row in connection.execute(asked)}


def counts(connection: Connection) -> Counts:
    """How many articles, claims that count, and decisions the diary holds."""
    current = (
        select(func.count())
        .select_from(schema.claims)
        .join(schema.articles, schema.articles.c.reading == schema.claims.c.reading)
    )
    return Counts(
        articles=_number(connection, select(func.count()).select_from(schema.articles)),
        claims=_number(connection, current),
        decisions=_number(connection, select(func.count()).select_from(schema.decisions)),
    )


def _claims() -> Select[Any]:
    return (
        select(
            schema.articles.c.id.label("article"), schema.readings.c.said_on, schema.claims.c.json
        )
        .select_from(schema.claims)
        .join(schema.articles, schema.articles.c.reading == schema.claims.c.reading)
        .join(schema.readings, schema.readings.c.id == schema.claims.c.reading)
        .order_by(schema.claims.c.id)
    )


def _told(connection: Connection, asked: Select[Any]) -> tuple[ToldClaim, ...]:
    return tuple(
        ToldClaim(row.article, row.said_on, loads(Claim, row.json))
        for row in connection.execute(asked)
    )


def _kin(connection: Connection, ids: Sequence[str]) -> Iterator[str]:
    decided = schema.decisions.c
    for ours, theirs in ((decided.left, decided.right), (decided.right, decided.left)):
        same = and_(ours.in_(ids), decided.verdict == Verdict.SAME)
        yield from connection.execute(select(theirs).where(same)).scalars()
    mine, mate = schema.claims.alias(), schema.claims.alias()
    called_alike = and_(mine.c.reading == mate.c.reading, mine.c.engagement == mate.c.engagement)
    asked = select(mate.c.id).join(mine, called_alike).where(mine.c.id.in_(ids))
    yield from connection.execute(asked).scalars()


def _records(
    connection: Connection, table: Table, reading: str, kind: type[Record]
) -> tuple[Record, ...]:
    asked = select(table.c.json).where(table.c.reading == reading).order_by(table.c.position)
    return tuple(loads(kind, text) for text in connection.execute(asked).scalars())


def _number(connection: Connection, asked: Select[Any]) -> int:
    return int(connection.execute(asked).scalar_one())


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(sorted(ids))
    while some := list(islice(rest, _MANY)):
        yield some
