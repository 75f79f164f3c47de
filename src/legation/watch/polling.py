"""A feed asked, and the pages of its entries that the diary has not seen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from legation.diary import Diary
from legation.errors import PageError, TryLater
from legation.model import NotRead, RawPage
from legation.pages import Feed, Fetcher, Item, Stated, fetched_feed, page_at
from legation.store import EntryState, FeedState
from legation.watch.receipt import Came, FeedTold

_SLACK = timedelta(minutes=1)
"""A feed that is due so soon is asked now: rounds do not fall to the second."""

_FIRST_WAIT = timedelta(minutes=5)
_LONGEST_WAIT = timedelta(days=1)
_MOST_TRIES = 6


@dataclass(frozen=True, slots=True)
class Brought:
    """A page, and the entry that is seen once it is in the diary."""

    page: RawPage
    state: EntryState


@dataclass(frozen=True, slots=True)
class NotBrought:
    """An entry without a page: known, or not to be had, now or ever."""

    name: str
    came: Came
    state: EntryState


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed that was asked; its state may be kept once all before it is in the diary."""

    told: FeedTold
    state: FeedState | None


Found = Brought | NotBrought | Asked


class Polling:
    """What the threads of a round share: the diary they ask, the fetcher, the entries they took."""

    def __init__(self, diary: Diary, fetcher: Fetcher, clock: Callable[[], datetime]) -> None:
        self._diary = diary
        self._fetcher = fetcher
        self._now = clock
        self._taken: set[str] = set()
        self._lock = threading.Lock()

    def poll(self, address: str) -> Iterator[Found]:
        """Ask a feed if it is due, and bring what is new in it, the oldest first."""
        now = self._now()
        last = self._diary.feed(address) or FeedState(address=address, asked_at=now, due_at=now)
        if last.due_at > now + _SLACK:
            why = f"not due before {last.due_at:%Y-%m-%d %H:%M} UTC"
            if last.reason:
                why += f", as it failed: {last.reason}"
            yield Asked(FeedTold(address=address, came=Came.SKIPPED, reason=why), None)
            return
        try:
            feed = fetched_feed(address, self._fetcher, etag=last.etag, modified=last.modified)
        except (PageError, OSError) as error:
            yield self._failed(last, str(error), now)
            return
        if feed is None:
            state = replace(
                last, asked_at=now, due_at=last.rhythm.due(now), failures=0, reason=None
            )
            yield Asked(FeedTold(address=address, came=Came.KNOWN), state)
            return
        entries = 0
        for found in self._new(feed, now):
            entries += 1
            yield found
        state = FeedState(
            address=address,
            asked_at=now,
            due_at=feed.rhythm.due(now),
            etag=feed.etag,
            modified=feed.modified,
            rhythm=feed.rhythm,
        )
        yield Asked(
            FeedTold(address=address, came=Came.READ, entries=entries, reason=feed.fault), state
        )

    def again(self, states: Iterable[EntryState]) -> Iterator[Found]:
        """Try pages again that could not be had."""
        for state in states:
            assert state.address is not None
            yield self._visit(state, state.address)

    def _new(self, feed: Feed, now: datetime) -> Iterator[Found]:
        # Feeds tell the latest first; a diary is told it in the order in which it happened.
        items = [item for item in feed.items[::-1] if not isinstance(item, NotRead)]
        items.sort(key=lambda item: item.published or "")
        seen = self._diary.seen(item.key for item in items)
        for item in items:
            if item.key not in seen and self._take(item.key):
                yield self._entry(item, now)

    def _take(self, key: str) -> bool:
        """Whether no other feed of this round has the entry as well."""
        with self._lock:
            first = key not in self._taken
            self._taken.add(key)
        return first

    def _entry(self, item: Item, now: datetime) -> Found:
        link = item.link
        state = EntryState(
            key=item.key, seen_at=now, address=link, published=item.published, tries=0
        )
        read_at = self._diary.read_at(link) if link else None
        changed_at = item.changed_at()
        if read_at is not None and (changed_at is None or changed_at <= read_at):
            return NotBrought(link or item.where, Came.KNOWN, replace(state, tries=1))
        page = item.page(Stated(), alone=False)
        if page is not None:
            return Brought(page, replace(state, tries=1))
        if link is None:
            why = "the entry holds neither words nor an address; wanted one of them"
            return NotBrought(item.where, Came.SKIPPED, replace(state, tries=1, reason=why))
        return self._visit(state, link)

    def _visit(self, state: EntryState, address: str) -> Found:
        state = replace(state, tries=state.tries + 1, due_at=None, reason=None)
        try:
            page = page_at(address, self._fetcher, Stated(published=state.published))
        except (TryLater, OSError) as error:
            if state.tries >= _MOST_TRIES:
                why = f"{error}; it was tried {state.tries} times"
                return NotBrought(address, Came.SKIPPED, replace(state, reason=why))
            due_at = self._later(address, self._now(), state.tries)
            state = replace(state, due_at=due_at, reason=str(error))
            return NotBrought(address, Came.FAILED, state)
        except PageError as error:
            return NotBrought(address, Came.SKIPPED, replace(state, reason=str(error)))
        return Brought(page, state)

    def _failed(self, last: FeedState, reason: str, now: datetime) -> Asked:
        failures = last.failures + 1
        state = replace(
            last,
            asked_at=now,
            due_at=self._later(last.address, now, failures),
            failures=failures,
            reason=reason,
        )
        return Asked(FeedTold(address=last.address, came=Came.FAILED, reason=reason), state)

    def _later(self, address: str, now: datetime, tries: int) -> datetime:
        """When to try again: later with every failure, and not before its host allows it."""
        due_at = now + min(_FIRST_WAIT * (1 << min(tries - 1, 20)), _LONGEST_WAIT)
        return max(due_at, self._fetcher.alone.get(urlsplit(address).netloc, due_at))
