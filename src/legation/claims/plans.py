"""What befalls a plan, and what is arranged: "dropped plans to visit", "arrangements for it"."""

from __future__ import annotations

from legation.claims.clauses import negated
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
