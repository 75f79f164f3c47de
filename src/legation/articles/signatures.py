"""What tells a piece of a page again on another page: numbers that stay where it varies little.

A short piece has one number, of its letters alone. A long one has four: the least values that four
hash functions take on its pairs of neighbouring words (min-hashes), so that each number stays with
the likelihood that is the share of pairs two pieces have in common.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from legation.articles.piece import Piece

STORED = "<u4"
"""How a number is written: four bytes, the lowest first."""

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 8
_MOST_PIECES = 600
_LONGEST = 4000
_MIXING = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
    dtype=np.uint64,
)
_NEXT = np.uint64(0xFF51AFD7ED558CCD)
# The two lowest bits tell what a number is of.
_SHORT, _FIRST, _LATER = 0, 1, 2

Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Signatures:
    """The numbers of a page's pieces, those of a piece together, and whose each is."""

    numbers: Numbers
    pieces: NDArray[np.intp]

    def stored(self) -> bytes:
        """The page's numbers without order and repetition, as they are kept and compared."""
        return np.unique(self.numbers).astype(STORED).tobytes()


def of_stories(numbers: Numbers) -> Numbers:
    """One number for each long piece, by which whole stories are compared."""
    first: Numbers = numbers[numbers & 3 == _FIRST]
    return first


def needed(numbers: Numbers) -> NDArray[np.intp]:
    """Of how many of its piece's numbers another page must show: all of one, three of four."""
    return np.where(numbers & 3 == _SHORT, 1, 3)


def signatures(pieces: Sequence[Piece]) -> Signatures:
    """The signatures of a page's pieces; links that only lead elsewhere have none."""
    numbers: list[int] = []
    owners: list[int] = []
    hashes: list[int] = []
    lengths: list[int] = []
    for at, piece in enumerate(pieces[:_MOST_PIECES]):
        if "plain" in piece.hints:
            continue
        words = _WORD.findall(piece.words[:_LONGEST].lower())
        if len(words) >= _LONG:
            hashes += map(_hashed, words)
            lengths.append(len(words))
            owners += [at] * len(_MIXING)
            numbers += [_FIRST] * len(_MIXING)
        elif words:
            owners.append(at)
            numbers.append(_hashed(" ".join(words)) & ~3)
    found = np.array(numbers, dtype=np.uint32)
    if lengths:
        found[found == _FIRST] = _least(
            np.array(hashes, dtype=np.uint64), np.array(lengths, dtype=np.intp)
        )
    return Signatures(found, np.array(owners, dtype=np.intp))


def _least(hashes: NDArray[np.uint64], lengths: NDArray[np.intp]) -> Numbers:
    """Four numbers for each of the pieces whose words, `lengths` of them each, are hashed."""
    pairs = hashes[:-1] * _NEXT + hashes[1:]
    within = np.ones(len(pairs), dtype=bool)
    within[np.cumsum(lengths)[:-1] - 1] = False
    pairs = pairs[within]
    pairs ^= pairs >> np.uint64(29)
    starts = np.concatenate(([0], np.cumsum(lengths - 1)[:-1]))
    mixed = (pairs * _MIXING[:, None]) >> np.uint64(32)
    least = np.minimum.reduceat(mixed, starts, axis=1).T.astype(np.uint32)
    least &= np.uint32(0xFFFFFFFC)
    least |= np.array([_FIRST, _LATER, _LATER, _LATER], dtype=np.uint32)
    return least.ravel()


@lru_cache(maxsize=16384)
def _hashed(words: str) -> int:
    return zlib.crc32(words.encode())
