"""JSON Feed 1.0 and 1.1 into entries."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

from legation.errors import PageError
from legation.pages.feed_entry import Entry


def json_entries(text: str) -> Iterator[Entry | str]:
    """The entries of a JSON Feed, in order; an item that is none is the reason why.

    Raises PageError where the text is no JSON Feed.
    """
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PageError(f"it is no JSON ({error}); wanted a JSON Feed") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed" not in str(feed.get("version")):
        raise PageError("it is JSON but no JSON Feed: wanted a version of jsonfeed.org and items")
    return map(_entry, items)


def _entry(item: object) -> Entry | str:
    if not isinstance(item, dict):
        return f"it is {str(item)[:40]!r}; wanted an object"
    text = _string(item, "content_text")
    summary = _string(item, "summary")
    return Entry(
        id=_string(item, "id"),
        link=_string(item, "url") or _string(item, "external_url"),
        title=_string(item, "title"),
        content=_string(item, "content_html") or (paragraphs(text) if text else None),
        summary=paragraphs(summary) if summary else None,
        author=_authors(item),
        published=_string(item, "date_published"),
        updated=_string(item, "date_modified"),
    )


def paragraphs(text: str) -> str:
    """Plain text as HTML: a paragraph for every line that holds words."""
    lines = (html.escape(line, quote=False) for line in text.splitlines() if line.strip())
    return "".join(f"<p>{line}</p>" for line in lines)


def _authors(item: dict[str, object]) -> str | None:
    authors = item.get("authors")
    several = authors if isinstance(authors, list) else [item.get("author")]
    names = [_string(author, "name") for author in several if isinstance(author, dict)]
    return ", ".join(name for name in names if name) or None


def _string(item: dict[str, object], key: str) -> str | None:
    found = item.get(key)
    if isinstance(found, int | float) and not isinstance(found, bool):
        return str(found)
    # JSON may escape half a character, which no output can hold.
    whole = found.encode("utf-8", "replace").decode() if isinstance(found, str) else ""
    return whole.strip() or None
