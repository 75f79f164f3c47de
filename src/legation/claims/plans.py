"""What befalls a plan, and what is arranged: "dropped plans to visit", "arrangements for it"."""

from __future__ import annotations

from legation.claims.clauses import negated, takes
from legation.claims.judged import Judged, lists
from legation.claims.particles import phrasal
from legation.language import Token
from legation.model import Status


def befallen(plan: Token) -> Judged | None:
    """ "has dropped plans to visit", "accepted an invitation to come": what befell the plan."""
    verb = plan.head
    if plan.pos_ != "NOUN" or plan.dep_ not in ("dobj", "nsubjpass") or verb.pos_ != "VERB":
        return None
    told = phrasal(verb) or lists("governors").get(verb.lemma_)
    if told in (Status.CANCELLED, Status.POSTPONED) or verb.lemma_ == "accept":
        return Judged(told or Status.PLANNED, f"{verb.text} {plan.text}", (verb,))
    return None


def arranged(head: Token, told: Token) -> Judged | None:
    """ "Arrangements are being made for X to travel", "for a visit": the subject noun tells."""
    for child in head.children:
        if child.dep_ in ("nsubjpass", "nsubj", "dobj", "attr") and child.i < told.i:
            says = lists("governors").get(child.lemma_)
            if says in (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED):
                if negated(head) or negated(child):
                    says = Status.DENIED
                return Judged(says, f"{child.text} … {told.text}", (child,))
    return None


def was_due(plan: Token) -> bool:
    """ "was due in Lima", "was expected there"."""
    if plan.tag_ == "VBD" and plan.lemma_ == "be":
        return any(c.lower_ == "due" for c in plan.children)
    planned = lists("governors").get(plan.lemma_) is Status.PLANNED
    return planned and any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in plan.children)


def was_to(plan: Token) -> bool:
    """ "was to visit in May", "was expected": what the next clause may say came to nothing."""
    to = (
        plan.lemma_ == "be" and plan.tag_ == "VBD" and any(c.dep_ == "xcomp" for c in plan.children)
    )
    return to or was_due(plan)


def never_was(verb: Token) -> bool:
    """ "never took place", "did not happen"."""
    over = verb.tag_ == "VBD" or any(c.dep_ == "aux" and c.tag_ == "VBD" for c in verb.children)
    if verb.lemma_ == "take" and not takes(verb, "place"):
        return False
    return over and negated(verb) and verb.lemma_ in lists("taking_place")
