"""Who speaks: the speakers of a transcript, an interview's questions, a word to the reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from legation.articles.company import (
    SPOKEN,
)
from legation.articles.lines import SPEAKER
from legation.articles.piece import Piece

_READER = re.compile(r"\byou(?:rs?)?\b", re.IGNORECASE)


# "He told us" is reported, "We need you" is not.
_WRITER = re.compile(r"\b(?:[Ww]e|[Oo]urs?|(?<!told )(?<!to )us)\b")


_OFFICE = re.compile(
    r"\b(?:President|Minister|Chancellor|Secretary|Speaker|Ambassador|Governor|King)\b",
    re.IGNORECASE,
)


_LONGEST_SPEAKER = 200
_COUNTED = frozenset(("headed_comments", "holds_comments", "class_comments"))
_BUTTON = frozenset(("headed_navigation",))
_PRESENTED = re.compile(r",\s|\s?\(")
"""Behind a speaker's name when it is first printed: "Yamada, Daily News: …", then "Yamada: …"."""


_ASKED_BY = re.compile(r"Q\s+[A-Z\"“]")


_FEWEST_ASKED = 3


_LONGEST_LABEL = 20


_READER_SAYS, _LONGEST_READER = (" says:", " said:", " wrote:"), 50


_LABEL = re.compile(r"(?:from|by|author|source|(?:\w+\s){1,2}(?:by|from)):?", re.IGNORECASE)


INLINE = frozenset(("headed_related", "begins_related"))


VOICED = frozenset(("quoted", "attributed", "speaker"))


# What shares no word with the story and speaks to its reader is no part of it.
NOTICES = frozenset(
    (
        "asks_reader",
        "holds_promotion",
        "holds_disclosure",
        "holds_comments",
        "begins_comments",
        "holds_copyright",
        "holds_other",
        "calls",
    )
)


def turned_to_reader(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of sentences to the reader on a page that mostly speaks of others.

    A speech or a letter says "we" and "you" all along; a report does so in what it quotes.
    """
    prose = [i for i, found in enumerate(own) if found & SPOKEN]
    said = [
        i
        for i in prose
        if "you" in own[i]
        and not own[i] & VOICED
        and (_READER.search(pieces[i].words) or len(_WRITER.findall(pieces[i].words)) > 1)
    ]
    return frozenset(said if len(said) * 4 <= len(prose) else ())


def writers_own(own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of sentences that say "we" between a story's first and the note on its writer.

    Whom such a note presents says it for himself, not for the page.
    """
    note = next((i for i, found in enumerate(own) if "note_on_writer" in found), 0)
    first = next(
        (i for i, found in enumerate(own) if "prose" in found and "you" not in found), note
    )
    said = (i for i in range(first, note) if "you" in own[i] and own[i] & SPOKEN)
    return frozenset(i for i in said if not own[i] & NOTICES)


def without_counts(pieces: Sequence[Piece], own: list[frozenset[str]]) -> list[frozenset[str]]:
    """The features, "0 Comments" over the story told as the button it is: they stand below it."""
    story = next((i for i, found in enumerate(own) if found & SPOKEN), 0)
    return [
        (found - _COUNTED) | _BUTTON
        if i < story and "headed_comments" in found and _is_count(pieces[i].words)
        else found
        for i, found in enumerate(own)
    ]


def _is_count(words: str) -> bool:
    return words[:1].isdigit() or words.lower().startswith("no ")


def speaking(pieces: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the pieces that open with a name and a colon which another opens with too."""
    named = {
        i: _PRESENTED.split(found["name"])[0]
        for i, piece in enumerate(pieces)
        if ":" in piece.words[:_LONGEST_SPEAKER] and (found := SPEAKER.match(piece.words))
    }
    counts = Counter(named.values())
    offices = {i for i, name in named.items() if _OFFICE.search(name)}
    turns = offices if len({named[i] for i in offices}) > 1 else set[int]()
    told = {i for i, name in named.items() if counts[name] > 1 or i in turns}
    if told:
        # "Q Mr. President, will you …": transcripts of press conferences print no colon there.
        told |= {i for i, piece in enumerate(pieces) if _ASKED_BY.match(piece.words)}
    return frozenset(told)


def questions(own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of an interview's questions: set in bold, or each with an answer below it."""
    bold = [i for i, found in enumerate(own) if {"strong", "asks"} <= found]
    if sum("you" in own[i] for i in bold) > 1:
        return frozenset(bold)
    answered = [
        i
        for i, (found, below) in enumerate(pairwise(own))
        if {"asks", "you"} <= found and below & SPOKEN and not found & INLINE
    ]
    return frozenset(answered if len(answered) >= _FEWEST_ASKED else ())


def commenters(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of lines that name a reader whose comment follows its date: "sonam2 says:"."""
    return frozenset(
        i
        for i, ((piece, _), (_, below)) in enumerate(pairwise(zip(pieces, own, strict=True)))
        if len(piece.words) < _LONGEST_READER
        and piece.words.endswith(_READER_SAYS)
        and "dated" in below
    )


def introducing(own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of lines that name the speaker of the next one."""
    return frozenset(
        i
        for i, (found, below) in enumerate(pairwise(own))
        if "introduces" in found and (below & SPOKEN or "unfinished" in below)
    )


def answers(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of lines under the label that they answer: "From:", "PROVIDED BY"."""
    return frozenset(
        i
        for i, piece in enumerate(pieces[:-1], 1)
        if len(piece.words) < _LONGEST_LABEL
        and not own[i] & SPOKEN
        and _LABEL.fullmatch(piece.words)
    )
