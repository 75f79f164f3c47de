"""What a diary learned, as feeds that readers of news subscribe to: Atom and JSON Feed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree

from legation.model import Article, Claim, News
from legation.views.json import Json, instant
from legation.views.news import reason, title

_ATOM = "http://www.w3.org/2005/Atom"
_NO_SIGN = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0, section 2.2."""

_TITLE = "Legation: what changed"


def atom(news: Sequence[News], articles: Mapping[str, Article], *, base: str, own: str) -> bytes:
    """An Atom feed (RFC 4287), the latest first, each entry with its reason and its quote.

    `base` is where the diary is served, `own` the address of the feed itself.
    """
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    _put(feed, "id", own)
    _put(feed, "title", _TITLE)
    _put(feed, "updated", _updated(news))
    ElementTree.SubElement(feed, "link", rel="self", href=own)
    ElementTree.SubElement(feed, "link", rel="alternate", href=base)
    for one in news:
        entry = ElementTree.SubElement(feed, "entry")
        _put(entry, "id", _id(one))
        _put(entry, "title", title(one))
        _put(entry, "updated", _instant(one))
        _put(ElementTree.SubElement(entry, "author"), "name", "Legation")
        ElementTree.SubElement(entry, "link", rel="alternate", href=_page(base, one))
        _put(entry, "summary", reason(one, articles))
        if isinstance(one.by, Claim):
            _put(entry, "content", one.by.evidence[0].text)
    told: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return told


def json_feed(
    news: Sequence[News], articles: Mapping[str, Article], *, base: str, own: str
) -> Json:
    """The same as a JSON Feed (version 1.1)."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _TITLE,
        "home_page_url": base,
        "feed_url": own,
        "items": [
            {
                "id": _id(one),
                "url": _page(base, one),
                "title": title(one),
                "summary": reason(one, articles),
                "content_text": one.by.evidence[0].text
                if isinstance(one.by, Claim)
                else reason(one, articles),
                "date_modified": _instant(one),
            }
            for one in news
        ],
    }


def _put(parent: ElementTree.Element, name: str, text: str) -> None:
    # A page may hold what XML has no sign for.
    ElementTree.SubElement(parent, name).text = _NO_SIGN.sub("", text)


def _id(news: News) -> str:
    return f"tag:legation,2026:{news.id}"


def _page(base: str, news: News) -> str:
    return f"{base.rstrip('/')}/engagement/{news.engagement.id}"


def _instant(news: News) -> str:
    return instant(news.learned_at) or ""


def _updated(news: Sequence[News]) -> str:
    latest = max((one.learned_at for one in news), default=datetime(1970, 1, 1, tzinfo=UTC))
    return instant(latest) or ""
