"""An entry of a feed, and the page it makes."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from legation.model import Media, RawPage
from legation.pages.feed_dates import iso, past
from legation.pages.stated import Stated

_WHOLE = 120
"""The words from which a summary counts as the article itself."""
_TAGS = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed says of one piece; `content` and `summary` are HTML, dates as written."""

    id: str | None = None
    link: str | None = None
    title: str | None = None
    content: str | None = None
    summary: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None


def address(entry: Entry, base: str | None) -> str | None:
    """The address of the piece; `base` is that of the feed, for links that leave it out."""
    if entry.link is None:
        return None
    try:
        link = urljoin(base or "", entry.link.strip())
        scheme = urlsplit(link).scheme
    except ValueError:
        return None
    return link if scheme in ("http", "https") else None


def body(entry: Entry, *, alone: bool) -> str | None:
    """The HTML that is the piece: its content, else a summary that is long enough.

    Where it stands `alone`, its page being out of reach, any summary is better than none.
    """
    for words in (entry.content, entry.summary):
        plain = _TAGS.sub(" ", words or "").split()
        if plain and (alone or words is entry.content or len(plain) >= _WHOLE):
            return words
    return None


def page(entry: Entry, words: str, name: str, url: str | None, given: Stated) -> RawPage:
    """The page that an entry makes: its title, author, dates and words as an HTML document."""
    published = entry.published or entry.updated
    at = past(published) if published else None
    updated = past(entry.updated) if entry.updated else None
    title = html.escape(entry.title or "")
    head = [
        '<meta charset="utf-8">',
        f"<title>{title}</title>",
        f'<meta property="og:title" content="{title}">' if title else "",
        f'<meta name="author" content="{html.escape(entry.author)}">' if entry.author else "",
        f'<meta property="article:modified_time" content="{updated}">' if updated else "",
    ]
    shown = [
        f"<h1>{title}</h1>" if title else "",
        # A date that is not understood here may still be understood as the page's text.
        f"<time>{html.escape(published)}</time>" if published and iso(published) is None else "",
        words,
    ]
    document = (
        f"<!DOCTYPE html><html><head>{''.join(head)}</head>"
        f"<body><article>{''.join(shown)}</article></body></html>"
    )
    return RawPage(
        id=name,
        content=document.encode("utf-8", "replace"),
        media=Media.HTML,
        url=url or given.url,
        published=at or given.published,
        zone=given.zone,
    )
