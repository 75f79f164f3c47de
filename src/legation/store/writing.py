"""What is written to a diary; every function runs within its caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import Connection, Table, select

from legation.model import Article, Claim, Correction, Decision, RawPage, Reading, content_id
from legation.store import schema, words
from legation.store.codec import dumps

_MANY = 500
"""How many values one statement may list."""


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


def add_reading(
    connection: Connection,
    page: RawPage,
    reading: Reading,
    facets: Sequence[Facets],
    *,
    said_on: date | None,
    rules: str,
    made_at: datetime,
    fingerprint: Fingerprint | None = None,
    named: Sequence[str] = (),
) -> frozenset[str]:
    """Append a reading of a page and let it count for its article; the ids of new claims.

    `facets` are those of the reading's claims, in order, `named` the folded names of those whose
    offices it tells. A reading that was made before is
    not written again.
    """
    article = reading.article
    reading_id = content_id(page.hash, article.id, stated(page), rules)
    ids = frozenset(claim.id for claim in reading.claims)
    new = ids - _present(connection, schema.claims, ids)
    _insert_once(
        connection,
        schema.pages,
        "hash",
        {
            "hash": page.hash,
            "media": page.media,
            "bytes": len(page.content),
            "added_at": made_at.isoformat(),
        },
    )
    fresh = _insert_once(
        connection,
        schema.readings,
        "id",
        {
            "id": reading_id,
            "page": page.hash,
            "article": article.id,
            "rules": rules,
            "stated": stated(page),
            "said_on": said_on,
            "json": dumps(article),
            "made_at": made_at.isoformat(),
        },
    )
    if fresh:
        _insert_claims(connection, reading_id, reading.claims, facets)
        _insert_records(connection, schema.acts, reading_id, reading.acts)
        _insert_records(connection, schema.series_mentions, reading_id, reading.series)
        _insert_records(connection, schema.offices, reading_id, reading.offices)
        _insert_records(connection, schema.unread, reading_id, reading.unread)
        rows = [
            {"reading": reading_id, "position": position, "name": name}
            for position, name in enumerate(named)
        ]
        if rows:
            connection.execute(schema.office_names.insert(), rows)
        if fingerprint is not None:
            connection.execute(
                schema.prints.insert().values(
                    reading=reading_id,
                    address=fingerprint.address,
                    clock=fingerprint.clock,
                    numbers=fingerprint.numbers,
                )
            )
        words.add(connection, {c.id: _words(c, article) for c in reading.claims if c.id in new})
    count = schema.articles.update().where(schema.articles.c.id == article.id)
    if connection.execute(count.values(reading=reading_id)).rowcount == 0:
        connection.execute(schema.articles.insert().values(id=article.id, reading=reading_id))
    return new


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
    known = _present(connection, schema.corrections, rows)
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
    known = _present(connection, schema.decisions, rows)
    fresh = [row for key, row in rows.items() if key not in known]
    if fresh:
        connection.execute(schema.decisions.insert(), fresh)


def _words(claim: Claim, article: Article) -> str:
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
        "by_rules": decision.by == "rules",
        "score": decision.score,
        "made_at": decision.made_at.isoformat(),
        "json": dumps(decision),
    }


def _insert_claims(
    connection: Connection, reading: str, claims: Sequence[Claim], facets: Sequence[Facets]
) -> None:
    rows, sides, seen = [], [], set()
    for position, (claim, found) in enumerate(zip(claims, facets, strict=True)):
        if claim.id in seen:
            continue
        seen.add(claim.id)
        when = claim.when.when if claim.when else None
        keys = {
            "kind_group": found.kind_group,
            "window_first": found.first,
            "window_last": found.last,
            "reading": reading,
        }
        rows.append(
            keys
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
        sides += [
            keys
            | {
                "claim": claim.id,
                "position": number,
                "side": facet.side,
                "surname": facet.surname,
                "name": facet.name,
            }
            for number, facet in enumerate(found.participants)
        ]
    for table, found_rows in ((schema.claims, rows), (schema.claim_sides, sides)):
        if found_rows:
            connection.execute(table.insert(), found_rows)


def _insert_records(
    connection: Connection, table: Table, reading: str, records: Sequence[object]
) -> None:
    rows = [
        {"reading": reading, "position": position, "json": dumps(record)}
        for position, record in enumerate(records)
    ]
    if rows:
        connection.execute(table.insert(), rows)


def _insert_once(connection: Connection, table: Table, key: str, row: dict[str, object]) -> bool:
    """Whether the row was written; False where its key is there already."""
    column = table.c[key]
    if connection.execute(select(column).where(column == row[key])).first():
        return False
    connection.execute(table.insert().values(**row))
    return True


def _present(connection: Connection, table: Table, ids: Iterable[str]) -> frozenset[str]:
    column, wanted = table.c["id"], sorted(ids)
    found: set[str] = set()
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        found.update(connection.execute(select(column).where(column.in_(some))).scalars())
    return frozenset(found)
