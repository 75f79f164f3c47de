"""What a diary is asked; every function runs within its caller's transaction.

Only the reading that counts for an article is ever seen: the others are history.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, and_, func, or_, select

from legation.model import (
    Act,
    Article,
    Claim,
    Media,
    OfficeFact,
    Query,
    RawPage,
    Reading,
    SeriesMention,
    Unread,
)
from legation.store import schema, words
from legation.store.chunks import chunks
from legation.store.codec import decode, kept_claim, loads
from legation.store.linking import Told
from legation.store.wanted import beginning
from legation.store.writing import stated

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class ToldMention(Told):
    mention: SeriesMention


@dataclass(frozen=True, slots=True)
class ToldOffice(Told):
    fact: OfficeFact


@dataclass(frozen=True, slots=True)
class ToldAct(Told):
    act: Act


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The page that an article was read from, what was stated of it, and by which rules."""

    article: str
    hash: str
    media: Media
    published: str | None
    zone: str | None
    rules: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Who had a page forgotten, when and why."""

    by: str
    reason: str
    made_at: datetime


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


def known_articles(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of these articles that the diary has."""
    article = schema.articles.c
    return frozenset(
        id
        for some in chunks(ids)
        for id in connection.execute(select(article.id).where(article.id.in_(some))).scalars()
    )


def seeds(connection: Connection, query: Query) -> frozenset[str] | None:
    """Claims of which every engagement that answers `query` has one; None where that is any.

    One condition of the query is asked, the one that fewest claims meet as a rule: different
    claims of an engagement may meet different ones. What depends on the present is not asked.
    """
    side, claim = schema.claim_sides.c, schema.claims.c
    if query.countries:
        asked = select(side.claim).where(side.side == query.countries[0])
    elif query.as_of:
        asked = (
            select(claim.id)
            .join(schema.readings, schema.readings.c.id == claim.reading)
            .where(schema.readings.c.said_on <= query.as_of)
        )
    else:
        return None
    return frozenset(connection.execute(asked.distinct()).scalars())


def naming(connection: Connection, names: Iterable[str]) -> frozenset[str]:
    """The claims in which somebody of one of these folded names takes part."""
    side = schema.claim_sides.c
    return frozenset(
        claim
        for some in chunks(names)
        for claim in connection.execute(select(side.claim).where(side.name.in_(some))).scalars()
    )


def claims_of(connection: Connection, readings: Iterable[str]) -> frozenset[str]:
    """The claims of these readings."""
    claim = schema.claims.c
    return frozenset(
        id
        for some in chunks(readings)
        for id in connection.execute(select(claim.id).where(claim.reading.in_(some))).scalars()
    )


def saying(connection: Connection, text: str, *, most: int | None = None) -> frozenset[str]:
    """The ids of claims whose words hold all words of `text`, of more than `most` the latest."""
    return words.found(connection, text, most=most)


def named(connection: Connection, prefix: str) -> frozenset[str]:
    """The ids of claims that begin with `prefix`."""
    found = select(schema.claims.c.id).where(beginning(schema.claims.c.id, prefix, connection))
    return frozenset(connection.execute(found).scalars())


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
        claims=_claims(connection, row.id),
        acts=_records(connection, schema.acts, row.id, Act),
        series=_records(connection, schema.series_mentions, row.id, SeriesMention),
        offices=_records(connection, schema.offices, row.id, OfficeFact),
        unread=_records(connection, schema.unread, row.id, Unread),
    )


def articles(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    """The articles of these ids, by id, without their text and what was read from it."""
    asked = select(schema.articles.c.id, schema.readings.c.json).join(
        schema.readings, schema.readings.c.id == schema.articles.c.reading
    )
    return {
        id: _without_text(told)
        for some in chunks(ids)
        for id, told in connection.execute(asked.where(schema.articles.c.id.in_(some))).all()
    }


def _without_text(told: str) -> Article:
    found = decode(Article, json.loads(told) | {"text": "", "blocks": []})
    assert isinstance(found, Article)
    return found


def kept_pages(connection: Connection, article: str | None = None) -> tuple[KeptPage, ...]:
    """The pages of all articles, or of this one, by the articles' ids."""
    table = schema.readings.c
    asked = (
        select(schema.articles.c.id, table.page, table.stated, table.rules, schema.pages.c.media)
        .join(schema.readings, table.id == schema.articles.c.reading)
        .join(schema.pages, schema.pages.c.hash == table.page)
        .order_by(schema.articles.c.id)
    )
    if article is not None:
        asked = asked.where(schema.articles.c.id == article)
    return tuple(
        KeptPage(
            article=row.id,
            hash=row.page,
            media=Media(row.media),
            published=(told := json.loads(row.stated))["published"],
            zone=told["zone"],
            rules=row.rules,
        )
        for row in connection.execute(asked)
    )


def tombstones(connection: Connection, pages: Mapping[str, str]) -> dict[str, Tombstone]:
    """Of these articles, each with its page's hash, those that somebody had forgotten."""
    table = schema.tombstones.c
    found: dict[str, Tombstone] = {}
    for some in chunks(pages):
        hashes = [pages[article] for article in some]
        asked = select(table.page, table.article, table.by, table.reason, table.made_at).where(
            or_(table.page.in_(hashes), table.article.in_(some))
        )
        for row in connection.execute(asked):
            stone = Tombstone(row.by, row.reason, datetime.fromisoformat(row.made_at))
            gone = (a for a in some if a == row.article or pages[a] == row.page)
            found |= dict.fromkeys(gone, stone)
    return found


def said_on(connection: Connection, article: str) -> date | None:
    """The day an article spoke on; None where that, or the article, is not known."""
    asked = (
        select(schema.readings.c.said_on)
        .join(schema.articles, schema.articles.c.reading == schema.readings.c.id)
        .where(schema.articles.c.id == article)
    )
    return connection.execute(asked).scalar()


def mentions(connection: Connection, sides: Iterable[str] = ()) -> tuple[ToldMention, ...]:
    """All that articles say of series, or of those between all of these sides."""
    table = schema.series_mentions.c
    asked = (
        select(schema.articles.c.id, schema.readings.c.said_on, table.json)
        .join(schema.readings, schema.readings.c.id == schema.articles.c.reading)
        .join(schema.series_mentions, table.reading == schema.readings.c.id)
        .order_by(schema.articles.c.id, table.position)
    )
    for side in sorted(set(sides)):
        of = schema.mention_sides.alias().c
        told = and_(of.reading == table.reading, of.position == table.position)
        asked = asked.where(told, of.side == side)
    return tuple(
        ToldMention(row.id, row.said_on, loads(SeriesMention, row.json))
        for row in connection.execute(asked)
    )


def offices(connection: Connection, names: Iterable[str]) -> tuple[ToldOffice, ...]:
    """What articles say of the offices of those who bear one of these folded names."""
    table, name = schema.offices.c, schema.office_names.c
    asked = (
        select(schema.articles.c.id, schema.readings.c.said_on, table.json)
        .join(schema.readings, schema.readings.c.id == schema.articles.c.reading)
        .join(schema.offices, table.reading == schema.readings.c.id)
        .join(
            schema.office_names,
            and_(name.reading == table.reading, name.position == table.position),
        )
        .order_by(schema.readings.c.said_on, schema.articles.c.id, table.position)
    )
    return tuple(
        ToldOffice(row.id, row.said_on, loads(OfficeFact, row.json))
        for some in chunks(names)
        for row in connection.execute(asked.where(name.name.in_(some)))
    )


def acts(
    connection: Connection,
    one: str,
    two: str,
    *,
    since: date | None = None,
    until: date | None = None,
    most: int | None = None,
) -> tuple[ToldAct, ...]:
    """What one of two countries did toward the other, by the day an article said so.

    Of more than `most` the latest; of these days where they are given.
    """
    pair, table = schema.act_pairs.c, schema.acts.c
    order = pair.said_on, pair.reading, pair.position
    first, second = sorted((one, two))
    asked = (
        select(schema.articles.c.id, schema.readings.c.said_on, table.json)
        .select_from(schema.act_pairs)
        .join(schema.articles, schema.articles.c.reading == pair.reading)
        .join(schema.readings, schema.readings.c.id == pair.reading)
        .join(schema.acts, and_(table.reading == pair.reading, table.position == pair.position))
        .where(pair.one == first, pair.two == second)
        .where(*([pair.said_on >= since] if since else ()))
        .where(*([pair.said_on <= until] if until else ()))
        .order_by(*(column.desc() for column in order))
        .limit(most)
    )
    found = [
        ToldAct(row.id, row.said_on, loads(Act, row.json)) for row in connection.execute(asked)
    ]
    return tuple(reversed(found))


def sightings(connection: Connection, site: str) -> dict[str, bytes]:
    """What the sampled pages of a site show, by the hash of the page."""
    table = schema.sightings.c
    asked = select(table.page, table.numbers).where(table.site == site)
    return {row.page: bytes(row.numbers) for row in connection.execute(asked)}


def any_article(connection: Connection) -> bool:
    """Whether the diary holds an article."""
    return connection.execute(select(schema.articles.c.id).limit(1)).first() is not None


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


def _claims(connection: Connection, reading: str) -> tuple[Claim, ...]:
    claim = schema.claims.c
    asked = select(claim.id, claim.json).where(claim.reading == reading).order_by(claim.position)
    return tuple(kept_claim(row.id, row.json) for row in connection.execute(asked))


def _records(
    connection: Connection, table: Table, reading: str, kind: type[Record]
) -> tuple[Record, ...]:
    asked = select(table.c.json).where(table.c.reading == reading).order_by(table.c.position)
    return tuple(loads(kind, text) for text in connection.execute(asked).scalars())


def _number(connection: Connection, asked: Select[Any]) -> int:
    return int(connection.execute(asked).scalar_one())
