"""The latest instants that a diary holds: what it is told next never counts as told before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Select, func, select

from legation.store import schema


def learned_last(connection: Connection) -> datetime | None:
    """When the diary learned something last, or a saved search was last looked at."""
    return _latest(
        connection,
        select(func.max(schema.readings.c.made_at)),
        select(func.max(schema.searches.c.since)),
    )


def decided_last(connection: Connection) -> datetime | None:
    """When a person decided something last."""
    decisions = schema.decisions.c
    return _latest(
        connection,
        select(func.max(schema.corrections.c.made_at)),
        select(func.max(decisions.made_at)).where(decisions.by_rules.is_(False)),
    )


def _latest(connection: Connection, *asked: Select[str | None]) -> datetime | None:
    told = [connection.execute(one).scalar() for one in asked]
    return max((datetime.fromisoformat(one) for one in told if one), default=None)
