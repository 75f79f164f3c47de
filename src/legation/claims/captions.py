"""What captions tell: a picture's engagement, on the picture's own day and none other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims import dating, drafting, times, triggers
from legation.claims.drafts import Draft
from legation.claims.judged import Judged
from legation.language import Sentence
from legation.model import Dated, Quote, Span, Status

_SHOWN = (Status.HELD, Status.UNDERWAY)
_HEADED = re.compile(
    r"\s*(?:FILE(?:\s(?:PHOTO|PIC|PICTURE|IMAGE))?|File photo|PHOTO|Photo|PICTURE|Picture)"
    r"\s*[-–—:]\s*"
)
"""What a caption may begin with, an old picture's above all."""


def told(text: str, block: Span) -> Span:
    """What a caption tells, without the words that it is of a picture, or of an old one."""
    headed = _HEADED.match(text, block.start, block.end)
    return Span(headed.end(), block.end) if headed is not None else block


def drafts(sentences: Sequence[Sentence], ground: drafting.Ground) -> Iterator[Draft]:
    """The drafts of caption sentences that bear a day told in full; the others tell nothing.

    A caption's present tense ("the ministers meet in Bali") shows what was done that day.
    """
    text = ground.article.text
    for sentence in sentences:
        day = _day(sentence, text)
        if day is None:
            continue
        of_that_day = replace(ground.article, anchor_day=day.when.first)
        then = replace(ground, article=of_that_day, said=())
        found = list(triggers.find(sentence, stands=ground.stands))
        timed = dating.in_sentence(sentence, ())
        for trigger in found:
            draft = drafting.draft(trigger, 0, found, timed, then)
            verb = trigger.carrier or trigger.token
            shows = draft.status in _SHOWN or verb.tag_ in _PRESENT
            if draft.complete and shows and not draft.weak:
                shown = Judged(Status.HELD, "shown in a picture", draft.judged.words)
                yield replace(draft, judged=shown, when=day)


_PRESENT = ("VBZ", "VBP")


def _day(sentence: Sentence, text: str) -> Dated | None:
    span = sentence.span
    for phrase in times.find(span.of(text), base=span.start):
        when = times.resolve(phrase, anchor=None).when
        if when is not None and when.is_day:
            return Dated(when=when, quote=Quote.cut(text, phrase.start, phrase.end))
    return None
