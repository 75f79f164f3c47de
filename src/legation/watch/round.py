"""A round of watching: feeds asked side by side, their pages read one by one, news told."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from legation.diary import Diary
from legation.errors import Failed, WatchError, attempt, reason_of
from legation.model import RawPage
from legation.pages import Fetcher, Fetching
from legation.watch.polling import Asked, Brought, Found, Polling
from legation.watch.receipt import Came, FeedTold, PageTold, Receipt
from legation.watch.side_by_side import side_by_side
from legation.watch.telling import Telling

_AT_ONCE = 8
"""Hosts that are asked at the same time."""


def utc_now() -> datetime:
    """The clock of a round."""
    return datetime.now(UTC)


def watch(
    diary: Diary,
    feeds: Sequence[str],
    *,
    fetching: Fetching,
    telling: Telling,
    tick: Callable[[PageTold], None] = lambda told: None,
    clock: Callable[[], datetime] = utc_now,
) -> Receipt:
    """Ask these feeds, add the pages that are new, and tell what saved searches found.

    What was seen is kept in the diary, page by page: a round that is cut short anywhere is gone on
    with by the next, and nothing is read or told twice but for an alert whose telling was cut.
    `tick` is called after each page.
    """
    begun_at = clock()
    fetcher = Fetcher(fetching, alone=diary.alone(begun_at))
    asked: list[FeedTold] = []
    pages: list[PageTold] = []
    for found in side_by_side(_streams(diary, feeds, fetcher, clock), at_once=_AT_ONCE):
        if isinstance(found, Asked):
            asked.append(found.told)
            if found.state is not None:
                diary.note_feed(found.state)
            continue
        told = _kept(diary, found)
        pages.append(told)
        tick(told)
    diary.leave_alone(fetcher.alone)
    doors = telling.tell(diary, clock())
    return Receipt(
        begun_at=begun_at,
        ended_at=clock(),
        feeds=tuple(sorted(asked, key=lambda one: feeds.index(one.address))),
        pages=tuple(pages),
        doors=doors,
    )


def _streams(
    diary: Diary, feeds: Sequence[str], fetcher: Fetcher, clock: Callable[[], datetime]
) -> list[Callable[[], Iterator[Found]]]:
    polling = Polling(diary, fetcher, clock)
    again = defaultdict(list)
    for entry in diary.entries_due(clock()):
        again[urlsplit(entry.address or "").netloc].append(entry)
    return [
        *(partial(polling.poll, address) for address in feeds),
        *(partial(polling.again, entries) for entries in again.values()),
    ]


def _kept(diary: Diary, found: Found) -> PageTold:
    """Add a page that was brought, and note its entry as seen."""
    assert not isinstance(found, Asked)
    if not isinstance(found, Brought):
        diary.note_entry(found.state)
        return PageTold(id=found.name, came=found.came, reason=found.state.reason)
    told = _added(diary, found.page)
    diary.note_entry(replace(found.state, reason=told.reason))
    return told


def _added(diary: Diary, page: RawPage) -> PageTold:
    added = attempt(page.id, lambda: diary.add(page))
    if isinstance(added, Failed):
        if not added.ours:
            return PageTold(id=page.id, came=Came.SKIPPED, reason=added.reason)
        why = f"{added.reason}; once it is mended, `legation add` reads the page again"
        return PageTold(id=page.id, came=Came.FAILED, reason=why)
    if added.reason is not None:
        why = reason_of(added.reason, page.id)
        return PageTold(id=page.id, came=Came.SKIPPED, reason=why)
    return PageTold(id=page.id, came=Came.READ, engagements=len(added.engagements))


@contextmanager
def alone(archive: Path) -> Iterator[None]:
    """Nobody else watches for this diary meanwhile; WatchError where somebody does.

    A kill lets go of it: it is the lock of a file that the system holds.
    """
    archive.mkdir(parents=True, exist_ok=True)
    lock = sqlite3.connect(archive / "watch.lock", timeout=0, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise WatchError(
                f"another legation watch is at work for this diary ({archive} is locked by it); "
                "wanted one at a time: wait for it, or stop it"
            ) from error
        yield
    finally:
        lock.close()
