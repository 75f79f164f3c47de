"""A sentence in its text, and what somebody is given as saying, holding or wanting in it."""

from __future__ import annotations

from dataclasses import dataclass

from legation.claims.sourcing.attributions.quotations import Quotation
from legation.language import Sentence, Token
from legation.model import Span

Reach = tuple[int, int]
"""The first and the last token of some words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What `source` says, holds, wants or judges, by the words at `cue`.

    `region` is all that tells who speaks, of which nothing is content; `behind` that it stands
    after what is said; `speech` that quotations may go on with it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    region: Span
    sentence: int
    behind: bool
    speech: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, its index, the text and the quotations that stand in the sentence."""

    sentence: Sentence
    index: int
    text: str
    quotations: tuple[Quotation, ...]

    def words(self, reach: Reach) -> Span:
        """Where the words stand, without commas and stops at their ends."""
        return self.trimmed(self.sentence.reach(*reach))

    def quoted(self, token: Token) -> Quotation | None:
        """The quotation of some length in which the token stands."""
        at = self.sentence.at(token)
        return next((q for q in self.quotations if q.span.covers(at)), None)

    def trimmed(self, span: Span) -> Span:
        """The span without white space, commas and stops at its ends; closing marks stay."""
        start, end = span.start, span.end
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:–—"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",;:–—.-"):
            end -= 1
        return Span(start, end)
