"""Where sentences end, told before the parse so that only the wanted ones are parsed."""

from __future__ import annotations

import re
from functools import cache

from legation.language.words import alternation, table
from legation.model import Span

_CLOSERS = "\"'”’)\\]»"
# No stop before it: else a row of ten thousand stops would be tried from each of them.
_STOP = re.compile(rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?=\s|$)")
_OPENS = re.compile(r"[\"'“‘(\[«]*(?:[A-Z0-9]|[^\W\d_a-z])")

_ABBREVIATED = 60
"""No abbreviation has so many characters."""


def split(text: str, span: Span, *, code: str = "en") -> tuple[Span, ...]:
    """The sentences of `text` within `span`, outer white space left out.

    A full stop after an abbreviation or an initial ends none, unless it also ends the span.
    A hard line break does not end a sentence; an empty line does.
    """
    found: list[Span] = []
    start = span.start
    for piece in re.finditer(r"\n[ \t]*\n", text[span.start : span.end]):
        found += _in_paragraph(text, start, span.start + piece.start(), code)
        start = span.start + piece.end()
    found += _in_paragraph(text, start, span.end, code)
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, code: str) -> list[Span]:
    found = []
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < start or not _ends(text, start, stop, end, code):
            continue
        found.append(_trimmed(text, start, stop.end()))
        start = stop.end()
    found.append(_trimmed(text, start, end))
    return [span for span in found if span.end > span.start]


def _ends(text: str, start: int, stop: re.Match[str], end: int, code: str) -> bool:
    after = text[stop.end() : min(end, stop.end() + 40)].lstrip()
    if not after:
        return True
    if not _OPENS.match(after):
        return False
    if text[stop.start()] != "." or stop[0][0:2] == "..":
        return True
    near = max(start, stop.start() - _ABBREVIATED)
    short = _abbreviation(code).search(text[near : stop.start()])
    return short is None or ("." in short[0] and _starter(code).match(after) is not None)


@cache
def _abbreviation(code: str) -> re.Pattern[str]:
    words = table(code, "sentences")["abbreviations"]
    return re.compile(
        rf"(?:^|[\s(\[“\"‘/–-])(?:{alternation(words)}|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])$"
    )


@cache
def _starter(code: str) -> re.Pattern[str]:
    words = table(code, "sentences")["starters"]
    return re.compile(rf"(?:{alternation(words)})\b")


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
