"""What an engagement is about: the shortest words that stand alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legation.claims.clauses import objects_of_prepositions
from legation.claims.triggers import Trigger
from legation.language import Sentence, Token
from legation.model import Quote

_ABOUT = ("discuss", "address", "review", "explore", "negotiate", "settle", "finalise", "finalize")


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that say what it is about; `nominal` tells that a noun heads them."""

    quote: Quote
    nominal: bool


def shortest(topics: Iterable[Topic]) -> Quote | None:
    """Of several, the one that stands alone best: headed by a noun, then the shortest."""
    best = min(topics, key=lambda t: (not t.nominal, t.quote.end - t.quote.start), default=None)
    return best.quote if best is not None else None


def of(trigger: Trigger, text: str) -> Topic | None:
    """The topic that the trigger's own words give, or the verb of discussion beside it."""
    sentence = trigger.sentence
    for slot in trigger.frame.topic:
        if slot == "object":
            found = next((c for c in trigger.token.children if c.dep_ in ("dobj", "xcomp")), None)
        else:
            found = next(objects_of_prepositions(trigger.token, (slot,)), None)
        if found is not None and found.pos_ != "PROPN":
            return _phrase(found, sentence, text)
    start = trigger.carrier if trigger.carrier is not None else trigger.token
    for verb in start.subtree:
        if verb.lemma_ in _ABOUT and verb.pos_ == "VERB" and verb is not trigger.token:
            found = next((c for c in verb.children if c.dep_ in ("dobj", "xcomp")), None)
            if found is not None:
                return _phrase(found, sentence, text)
    return None


def _phrase(head: Token, sentence: Sentence, text: str) -> Topic:
    """The noun phrase with its "of", its determiner kept, relative clauses left out."""
    first, last = head.left_edge.i, head.i
    for child in head.children:
        if child.i < head.i:
            continue
        if child.dep_ in ("prep",) and child.lower_ in ("of", "on", "in", "to"):
            last = max(last, _end_of_preposition(child))
        elif child.dep_ in ("dobj", "conj", "cc", "compound"):
            last = max(last, _plain_end(child))
    span = sentence.reach(first, last)
    return Topic(Quote.cut(text, span.start, span.end), head.pos_ == "NOUN")


def _end_of_preposition(preposition: Token) -> int:
    inner = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), preposition)
    return max(preposition.i, _plain_end(inner))


def _plain_end(noun: Token) -> int:
    last = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("cc", "conj", "dobj"):
            last = max(last, _plain_end(child))
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ == "of":
            last = max(last, _end_of_preposition(child))
    return last
