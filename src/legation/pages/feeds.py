"""Feeds into pages: RSS, Atom and JSON Feed, from a file, a stream or an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from legation.errors import PageError
from legation.model import EVEN, NotRead, RawPage, Rhythm, content_id
from legation.pages import feed_entry
from legation.pages.charset import characters
from legation.pages.feed_dates import iso, past
from legation.pages.feed_entry import Entry
from legation.pages.feed_json import json_entries
from legation.pages.feed_xml import Told, xml_feed
from legation.pages.stated import Stated

Visit = Callable[[str, str | None], Iterator[RawPage | NotRead]]
"""Brings the page at an address; the feed's own date of it, in ISO 8601, comes along."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry in its feed: `where` names it, `base` is what a link without a host leans on."""

    where: str
    entry: Entry
    base: str | None

    @property
    def link(self) -> str | None:
        """The address of its page."""
        return feed_entry.address(self.entry, self.base)

    @property
    def published(self) -> str | None:
        """The feed's date of it in ISO 8601."""
        return past(self.entry.published) if self.entry.published else None

    @property
    def key(self) -> str:
        """The same for the same state of the same entry, whichever feed has it."""
        state = self.entry.updated or self.entry.published or ""
        named = self.link or self.entry.id or self.entry.content or self.entry.summary
        return content_id("entry", named or self.entry.title or "", iso(state) or state)

    def changed_at(self) -> datetime | None:
        """When the feed says that it changed last; None where it states no instant."""
        told = (past(each) for each in (self.entry.updated, self.entry.published) if each)
        at = next((datetime.fromisoformat(each) for each in told if each and "T" in each), None)
        return at if at is not None and at.tzinfo is not None else None

    def page(self, given: Stated, *, alone: bool) -> RawPage | None:
        """The page that its own words are; None where they are too few, unless it stands alone."""
        link = self.link
        words = feed_entry.body(self.entry, alone=alone or link is None)
        if words is None:
            return None
        return feed_entry.page(self.entry, words, link or self.entry.id or self.where, link, given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed holds, in its order; `fault` tells why reading broke off before its end.

    `etag` and `modified` are what its server gave with it.
    """

    items: tuple[Item | NotRead, ...]
    rhythm: Rhythm = EVEN
    fault: str | None = None
    etag: str | None = None
    modified: str | None = None


def read_feed(content: bytes, name: str, *, url: str | None, said: str | None) -> Feed:
    """What the feed of these bytes, called `name`, holds; PageError where it is none.

    `url` is the feed's address, `said` the encoding its header names.
    """
    text = characters(content, said=said)
    if text.lstrip().startswith("{"):
        told = Told(entries=tuple((entry, "") for entry in json_entries(text)))
    else:
        told = xml_feed(text)
    items = tuple(
        NotRead(f"{name}:{number}", entry)
        if isinstance(entry, str)
        else Item(f"{name}:{number}", entry, _base(url or told.home, base))
        for number, (entry, base) in enumerate(told.entries, start=1)
    )
    fault = "the feed holds no entries; wanted entries with words or an address"
    if told.fault is not None:
        fault = f"the feed breaks off after {len(items)} entries ({told.fault}); wanted "
        fault += "well-formed XML"
    return Feed(items=items, rhythm=told.rhythm, fault=fault if told.fault or not items else None)


def feed_pages(
    content: bytes, name: str, given: Stated, *, said: str | None, visit: Visit | None
) -> Iterator[RawPage | NotRead]:
    """The pages that a feed called `name` brings, in its order.

    An entry that holds its words is a page, under its own address; one that holds only an
    address is visited. Where no `visit` is allowed, a summary is the page, and an entry without
    one is a NotRead. `given.url` is the feed's address, `said` the encoding its header names.
    """
    try:
        feed = read_feed(content, name, url=given.url, said=said)
    except PageError as error:
        yield NotRead(name, str(error))
        return
    for item in feed.items:
        yield from (item,) if isinstance(item, NotRead) else _pages(item, given, visit)
    if feed.fault is not None:
        yield NotRead(name, feed.fault)


def _pages(item: Item, given: Stated, visit: Visit | None) -> Iterator[RawPage | NotRead]:
    page = item.page(given, alone=visit is None)
    link = item.link
    if page is not None:
        yield page
    elif link is None:
        yield NotRead(
            item.where, "the entry holds neither words nor an address; wanted one of them"
        )
    elif visit is None:
        yield NotRead(
            link,
            "the feed gives only its address, and addresses may not be fetched here: save the "
            "page and give its path",
        )
    else:
        yield from visit(link, item.published)


def _base(home: str | None, base: str) -> str | None:
    try:
        return urljoin(home or "", base) or None
    except ValueError:
        return home
