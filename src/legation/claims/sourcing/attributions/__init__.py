"""Every attribution of an article: who says, holds, wants or judges what, whoever it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from legation.claims.sourcing.attributions import quotations
from legation.claims.sourcing.attributions.joined import join
from legation.claims.sourcing.attributions.place import Place
from legation.claims.sourcing.attributions.reported import find as reported
from legation.language import Sentence
from legation.model import SaidSpan, Span

__all__ = ["find"]


def find(
    sentences: Sequence[Sentence], text: str, *, headings: Collection[Span] = ()
) -> tuple[SaidSpan, ...]:
    """Who says what in `sentences` of `text`, in reading order; some stand in `headings`."""
    marked = quotations.among(sentences, text)
    told = []
    for index, sentence in enumerate(sentences):
        near = tuple(
            q for q in marked
            if q.span.end >= sentence.span.start - 2 and q.span.start < sentence.span.end
        )  # fmt: skip
        place = Place(sentence, index, text, near)
        told += reported(place, heading=sentence.span in headings)
    joined = join(told, marked, sentences, text)
    return tuple(
        SaidSpan(source=_held(one.source), cue=_held(one.cue), content=_held(one.content))
        for one in sorted(joined, key=lambda one: (one.content[0], one.region))
        if _held(one.content)
    )


def _held(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Those that hold words: of "according to:" nothing is left but a colon."""
    return tuple(span for span in spans if span.end > span.start)
