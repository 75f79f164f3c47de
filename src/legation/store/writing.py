"""What is written to a diary; every function runs within its caller's transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeAlias

from sqlalchemy import Column, Connection, Table, select

from legation.model import Act, Article, Claim, Correction, Decision, RawPage, Reading, content_id
from legation.model.decision import RULES
from legation.store import schema, words
from legation.store.codec import dumps

_MANY = 500
"""How many values one statement may list."""


Row: TypeAlias = "dict[str, object]"


class Facet(Protocol):
    """One participant as claims are found by it, all folded."""

    @property
    def side(self) -> str: ...
    @property
    def surname(self) -> str: ...
    @property
    def name(self) -> str: ...


class Facets(Protocol):
    """What a claim is found by (`legation.engagements.Facets`)."""

    @property
    def kind_group(self) -> str: ...
    @property
    def kindred(self) -> Sequence[str]: ...
    @property
    def participants(self) -> Sequence[Facet]: ...
    @property
    def needed(self) -> int: ...
    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date: ...


class Fingerprint(Protocol):
    """What an article's copies are told by (`legation.engagements.Print`)."""

    @property
    def address(self) -> str | None: ...
    @property
    def clock(self) -> str: ...
    @property
    def numbers(self) -> bytes: ...


def stated(page: RawPage) -> str:
    """What the bringer states of a page that bears on how it is read."""
    return json.dumps({"published": page.published, "zone": page.zone}, sort_keys=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A page, what was read of it on `said_on`, and what that is found and told by.

    `facets` are those of the reading's claims, in order, `named` the folded names of those whose
    offices it tells.
    """

    page: RawPage
    reading: Reading
    facets: Sequence[Facets]
    said_on: date | None
    fingerprint: Fingerprint | None = None
    named: Sequence[str] = ()


def add_readings(
    connection: Connection, told: Sequence[Incoming], *, rules: str, made_at: datetime
) -> frozenset[str]:
    """Append readings of pages and let them count for their articles; the ids of new claims.

    A reading that was made before is not written again.
    """
    ids = {claim.id for one in told for claim in one.reading.claims}
    new = ids - _present(connection, schema.claims.c.id, ids)
    _insert_missing(
        connection,
        schema.pages.c.hash,
        (
            {
                "hash": one.page.hash,
                "media": one.page.media,
                "bytes": len(one.page.content),
                "added_at": made_at.isoformat(),
            }
            for one in told
        ),
    )
    by_id = {_reading_id(one.page, one.reading.article.id, rules): one for one in told}
    fresh = _insert_missing(
        connection,
        schema.readings.c.id,
        (_reading_row(one, id, rules, made_at) for id, one in by_id.items()),
    )
    rows: dict[Table, list[Row]] = defaultdict(list)
    for id in fresh:
        _rows_of(id, by_id[id], rows)
    for table, found in rows.items():
        if found:
            connection.execute(table.insert(), found)
    words.add(
        connection,
        {
            claim.id: words_of(claim, by_id[id].reading.article)
            for id in fresh
            for claim in by_id[id].reading.claims
            if claim.id in new
        },
    )
    _let_count(connection, {one.reading.article.id: id for id, one in by_id.items()})
    return frozenset(new)


def counting(
    connection: Connection, told: Sequence[tuple[RawPage, Reading]], *, rules: str
) -> frozenset[str]:
    """Those articles for which just these readings, made by `rules`, count already."""
    ids = {_reading_id(page, one.article.id, rules): one.article.id for page, one in told}
    there = _present(connection, schema.articles.c.reading, ids)
    return frozenset(ids[id] for id in there)


def add_sighting(
    connection: Connection, *, site: str, page: str, numbers: bytes, most: int
) -> None:
    """Let what a page of the diary shows count for its site.

    The `most` pages with the least hashes are kept, so that neither the order in which pages are
    added nor adding one again makes a difference.
    """
    table = schema.sightings
    known = set(connection.execute(select(table.c.page).where(table.c.site == site)).scalars())
    by_hash = sorted({page, *known})
    if page not in known and page in by_hash[:most]:
        connection.execute(table.insert().values(site=site, page=page, numbers=numbers))
        left_out = table.c.page.in_(by_hash[most:])
        connection.execute(table.delete().where(table.c.site == site, left_out))


def add_corrections(connection: Connection, corrections: Iterable[Correction]) -> None:
    """Append corrections; one that is already there stays as it is."""
    rows = {
        correction.id: {
            "id": correction.id,
            "subject": correction.subject,
            "made_at": correction.made_at.isoformat(),
            "json": dumps(correction),
        }
        for correction in corrections
    }
    known = _present(connection, schema.corrections.c.id, rows)
    fresh = [row for key, row in rows.items() if key not in known]
    if fresh:
        connection.execute(schema.corrections.insert(), fresh)


def add_heirs(connection: Connection, heirs: Mapping[str, str], *, made_at: datetime) -> None:
    """Let what was decided on an older reading's claims hold for those of a newer one."""
    table = schema.heirs
    for old, new in heirs.items():
        known = select(table.c.old).where(table.c.old == old, table.c.new == new)
        if connection.execute(known).first() is None:
            row = {"old": old, "new": new, "made_at": made_at.isoformat()}
            connection.execute(table.insert().values(**row))


def add_decisions(connection: Connection, decisions: Iterable[Decision]) -> None:
    """Append decisions; one that is already there stays as it is."""
    rows = {decision.id: _decision_row(decision) for decision in decisions}
    known = _present(connection, schema.decisions.c.id, rows)
    fresh = [row for key, row in rows.items() if key not in known]
    if fresh:
        connection.execute(schema.decisions.insert(), fresh)


def drop_verdicts_of_rules(connection: Connection) -> None:
    """Drop the rules' decisions, which follow from the claims; people's stay."""
    table = schema.decisions
    connection.execute(table.delete().where(table.c.by_rules.is_(True)))


def words_of(claim: Claim, article: Article) -> str:
    """What a claim is found by: its sentences, its participants' names and roles, the title."""
    said = [quote.text for quote in claim.evidence]
    who = [f"{p.name} {p.role or ''}" for p in claim.participants]
    place = claim.place.name if claim.place else ""
    return " ".join([*said, *who, place, article.title or ""])


def _decision_row(decision: Decision) -> dict[str, object]:
    left, right = decision.pair
    return {
        "id": decision.id,
        "left": left,
        "right": right,
        "verdict": decision.verdict,
        "by_rules": decision.by == RULES,
        "score": decision.score,
        "made_at": decision.made_at.isoformat(),
        "json": dumps(decision),
    }


def _reading_id(page: RawPage, article: str, rules: str) -> str:
    return content_id(page.hash, article, stated(page), rules)


def _reading_row(one: Incoming, id: str, rules: str, made_at: datetime) -> Row:
    return {
        "id": id,
        "page": one.page.hash,
        "article": one.reading.article.id,
        "rules": rules,
        "stated": stated(one.page),
        "said_on": one.said_on,
        "json": dumps(one.reading.article),
        "made_at": made_at.isoformat(),
    }


def _rows_of(id: str, one: Incoming, rows: dict[Table, list[Row]]) -> None:
    """Add to `rows` those of one reading, by table."""
    _claim_rows(id, one, rows)
    records: tuple[tuple[Table, Sequence[object]], ...] = (
        (schema.acts, one.reading.acts),
        (schema.series_mentions, one.reading.series),
        (schema.offices, one.reading.offices),
        (schema.unread, one.reading.unread),
    )
    for table, told in records:
        for position, record in enumerate(told):
            rows[table].append({"reading": id, "position": position, "json": dumps(record)})
    rows[schema.mention_sides] += [
        {"side": side, "reading": id, "position": position}
        for position, mention in enumerate(one.reading.series)
        for side in sorted(set(mention.participants))
    ]
    rows[schema.act_pairs] += [
        row
        for position, act in enumerate(one.reading.acts)
        for row in act_rows(id, position, act, one.said_on)
    ]
    for position, name in enumerate(one.named):
        rows[schema.office_names].append({"reading": id, "position": position, "name": name})
    if one.fingerprint is not None:
        rows[schema.prints].append(print_row(id, one.fingerprint))


def act_rows(reading: str, position: int, act: Act, said_on: date | None) -> list[Row]:
    """Between which two countries an act of a reading is, as a row; none where it is not."""
    sides = {act.by.country, act.toward.country if act.toward else None}
    if len(sides) < 2 or None in sides:
        return []
    one, two = sorted(side for side in sides if side)
    key: Row = {"one": one, "two": two, "said_on": said_on or date.min}
    return [key | {"reading": reading, "position": position}]


def print_row(reading: str, fingerprint: Fingerprint) -> Row:
    """What an article of a reading is known by, as a row."""
    return {
        "reading": reading,
        "address": fingerprint.address,
        "clock": fingerprint.clock,
        "numbers": fingerprint.numbers,
    }


def _claim_rows(id: str, one: Incoming, rows: dict[Table, list[Row]]) -> None:
    seen: set[str] = set()
    for position, (claim, found) in enumerate(zip(one.reading.claims, one.facets, strict=True)):
        if claim.id in seen:
            continue
        seen.add(claim.id)
        when = claim.when.when if claim.when else None
        rows[schema.claims].append(
            _keys(id, found)
            | {
                "id": claim.id,
                "position": position,
                "engagement": claim.engagement,
                "kind": claim.kind,
                "status": claim.status,
                "first_day": when.first if when else None,
                "last_day": when.last if when else None,
                "needed": found.needed,
                "json": dumps(claim),
            }
        )
        rows[schema.claim_sides] += side_rows(id, claim.id, found)


def side_rows(reading: str, claim: str, found: Facets) -> list[Row]:
    """Those by whom a claim of a reading is found, as rows."""
    return [
        _keys(reading, found)
        | {
            "claim": claim,
            "position": number,
            "side": facet.side,
            "surname": facet.surname,
            "name": facet.name,
        }
        for number, facet in enumerate(found.participants)
    ]


def _keys(reading: str, found: Facets) -> Row:
    return {
        "kind_group": found.kind_group,
        "window_first": found.first,
        "window_last": found.last,
        "reading": reading,
    }


def _let_count(connection: Connection, readings: Mapping[str, str]) -> None:
    """Let these readings count for their articles."""
    table = schema.articles
    there = _present(connection, table.c.id, readings)
    added = [{"id": id, "reading": new} for id, new in readings.items() if id not in there]
    if added:
        connection.execute(table.insert(), added)
    for id in sorted(there):
        connection.execute(table.update().where(table.c.id == id).values(reading=readings[id]))


def _insert_missing(connection: Connection, key: Column[str], rows: Iterable[Row]) -> list[str]:
    """Insert the rows whose keys are not there; those keys, in order."""
    by_key = {str(row[key.name]): row for row in rows}
    there = _present(connection, key, by_key)
    missing = [id for id in by_key if id not in there]
    if missing:
        connection.execute(key.table.insert(), [by_key[id] for id in missing])
    return missing


def _present(connection: Connection, column: Column[str], values: Iterable[str]) -> set[str]:
    wanted = sorted(values)
    found: set[str] = set()
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        found.update(connection.execute(select(column).where(column.in_(some))).scalars())
    return found
