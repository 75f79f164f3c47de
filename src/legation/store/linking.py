"""What linking asks of the diary: a claim's neighbours, its kin, and what was decided on them.

Every article that is added asks all of this, so the statements are made once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, case, func, select, union

from legation.model import Claim, Correction, Decision, Verdict
from legation.model.decision import RULES
from legation.store import schema
from legation.store.codec import kept_claim, loads
from legation.store.writing import Facets

_MANY = 500
"""How many values one statement may list."""

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)


@dataclass(frozen=True, slots=True)
class Told:
    """A record of the diary, the article it comes from and the day that spoke on."""

    article: str
    said_on: date | None


@dataclass(frozen=True, slots=True)
class ToldClaim(Told):
    claim: Claim


@dataclass(frozen=True, slots=True)
class KeptPrint(Told):
    """What an article is known again by."""

    address: str | None
    clock: str
    numbers: bytes


def _claims() -> Select[Any]:
    claim = schema.claims.c
    return (
        select(
            schema.articles.c.id.label("article"),
            schema.readings.c.said_on,
            claim.id.label("claim"),
            claim.json,
        )
        .select_from(schema.claims)
        .join(schema.articles, schema.articles.c.reading == claim.reading)
        .join(schema.readings, schema.readings.c.id == claim.reading)
        .order_by(claim.id)
    )


def _near() -> Select[Any]:
    side, claim = schema.claim_sides.c, schema.claims.c
    candidates = (
        select(side.reading, side.claim, func.count(side.side.distinct()).label("shared"))
        .where(
            side.side.in_(bindparam("sides", expanding=True)),
            side.kind_group.in_(bindparam("groups", expanding=True)),
            side.window_last >= bindparam("first"),
            side.window_first <= bindparam("last"),
        )
        .group_by(side.reading, side.claim)
        .subquery()
    )
    theirs = and_(candidates.c.reading == claim.reading, candidates.c.claim == claim.id)
    ours: BindParameter[int] = bindparam("needed")
    needed = case((claim.needed < ours, claim.needed), else_=ours)
    return _claims().join(candidates, theirs).where(candidates.c.shared >= needed)


def _kin() -> Any:
    decided, heir = schema.decisions.c, schema.heirs.c
    mine, mate = schema.claims.alias(), schema.claims.alias()
    called_alike = and_(mine.c.reading == mate.c.reading, mine.c.engagement == mate.c.engagement)
    same = decided.verdict.in_((Verdict.SAME, Verdict.DURING, Verdict.COPIED))
    return union(
        select(decided.right).where(decided.left.in_(_IDS), same),
        select(decided.left).where(decided.right.in_(_IDS), same),
        select(mate.c.id).join(mine, called_alike).where(mine.c.id.in_(_IDS)),
        select(heir.new).where(heir.old.in_(_IDS)),
        select(heir.old).where(heir.new.in_(_IDS)),
    )


_CLAIMS = _claims()
_CLAIMS_OF_IDS = _claims().where(schema.claims.c.id.in_(_IDS))
_NEAR = _near()
_KIN = _kin()
_PRINTS = (
    select(
        schema.articles.c.id,
        schema.readings.c.said_on,
        schema.prints.c.address,
        schema.prints.c.clock,
        schema.prints.c.numbers,
    )
    .join(schema.readings, schema.readings.c.id == schema.articles.c.reading)
    .join(schema.prints, schema.prints.c.reading == schema.readings.c.id)
    .where(schema.articles.c.id.in_(_IDS))
)
_HEIRS = (
    select(schema.heirs.c.old, schema.heirs.c.new)
    .where(schema.heirs.c.old.in_(_IDS))
    .order_by(schema.heirs.c.made_at)
)
_DECISIONS = select(
    schema.decisions.c.left,
    schema.decisions.c.right,
    schema.decisions.c.verdict,
    schema.decisions.c.by_rules,
    schema.decisions.c.score,
    schema.decisions.c.made_at,
    case((schema.decisions.c.by_rules, None), else_=schema.decisions.c.json).label("json"),
)
_DECISIONS_OF_IDS = _DECISIONS.where(schema.decisions.c.left.in_(_IDS))
_DECIDED = select(schema.decisions.c.json).where(schema.decisions.c.by_rules.is_(False))
_DECIDED_LEFT = _DECIDED.where(schema.decisions.c.left.in_(_IDS))
_DECIDED_RIGHT = _DECIDED.where(schema.decisions.c.right.in_(_IDS))
# Names are few, and whom they name is known only once the claims are read.
_CORRECTIONS_OF_NAMES = select(schema.corrections.c.json).where(
    schema.corrections.c.subject.contains("/")
)
_CORRECTIONS_OF_IDS = select(schema.corrections.c.json).where(
    schema.corrections.c.subject.in_(_IDS)
)


def near(connection: Connection, facets: Facets) -> tuple[ToldClaim, ...]:
    """The claims of kindred kinds, about this time, that share enough sides."""
    return _told(connection.execute(_NEAR, _asked(facets)))


def _asked(facets: Facets) -> dict[str, Any]:
    return {
        "sides": sorted({participant.side for participant in facets.participants}),
        "groups": facets.kindred,
        "first": facets.first,
        "last": facets.last,
        "needed": facets.needed,
    }


def neighbours(connection: Connection, facets: Facets) -> dict[str, tuple[str, date | None]]:
    """Those of `near` by their ids: of what article each is, and the day that spoke on."""
    asked = _NEAR.with_only_columns(
        schema.claims.c.id, schema.articles.c.id, schema.readings.c.said_on
    )
    return {
        id: (article, said_on)
        for id, article, said_on in connection.execute(asked, _asked(facets)).all()
    }


def claims(connection: Connection, ids: Iterable[str] | None = None) -> tuple[ToldClaim, ...]:
    """The claims of these ids, or all."""
    if ids is None:
        return _told(connection.execute(_CLAIMS))
    return _told(_of_ids(connection, _CLAIMS_OF_IDS, ids))


def batches(connection: Connection) -> Iterator[list[str]]:
    """All claims that count, some hundreds at a time, by the first days of their windows."""
    claim = schema.claims.c
    asked = (
        select(claim.id)
        .join(schema.articles, schema.articles.c.reading == claim.reading)
        .order_by(claim.window_first, claim.id)
    )
    rest = iter(connection.execute(asked).scalars().all())
    while some := list(islice(rest, _MANY)):
        yield some


def family(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """These claims and all that may be of one engagement with any of them.

    Follows what one article calls by one name, what was called the same or a copy, and the
    meetings of a visit; who is of one engagement in the end is for the fold to say.
    """
    found: set[str] = set()
    reached = set(ids)
    while reached:
        found |= reached
        reached = {row[0] for row in _of_ids(connection, _KIN, reached)} - found
    return frozenset(found)


def corrections(
    connection: Connection, subjects: Iterable[str] | None = None
) -> tuple[Correction, ...]:
    """What people put right of these subjects, and all names they put right; None for all."""
    if subjects is None:
        rows = list(connection.execute(select(schema.corrections.c.json)))
    else:
        rows = list(connection.execute(_CORRECTIONS_OF_NAMES))
        rows += _of_ids(connection, _CORRECTIONS_OF_IDS, subjects)
    return tuple(loads(Correction, row.json) for row in rows)


def heirs(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """For claims of older readings the one of a newer reading that says the same."""
    return {row.old: row.new for row in _of_ids(connection, _HEIRS, ids)}


def prints(connection: Connection, articles: Iterable[str]) -> tuple[KeptPrint, ...]:
    """What the copies and other states of these articles are told by."""
    return tuple(
        KeptPrint(row.id, row.said_on, row.address, row.clock, bytes(row.numbers))
        for row in _of_ids(connection, _PRINTS, articles)
    )


def decided(connection: Connection, ids: Iterable[str] | None = None) -> tuple[Decision, ...]:
    """The decisions on pairs of claims that people made: on these claims, or all."""
    if ids is None:
        rows: Iterable[Any] = connection.execute(_DECIDED)
    else:
        wanted = sorted(ids)
        rows = {
            row.json: row
            for asked in (_DECIDED_LEFT, _DECIDED_RIGHT)
            for row in _of_ids(connection, asked, wanted)
        }.values()
    return tuple(loads(Decision, row.json) for row in rows)


def reasoned(connection: Connection, ids: Iterable[str]) -> tuple[Decision, ...]:
    """All decisions on these claims, with their reasons."""
    wanted, table = sorted(ids), schema.decisions.c
    asked = select(table.id, table.json)
    rows = {
        row.id: row.json
        for side in (table.left, table.right)
        for row in _of_ids(connection, asked.where(side.in_(_IDS)), wanted)
    }
    return tuple(loads(Decision, text) for _, text in sorted(rows.items()))


def decisions(connection: Connection, ids: Iterable[str] | None = None) -> tuple[Decision, ...]:
    """The decisions on these claims, or all; the rules' without their reasons."""
    if ids is None:
        rows: Iterable[Any] = connection.execute(_DECISIONS)
    else:
        rows = _of_ids(connection, _DECISIONS_OF_IDS, ids)
    return tuple(
        Decision(
            left=row.left,
            right=row.right,
            verdict=Verdict(row.verdict),
            by=RULES,
            reasons=(),
            made_at=datetime.fromisoformat(row.made_at),
            score=row.score,
        )
        if row.by_rules
        else loads(Decision, row.json)
        for row in rows
    )


def _of_ids(connection: Connection, asked: Any, ids: Iterable[str]) -> Iterator[Any]:
    """The rows of a statement on ids, some hundreds of them at a time."""
    rest = iter(sorted(ids))
    while some := list(islice(rest, _MANY)):
        yield from connection.execute(asked, {"ids": some})


def _told(rows: Iterable[Any]) -> tuple[ToldClaim, ...]:
    return tuple(
        ToldClaim(row.article, row.said_on, kept_claim(row.claim, row.json)) for row in rows
    )
