"""A question that is kept, and what the diary tells of its answers by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from legation.model.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where alerts are told: "-" is standard output, else a file's path or a webhook's address.

    `secret` is the path of the file that holds a webhook's secret, None where the environment
    has it; the secret itself is never kept.
    """

    address: str
    secret: str | None = None

    @property
    def is_webhook(self) -> bool:
        """Whether alerts are sent there over HTTP."""
        return "://" in self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A saved question, its name, and the doors at which news of its answers is told."""

    name: str
    query: Query
    doors: tuple[Door, ...]
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One piece of news for one door of a saved search; its id stays the same at every try.

    `body` is what is told, as JSON. `reason` is why the last of its `tries` failed, and `due_at`
    when the next is due; both are None where it was told, at `sent_at`.
    """

    id: str
    search: str
    door: str
    learned_at: datetime
    body: str
    article: str | None = None
    tries: int = 0
    due_at: datetime | None = None
    sent_at: datetime | None = None
    reason: str | None = None
