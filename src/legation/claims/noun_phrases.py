"""What the words of its own phrase tell of a noun: what counts it, asks for it, follows it."""

from __future__ import annotations

from legation.claims.clauses import ASKING
from legation.claims.frames import words
from legation.claims.judged import lists
from legation.language import Token
from legation.model import Status


def top(noun: Token) -> Token:
    """The noun that counts it: "round" in "the fourth round of talks".

    So it is the word of change in "the cancellation by X of talks", "a delay in their start".
    """
    while noun.dep_ == "pobj":
        above = noun.head.head
        if noun.head.lower_ == "of" and above.pos_ == "NOUN" and above.dep_ != "pobj":
            noun = above
            continue
        change = above if noun.head.lower_ == "in" else _before_aside(noun)
        if change is not None and lists("governors").get(change.lemma_) in _CHANGED:
            return change
        if noun.head.lower_ != "of" or above.pos_ != "NOUN":
            return noun
        noun = above
    return noun


_CHANGED = (Status.CANCELLED, Status.POSTPONED)


def _before_aside(noun: Token) -> Token | None:
    """ "the cancellation by X of talks", "the postponement on Sunday of talks": the first noun."""
    above = noun.head.head
    if noun.head.lower_ != "of" or above.dep_ != "pobj" or above.head.dep_ not in ("prep", "agent"):
        return None
    return above.head.head if above.head.head.pos_ == "NOUN" else None


def is_planned_by(noun: Token) -> bool:
    """Whether another noun makes a plan of it: "plans for a meeting", "an offer of talks"."""
    led = noun.dep_ == "pobj" and noun.head.lower_ in ("for", "of", "to")
    plan = lists("governors").get(noun.head.head.lemma_)
    return is_asked_for(noun) or (led and noun.head.head.pos_ == "NOUN" and plan is Status.PLANNED)


def is_asked_for(noun: Token) -> bool:
    """ "a proposal for talks", "its offer of a meeting"."""
    return asking(noun) is not None


def asking(noun: Token) -> Token | None:
    """The noun that asks for it: "offer" in "an offer of talks", "an offer by X of talks"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "of", "to"):
        return None
    above = noun.head.head
    if above.dep_ == "pobj" and above.head.lower_ in ("by", "from"):
        above = above.head.head
    return above if above.lemma_ in ASKING else None


def at_venue(noun: Token) -> bool:
    """ "Lima will be the venue for talks": where they are is no side."""
    leads = noun.head
    for_it = noun.dep_ == "pobj" and leads.lower_ in ("for", "of")
    return for_it and leads.head.lemma_ in words("venues", "words")


def owned_by_another(noun: Token) -> bool:
    """ "discussed the report on the president's trip": the trip of one who is named for it."""
    return any(c.dep_ == "poss" and c.pos_ in ("NOUN", "PROPN") for c in noun.children)


def postmodifier(noun: Token) -> Token | None:
    """A participle right behind the noun's phrase, wherever the parser hung it."""
    edge = noun.i + 1
    for child in noun.children:
        if child.dep_ in ("prep", "poss", "amod") and child.i > noun.i:
            edge = max(edge, child.right_edge.i + 1)
    if edge >= len(noun.doc):
        return None
    token = noun.doc[edge]
    if token.text == "," and edge + 1 < len(noun.doc) and noun.doc[edge + 1].lower_ == "due":
        return noun.doc[edge + 1]  # "talks between A and B, due to resume in July, would …"
    if token.dep_ == "amod" and token.head.i > token.i:
        return None  # "talks with X next week"
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in token.children)
    plans = token.lower_ in lists("modifiers")
    return (
        token
        if token.tag_ in ("VBN", "VBD", "JJ")
        and plans
        and not own_aux(token) | (own and token.dep_ == "ROOT")
        else None
    )


def own_aux(token: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in token.children)
