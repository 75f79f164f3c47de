"""What is removed from a diary: an article, its page's row, and all that rests on them alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, or_, select

from legation.store import schema, words

_SHORTEST = 8
"""So many digits of a page's hash name it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A reading of an article, and the hash of the page it was made of."""

    article: str
    reading: str
    page: str


def called(connection: Connection, name: str) -> tuple[Named, ...]:
    """All readings of the article of this id or address, or of the page of this hash."""
    table = schema.readings.c
    address = name.partition("://")[2].removeprefix("www.").rstrip("/").casefold()
    conditions = [table.article == name, table.article.startswith(f"{name}@", autoescape=True)]
    if address:
        told = select(schema.prints.c.reading).where(schema.prints.c.address == address)
        conditions.append(table.id.in_(told))
    if len(name) >= _SHORTEST:
        conditions.append(table.page.startswith(name, autoescape=True))
    found = select(table.article).where(or_(*conditions))
    asked = select(table.article, table.id, table.page).where(table.article.in_(found))
    return tuple(Named(row.article, row.id, row.page) for row in connection.execute(asked))


def forget(
    connection: Connection,
    found: Sequence[Named],
    *,
    by: str,
    reason: str,
    made_at: datetime,
) -> int:
    """Remove these readings with their claims and what was decided on those; how many claims."""
    readings = sorted({one.reading for one in found})
    claims = _column(connection, schema.claims.c.id, schema.claims.c.reading, readings)
    shared = _elsewhere(connection, claims, readings)
    alone = sorted(claims - shared)
    words.remove(connection, alone)
    for table in (schema.decisions.c.left, schema.decisions.c.right):
        _delete(connection, table, alone)
    _delete(connection, schema.corrections.c.subject, alone)
    _delete(connection, schema.heirs.c.old, alone)
    _delete(connection, schema.heirs.c.new, alone)
    _delete(connection, schema.articles.c.id, sorted({one.article for one in found}))
    for child in (
        schema.claim_sides,
        schema.claims,
        schema.act_pairs,
        schema.acts,
        schema.mention_sides,
        schema.series_mentions,
        schema.office_names,
        schema.offices,
        schema.unread,
        schema.prints,
    ):
        _delete(connection, child.c.reading, readings)
    _delete(connection, schema.readings.c.id, readings)
    _delete(connection, schema.alerts.c.article, sorted({one.article for one in found}))
    gone = sorted({one.page for one in found})
    orphans = sorted(set(gone) - still_needed(connection, gone))
    _delete(connection, schema.sightings.c.page, orphans)
    _delete(connection, schema.pages.c.hash, orphans)
    _bury(connection, found, by=by, reason=reason, made_at=made_at)
    return len(alone)


def still_needed(connection: Connection, pages: Iterable[str]) -> set[str]:
    """Those of these pages' hashes that some reading was made of."""
    return _column(connection, schema.readings.c.page, schema.readings.c.page, sorted(pages))


def _bury(
    connection: Connection,
    found: Sequence[Named],
    *,
    by: str,
    reason: str,
    made_at: datetime,
) -> None:
    for page, article in sorted({(one.page, one.article) for one in found}):
        _delete(connection, schema.tombstones.c.page, [page])
        connection.execute(
            schema.tombstones.insert().values(
                page=page, article=article, by=by, reason=reason, made_at=made_at.isoformat()
            )
        )


def _elsewhere(connection: Connection, claims: set[str], readings: Sequence[str]) -> set[str]:
    """Claims that other readings make as well."""
    table = schema.claims.c
    found: set[str] = set()
    for claim in sorted(claims):
        asked = select(table.id).where(table.id == claim, table.reading.not_in(readings))
        found.update(connection.execute(asked).scalars())
    return found


def _column(
    connection: Connection, wanted: Column[str], column: Column[str], values: Sequence[str]
) -> set[str]:
    found: set[str] = set()
    for value in values:
        found.update(connection.execute(select(wanted).where(column == value)).scalars())
    return found


def _delete(connection: Connection, column: Column[str], values: Iterable[str]) -> None:
    for value in values:
        connection.execute(column.table.delete().where(column == value))
