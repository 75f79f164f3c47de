"""The status that a noun's modifiers and clauses tell: "the planned visit", "talks set for May"."""

from __future__ import annotations

from legation.claims.clauses import is_infinitive, is_passive, negated
from legation.claims.judged import Judged, lists
from legation.claims.noun_phrases import own_aux, postmodifier
from legation.claims.particles import phrasal
from legation.claims.tense import of_verb
from legation.language import Token
from legation.model import Status

DONE = (Status.HELD, Status.UNDERWAY)


OFF = (Status.CANCELLED, Status.POSTPONED)


def by_modifiers(noun: Token) -> Judged | None:
    words = lists("modifiers")
    for child in noun.children:
        if _of_what_is_open(noun, child):
            continue
        if child.dep_ in ("amod", "compound", "acl", "relcl", "nmod") and child.lower_ in words:
            if child.dep_ == "acl" and child.lower_ in ("set", "held"):
                continue
            if child.i > 1 and child.doc[child.i - 1].text == "-":
                continue  # "a long-delayed summit" is held after all
            if any(c.lower_ in lists("at_first") for c in child.children):
                continue  # "once pencilled in for May, is now likely in June"
            if child.lower_ in ("second", "third", "last", "next") and child.dep_ != "amod":
                continue
            return Judged(words[child.lower_], f"{child.text} {noun.text}", (child,))
        content = any(c.dep_ == "mark" for c in child.children)
        if child.dep_ in ("relcl", "acl") and child.tag_ != "VBG" and not content:
            if child.dep_ == "acl" and is_infinitive(child) and _acts_on_more(child):
                continue  # "agreed at talks in Lima to watch over the truce"
            off = phrasal(child)
            if off in OFF and child.dep_ == "relcl" and is_passive(child) and not negated(child):
                return Judged(off, f"{noun.text} that … {child.text}", (child,))
            later = next((c for c in child.children if c.dep_ == "conj" and _is_off(c)), None)
            if later is not None:
                told = phrasal(later) or lists("governors").get(later.lemma_)
                return Judged(
                    told or Status.POSTPONED, f"{noun.text} that … {later.text}", (later,)
                )
            judged = of_verb(child)
            if _down_for(child):
                return Judged(
                    Status.PLANNED, f"{noun.text} that {child.text} down for it", (child,)
                )
            if judged.status in (Status.PLANNED, Status.POSSIBLE, *OFF) or is_infinitive(child):
                return judged
            if _opens(child) and judged.status is Status.HELD:
                return Judged(Status.PLANNED, f"{noun.text} that {child.text}", (child,))
    behind = postmodifier(noun)
    if behind is not None and behind.lower_ in words:
        return Judged(words[behind.lower_], f"{noun.text} {behind.text}", (behind,))
    return None


def _of_what_is_open(noun: Token, clause: Token) -> bool:
    """ "opened a summit that is expected to focus on gas": the clause tells of what comes of it."""
    verb = noun.head
    opened = noun.dep_ == "dobj" and verb.lemma_ in lists("opening") and verb.tag_ == "VBD"
    return opened and clause.dep_ == "relcl" and clause.i > verb.i


def _down_for(be: Token) -> bool:
    """ "the luncheon that was down for Thursday"."""
    down = (c for c in be.children if c.lower_ == "down")
    led = {g.lower_ for c in (*down, be) for g in c.children}
    return be.lemma_ == "be" and "for" in led and any(c.lower_ == "down" for c in be.children)


def _is_off(verb: Token) -> bool:
    """ "the audience that the king was to have granted, and which was put off"."""
    told = phrasal(verb) or lists("governors").get(verb.lemma_)
    return told in OFF and is_passive(verb) and not negated(verb)


def _acts_on_more(verb: Token) -> bool:
    """Whether an infinitive tells what is done there, not what becomes of the noun itself."""
    return verb.tag_ == "VB" and any(c.dep_ == "dobj" for c in verb.children)


def _opens(clause: Token) -> bool:
    """ "a summit that opens on Wednesday", and not one that has opened."""
    present = clause.tag_ in ("VBZ", "VBP") and not own_aux(clause)
    return present and lists("subjects").get(clause.lemma_) is Status.UNDERWAY
