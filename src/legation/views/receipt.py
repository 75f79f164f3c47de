"""What a round of watching came to, for a person and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from legation.views.alerts import door_name
from legation.views.json import Json, instant


class _Feed(Protocol):
    @property
    def address(self) -> str: ...
    @property
    def came(self) -> str: ...
    @property
    def entries(self) -> int: ...
    @property
    def reason(self) -> str | None: ...


class _Page(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def came(self) -> str: ...
    @property
    def engagements(self) -> int: ...
    @property
    def reason(self) -> str | None: ...


class _Door(Protocol):
    @property
    def door(self) -> str: ...
    @property
    def told(self) -> int: ...
    @property
    def waiting(self) -> int: ...
    @property
    def reason(self) -> str | None: ...


class Receipt(Protocol):
    """A round of watching (`legation.watch.Receipt`)."""

    @property
    def begun_at(self) -> datetime: ...
    @property
    def ended_at(self) -> datetime: ...
    @property
    def feeds(self) -> Iterable[_Feed]: ...
    @property
    def pages(self) -> Iterable[_Page]: ...
    @property
    def doors(self) -> Iterable[_Door]: ...


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """What was skipped or failed and why, a line each, then the sums of feeds, pages and alerts."""
    for feed in receipt.feeds:
        if feed.reason:
            yield f"{feed.came}: {feed.address}: {feed.reason}"
    for page in receipt.pages:
        if page.reason:
            yield f"{page.came}: {page.id}: {page.reason}"
    asked = Counter(feed.came for feed in receipt.feeds)
    yield f"feeds   {_sums(asked, {'read': 'new', 'known': 'unchanged', 'skipped': 'not due'})}"
    pages = Counter(page.came for page in receipt.pages)
    speak = sum(page.engagements > 0 for page in receipt.pages)
    of_them = f" ({speak} with news)" if pages["read"] else ""
    yield f"pages   {_sums(pages, {'read': f'read{of_them}'})}"
    yield from door_lines(receipt.doors)


def door_lines(doors: Iterable[_Door]) -> Iterator[str]:
    """What was told at each door, or waits there and why."""
    told = [f"{door.told} told to {door_name(door.door)}" for door in doors if door.told]
    waiting = [
        f"{door.waiting} waiting for {door_name(door.door)}: {door.reason}"
        for door in doors
        if door.waiting
    ]
    yield f"alerts  {'; '.join([*told, *waiting]) or 'none'}"


def receipt_dict(receipt: Receipt) -> Json:
    """The same as one object."""
    return {
        "begun_at": instant(receipt.begun_at),
        "ended_at": instant(receipt.ended_at),
        "feeds": [
            {"address": f.address, "came": f.came, "entries": f.entries, "reason": f.reason}
            for f in receipt.feeds
        ],
        "pages": [
            {"id": p.id, "came": p.came, "engagements": p.engagements, "reason": p.reason}
            for p in receipt.pages
        ],
        "doors": [
            {"to": d.door, "told": d.told, "waiting": d.waiting, "reason": d.reason}
            for d in receipt.doors
        ],
    }


def _sums(counts: Counter[str], names: dict[str, str]) -> str:
    told = [
        f"{counts[came]} {names.get(came, came)}"
        for came in ("read", "known", "skipped", "failed")
        if counts[came]
    ]
    return ", ".join(told) or "none"
