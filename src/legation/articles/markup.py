"""Keep a page's markup within what a parser reads in linear time.

An HTML parser's stack of open elements makes deeply nested or never closed tags quadratic in
time and memory, and so do thousands of attributes on one tag. No article needs either.
"""

from __future__ import annotations

import re

from legation.articles.words import elements

_DEEPEST = 400
_LONGEST_TAG = 20_000
_MOST_OPTIONS = 500

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_MOST_FORMATTING = 24
_OPTIONS = frozenset(("option", "optgroup"))


def tamed(html: str) -> str:
    """The same markup without the tags that open deeper than any article nests."""
    raw, shallow, formatting = elements("raw"), elements("shallow"), elements("formatting")
    kept: list[str] = []
    copied = at = depth = options = 0
    open_now: dict[str, int] = {}
    while (tag := _TAG.search(html, at)) is not None:
        end = html.find(">", tag.end())
        if end < 0:
            break
        at = end + 1
        name = tag[2].lower()
        drop = False
        if name in _OPTIONS:
            options += 1
            drop = options > _MOST_OPTIONS
        elif tag[1]:
            if open_now.get(name, 0) > 0:
                open_now[name] -= 1
                depth -= 1
        elif name not in shallow:
            drop = depth >= _DEEPEST or (
                name in formatting and open_now.get(name, 0) >= _MOST_FORMATTING
            )
            if not drop and name not in raw:
                open_now[name] = open_now.get(name, 0) + 1
                depth += 1
        if drop or at - tag.start() > _LONGEST_TAG:
            kept.append(html[copied : tag.start()])
            kept.append(" " if drop else f"<{tag[1]}{name}>")
            copied = at
        if name in raw and not tag[1] and not drop:
            close = html.find(f"</{tag[2]}", at)
            if close < 0:
                break
            at = close
    if not kept:
        return html
    kept.append(html[copied:])
    return "".join(kept)
