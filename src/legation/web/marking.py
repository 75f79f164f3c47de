"""Text cut where words in it are marked, so that a template can set each piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from legation.model import Claim, Quote, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text and what it is marked by, as numbers; several may overlap."""

    text: str
    start: int
    marks: tuple[int, ...] = ()


def pieces(text: str, spans: Iterable[Span], *, within: Span) -> Iterator[Piece]:
    """The characters of `text` that `within` covers, cut at the borders of the spans.

    `marks` are the places in `spans` of those that cover a piece.
    """
    marked = [
        (number, max(span.start, within.start), min(span.end, within.end))
        for number, span in enumerate(spans)
        if span.overlaps(within)
    ]
    cuts = {within.start, within.end}
    for _, start, end in marked:
        cuts |= {start, end}
    borders = sorted(cuts)
    for start, end in pairwise(borders):
        own = tuple(number for number, first, last in marked if first <= start and end <= last)
        yield Piece(text[start:end], start, own)


def keyed(quote: Quote, claim: Claim) -> list[Piece]:
    """The quote, cut where names, place and day of its claim stand in it."""
    padded = " " * quote.start + quote.text
    return list(pieces(padded, keys(claim), within=quote.span))


def keys(claim: Claim) -> list[Span]:
    """Where the values of a claim stand in its article."""
    spans = [participant.span for participant in claim.participants if participant.span]
    if claim.place and claim.place.span:
        spans.append(claim.place.span)
    if claim.when and claim.when.quote:
        spans.append(claim.when.quote.span)
    return spans
