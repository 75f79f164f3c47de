"""Saved searches, and the alerts that are to be told at their doors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Row, func, select

from legation.model import Alert, Search
from legation.store import schema
from legation.store.codec import dumps, loads


def searches(connection: Connection) -> tuple[tuple[Search, datetime], ...]:
    """The saved searches by name, and from when on each looks for what is to be told."""
    table = schema.searches
    return tuple(
        (loads(Search, row.json), datetime.fromisoformat(row.since))
        for row in connection.execute(select(table).order_by(table.c.name))
    )


def save_search(connection: Connection, search: Search) -> None:
    """Keep a search; one of its name gives way to it and lends it how far it has told."""
    table = schema.searches
    of_name = table.c.name == search.name
    since = connection.execute(select(table.c.since).where(of_name)).scalar()
    connection.execute(table.delete().where(of_name))
    connection.execute(
        table.insert().values(
            name=search.name, json=dumps(search), since=since or search.saved_at.isoformat()
        )
    )
    doors = [door.address for door in search.doors]
    kept, told = schema.alerts.c, schema.alerts
    gone = (kept.search == search.name) & kept.door.not_in(doors)
    connection.execute(told.delete().where(gone))


def remove_search(connection: Connection, name: str) -> bool:
    """Drop a search and its alerts; whether there was one of this name."""
    connection.execute(schema.alerts.delete().where(schema.alerts.c.search == name))
    table = schema.searches
    gone = connection.execute(table.delete().where(table.c.name == name))
    return gone.rowcount > 0


def add_alerts(connection: Connection, found: Iterable[Alert]) -> int:
    """Keep those alerts that are not there yet; how many those were."""
    table = schema.alerts
    new = 0
    for alert in found:
        if connection.execute(select(table.c.id).where(table.c.id == alert.id)).first() is None:
            connection.execute(table.insert().values(_row(alert)))
            new += 1
    return new


def found_up_to(connection: Connection, search: str, since: datetime, *, told: datetime) -> None:
    """Note from when on a search looks further, and let go of alerts that were told by `told`."""
    table = schema.searches
    connection.execute(table.update().where(table.c.name == search).values(since=since.isoformat()))
    kept = schema.alerts.c
    old = (kept.search == search) & (kept.learned_at < since.isoformat())
    connection.execute(schema.alerts.delete().where(old & (kept.sent_at < told.isoformat())))


def alerts_due(connection: Connection, now: datetime) -> tuple[Alert, ...]:
    """The alerts that are to be told by now, in the order in which they were learned."""
    table = schema.alerts
    asked = (
        select(table)
        .where(table.c.due_at <= now.isoformat())
        .order_by(table.c.learned_at, table.c.search, table.c.id)
    )
    return tuple(_alert(row) for row in connection.execute(asked))


def note_alert(connection: Connection, alert: Alert) -> None:
    """Keep what came of telling an alert."""
    table = schema.alerts
    connection.execute(table.update().where(table.c.id == alert.id).values(_row(alert)))


def alert_counts(connection: Connection) -> dict[tuple[str, str], tuple[int, int]]:
    """How many alerts of each search are told, and how many wait, by search and door."""
    table = schema.alerts.c
    asked = select(
        table.search, table.door, func.count(table.sent_at), func.count(table.due_at)
    ).group_by(table.search, table.door)
    return {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(asked)}


def _row(alert: Alert) -> dict[str, object]:
    return {
        "id": alert.id,
        "search": alert.search,
        "door": alert.door,
        "article": alert.article,
        "learned_at": alert.learned_at.isoformat(),
        "json": alert.body,
        "tries": alert.tries,
        "due_at": alert.due_at.isoformat() if alert.due_at else None,
        "sent_at": alert.sent_at.isoformat() if alert.sent_at else None,
        "reason": alert.reason,
    }


def _alert(row: Row[tuple[object, ...]]) -> Alert:
    told = row._mapping
    return Alert(
        id=told["id"],
        search=told["search"],
        door=told["door"],
        article=told["article"],
        learned_at=datetime.fromisoformat(told["learned_at"]),
        body=told["json"],
        tries=told["tries"],
        due_at=datetime.fromisoformat(told["due_at"]) if told["due_at"] else None,
        sent_at=datetime.fromisoformat(told["sent_at"]) if told["sent_at"] else None,
        reason=told["reason"],
    )
