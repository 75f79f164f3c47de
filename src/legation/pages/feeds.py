"""Feeds into pages: RSS, Atom and JSON Feed, from a file, a stream or an address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin

from legation.errors import PageError
from legation.model import NotRead, RawPage
from legation.pages import feed_entry
from legation.pages.charset import characters
from legation.pages.feed_dates import iso
from legation.pages.feed_entry import Entry
from legation.pages.feed_json import json_entries
from legation.pages.feed_xml import xml_entries
from legation.pages.stated import Stated

Visit = Callable[[str, str | None], Iterator[RawPage | NotRead]]
"""Brings the page at an address; the feed's own date of it, in ISO 8601, comes along."""


def feed_pages(
    content: bytes, name: str, given: Stated, *, said: str | None, visit: Visit | None
) -> Iterator[RawPage | NotRead]:
    """The pages that a feed called `name` brings, in its order.

    An entry that holds its words is a page, under its own address; one that holds only an
    address is visited. Where no `visit` is allowed, a summary is the page, and an entry without
    one is a NotRead. `given.url` is the feed's address, `said` the encoding its header names.
    """
    text = characters(content, said=said)
    found: Iterable[tuple[Entry | str, str]]
    try:
        if text.lstrip().startswith("{"):
            found, home, fault = ((entry, "") for entry in json_entries(text)), None, None
        else:
            found, home, fault = xml_entries(text)
    except PageError as error:
        yield NotRead(name, str(error))
        return
    number = 0
    for number, (entry, base) in enumerate(found, start=1):
        where = f"{name}:{number}"
        if isinstance(entry, str):
            yield NotRead(where, entry)
        else:
            yield from _entry(entry, where, _base(given.url or home, base), given, visit)
    if fault is not None:
        yield NotRead(
            name, f"the feed breaks off after {number} entries ({fault}); wanted well-formed XML"
        )
    elif not number:
        yield NotRead(name, "the feed holds no entries; wanted entries with words or an address")


def _entry(
    entry: Entry, where: str, base: str | None, given: Stated, visit: Visit | None
) -> Iterator[RawPage | NotRead]:
    link = feed_entry.address(entry, base)
    words = feed_entry.body(entry, alone=link is None or visit is None)
    if words is not None:
        yield feed_entry.page(entry, words, link or entry.id or where, link, given)
    elif link is None:
        yield NotRead(where, "the entry holds neither words nor an address; wanted one of them")
    elif visit is None:
        yield NotRead(
            link,
            "the feed gives only its address, and addresses may not be fetched here: save the "
            "page and give its path",
        )
    else:
        yield from visit(link, iso(entry.published) if entry.published else None)


def _base(home: str | None, base: str) -> str | None:
    try:
        return urljoin(home or "", base) or None
    except ValueError:
        return home
