"""Which way the clause of a time looks, by its parsed verb, where its words alone do not say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from legation.claims.timed import head_of, verb_of
from legation.claims.times import Bound, Direction, TimePhrase
from legation.language import Sentence, Token

_PRESENT = ("VBZ", "VBP")
_STATES = ("have", "know", "believe", "think", "want", "need", "seem", "live", "remember")
"""In the present these tell how things stand, not what is to come."""


def at(sentences: Sequence[Sentence]) -> Callable[[TimePhrase], Direction]:
    """The direction of a time that stands in one of the sentences; none where no verb tells it."""

    def look(phrase: TimePhrase) -> Direction:
        if phrase.bound in (Bound.BY, Bound.UNTIL):
            return Direction.NONE
        for sentence in sentences:
            if sentence.span.start <= phrase.start < sentence.span.end:
                head = head_of(sentence, phrase)
                # "The bombings of April 18" are told of by any verb.
                if head is None or (head.dep_ == "pobj" and head.head.lower_ == "of"):
                    return Direction.NONE
                verb = verb_of(head)
                return _of(verb) if verb is not None else Direction.NONE
        return Direction.NONE

    return look


def _of(verb: Token) -> Direction:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    tags = {verb.tag_, *(c.tag_ for c in helpers)}
    perfect = any(c.lemma_ == "have" for c in helpers)
    if "MD" in tags:
        return Direction.FUTURE
    if "VBD" in tags or (perfect and not any(c.lower_ == "to" for c in helpers)):
        return Direction.PAST
    told = tags & set(_PRESENT) and verb.lemma_ not in _STATES
    return Direction.FUTURE if told else Direction.NONE
