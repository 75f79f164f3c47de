"""A stretch of a page's text before it has a label: one paragraph, or one line of furniture."""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_PIECES = 6_000
"""Pieces of a page that get a label of their own; no article has as many."""

_SPACE = re.compile(r"\s+")
_GAP = re.compile(r"\S(?: {2,}|\t+)(?=\S)")


class Piece(NamedTuple):
    """The characters of the page's text from `start` up to `end`, white space trimmed.

    `hints` are what the page's structure says of it: names of tags ("h1", "figcaption", "nav")
    and labels that class words stand for ("class:promotion"). Plain text has none. A "linked" piece
    is made of links, a "plain" one of links that only lead elsewhere. `kind` is the element it
    stands in and that one's parent, with their classes; `parent` numbers the latter, `within` the
    former.
    """

    start: int
    end: int
    words: str
    hints: frozenset[str] = frozenset()
    kind: str = ""
    parent: int = 0
    within: int = 0

    @classmethod
    def cut(cls, text: str, start: int, end: int, hints: frozenset[str] = frozenset()) -> Piece:
        """The piece that stands in `text` at these offsets; `words` has its white space folded.

        Wide gaps inside a line, which set menus apart, leave the hint "gaps".
        """
        raw = text[start:end]
        gaps = frozenset(("gaps",)) if len(_GAP.findall(raw)) >= 2 else frozenset()
        return cls(start, end, _SPACE.sub(" ", raw).strip(), hints | gaps)
