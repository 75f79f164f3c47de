"""Plain text into pieces: lines, hard-wrapped ones joined to the paragraphs they were cut from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from legation.articles import clock
from legation.articles.piece import Piece
from legation.articles.words import beginnings, headings, word_set
from legation.model import Label

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CLOSED = re.compile(r"[.!?:…;][\"'”’)\]»]*$")
_CONTINUES = re.compile(r"[a-z,.;:)\]’”]")
_BULLET = re.compile(r"(?:[-*•·+>»–—▪●]+|\d{1,2}[.)])\s+\S")
_WIDEST_WRAP = 110
_LOOKED_AT = 5000


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    indent: int
    after_gap: bool


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a page cuts its lines: at a width, raggedly inside sentences, or not at all."""

    width: int | None
    ragged: bool


def pieces(text: str) -> tuple[Piece, ...]:
    """The page's paragraphs and lines in order, without the white space between them."""
    lines = list(_lines(text))
    wrap = _wrapping(lines)
    once = _repeated(lines)
    made: list[Piece] = []
    run: list[_Line] = []
    for line in lines:
        if run and not _joins(run, line, wrap, once):
            made.append(Piece.cut(text, run[0].start, run[-1].end))
            run = []
        run.append(line)
    if run:
        made.append(Piece.cut(text, run[0].start, run[-1].end))
    return tuple(made)


def _lines(text: str) -> Iterator[_Line]:
    last = 0
    for found in _LINE.finditer(text):
        raw = found[0]
        start = found.start() + len(raw) - len(raw.lstrip())
        end = found.start() + len(raw.rstrip())
        gap = text.count("\n", last, start) > 1
        yield _Line(start, end, raw.strip(), start - found.start(), gap)
        last = end


def _wrapping(lines: list[_Line]) -> _Wrap:
    pairs = [
        (before, after) for before, after in pairwise(lines[:_LOOKED_AT]) if not after.after_gap
    ]
    broken = [
        before
        for before, after in pairs
        if not _CLOSED.search(before.words)
        and after.words[:1].islower()
        and before.words.count(" ") >= 3
    ]
    if len(broken) < 2:
        return _Wrap(None, ragged=False)
    widest = max(len(before.words) for before in broken)
    longest = sorted(len(line.words) for line in lines[:_LOOKED_AT])[-max(1, len(lines) // 50)]
    if widest <= _WIDEST_WRAP and longest <= _WIDEST_WRAP and len(broken) * 4 >= len(pairs):
        return _Wrap(widest, ragged=False)
    return _Wrap(None, ragged=True)


def _repeated(lines: list[_Line]) -> frozenset[str]:
    """Lines that stand twice, or alone and again at the head of the page: titles and menus."""
    seen: set[str] = set()
    twice: set[str] = set()
    first = lines[0].words if lines else ""
    for line in lines:
        if line.words in seen or (line.words != first and first.startswith(line.words)):
            twice.add(line.words)
        seen.add(line.words)
    return frozenset(twice)


def _joins(run: list[_Line], line: _Line, wrap: _Wrap, repeated: frozenset[str]) -> bool:
    """Whether a line goes on with the paragraph that the lines of `run` have begun."""
    before = run[-1]
    if line.after_gap or line.indent > before.indent + 1 or _BULLET.match(line.words):
        return False
    if before.words in repeated and len(run) == 1:
        return False
    open_ = not _CLOSED.search(before.words)
    if len(run) == 1 and (_is_label(before.words) or clock.is_date_line(before.words)):
        return False
    if _CONTINUES.match(line.words) and not _is_comment(line.words):
        return open_ and (len(run) > 1 or " " in before.words or wrap.ragged)
    if _is_label(line.words) or clock.is_date_line(line.words):
        return False
    if wrap.width is not None:
        return len(before.words) + len(line.words.split(" ", 1)[0]) >= wrap.width * 0.9 and (
            len(before.words) >= wrap.width * 0.6
        )
    if not wrap.ragged or not open_:
        return False
    return len(run) > 1 or (_prose_start(before.words) and len(line.words) > 20)


def _prose_start(words: str) -> bool:
    tokens = words.lower().split()
    small = sum(token.strip(",") in word_set("function_words") for token in tokens)
    return len(tokens) >= 3 and small >= 1 and not _is_label(words)


def _is_comment(words: str) -> bool:
    return bool(re.match(r"@?[a-z0-9_.-]+\s?(?::|\s{2,}|\d)", words)) and len(words) > 2


def _is_label(words: str) -> bool:
    if any(pattern.fullmatch(words) for _, pattern in headings()):
        return True
    return (
        any(
            label in (Label.DATES, Label.BYLINE, Label.COPYRIGHT) and pattern.match(words)
            for label, pattern in beginnings()
        )
        and len(words) < 60
    )
