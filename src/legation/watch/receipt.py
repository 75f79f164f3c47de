"""What a round of watching came to: every feed, every page, every door, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Came(StrEnum):
    """What came of a feed or a page.

    What is skipped is so for good or by the feed's wish; what failed is tried again, but for a page
    that shows a fault of Legation's own: it is not asked for again.
    """

    READ = "read"
    KNOWN = "known"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTold:
    """A feed that was asked; `entries` counts those that were new, `known` is one unchanged."""

    address: str
    came: Came
    entries: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTold:
    """A page that a feed led to, with the engagements of which it said something new."""

    id: str
    came: Came
    engagements: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorTold:
    """A door, how many alerts were told there and how many wait, and why."""

    door: str
    told: int
    waiting: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A round of watching."""

    begun_at: datetime
    ended_at: datetime
    feeds: tuple[FeedTold, ...]
    pages: tuple[PageTold, ...]
    doors: tuple[DoorTold, ...]

    @property
    def failed(self) -> bool:
        """Whether anything failed that should have been done."""
        came = [feed.came for feed in self.feeds] + [page.came for page in self.pages]
        return Came.FAILED in came or any(door.waiting for door in self.doors)

    def troubles(self) -> Iterator[tuple[str, str]]:
        """What was skipped or failed, and why."""
        for feed in self.feeds:
            if feed.reason:
                yield feed.address, feed.reason
        for page in self.pages:
            if page.reason:
                yield page.id, page.reason
        for door in self.doors:
            if door.reason:
                yield door.door, door.reason
