"""Places in a text: every offset counts characters of an article's text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from legation.errors import EvidenceError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise EvidenceError(
                f"a span runs forward from 0 or later, not from {self.start} to {self.end}"
            )

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of an article and where they stand in its text."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not self.text.strip() or len(self.text) != self.end - self.start or self.start < 0:
            raise EvidenceError(
                f"a quote from {self.start} to {self.end} must hold the "
                f"{self.end - self.start} characters that stand there, not {self.text!r}"
            )

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Quote:
        """The quote that stands in `text` at these offsets, outer white space trimmed."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(start, end, text[start:end])

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def check(self, text: str, *, where: str) -> None:
        """Raise EvidenceError unless the quote slices out of `text`; `where` names the page."""
        found = text[self.start : self.end]
        if found != self.text:
            raise EvidenceError(
                f"{where} reads {found!r} at {self.start}, not {self.text!r}; "
                "the page was read into other text: read it again"
            )


def content_id(*parts: str) -> str:
    """Sixteen hexadecimal digits that depend on the parts alone."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
