"""What a piece has in common with the others: its markup, its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from legation.articles.piece import Piece
from legation.articles.words import followed, small_letters, word_set

SPOKEN = frozenset(("prose", "sentence", "unended_prose"))
HEADS = frozenset(("tag_h1", "tag_h2"))
LETTERS = re.compile(r"[^\W\d_]+")
_NAMED = ("begins", "holds", "headed", "calls")
_ENOUGH = 3
_STEM = 5
_RIGHTS = frozenset(("begins_copyright", "holds_copyright"))
_LONGEST_RIGHTS, _SHORTEST_NAME, _LONGEST_NAME = 400, 4, 50
_NOTICE = frozenset(
    (
        "asks_reader",
        "calls",
        "holds_copyright",
        "holds_disclosure",
        "holds_promotion",
        "credited",
        "begins_promotion",
        "begins_caption",
        "holds_caption",
    )
)
_VOICED = frozenset(("dateline", "quoted"))
_BRACKETS = re.compile(r"\s?\([^()]*\)$")
_LEAD = 4
"""Pieces of prose that take up what the headline says."""
_ELSEWHERE = frozenset(
    (
        "linked",
        "tag_nav",
        "tag_footer",
        "tag_aside",
        "tag_figcaption",
        "class_comments",
        "class_disclosure",
        "class_related",
        "class_promotion",
    )
)


def kindred(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> dict[int, str]:
    """The numbers of pieces marked up as most of the page's prose is, or standing beside it.

    A publisher's paragraphs share their element, its class and its parent's; boxes set among
    them do not. Empty for plain text and where no markup holds enough prose to tell.
    """
    shares = Counter[str]()
    counts = Counter[str]()
    for piece, found in zip(pieces, own, strict=True):
        if piece.kind and found & SPOKEN and not found & _ELSEWHERE:
            shares[piece.kind] += len(piece.words)
            counts[piece.kind] += 1
    if not shares:
        return {}
    kind, share = shares.most_common(1)[0]
    if counts[kind] < _ENOUGH or share * 3 < sum(shares.values()):
        return {}
    parents = {
        piece.parent
        for piece, found in zip(pieces, own, strict=True)
        if piece.kind == kind and found & SPOKEN
    }
    made: dict[int, str] = {}
    for i, piece in enumerate(pieces):
        if piece.kind == kind:
            made[i] = "kin"
        elif piece.parent in parents or piece.within in parents:
            # Also what stands bare in the element that holds them.
            made[i] = "beside_kin"
    return made


def coherence(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> dict[int, str]:
    """The numbers of prose pieces that share words with the rest of the story, or none.

    Words count by their first letters, so that "talks" and "talked" are one; of a headline and
    of prose that looks like the story's, each once. Where all share none the story is too short to
    tell.
    """
    stems: dict[int, frozenset[str]] = {}
    counts = Counter[str]()
    for i, (piece, found) in enumerate(zip(pieces, own, strict=True)):
        if found & SPOKEN or "headline" in found:
            stems[i] = _stems(piece.words)
            if not any(name.startswith(_NAMED) for name in found):
                counts.update(stems[i])
    prose = [i for i in stems if "prose" in own[i]]
    if len(prose) < _ENOUGH:
        return {}
    made: dict[int, str] = {}
    for i in prose:
        counted = not any(it.startswith(_NAMED) for it in own[i])
        others = sum(counts[stem] > counted for stem in stems[i])
        if others == 0 or others > 1:
            made[i] = "coherent" if others else "apart"
    return made if "coherent" in made.values() else {}


def echoed(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> dict[int, str]:
    """The numbers of lines like headlines whose words the story takes up, or takes none of up.

    A headline tells what the story's first paragraphs tell; a slogan or a section's name does not.
    """
    told = [i for i, found in enumerate(own) if "prose" in found and not found & _ELSEWHERE]
    filed = next((i for i in told if "dateline" in own[i]), 0)
    prose = [i for i in told if i >= filed and not _is_notice(own[i])] or told
    lead = frozenset[str]().union(*(_stems(pieces[i].words) for i in prose[:_LEAD]))
    made: dict[int, str] = {}
    for i, found in enumerate(own):
        # Of links only a heading may be the story's own.
        if "headline" in found and lead and ("linked" not in found or found & HEADS):
            words = _stems(pieces[i].words)
            shared = len(words & lead)
            if shared >= 2 and shared * 2 >= len(words):
                made[i] = "echoed"
            elif shared >= 2:
                made[i] = "half_echoed"
            elif words and not shared:
                made[i] = "unechoed"
    return made


def _is_notice(found: frozenset[str]) -> bool:
    """Whether a sentence speaks to the reader or of the page: no story begins with it."""
    return ("you" in found or len(found & _NOTICE) > 1) and not found & _VOICED


def outlet_names(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of short lines that a copyright line repeats: the publisher's name.

    And of a channel's, over the number of those who follow it.
    """
    channels = {
        pieces[i - 1].words for i, piece in enumerate(pieces) if i and followed(piece.words)
    }
    rights = " ".join(
        piece.words.casefold()
        for piece, found in zip(pieces, own, strict=True)
        if found & _RIGHTS and len(piece.words) < _LONGEST_RIGHTS
    )
    return frozenset(
        i
        for i, piece in enumerate(pieces)
        if piece.words in channels
        or (
            rights
            and _SHORTEST_NAME < len(piece.words) < _LONGEST_NAME
            and not own[i] & _RIGHTS
            and _BRACKETS.sub("", piece.words).casefold() in rights
        )
    )


@lru_cache(maxsize=1024)
def _stems(words: str) -> frozenset[str]:
    small = word_set("function_words")
    found = small_letters(words[:600])
    return frozenset([word[:_STEM] for word in found if len(word) > 3 and word not in small])
