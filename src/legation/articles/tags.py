"""Where a page's tags begin, and what their first letters show: all of them asked at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from legation.articles.words import elements

HIDING = ("script", "style", "svg", "noscript", "template", "iframe")
"""Elements that nobody sees and that hold most of a page's bytes."""
HIDDEN = sorted(elements("hidden") - {"head", "input"})
"""Elements that show nothing and may be taken out of a page whole."""
WRITTEN = ["xmp", "plaintext"]
"""What stands in these is written as it is, tags and all, unless they are opened first."""
DEEPEST = 400
LONGEST_TAG = 20_000
MOST_OPTIONS = 500
MOST_FORMATTING = 24
_VEILED = (*HIDDEN, *WRITTEN, "noembed", "noframes")
_FEW_TAGS = 15_000
"""Among so few tags even the worst nesting that their first two letters can hide costs little."""
_OPTION = ord("o") << 8 | ord("p")


class Told(NamedTuple):
    """What first letters show: that nothing is to be tamed; that some element may be veiled."""

    shallow: bool
    veiled: bool


class Tags:
    """The tags of a page's markup, by the first three letters of their names."""

    def __init__(self, html: bytes) -> None:
        self._length = len(html)
        raw = np.frombuffer(html, dtype=np.uint8)
        self._at = np.flatnonzero(raw[:-4] == ord("<"))
        self._closing = raw.take(self._at + 1) == ord("/")
        name = self._at + 1
        name += self._closing
        letters = [raw.take(name)]
        for _ in range(2):
            name += 1
            letters.append(raw.take(name))
        first, second, self._third = (letter | 0x20 for letter in letters)
        self._code = first.astype(np.intp) << 8
        self._code |= second
        self._name = (first & 31).astype(np.intp) << 5
        self._name |= second & 31
        self._name <<= 5
        self._name |= self._third & 31

    def hiding(self) -> tuple[list[int], list[int]]:
        """Where what nobody sees may begin, a comment among it, and where it may end."""
        found = np.flatnonzero(_hiding().take(self._name))
        closing = self._closing.take(found)
        at = self._at.take(found)
        return at[~closing].tolist(), at[closing].tolist()

    def told(self, cuts: Sequence[tuple[int, int]] = ()) -> Told | None:
        """What the tags outside of `cuts` show; None where all that is left must be asked anew."""
        at, length = self._at, self._length
        if len(at) == 0:
            return Told(length <= LONGEST_TAG, veiled=True)
        gaps = np.empty_like(at)
        np.subtract(at[1:], at[:-1], gaps[:-1])
        gaps[-1] = length - at[-1]
        kept = None
        longest = 0
        if cuts:
            kept = np.ones(len(at), dtype=np.int8)
            ends = np.searchsorted(at, np.array(cuts)).tolist()
            for (first, end), (_, after) in zip(ends, cuts, strict=True):
                kept[first:end] = 0
                # What is left of a page's text grows together where something is cut out.
                longest += (int(at[end]) if end < len(at) else length) - after
            gaps *= kept
        longest += int(gaps.max())
        if longest > LONGEST_TAG:
            return None if cuts else self._at_a_glance(kept, long=True)
        return self._at_a_glance(kept, long=False)

    def _at_a_glance(self, kept: NDArray[np.int8] | None, *, long: bool) -> Told:
        veiled = _veiled().take(self._name)
        if kept is not None:
            veiled &= kept.view(np.bool_)
        veils = bool(veiled.any())
        if long:
            return Told(shallow=False, veiled=veils)
        nests, formats = (table.take(self._code) for table in _depths())
        sign = 1 - 2 * self._closing.view(np.int8)
        count = len(sign)
        if kept is not None:
            sign *= kept
            count = int(np.count_nonzero(kept))
        options = self._code == _OPTION
        if count > _FEW_TAGS:
            # Two letters may hide another name: on a long page only whole ones are believed.
            longer = (self._third >= ord("a")) & (self._third <= ord("z"))
            shallow = np.cumsum(sign * (longer | nests)).max() < DEEPEST
            shallow = shallow and np.count_nonzero(formats * sign) < MOST_FORMATTING
        else:
            shallow = np.cumsum(sign * nests).max() < DEEPEST
            shallow = shallow and np.cumsum(sign * formats).max() < MOST_FORMATTING
        return Told(bool(shallow and np.count_nonzero(options) < MOST_OPTIONS), veils)


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
def _veiled() -> NDArray[np.bool_]:
    return _opening_as(_VEILED)


@cache
def _hiding() -> NDArray[np.bool_]:
    return _opening_as((*HIDING, "!--"))


def _opening_as(names: Sequence[str]) -> NDArray[np.bool_]:
    """By five bits of each of a tag's first three letters: whether it may be one of `names`."""
    made = np.zeros(1 << 15, dtype=np.bool_)
    for name in names:
        first, second, third = (ord(letter) & 31 for letter in name[:3])
        made[first << 10 | second << 5 | third] = True
    return made
