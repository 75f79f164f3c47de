"""A parsed sentence whose tokens know where they stand in the article's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.language.token import Token
from legation.model import Span

__all__ = ["Sentence", "Token"]


@dataclass(frozen=True, eq=False, slots=True)
class Sentence:
    """One sentence's parse over the article's text.

    `spans[i]` is where token `i` stands in the text: a name of several words is one token
    to the parser, written as its last word, so the parse cannot break it.
    `names[i]` tells that token `i` stands for such a merged name.
    """

    doc: tuple[Token, ...]
    span: Span
    spans: tuple[Span, ...]
    paragraph: int
    names: frozenset[int]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc)

    def at(self, token: Token) -> Span:
        """Where the token stands in the article's text."""
        return self.spans[token.i]

    def reach(self, first: int, last: int) -> Span:
        """From token `first` to token `last`, both included."""
        return Span(self.spans[first].start, self.spans[last].end)

    def under(self, token: Token) -> Span:
        """From the first to the last token that depends on `token`, itself included."""
        return self.reach(token.left_edge.i, token.right_edge.i)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the character at `offset` of the text; None between tokens."""
        for index, span in enumerate(self.spans):
            if span.start <= offset < span.end:
                return self.doc[index]
        return None

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that overlap `span`."""
        return [self.doc[i] for i, at in enumerate(self.spans) if at.overlaps(span)]
