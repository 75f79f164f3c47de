"""Keep a page's markup within what a parser reads in linear time.

An HTML parser's stack of open elements makes deeply nested or never closed tags quadratic in
time and memory, and so do thousands of attributes on one tag. No article needs either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from legation.articles.words import elements

_DEEPEST = 400
_LONGEST_TAG = 20_000
_MOST_OPTIONS = 500
_FEW_TAGS = 15_000
"""Among so few tags even the worst nesting that their first two letters can hide costs little."""

_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")


def either_case(names: Iterable[str]) -> str:
    """A pattern for any of the names in capitals or not: a search that ignores case is far slower.

    Most tags end it at their first letter.
    """
    by_first: dict[str, list[str]] = {}
    for name in names:
        rest = "".join(f"[{letter}{letter.upper()}]" for letter in name[1:])
        by_first.setdefault(name[0], []).append(rest)
    first = "".join(f"{letter}{letter.upper()}" for letter in by_first)
    each = (
        f"(?<=[{letter}{letter.upper()}])(?:{'|'.join(rests)})"
        for letter, rests in by_first.items()
    )
    return f"[{first}](?:{'|'.join(each)})"


_HIDING = ("script", "style", "svg", "noscript", "template", "iframe")
_UNSEEN = re.compile(f"<(?:!--|({either_case(_HIDING)})\\b)".encode())
_CLOSES = {name.encode(): re.compile(f"</{either_case([name])}".encode()) for name in _HIDING}
_LINKED_DATA = re.compile(rb"[^>]{0,300}ld\+json[^>]*>", re.IGNORECASE)
_MOST_FORMATTING = 24
_OPTIONS = frozenset((b"option", b"optgroup"))
_OPTION = ord("o") << 8 | ord("p")
HIDDEN = sorted(elements("hidden") - {"head", "input"})
"""Elements that show nothing and may be taken out of a page whole."""
WRITTEN = ["xmp", "plaintext"]
"""What stands in these is written as it is, tags and all, unless they are opened first."""
VEILED = (*HIDDEN, *WRITTEN, "noembed", "noframes")


def seen_and_data(html: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """The markup without what nobody sees, and the texts of its linked-data scripts.

    Scripts, styles and drawings are most of a page's bytes; a parser need not read them.
    """
    kept: list[bytes] = []
    data: list[bytes] = []
    copied = at = 0
    while (found := _UNSEEN.search(html, at)) is not None:
        begin, begun = found.span()
        name = found[1]
        if name is None:
            after = html.find(b"-->", begun) + 3
            if after < 3:
                break
        else:
            if html.startswith(b"/>", begun):
                at = begun
                continue
            closing = _CLOSES[name.lower()].search(html, begun)
            if closing is None:
                break
            if told := _LINKED_DATA.match(html, begun):
                data.append(html[told.end() : closing.start()])
            after = html.find(b">", closing.start()) + 1
            if after <= 0:
                break
        kept.append(html[copied:begin])
        copied = at = after
    kept.append(html[copied:])
    return b"".join(kept), tuple(data)


def tamed(html: bytes) -> tuple[bytes, bool]:
    """The same markup without the tags that open deeper than any article nests.

    And whether elements may be left that show nothing or hold more than a parser reads as tags.
    """
    shallow, veiled = _glance(html)
    return html if shallow else _tamed(html), veiled


@cache
def _depths() -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """By the first two letters of a tag: whether it nests, whether it is formatting."""
    nests = np.zeros(65536, dtype=np.int8)
    formats = np.zeros(65536, dtype=np.int8)
    letters = range(ord("a"), ord("z") + 1)
    for first in letters:
        nests[first << 8 : (first << 8) + 256] = 1
    after = [code for code in range(256) if code not in letters]
    for name in (*elements("shallow"), *elements("formatting")):
        table, value = (nests, 0) if name in elements("shallow") else (formats, 1)
        seconds = [ord(name[1])] if len(name) > 1 else after
        for second in seconds:
            table[(ord(name[0]) << 8) + second] = value
    # "article" begins as "area", "header" as "head": these may nest.
    for name in ("article", "header", "code"):
        nests[(ord(name[0]) << 8) + ord(name[1])] = 1
    return nests, formats


@cache
def _veils() -> NDArray[np.bool_]:
    """By five bits of each of a tag's first three letters: whether it may be in VEILED."""
    veils = np.zeros(1 << 15, dtype=np.bool_)
    for name in VEILED:
        first, second, third = (ord(letter) & 31 for letter in name[:3])
        veils[first << 10 | second << 5 | third] = True
    return veils


def _glance(html: bytes) -> tuple[bool, bool]:
    """What the tags' first letters show: that nothing is to be tamed; that some may be VEILED."""
    raw = np.frombuffer(html, dtype=np.uint8)
    at = np.flatnonzero(raw[:-4] == ord("<"))
    if len(at) == 0:
        return len(html) <= _LONGEST_TAG, True
    closing = raw.take(at + 1) == ord("/")
    name = at + 1 + closing
    first, second, third = ((raw.take(name + by) | 0x20).astype(np.int32) for by in range(3))
    veiled = bool(_veils().take((first & 31) << 10 | (second & 31) << 5 | third & 31).any())
    if max((at[1:] - at[:-1]).max(initial=0), len(raw) - at[-1]) > _LONGEST_TAG:
        return False, veiled
    code = first << 8 | second
    nests, formats = (table.take(code) for table in _depths())
    sign = 1 - 2 * closing.astype(np.int8)
    if len(at) > _FEW_TAGS:
        # Two letters may hide another name: on a long page only whole ones are believed.
        longer = (third >= ord("a")) & (third <= ord("z"))
        shallow = np.cumsum(sign * (longer | nests)).max() < _DEEPEST
        shallow = shallow and np.count_nonzero(formats) < _MOST_FORMATTING
    else:
        shallow = np.cumsum(sign * nests).max() < _DEEPEST
        shallow = shallow and np.cumsum(sign * formats).max() < _MOST_FORMATTING
    return bool(shallow and np.count_nonzero(code == _OPTION) < _MOST_OPTIONS), veiled


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
