"""Where quotation marks open and close, over sentences and within paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.language import Sentence
from legation.model import Span

_DOUBLE = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_TEX = re.compile(r"``.*?(?:''|$)")
_SINGLE = {"‘": "’", "'": "'’", "`": "'’"}
_CLOSERS = frozenset("\"”“»’'")
_STOPS = ",.?!…;—-"
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks at `span`, the marks included, in paragraph `paragraph`."""

    span: Span
    paragraph: int

    def words(self, text: str) -> int:
        """How many words are quoted."""
        return len(re.findall(r"\w+(?:['’]\w+)?", self.span.of(text)))

    def ended(self, text: str) -> bool:
        """Whether a full stop stands before the closing mark."""
        return self.span.of(text).rstrip("\"“”'’»` ").endswith(".")

    def closed(self, text: str) -> bool:
        """Whether its mark is closed, rather than opened anew by the next paragraph."""
        return self.span.end - self.span.start > 1 and text[self.span.end - 1] in _CLOSERS

    def stops(self, text: str) -> bool:
        """Whether a comma or the end of a sentence stands at the closing mark."""
        inner = self.span.of(text).rstrip("\"“”'’»` ")
        after = text[self.span.end : self.span.end + 1]
        return bool(inner) and (inner[-1] in _STOPS or after in tuple(",.?!"))


def among(sentences: Sequence[Sentence], text: str) -> tuple[Quotation, ...]:
    """The quotations of `text` that stand in the sentences, in reading order."""
    found: list[tuple[Span, int]] = []
    for sentence in sentences:
        if found and found[-1][1] == sentence.paragraph:
            found[-1] = (Span(found[-1][0].start, sentence.span.end), sentence.paragraph)
        else:
            found.append((sentence.span, sentence.paragraph))
    return find(text, found)


def find(text: str, paragraphs: Sequence[tuple[Span, int]]) -> tuple[Quotation, ...]:
    """The quotations of the paragraphs (where, number) of `text`, in reading order.

    One whose mark is not closed ends with its paragraph where the next opens it anew; where the
    next closes it, it goes on to there and counts as of that paragraph.
    """
    found: list[Quotation] = []
    for at, number in paragraphs:
        start = at.start
        if found and (end := _carried(text, found[-1], at)) is not None:
            found[-1] = Quotation(Span(found[-1].span.start, end), number)
            start = end
        rest = Span(start, at.end)
        found += [Quotation(span, number) for span in _in_paragraph(text, rest)]
    return tuple(found)


def _carried(text: str, last: Quotation, at: Span) -> int | None:
    """Where the paragraph `at` closes the quotation that the one before left open."""
    mark, before = text[last.span.start], last.span.of(text)
    closers = _DOUBLE.get(mark, "")
    if not closers or (before[-1] in closers and len(before) > 1):
        return None
    for place in range(at.start, at.end):
        opens = _opens(text, place, at) and text[place] in _DOUBLE
        if text[place] in closers and not opens:
            return place + 1
        if opens:
            return None
    return None


def _in_paragraph(text: str, at: Span) -> Iterator[Span]:
    place = at.start
    while place < at.end:
        mark = text[place]
        end: int | None = None
        if mark in _DOUBLE and (_opens(text, place, at) or _spaced(text, place, at)):
            end = _closed(text, place, at, _DOUBLE[mark])
        elif mark == "`" and (tex := _TEX.match(text, place, at.end)) is not None:
            end = tex.end()
        elif mark in _SINGLE and _opens(text, place, at) and text[place + 1].isalpha():
            end = _closed_single(text, place, at, _SINGLE[mark])
        if end is None:
            place += 1
        else:
            yield Span(place, end)
            place = end


def _opens(text: str, place: int, at: Span) -> bool:
    before = text[place - 1] if place > at.start else " "
    after = text[place + 1] if place + 1 < at.end else " "
    return not after.isspace() and (before.isspace() or before in "([—–-/:•“‘\"'")


def _spaced(text: str, place: int, at: Span) -> bool:
    """A mark between spaces, as tokenised texts have it."""
    return place + 2 < at.end and text[place + 1].isspace() and text[place - 1].isspace()


def _closed(text: str, place: int, at: Span, closers: str) -> int:
    """Past the mark that closes what opens at `place`; the paragraph's end where none does."""
    for here in range(place + 1, at.end):
        if text[here] in closers and not (text[here] == '"' and _opens(text, here, at)):
            return here + 1
    return at.end


def _closed_single(text: str, place: int, at: Span, closers: str) -> int | None:
    """An apostrophe closes nothing: a mark behind a stop does, else the first behind a word."""
    marks = [
        here for here in range(place + 2, at.end)
        if text[here] in closers and not text[here + 1 : here + 2].isalnum()
    ]  # fmt: skip
    stopped = [here for here in marks if text[here - 1] in _STOPS]
    reopened = re.compile(r"[\s(]['‘]\w").search(text, place + 1, at.end)
    limit = reopened.start() if reopened else at.end
    for here in (*[m for m in stopped if m < limit], *[m for m in marks if m < limit]):
        return here + 1
    return None
