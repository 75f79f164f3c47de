"""The feeds that an HTML page names of itself, as readers of feeds discover them."""

from __future__ import annotations

import html
import re

_LINK = re.compile(rb"<link\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([a-z-]{1,20})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_LOOK = 200_000
_MOST = 3


def feeds_named(content: bytes) -> list[str]:
    """The first few addresses, as written, of links of a page to its feeds."""
    found: list[str] = []
    for link in _LINK.finditer(content[:_LOOK]):
        told = {
            name.lower(): html.unescape(one or two or bare)
            for name, one, two, bare in _ATTRIBUTE.findall(link[1].decode("utf-8", "replace"))
        }
        alternate = "alternate" in told.get("rel", "").lower().split()
        if alternate and told.get("type", "").lower() in _TYPES and told.get("href"):
            found.append(told["href"].strip())
    return found[:_MOST]
