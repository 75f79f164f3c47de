"""Quotations that go on over sentences and paragraphs, and those that stand without a cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims.sourcing.attributions.place import Attribution
from legation.claims.sourcing.attributions.quotations import Quotation
from legation.language import Sentence
from legation.model import Span


def join(
    found: Sequence[Attribution],
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    text: str,
) -> list[Attribution]:
    """The attributions with each quotation whole, and the loose ones given to who spoke last."""
    told = [replace(one, content=_whole(one, quotations)) for one in found]
    for quotation in quotations:
        if not quotation.words(text) or not _stands_alone(quotation, sentences, text):
            continue
        if any(span.overlaps(quotation.span) for one in told for span in one.content):
            continue
        index = _spoke_last(quotation, told, sentences)
        if index is not None:
            told[index] = replace(told[index], content=(*told[index].content, quotation.span))
        else:
            told.append(_loose(quotation, sentences))
    return [replace(one, content=_merged(one.content, text)) for one in told]


def _whole(one: Attribution, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """The contents, each widened to the quotations that it begins or ends in."""
    if not one.speech:
        return one.content
    wide = []
    for span in one.content:
        over = [
            q.span for q in quotations if q.span.overlaps(span) and not q.span.covers(one.region)
        ]  # fmt: skip
        ends = (min(s.start for s in (span, *over)), max(s.end for s in (span, *over)))
        wide.append(Span(*ends))
    return tuple(wide)


def _stands_alone(quotation: Quotation, sentences: Sequence[Sentence], text: str) -> bool:
    """Whether sentences begin and end with it: no words quoted within somebody's sentence."""
    first = next((s for s in sentences if s.span.end > quotation.span.start), None)
    last = next((s for s in sentences if s.span.end >= quotation.span.end), None)
    if first is None or last is None:
        return False
    before = text[first.span.start : quotation.span.start].strip()
    behind = text[quotation.span.end : last.span.end].strip(" .,!?")
    return (not before or before.endswith(":")) and not behind


def _spoke_last(
    quotation: Quotation, told: Sequence[Attribution], sentences: Sequence[Sentence]
) -> int | None:
    """Whom the loose quotation goes on with: the last to speak, here or a paragraph before."""
    before = [
        (sentences[one.sentence].span.start, number) for number, one in enumerate(told)
        if one.speech and one.region.start < quotation.span.start
        and quotation.paragraph - _until(one, sentences) in (0, 1)
        and not _inside(one, told)
    ]  # fmt: skip
    return max(before)[1] if before else None


def _until(one: Attribution, sentences: Sequence[Sentence]) -> int:
    """The last paragraph of what somebody says and of the words that say so."""
    last = max(one.region.start, *(span.start for span in one.content))
    return max(s.paragraph for s in sentences if s.span.start <= last)


def _inside(one: Attribution, told: Sequence[Attribution]) -> bool:
    """Whether somebody else reports that he speaks."""
    return any(
        other is not one and any(span.covers(one.region) for span in other.content)
        for other in told
    )


def _loose(quotation: Quotation, sentences: Sequence[Sentence]) -> Attribution:
    index = next(n for n, s in enumerate(sentences) if s.span.end > quotation.span.start)
    at = Span(quotation.span.start, quotation.span.start)
    return Attribution(
        source=(), cue=(), content=(quotation.span,), region=at, sentence=index, behind=False,
        speech=True,
    )  # fmt: skip


def _merged(content: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Contents in reading order, those that touch made one."""
    merged: list[Span] = []
    for span in sorted(content):
        near = merged and not text[merged[-1].end : max(span.start, merged[-1].end)].strip()
        if near:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
