"""Lines in another script or language than the page's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.articles.piece import Piece
from legation.articles.tongue import is_no_english

_STRANGE = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff]")


_FOREIGN = frozenset(("foreign",))
_ENGLISH = frozenset(("prose", "linked", "tiny", "dated"))


def without_frame(pieces: Sequence[Piece], own: list[frozenset[str]]) -> list[frozenset[str]]:
    """The features, with the lines in another script or language than the page's own told apart.

    A Greek or Peruvian paper prints its menus and teasers so around the stories of its English
    edition.
    """
    strange = [
        i
        for i, (piece, found) in enumerate(zip(pieces, own, strict=True))
        if (not piece.words.isascii() and _STRANGE.search(piece.words) and _is_strange(piece.words))
        or (found.isdisjoint(_ENGLISH) and piece.words[-1] in ".!?…" and is_no_english(piece.words))
    ]
    total = sum(len(piece.words) for piece in pieces)
    if not strange or sum(len(pieces[i].words) for i in strange) * 3 > total:
        return own
    lines = frozenset(strange)
    return [
        _FOREIGN if i in lines and "dated" not in found else found for i, found in enumerate(own)
    ]


def _is_strange(words: str) -> bool:
    """Whether most letters of a line are of none of the Latin alphabets."""
    return 2 * len(_STRANGE.findall(words)) > sum(char.isalpha() for char in words)
