"""Layouts of sites that users describe: where a host's pages keep title, body and dates, and when.

A layout is asked before the general search: what its selectors find is marked on the parsed
page, and the search for labels heeds the marks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from legation.articles import calendar
from legation.articles.addresses import host
from legation.articles.element import MARK
from legation.articles.metadata import iso
from legation.errors import LexiconError

_SELECTORS = ("title", "body", "published", "updated")
_STATED = ("datetime", "content", "title")
_WANTED = 'wanted [[layout]] and under it host = "news.example" and its selectors'


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the pages of `host` and its subdomains are laid out, as CSS selectors.

    It holds for pages published on days from `since` on and before `until`; None is open.
    """

    host: str
    title: str | None = None
    body: str | None = None
    published: str | None = None
    updated: str | None = None
    since: date | None = None
    until: date | None = None


def load_layouts(*paths: Path) -> tuple[Layout, ...]:
    """The layouts of TOML files, in order; the first that fits a page is used.

    Raises LexiconError where a file cannot be read, is no TOML or holds no layout, and where a
    layout has no host or a key or a selector that is not known.
    """
    return tuple(layout for path in paths for layout in _read(path))


def _read(path: Path) -> Iterator[Layout]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("layout")
    except OSError as error:
        raise LexiconError(
            f"{path} cannot be opened: {error.strerror or error}; wanted a TOML file of layouts"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path} is no TOML: {error}; {_WANTED}") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LexiconError(f"{path} holds no table of layouts; {_WANTED}")
    known = {field.name for field in fields(Layout)} - {"since"} | {"from"}
    for number, row in enumerate(rows, start=1):
        where = f"layout {number} of {path}"
        if not isinstance(row.get("host"), str):
            raise LexiconError(f'{where} names no host; wanted host = "news.example"')
        if strange := sorted(row.keys() - known):
            raise LexiconError(f"{where} has {strange[0]!r}; wanted one of {sorted(known)}")
        for key in ("from", "until"):
            if key in row and (isinstance(row[key], datetime) or not isinstance(row[key], date)):
                raise LexiconError(f"{where} has {key} = {row[key]!r}; wanted a day: 2021-03-01")
        _check(row, where)
        yield Layout(**{"since" if key == "from" else key: row[key] for key in row})


def _check(row: dict[str, object], where: str) -> None:
    empty = LexborHTMLParser("<p>")
    for key in _SELECTORS:
        selector = row.get(key, "p")
        try:
            empty.css(selector if isinstance(selector, str) else "")
        except SelectolaxError as error:
            raise LexiconError(
                f"{where} has {key} = {selector!r}; wanted a CSS selector such as 'div.text > p'"
            ) from error


@dataclass(slots=True)
class Marking:
    """Marks what the fitting layout finds on a page; `published` and `updated` are as written."""

    layouts: Sequence[Layout]
    url: str | None
    stated: str | None
    published: str | None = None
    updated: str | None = None

    def __call__(self, tree: LexborHTMLParser) -> None:
        layout = self._fitting(tree)
        if layout is None:
            return
        self.published = _written(tree, layout.published)
        self.updated = _written(tree, layout.updated)
        for part in _SELECTORS:
            selector: str | None = getattr(layout, part)
            for node in tree.css(selector) if selector else ():
                before = node.attributes.get(MARK)
                node.attrs[MARK] = f"{before} {part}" if before else part

    def _fitting(self, tree: LexborHTMLParser) -> Layout | None:
        canonical = tree.css_first("link[rel='canonical']")
        url = self.url or (canonical.attributes.get("href") if canonical else None)
        named = host(url)
        for layout in self.layouts:
            if named == layout.host or named.endswith(f".{layout.host}"):
                day = _day(self.stated) or _day(_written(tree, layout.published)) or _meta(tree)
                early = day is not None and layout.since is not None and day < layout.since
                late = day is not None and layout.until is not None and day >= layout.until
                if not early and not late:
                    return layout
        return None


def _meta(tree: LexborHTMLParser) -> date | None:
    node = tree.css_first("meta[property='article:published_time']")
    return _day(node.attributes.get("content")) if node else None


def _written(tree: LexborHTMLParser, selector: str | None) -> str | None:
    """A date as the first element found states it for machines, else as it prints it."""
    node: LexborNode | None = tree.css_first(selector) if selector else None
    if node is None:
        return None
    told = (node.attributes.get(name) for name in _STATED)
    machine = next((value for value in told if value and iso(value)), None)
    return machine or " ".join(node.text().split()) or None


def _day(written: str | None) -> date | None:
    if not written:
        return None
    at = iso(written)
    if at is not None:
        return at.date() if isinstance(at, datetime) else at
    return next((days[0] for _, _, days, _ in calendar.dates(written)), None)
