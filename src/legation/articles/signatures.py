"""What tells a piece of a page again on another page: numbers that stay where it varies little.

A short piece has one number, of its letters alone. A long one has eight: the least values that
eight hash functions take on its pairs of neighbouring words (min-hashes). Each of them is the same
for two pieces with the likelihood that is the share of pairs they have in common. Pieces that name
others have none in common: "The minister received the ambassador of Peru" is told of many.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from legation.articles import calendar
from legation.articles.piece import Piece

STORED = "<u4"
"""How a number is written: four bytes, the lowest first."""

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 8
_MOST_PIECES = 600
_LONGEST = 4000
_FUNCTIONS = 8
_SAME = 6
_NEXT = np.uint64(0xFF51AFD7ED558CCD)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_STEPS = _STEP * np.arange(1, _FUNCTIONS + 1, dtype=np.uint64)
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
    """How many of a piece's numbers another page must show: the one it has, or six of eight."""
    return np.where(numbers & 3 == _SHORT, 1, _SAME)


def signatures(pieces: Sequence[Piece]) -> Signatures:
    """The signatures of a page's pieces; links that only lead elsewhere have none."""
    numbers: list[int] = []
    owners: list[int] = []
    hashes: list[int] = []
    lengths: list[int] = []
    named: list[int] = []
    for at, piece in enumerate(pieces[:_MOST_PIECES]):
        if "plain" in piece.hints:
            continue
        words = _WORD.findall(piece.words[:_LONGEST])
        if len(words) >= _LONG:
            names = {word for word in words if word[0].isupper() and not _dates(word)}
            named.append(_hashed(" ".join(sorted(names))))
            hashes += [_hashed(word.lower()) for word in words]
            lengths.append(len(words))
            owners += [at] * _FUNCTIONS
            numbers += [_FIRST] * _FUNCTIONS
        elif words:
            owners.append(at)
            numbers.append(_hashed(" ".join(words).lower()) & ~3)
    found = np.array(numbers, dtype=np.uint32)
    if lengths:
        found[found == _FIRST] = _least(
            np.array(hashes, dtype=np.uint64),
            np.array(lengths, dtype=np.intp),
            np.array(named, dtype=np.uint64),
        )
    return Signatures(found, np.array(owners, dtype=np.intp))


def _least(
    hashes: NDArray[np.uint64], lengths: NDArray[np.intp], named: NDArray[np.uint64]
) -> Numbers:
    """The numbers of pieces whose words, `lengths` of them each, and whose names are hashed."""
    pairs = hashes[:-1] * _NEXT + hashes[1:]
    within = np.ones(len(pairs), dtype=bool)
    within[np.cumsum(lengths)[:-1] - 1] = False
    pairs = pairs[within] ^ np.repeat(named << np.uint64(32), lengths - 1)
    starts = np.concatenate(([0], np.cumsum(lengths - 1)[:-1]))
    least = np.minimum.reduceat(_mixed(pairs), starts, axis=1).T.astype(np.uint32)
    least &= np.uint32(0xFFFFFFFC)
    least |= np.array([_FIRST, *[_LATER] * (_FUNCTIONS - 1)], dtype=np.uint32)
    return least.ravel()


def _mixed(pairs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """32 bits for each pair by each function: a step of its own, then the mixing of splitmix64."""
    mixed: NDArray[np.uint64] = pairs + _STEPS[:, None]
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.right_shift(mixed, np.uint64(32))


def _dates(word: str) -> bool:
    return word.lower() in calendar.months() or word.lower() in calendar.weekdays()


@lru_cache(maxsize=16384)
def _hashed(words: str) -> int:
    return zlib.crc32(words.encode())
