"""What a diary remembers of the feeds it watches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, func, select

from legation.model import EVEN, Rhythm
from legation.store import schema
from legation.store.chunks import chunks
from legation.store.codec import dumps, loads


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """A watched feed as it was last asked.

    `etag` and `modified` are what its server gave then. `failures` counts those in a row, `reason`
    tells of the last.
    """

    address: str
    asked_at: datetime
    due_at: datetime
    etag: str | None = None
    modified: str | None = None
    rhythm: Rhythm = EVEN
    failures: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryState:
    """An entry of a watched feed that was seen: read, refused for a reason, or to be tried again.

    `due_at` is when the page at its `address` is to be tried again, None where it is done with.
    """

    key: str
    seen_at: datetime
    address: str | None = None
    published: str | None = None
    tries: int = 1
    due_at: datetime | None = None
    reason: str | None = None


def feed(connection: Connection, address: str) -> FeedState | None:
    """A feed as it was last asked; None where it never was."""
    table = schema.feeds
    row = connection.execute(select(table).where(table.c.address == address)).one_or_none()
    if row is None:
        return None
    return FeedState(
        address=row.address,
        asked_at=datetime.fromisoformat(row.asked_at),
        due_at=datetime.fromisoformat(row.due_at),
        etag=row.etag,
        modified=row.modified,
        failures=row.failures,
        reason=row.reason,
        rhythm=loads(Rhythm, row.rhythm),
    )


def note_feed(connection: Connection, state: FeedState) -> None:
    """Keep how a feed was asked, in place of the last time."""
    _replace(
        connection,
        schema.feeds,
        {
            "address": state.address,
            "asked_at": state.asked_at.isoformat(),
            "due_at": state.due_at.isoformat(),
            "etag": state.etag,
            "modified": state.modified,
            "rhythm": dumps(state.rhythm),
            "failures": state.failures,
            "reason": state.reason,
        },
    )


def seen(connection: Connection, keys: Iterable[str]) -> frozenset[str]:
    """Those of these entries that were seen before, whatever came of it."""
    table = schema.entries.c
    found: set[str] = set()
    for some in chunks(keys):
        found.update(connection.execute(select(table.key).where(table.key.in_(some))).scalars())
    return frozenset(found)


def entries_due(connection: Connection, now: datetime) -> tuple[EntryState, ...]:
    """The entries whose pages are to be tried again by now."""
    table = schema.entries
    asked = select(table).where(table.c.due_at <= now.isoformat()).order_by(table.c.due_at)
    return tuple(
        EntryState(
            key=row.key,
            seen_at=datetime.fromisoformat(row.seen_at),
            address=row.address,
            published=row.published,
            tries=row.tries,
            due_at=datetime.fromisoformat(row.due_at),
            reason=row.reason,
        )
        for row in connection.execute(asked)
    )


def entries_waiting(connection: Connection) -> int:
    """How many entries are to be tried again at some time."""
    table = schema.entries.c
    asked = select(func.count()).where(table.due_at.is_not(None))
    return int(connection.execute(asked).scalar() or 0)


def note_entry(connection: Connection, state: EntryState) -> None:
    """Keep what came of an entry, in place of the last time."""
    _replace(
        connection,
        schema.entries,
        {
            "key": state.key,
            "seen_at": state.seen_at.isoformat(),
            "address": state.address,
            "published": state.published,
            "tries": state.tries,
            "due_at": state.due_at.isoformat() if state.due_at else None,
            "reason": state.reason,
        },
    )


def alone(connection: Connection, now: datetime) -> dict[str, datetime]:
    """The hosts that asked to be left alone, and until when; those of the past are dropped."""
    table = schema.hosts
    found = {
        row.host: datetime.fromisoformat(row.until) for row in connection.execute(select(table))
    }
    return {host: until for host, until in found.items() if until > now}


def leave_alone(connection: Connection, hosts: Mapping[str, datetime]) -> None:
    """Keep which hosts are to be left alone, and until when, in place of all before."""
    connection.execute(schema.hosts.delete())
    for host, until in hosts.items():
        connection.execute(schema.hosts.insert().values(host=host, until=until.isoformat()))


def read_at(connection: Connection, address: str) -> datetime | None:
    """When the latest state of the page at an address was read; None where the diary has none."""
    short = address.partition("://")[2].removeprefix("www.").rstrip("/").casefold()
    made_at = (
        select(func.max(schema.readings.c.made_at))
        .join(schema.prints, schema.prints.c.reading == schema.readings.c.id)
        .where(schema.prints.c.address == short)
    )
    found = connection.execute(made_at).scalar()
    return datetime.fromisoformat(found) if found else None


def _replace(connection: Connection, table: Table, row: dict[str, object]) -> None:
    (key,) = table.primary_key
    connection.execute(table.delete().where(key == row[key.name]))
    connection.execute(table.insert().values(row))
