"""Lines of styled words: what every reading on a screen is made of, whatever draws it.

A view returns `Line`s; `plain` sets them as text, `terminal.styled` in colour. Both break them
with `broken`, so a page reads the same through a pipe and on a terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a piece of a line is; how that looks is the drawer's business."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    DIM = "dim"
    QUOTE = "quote"
    KEY = "key"
    COMING = "coming"
    DONE = "done"
    OPEN = "open"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one style; white space and control characters of `text` do not survive setting."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph: `lead` stands as it is in the margin, `body` is broken beside it.

    `hang` is the column, in character cells, at which the body begins on every row; without
    a lead the first row begins at the margin.
    """

    body: tuple[Piece, ...] = ()
    lead: tuple[Piece, ...] = ()
    hang: int = 0


BLANK = Line()

_LEAST = 10
"""Cells that a body gets on however narrow a screen."""

_ASCII = str.maketrans(
    {
        "●": "*",
        "○": "o",
        "◌": ":",
        "◇": "+",
        "◐": ">",
        "⇢": "~",
        "✕": "x",
        "⊘": "!",
        "↻": "@",
        "·": "|",
        "∙": ".",
        "–": "-",
        "—": "-",
        "→": "->",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "└": "|",
        "┘": "|",
        "─": "-",
    }
)


def line(*pieces: Piece | str, lead: Sequence[Piece | str] = (), hang: int = 0) -> Line:
    """A line of these pieces, bare strings being plain ones."""
    return Line(body=_pieces(pieces), lead=_pieces(lead), hang=hang)


def _pieces(given: Iterable[Piece | str]) -> tuple[Piece, ...]:
    return tuple(Piece(piece) if isinstance(piece, str) else piece for piece in given)


def clean(text: str) -> str:
    """`text` without what could steer a terminal: escapes, direction marks, lone surrogates."""
    return "".join(
        char
        for char in text
        if char.isspace() or char in "\u200c\u200d" or unicodedata.category(char) not in _UNSEEN
    )


_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def cells(text: str) -> int:
    """How many character cells `text` takes on a terminal: two for wide characters."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def broken(paragraph: Line, width: int) -> Iterator[tuple[Piece, ...]]:
    """The line's rows, each at most `width` cells wide; a longer word is cut."""
    lead = tuple(Piece(clean(piece.text), piece.style) for piece in paragraph.lead)
    begin = sum(cells(piece.text) for piece in lead)
    if lead and paragraph.body:
        # A lead that ends in the body's column touches it on purpose, as a quotation mark does.
        gap = paragraph.hang - begin if begin <= paragraph.hang else 1
        lead = (*lead, Piece(" " * gap))
        begin += gap
    first, *others = _filled(paragraph.body, first=width - begin, room=width - paragraph.hang)
    yield (*lead, *first)
    for row in others:
        yield (Piece(" " * paragraph.hang), *row)


def _filled(body: tuple[Piece, ...], *, first: int, room: int) -> list[tuple[Piece, ...]]:
    """The body's rows; a first one that has no room for a word stays empty."""
    rows: list[tuple[Piece, ...]] = []
    row: list[Piece] = []
    used, limit = 0, first
    for space, word in _words(body):
        for part in _cut(word, max(room, _LEAST)):
            length = sum(cells(piece.text) for piece in part)
            if used + bool(row) + length > limit and (row or not rows):
                rows.append(tuple(row))
                row, used, limit = [], 0, room
            if row:
                row.append(Piece(" ", space))
                used += 1
            row.extend(part)
            used += length
    return [*rows, tuple(row)]


def _words(body: tuple[Piece, ...]) -> Iterator[tuple[Style, tuple[Piece, ...]]]:
    """Each word with the style of the space before it; a word may change style midway."""
    word: list[Piece] = []
    space = Style.PLAIN
    for piece in body:
        for number, chunk in enumerate(re.split(r"\s+", clean(piece.text))):
            if number:
                if word:
                    yield space, tuple(word)
                    word = []
                space = piece.style
            if chunk:
                word.append(Piece(chunk, piece.style))
    if word:
        yield space, tuple(word)


def _cut(word: tuple[Piece, ...], room: int) -> Iterator[tuple[Piece, ...]]:
    if sum(cells(piece.text) for piece in word) <= room:
        yield word
        return
    part: list[Piece] = []
    used = 0
    for piece in word:
        for char in piece.text:
            if used + _cell(char) > room:
                yield tuple(part)
                part, used = [], 0
            part.append(Piece(char, piece.style))
            used += _cell(char)
    yield tuple(part)


def plain(lines: Iterable[Line], *, width: int, encoding: str = "utf-8") -> str:
    """The lines as text without colour, broken at `width` cells, each row ended by a newline.

    Where `encoding` cannot hold our marks, dashes and quotes, ASCII ones stand for them, and
    a question mark for what has none.
    """
    rows = (
        "".join(piece.text for piece in row).rstrip()
        for paragraph in lines
        for row in broken(paragraph, width)
    )
    text = "".join(f"{row}\n" for row in rows)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_ASCII).encode(encoding, "replace").decode(encoding)
    return text
