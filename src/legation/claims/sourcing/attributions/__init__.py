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
    marked = quotations.find(text, _paragraphs(sentences))
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


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[Span, int]]:
    """Each paragraph from its first sentence to its last, with its number."""
    found: list[tuple[Span, int]] = []
    for sentence in sentences:
        if found and found[-1][1] == sentence.paragraph:
            found[-1] = (Span(found[-1][0].start, sentence.span.end), sentence.paragraph)
        else:
            found.append((sentence.span, sentence.paragraph))
    return found
