"""What became of a plan by the verb beside it: "was to travel to Baku but cancelled"."""

from __future__ import annotations

from legation.claims import fates
from legation.claims.frames import frames, words
from legation.claims.judged import Judged, lists
from legation.claims.modifiers import OFF
from legation.claims.noun_phrases import top
from legation.claims.particles import phrasal
from legation.claims.plans import never_was
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Status


def then_dropped(trigger: Trigger) -> Judged | None:
    """ "had been expected to travel to Baku but cancelled": what became of the plan.

    Of a noun too: "the talks were to resume in May but were put off", "but Japan called it off".
    """
    plan = trigger.carrier if trigger.frame.part == "noun" else trigger.token
    if plan is None:
        return None
    if trigger.frame.part == "noun" and top(trigger.token).dep_ not in ("nsubj", "nsubjpass"):
        return None
    beside = [*plan.children]
    while plan.dep_ == "xcomp" and plan.head != plan:
        plan = plan.head
        beside += plan.children
    if (off := _by_the_main_verb(plan, trigger)) is not None:
        return off
    for other in beside:
        told = phrasal(other) or lists("governors").get(other.lemma_)
        befell = fates.by_idiom(other) if other.dep_ == "conj" else None
        if befell is not None and befell.status in OFF:
            return Judged(befell.status, f"{plan.text} …, but {befell.reason}", befell.words)
        if other.dep_ == "conj" and told in OFF and _of_the_plan(other):
            return Judged(told, f"{plan.text} …, but {other.text}", (other,))
        if other.dep_ == "conj" and never_was(other) and _of_the_plan(other):
            return Judged(Status.CANCELLED, f"{plan.text} …, but never {other.text}", (other,))
        absent = fates.never_came(other) if other.dep_ == "conj" else None
        if absent is not None and trigger.frame.part == "verb":
            return Judged(Status.CANCELLED, f"{plan.text} …, but not {absent.text}", (absent,))
    return None


def _of_the_plan(dropped: Token) -> bool:
    """Whether the verb tells of nothing but what was planned: "it", or nothing named."""
    on = [c for c in dropped.children if c.dep_ in ("dobj", "nsubjpass")]
    if any(c.lower_ in ("it", "them") or _that_one(c) for c in on):
        return True
    own = ("nsubj", "nsubjpass", "dobj", "xcomp")
    named = (c for c in dropped.children if c.dep_ in own and c.lower_ != "it")
    return all(_that_one(c) or c.lemma_ == "place" for c in named)


def _that_one(noun: Token) -> bool:
    """ "that appointment", "the trip": what was planned, by another word for it."""
    told = noun.lemma_ in frames("noun") or noun.lemma_ in ("appointment", "plan", "engagement")
    return told and any(c.lower_ in ("the", "that", "this") for c in noun.children)


def _by_the_main_verb(plan: Token, trigger: Trigger) -> Judged | None:
    """ "X, who was due in Lima, has put off his trip": told of whoever was to come."""
    while plan.dep_ in ("acomp", "xcomp") and plan.head != plan:
        plan = plan.head
    who, verb = plan.head, plan.head.head
    if plan.dep_ not in ("relcl", "acl", "amod") or who.dep_ != "nsubj" or verb.pos_ != "VERB":
        return None
    absent = fates.never_came(verb) or fates.away(verb) if trigger.frame.part == "verb" else None
    if absent is not None and not any(c.dep_ == "dobj" for c in absent.children):
        return Judged(Status.CANCELLED, f"{plan.text} …, {absent.text}", (absent,))
    off = phrasal(verb) or lists("governors").get(verb.lemma_)
    if off not in OFF:
        return None
    own = any(c.dep_ == "dobj" and (_his(c) or _that_one(c)) for c in verb.children)
    return Judged(off, f"{plan.text} …, {verb.text} it", (verb,)) if own else None


def _his(noun: Token) -> bool:
    """ "his trip", "its departure"."""
    told = noun.lemma_ in frames("noun") or noun.lemma_ in words("pointed", "ways")
    return told and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children)
