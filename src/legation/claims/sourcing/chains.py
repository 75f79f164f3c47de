"""Words that rest on somebody's word, and the chain in force for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.model import Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words at `content` rest on the word of `source`, outermost first.

    `cue` is where the reporting words stand, `sentence` the index of the sentence among
    those read. A carried source was named in an earlier sentence; its spans are None.
    `asides` are reminders within the content that are the writer's own.
    """

    source: tuple[Source, ...]
    content: Span
    cue: Span
    sentence: int
    carried: bool
    asides: tuple[Span, ...] = ()


def chain_for(span: Span, sentence_index: int, said: Sequence[Said]) -> tuple[Source, ...]:
    """The chain in force for the words at `span`; empty where it is the article's own word."""
    over = [
        one for one in said
        if one.sentence == sentence_index and one.content.covers(span)
        and (one.carried or not one.cue.covers(span))
        and not any(aside.covers(span) for aside in one.asides)
    ]  # fmt: skip
    if not over:
        return ()
    return min(over, key=lambda one: width(one.content)).source


def width(span: Span) -> int:
    """How many characters a span holds."""
    return span.end - span.start
