"""Pieces into blocks that tile the text: labels, then datelines and picture credits cut apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set

from legation.articles.date_lines import headline_after_date
from legation.articles.dateline import agency_opening, dateline
from legation.articles.fields import field
from legation.articles.furniture import told_apart
from legation.articles.labelling import labels
from legation.articles.neighbours import features
from legation.articles.pictures import caption_word, credit_end, credit_start, name_end
from legation.articles.piece import MOST_PIECES, Piece
from legation.articles.words import signed_end
from legation.model import Block, Label

_DATELINE_WITHIN = 3
"""Paragraphs of the story among which its one dateline stands."""

_NOTES = (Label.CAPTION, Label.NAVIGATION, Label.OTHER, Label.TITLE)
_NAMED = {"title": Label.TITLE, "filed": Label.DATELINE}
_MOST_NOTES, _LONGEST_NOTE = 3, 600
_SENTENCE = re.compile(r"[A-ZÀ-Þ\"“'‘].*?\w.*[.!?][\"”'’)]*", re.DOTALL)

Mark = tuple[Label, int]


def blocks(
    text: str,
    pieces: Sequence[Piece],
    *,
    known: Callable[[str], bool],
    title: str | None = None,
    elsewhere: Set[int] = frozenset(),
) -> tuple[Block, ...]:
    """Blocks that tile `text`, each beginning where a piece or a part of one begins.

    White space belongs to the block before it. `known` tells the cities that datelines name,
    `title` is what the page's markup calls the article, `elsewhere` has the numbers of the pieces
    that other pages of the site show too. What follows the first MOST_PIECES is one block of
    `other`.
    """
    labelled = pieces[:MOST_PIECES]
    found = features(labelled, known=known, title=title)
    if elsewhere:
        found = list(told_apart(labelled, found, elsewhere, known=known))
    marks: list[Mark] = []
    seen = 0
    given = _with_a_story(labelled, labels(found), elsewhere)
    for piece, label in zip(labelled, given, strict=True):
        named = field(piece.words)
        if label is Label.BODY:
            told = piece
            if named and named[0] == "text":
                marks.append((Label.OTHER, piece.start))
                told = Piece.cut(text, piece.start + _unfolded(text, piece, named[1]), piece.end)
            filed = list(_filed(text, told, known if seen < _DATELINE_WITHIN else None))
            seen += _DATELINE_WITHIN if len(filed) > 1 else 1
            marks += [*filed, *_signed(text, piece)]
        elif named and _value_of(named, label, piece):
            marks += [
                (Label.OTHER, piece.start),
                (label, piece.start + _unfolded(text, piece, named[1])),
            ]
        elif label is Label.TITLE and (at := headline_after_date(piece.words)):
            marks += [
                (Label.DATES, piece.start),
                (label, piece.start + _unfolded(text, piece, at)),
            ]
        elif label is Label.CAPTION:
            marks += _credited(text, piece)
        else:
            marks.append((label, piece.start))
    if len(pieces) > MOST_PIECES:
        marks.append((Label.OTHER, pieces[MOST_PIECES].start))
    return tuple(_tiles(text, marks))


def _with_a_story(
    pieces: Sequence[Piece], given: Sequence[Label], elsewhere: Set[int]
) -> Sequence[Label]:
    """The labels, a lone sentence or two made body where nothing else is: a note, not a caption."""
    if Label.BODY in given:
        return given
    notes = [
        place
        for place, (piece, label) in enumerate(zip(pieces, given, strict=True))
        if label in _NOTES and place not in elsewhere and _is_note(piece.words)
    ]
    if len(notes) > _MOST_NOTES:
        return given
    return [Label.BODY if place in notes else label for place, label in enumerate(given)]


def _is_note(words: str) -> bool:
    """Whether a piece reads as a sentence and not as what stands under a picture."""
    return (
        len(words) <= _LONGEST_NOTE
        and _SENTENCE.fullmatch(words) is not None
        and not (credit_start().match(words) or caption_word().match(words))
        and not (credit_end(words) or name_end().search(words))
    )


def _value_of(named: tuple[str, int], label: Label, piece: Piece) -> bool:
    """Whether a line's name of its field is to be cut off what it names."""
    return _NAMED.get(named[0]) is label and named[1] < len(piece.words)


def _tiles(text: str, marks: Sequence[Mark]) -> Iterator[Block]:
    starts = [0, *(start for _, start in marks[1:])]
    ends = [*starts[1:], len(text)]
    for (label, _), start, end in zip(marks, starts, ends, strict=True):
        yield Block(label, start, end)


def _filed(text: str, piece: Piece, known: Callable[[str], bool] | None) -> Iterator[Mark]:
    """A paragraph's dateline and its sentence; the paragraph alone where it has none.

    `known` is None where none is looked for.
    """
    found = dateline(piece.words, known=known) if known else None
    opening = agency_opening(piece.words) if known and found is None else None
    length = found.end if found else opening[1] if opening else 0
    if length:
        yield Label.DATELINE, piece.start
    yield Label.BODY, piece.start + _unfolded(text, piece, length)


def _signed(text: str, piece: Piece) -> Iterator[Mark]:
    """The brackets behind a last paragraph that say who reported and edited."""
    found = signed_end(piece.words)
    if found and found.start() > 0:
        yield Label.BYLINE, piece.start + _unfolded(text, piece, found.start())


def _credited(text: str, piece: Piece) -> Iterator[Mark]:
    """A picture's caption and the credits before and behind it."""
    words = piece.words
    opening = credit_start().match(words)
    begin = opening.end() if opening else 0
    label = caption_word().match(words, begin)
    after = label.end() if label else begin
    closing = credit_end(words, after) or name_end().search(words, after)
    if opening:
        yield Label.CREDIT, piece.start
    if closing is None:
        yield Label.CAPTION, piece.start + _unfolded(text, piece, begin)
        return
    if words[begin : closing.start()].strip():
        yield Label.CAPTION, piece.start + _unfolded(text, piece, begin)
    yield Label.CREDIT, piece.start + _unfolded(text, piece, closing.start())


def _unfolded(text: str, piece: Piece, count: int) -> int:
    """How far into the piece's own characters its first `count` folded characters reach."""
    at = piece.start
    for char in piece.words[:count]:
        if char == " ":
            while text[at].isspace():
                at += 1
        else:
            at += 1
    return at - piece.start
