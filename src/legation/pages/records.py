"""JSON Lines: one page a line, what it states of itself beside its text or HTML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from legation.errors import PageError
from legation.model import Media, NotRead, RawPage
from legation.pages.sniff import MAX_BYTES, too_large
from legation.pages.source import Source
from legation.pages.stated import Stated, check_stated

_WANTED = 'wanted {"id": …, "url": …, "published": …, "zone": …, "text" or "html": …}'


def records(
    source: Source, name: str, given: Stated, *, before: int = 0
) -> Iterator[RawPage | NotRead]:
    """The pages of a JSON Lines stream called `name`; a bad line is a NotRead that names it.

    `given` stands in where a record states nothing. Blank lines are passed over, and
    `before` lines stand before the stream.
    """
    number = before
    while True:
        number += source.skip_breaks()
        line = source.readline(MAX_BYTES + 1)
        if not line:
            return
        number += 1
        where = f"{name}:{number}"
        if len(line) > MAX_BYTES:
            yield NotRead(where, too_large(None))
            while line and not line.endswith(b"\n"):
                line = source.readline(MAX_BYTES)
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        try:
            yield _page(line, where, given)
        except PageError as error:
            yield NotRead(where, str(error))


def _page(line: bytes, where: str, given: Stated) -> RawPage:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise PageError(f"line is no JSON ({error}); {_WANTED}") from error
    if not isinstance(record, dict):
        raise PageError(f"line is {_kind(record)}; {_WANTED}")
    text, html = _string(record, "text"), _string(record, "html")
    if (text is None) == (html is None):
        found = "neither text nor html" if text is None else "both text and html"
        raise PageError(f"record has {found}; {_WANTED}")
    published = _string(record, "published") or given.published
    zone = _string(record, "zone") or given.zone
    check_stated(published=published, zone=zone)
    body = cast("str", html if text is None else text)
    if not body.strip():
        raise PageError("record's text is empty; wanted the page's words")
    return RawPage(
        id=_id(record) or where,
        content=body.encode("utf-8"),
        media=Media.HTML if text is None else Media.TEXT,
        url=_string(record, "url") or given.url,
        published=published,
        zone=zone,
    )


def _id(record: dict[str, object]) -> str | None:
    found = record.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return _string(record, "id")


def _string(record: dict[str, object], key: str) -> str | None:
    found = record.get(key)
    if found is None:
        return None
    if not isinstance(found, str):
        raise PageError(f"{key} is {_kind(found)}; wanted a string")
    try:
        found.encode("utf-8")
    except UnicodeEncodeError as error:
        raise PageError(
            f"{key} holds half a character at {error.start}: export it again"
        ) from error
    return found


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return names.get(type(value), "null" if value is None else "a number")
