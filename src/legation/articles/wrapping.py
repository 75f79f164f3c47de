"""Whether and where a page cuts its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

CLOSED = re.compile(r"(?:[.!?:…;][\"'”’)\]»]*|[.!?…][\"'”’]*\s?\((?i:end|ends|more)\))$")
_WIDEST_WRAP = 110
NEARLY = 0.82
"""The share of a width that a line which breaks off there reaches."""
_FEWEST_FULL = 4
"""Lines that reach the width of a page and break off there, which show that it is cut at one."""
_PARAGRAPH = 11
_LOOKED_AT = 5000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page's text, its white space trimmed; `marked` as the wires of old mark heads."""

    start: int
    end: int
    words: str
    indent: int
    after_gap: bool
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a page cuts its lines: at a width, raggedly inside sentences, or not at all."""

    width: int | None
    ragged: bool


def wrapping(lines: list[Line]) -> Wrap:
    """How a page cuts its lines, by where sentences break off."""
    lines = lines[:_LOOKED_AT]
    pairs = [(before, after) for before, after in pairwise(lines) if not after.after_gap]
    # Where all is in capitals no letter shows that a sentence goes on.
    capitals = sum(line.words.isupper() for line in lines) * 10 > len(lines) * 9
    opened = [
        (before, after)
        for before, after in pairs
        if not CLOSED.search(before.words) and before.words.count(" ") >= 3
    ]
    told = lines[1:] or lines
    longest = sorted(len(line.words) for line in told)[-max(1, len(told) // 50)] if told else 0
    broken = [capitals or after.words[:1].islower() for _, after in opened]
    full = [
        len(before.words) + len(after.words.split(" ", 1)[0]) >= longest for before, after in opened
    ]
    cut = [
        len(before.words)
        for (before, _), *told in zip(opened, broken, full, strict=True)
        if any(told)
    ]
    # Whole paragraphs on lines of their own speak against broken ones.
    whole = sum(_is_paragraph(line.words) for line in lines)
    evident = sum(broken) >= 2 or sum(full) >= _FEWEST_FULL
    wide = evident and len(cut) > whole and len(cut) * 4 >= len(pairs)
    if wide and longest <= _WIDEST_WRAP:
        return Wrap(_usual(cut), ragged=False)
    # A page without any blank line says less, so one broken sentence is enough there.
    fewest = 2 if len(pairs) < len(lines) - 1 else 1
    return Wrap(None, ragged=sum(broken) >= fewest and sum(broken) > whole)


def _usual(lengths: Sequence[int]) -> int:
    """The greatest length that a third of the others come near: a masthead may be wider."""
    ordered = sorted(lengths, reverse=True)
    for length in ordered:
        if sum(other >= length * NEARLY for other in ordered) * 3 >= len(ordered):
            return length
    return ordered[0]


def _is_paragraph(words: str) -> bool:
    opens = words[:1].isupper() or words[:1] in "\"“'‘"
    return opens and words.count(" ") >= _PARAGRAPH and CLOSED.search(words) is not None
