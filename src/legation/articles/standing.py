"""What stands next to a line or in one row with it: numbers, menus, dates, credits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from legation.articles.company import SPOKEN
from legation.articles.ends import LONGEST_LIST
from legation.articles.headlines import TAKEN_UP
from legation.articles.piece import Piece
from legation.articles.voices import INLINE

_LONGEST_CREDIT, _MOST_SPACES = 60, 7
_PICTURED = re.compile(r"\b(?:caption|image|fullscreen)\b", re.IGNORECASE)
_TOLD = frozenset(
    ("prose", "sentence", "two_sentences_unended", "begins_caption", "scene", "upper")
)
_LONGEST_KICKER = 30
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+\S")
_NEAR = 5
"""Pieces among which a sentence stands twice only where a picture has it as text and caption."""
_NEAR_DATE = 3
_FEWEST_TINY = 4


def standing(
    pieces: Sequence[Piece], own: Sequence[frozenset[str]], echoes: Mapping[int, str]
) -> Mapping[str, Collection[int]]:
    """The numbers of the pieces of which each of these features holds.

    `echoes` says which lines the story takes up.
    """
    credit = {i for i, found in enumerate(own) if _is_credit(pieces[i].words, found)}
    return {
        "over_credit": {i - 1 for i in credit if i},
        **_over_others(pieces, own),
        **_repeated(pieces, credit, echoes),
        **_by_date(pieces, own),
        "in_order": _numbered(pieces),
        "menu_run": _menus(own),
        "past_inline": [
            i
            for i, found in enumerate(own[:-1], 1)
            if found & INLINE and "headline" in found and own[i] & SPOKEN
        ],
    }


def _over_others(
    pieces: Sequence[Piece], own: Sequence[frozenset[str]]
) -> Mapping[str, Collection[int]]:
    """Lines in capitals over a headline in small letters: a kicker, a headline over its deck."""
    over = {
        i
        for i, (found, below) in enumerate(pairwise(own))
        if "upper" in found and "headline" in below and "upper" not in below
    }
    kickers = {i for i in over if len(pieces[i].words) < _LONGEST_KICKER}
    # An office's name is no headline.
    heads = {i for i in over - kickers if "headline" in own[i] and "office" not in own[i]}
    return {"kicker": kickers, "over_deck": heads}


def _is_credit(words: str, found: frozenset[str]) -> bool:
    """Whether a line is what stands under a caption: a credit, the page's button that hides it."""
    if (
        len(words) > _LONGEST_CREDIT
        or not found.isdisjoint(_TOLD)
        or words.count(" ") > _MOST_SPACES
    ):
        return False
    return "credited" in found or (words.count(" ") < 5 and bool(_PICTURED.search(words)))


def _repeated(
    pieces: Sequence[Piece], credit: Collection[int], echoes: Mapping[int, str]
) -> Mapping[str, Collection[int]]:
    """Lines that the page prints more than once, by whether the story takes them up."""
    counts = Counter([piece.words for piece in pieces])
    if len(counts) == len(pieces):
        return {}
    twice = {i for i, piece in enumerate(pieces) if counts[piece.words] > 1}
    echoed = {i for i in twice if echoes.get(i) in TAKEN_UP}
    near: list[int] = []
    for i in twice:
        around = range(max(0, i - _NEAR), min(len(pieces), i + _NEAR + 1))
        again = sum(pieces[n].words == pieces[i].words for n in around) > 1
        if again and any(n in credit for n in around):
            near.append(i)
    return {"twice_echoed": echoed, "twice": twice - echoed, "twice_near": near}


def _by_date(
    pieces: Sequence[Piece], own: Sequence[frozenset[str]]
) -> Mapping[str, Collection[int]]:
    """Names of people next to a date, with their place or without."""
    named = {
        i
        for i, found in enumerate(own)
        if "person" in found
        and any("dated" in it for it in own[max(0, i - _NEAR_DATE) : i + _NEAR_DATE + 1])
    }
    placed = {i for i in named if " in " in pieces[i].words}
    return {"person_in_place": placed, "person_by_date": named - placed}


def _numbered(pieces: Sequence[Piece]) -> Collection[int]:
    """The lines of a numbered row: "1. …" with a "2. …" below, or the like above."""
    rows = {
        i: int(found[1])
        for i, piece in enumerate(pieces)
        if piece.words[:1].isdigit() and (found := _NUMBER.match(piece.words))
    }
    return [
        i
        for i, number in rows.items()
        if any(
            abs(rows.get(n, number) - number) == 1
            for n in range(i - LONGEST_LIST, i + LONGEST_LIST)
        )
    ]


def _menus(own: Sequence[frozenset[str]]) -> Collection[int]:
    """Tiny lines most of whose neighbours are tiny too."""
    tiny = ["tiny" in found for found in own]
    return [
        i
        for i, is_tiny in enumerate(tiny)
        if is_tiny and sum(tiny[max(0, i - 2) : i + 3]) >= _FEWEST_TINY
    ]
