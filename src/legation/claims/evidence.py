"""The words that say so: the sentence, or the clause where the sentence is long."""

from __future__ import annotations

from legation.claims.clauses import ascent
from legation.claims.triggers import Trigger
from legation.model import Quote

LONGEST = 300
"""Characters of a piece of evidence at most."""


def evidence_of(trigger: Trigger, text: str) -> Quote:
    """The widest stretch around the trigger, up to its sentence, of at most LONGEST characters."""
    sentence = trigger.sentence
    if sentence.span.end - sentence.span.start <= LONGEST:
        return Quote.cut(text, sentence.span.start, sentence.span.end)
    best = sentence.at(trigger.token)
    for above in ascent(trigger.token):
        under = sentence.under(above)
        if under.end - under.start > LONGEST:
            break
        if under.covers(best):
            best = under
    if best.end - best.start < LONGEST // 4:
        start = max(sentence.span.start, best.start - LONGEST // 2)
        end = min(sentence.span.end, best.end + LONGEST // 2 - 10)
        start = start if start == sentence.span.start else text.index(" ", start) + 1
        end = end if end == sentence.span.end else text.rindex(" ", start, end)
        return Quote.cut(text, start, end)
    return Quote.cut(text, best.start, best.end)
