"""What a diary learned since an instant of the engagements that answer a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from legation import engagements, store
from legation.model import Engagement, News, Query

Select = Callable[[store.Connection, Query, Iterable[str]], Sequence[Engagement]]
"""The engagements among these ids that answer a question."""


def learned(
    connection: store.Connection,
    query: Query,
    since: datetime,
    *,
    select: Select,
    among: Sequence[str] | None,
    most: int | None,
) -> tuple[News, ...]:
    """The news since then, the latest first, `most` of them where that is given.

    `among` are the engagements that may answer, where they are few: else what was read last is
    gone through until there is enough.
    """
    start = since.astimezone(UTC)
    asked = replace(query, as_of=None, first=None, last=None)
    found: list[News] = []
    for moment, ids in store.learned_since(connection, asked, start, among=among):
        found += _told(connection, select(connection, asked, ids), start)
        if most is not None and sum(one.learned_at >= moment for one in found) >= most:
            break
    found.sort(key=lambda one: (one.learned_at, one.id), reverse=True)
    return tuple(found[:most])


def _told(connection: store.Connection, told: Sequence[Engagement], start: datetime) -> list[News]:
    clocks = store.clocks(connection, {c.article for one in told for c in one.grounds})
    read = {article: clock.read_at for article, clock in clocks.items()}
    said = {article: clock.said_on for article, clock in clocks.items() if clock.said_on}
    return [
        news
        for engagement in told
        for news in engagements.news(engagement, read=read, said=said)
        if news.learned_at >= start
    ]
