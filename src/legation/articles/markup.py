"""Keep a page's markup within what a parser reads in linear time.

An HTML parser's stack of open elements makes deeply nested or never closed tags quadratic in
time and memory, and so do thousands of attributes on one tag. No article needs either.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from legation.articles.tags import (
    DEEPEST,
    HIDING,
    LONGEST_TAG,
    MOST_FORMATTING,
    MOST_OPTIONS,
    Tags,
    Told,
)
from legation.articles.words import elements

_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_UNSEEN = re.compile(rf"<(?:!--|({'|'.join(HIDING)})\b)".encode(), re.IGNORECASE)
_CLOSES = {name.encode(): re.compile(f"</{name}".encode(), re.IGNORECASE) for name in HIDING}
_LINKED_DATA = re.compile(rb"[^>]{0,300}ld\+json[^>]*>", re.IGNORECASE)
_OPTIONS = frozenset((b"option", b"optgroup"))


@dataclass(frozen=True, slots=True)
class Seen:
    """A page's markup without what nobody sees, and the texts of its linked-data scripts.

    `told` is what its tags show; None where only all of the markup's can show it.
    """

    markup: bytes
    data: tuple[bytes, ...]
    told: Told | None


def seen(html: bytes) -> Seen:
    """The markup without what nobody sees.

    Scripts, styles and drawings are most of a page's bytes; a parser need not read them.
    """
    tags = Tags(html)
    openings, closings = tags.hiding()
    kept: list[bytes] = []
    data: list[bytes] = []
    cuts: list[tuple[int, int]] = []
    copied = 0
    for begin in openings:
        found = _UNSEEN.match(html, begin) if begin >= copied else None
        if found is None:
            continue
        begun = found.end()
        name = found[1]
        if name is None:
            after = html.find(b"-->", begun) + 3
            if after < 3:
                break
        elif html.startswith(b"/>", begun):
            continue
        else:
            closes = _CLOSES[name.lower()]
            near = range(bisect_left(closings, begun), len(closings))
            closing = next((closings[n] for n in near if closes.match(html, closings[n])), None)
            if closing is None:
                break
            if told := _LINKED_DATA.match(html, begun):
                data.append(html[told.end() : closing])
            after = html.find(b">", closing) + 1
            if after <= 0:
                break
        kept.append(html[copied:begin])
        cuts.append((begin, after))
        copied = after
    kept.append(html[copied:])
    return Seen(b"".join(kept), tuple(data), tags.told(cuts))


def tamed(html: bytes, told: Told | None) -> tuple[bytes, bool]:
    """The same markup without the tags that open deeper than any article nests.

    And whether elements may be left that show nothing or hold more than a parser reads as tags.
    `told` is what is known of its tags.
    """
    shallow, veiled = Tags(html).told() or (False, True) if told is None else told
    return html if shallow else _tamed(html), veiled


@cache
def _names(kind: str) -> frozenset[bytes]:
    return frozenset(name.encode() for name in elements(kind))


def _tamed(html: bytes) -> bytes:
    raw, shallow, formatting = (_names(kind) for kind in ("raw", "shallow", "formatting"))
    kept: list[bytes] = []
    copied = at = depth = options = 0
    open_now: dict[bytes, int] = {}
    while (tag := _TAG.search(html, at)) is not None:
        end = html.find(b">", tag.end())
        if end < 0:
            break
        at = end + 1
        name = tag[2].lower()
        drop = False
        if name in _OPTIONS:
            options += 1
            drop = options > MOST_OPTIONS
        elif tag[1]:
            if open_now.get(name, 0) > 0:
                open_now[name] -= 1
                depth -= 1
        elif name not in shallow:
            drop = depth >= DEEPEST or (
                name in formatting and open_now.get(name, 0) >= MOST_FORMATTING
            )
            if not drop and name not in raw:
                open_now[name] = open_now.get(name, 0) + 1
                depth += 1
        if drop or at - tag.start() > LONGEST_TAG:
            kept.append(html[copied : tag.start()])
            kept.append(b" " if drop else b"<%b%b>" % (tag[1], name))
            copied = at
        if name in raw and not tag[1] and not drop:
            close = html.find(b"</" + tag[2], at)
            if close < 0:
                break
            at = close
    if not kept:
        return html
    kept.append(html[copied:])
    return b"".join(kept)
