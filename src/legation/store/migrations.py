"""The schema's versions, each a step that is taken once, in order, and recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, MetaData, Table, func, inspect, select

from legation.errors import DiaryError
from legation.store import words
from legation.store.again import index_acts, index_mentions, index_words
from legation.store.schema import (
    act_pairs,
    alerts,
    claim_sides,
    corrections,
    decisions,
    engagement_claims,
    engagement_learned,
    engagement_names,
    engagement_pairs,
    engagement_sides,
    engagement_terms,
    engagements,
    entries,
    feeds,
    heirs,
    hosts,
    mention_sides,
    notes,
    office_names,
    prints,
    readings,
    schema_versions,
    searches,
    sightings,
    tables,
    tokens,
    tombstones,
)


def _all_tables(connection: Connection) -> None:
    tables.create_all(connection)


def _sighted(connection: Connection) -> None:
    sightings.create(connection, checkfirst=True)


def _searched(connection: Connection) -> None:
    for table in (corrections, heirs, office_names, prints, tombstones):
        table.create(connection, checkfirst=True)
    for index in claim_sides.indexes:
        if index.name == "claim_sides_by_surname":
            index.drop(connection, checkfirst=True)
        index.create(connection, checkfirst=True)
    words.create(connection)
    index_words(connection)


def _noted(connection: Connection) -> None:
    notes.create(connection, checkfirst=True)


def _laid_out_anew(connection: Connection) -> None:
    # The present is laid out anew, and folded when the diary is next opened.
    for table in _PRESENT:
        table.drop(connection, checkfirst=True)
        table.create(connection)
    connection.execute(notes.delete())


def _guarded(connection: Connection) -> None:
    tokens.create(connection, checkfirst=True)
    for index in readings.indexes:
        index.create(connection, checkfirst=True)


def _watched(connection: Connection) -> None:
    for name in ("seen", "marks", "alerted"):
        Table(name, MetaData()).drop(connection, checkfirst=True)
    for table in (feeds, entries, hosts, searches, alerts):
        table.create(connection, checkfirst=True)


def _ordered(connection: Connection) -> None:
    mention_sides.create(connection, checkfirst=True)
    index_mentions(connection)
    act_pairs.create(connection, checkfirst=True)
    index_acts(connection)
    _laid_out_anew(connection)


def _printed(connection: Connection) -> None:
    # Prints of rensa and those before it have no number in common. What they were made of may
    # not be kept: then the quotes stand for it.
    connection.execute(prints.delete())
    connection.execute(notes.delete())


def _by_people(connection: Connection) -> None:
    for index in decisions.indexes:
        index.create(connection, checkfirst=True)


_PRESENT = (
    engagements,
    engagement_claims,
    engagement_learned,
    engagement_sides,
    engagement_names,
    engagement_pairs,
    engagement_terms,
)

_STEPS: tuple[Callable[[Connection], None], ...] = (
    _all_tables,
    _sighted,
    _searched,
    _noted,
    _laid_out_anew,
    _guarded,
    _watched,
    _ordered,
    _printed,
    _by_people,
    _laid_out_anew,
    _laid_out_anew,
)

VERSION = len(_STEPS)


def migrate(connection: Connection, path: str) -> None:
    """Bring the diary at `path` to this version within the connection's transaction."""
    found = version(connection, path)
    for number in range(found, VERSION):
        _STEPS[number](connection)
        connection.execute(
            schema_versions.insert().values(
                version=number + 1, applied_at=datetime.now(UTC).isoformat()
            )
        )


def version(connection: Connection, path: str) -> int:
    """The version of the diary at `path`, 0 for an empty database.

    Raises DiaryError for a database that is no diary.
    """
    present = inspect(connection).get_table_names()
    if schema_versions.name in present:
        found = connection.execute(select(func.max(schema_versions.c.version))).scalar()
        return int(found or 0)
    if present:
        raise DiaryError(
            f"{path} is a database of something else (its tables: {', '.join(present[:3])} …), "
            "wanted a diary: name another file"
        )
    return 0
