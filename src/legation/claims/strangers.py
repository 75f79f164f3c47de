"""Times of an engagement's sentence that are not its own: another clause's, or that of a word."""

from __future__ import annotations

from legation.claims.lending import vocabulary
from legation.claims.timed import Timed, hangs_on, verb_of
from legation.claims.times import Bound
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Status

AHEAD = (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED, Status.POSTPONED)


def of_another(one: Timed, trigger: Trigger, status: Status) -> bool:
    """Whether it is told of another clause that shares the sentence, or of the time before."""
    token = trigger.token
    between = token.doc[min(token.i, one.head.i) : max(token.i, one.head.i)]
    if any(t.text == ";" for t in between):
        return True
    if status is Status.DENIED and one.phrase.bound is Bound.UNTIL:
        return True
    if one.phrase.at_hand and status is Status.HELD and _is_counted(one.head.head):
        return True
    mine, told = trigger.carrier or token, verb_of(one.head)
    if told is None or told == mine:
        return False
    if told.dep_ == "relcl" and trigger.kind.group == "visit" and _tells_where(told):
        return True
    if told.dep_ == "acl" and status in AHEAD and any(c.lower_ == "last" for c in told.children):
        return True  # "those talks, last held in May, are to go on"
    if mine.dep_ == "conj" and mine.head == told:
        return any(
            (c.dep_ in ("nsubj", "nsubjpass", "aux") or c.dep_ == "advmod") and c.i < mine.i
            for c in mine.children
        )
    if told.dep_ == "advcl" and any(c.lower_ in vocabulary("conditions") for c in told.children):
        return True  # "may go there if the embassies open by mid-May"
    if told.dep_ == "pcomp" and told.head.lower_ in vocabulary("apart"):
        return True  # "travels to Lima before flying home on Friday"
    onward = one.phrase.bound is Bound.UNTIL
    return told.dep_ == "conj" and told.head == mine and not onward


def of_the_word(one: Timed, trigger: Trigger) -> bool:
    """ "on Wednesday agreed to meet him", "invited him on Friday to Rome": when it was said."""
    verb, told = trigger.carrier or trigger.token, verb_of(one.head)
    opening = (one.head.head if one.head.dep_ == "pobj" else one.head).left_edge.i
    said = verb.doc[opening - 1] if opening > 0 else verb
    of_a_noun = one.head.dep_ in ("poss", "compound", "nmod", "amod")
    if not of_a_noun and said.lemma_ in vocabulary("saying") and said.i < verb.i:
        return True  # "said on Tuesday he planned to meet", whatever verb the parser hangs it on
    if told is None or of_a_noun or told.lemma_.lower() not in vocabulary("deciding"):
        return False
    if told == verb:
        goals = [c.i for c in verb.children if c.lower_ in ("to", "for") and c.dep_ == "prep"]
        invites = trigger.frame.part == "verb" and trigger.frame.status is Status.PROPOSED
        return invites and one.head.i < min(goals, default=verb.i)
    above = verb
    while above != told and above.dep_ in ("xcomp", "ccomp", "conj", "advcl", "dobj", "relcl"):
        above = above.head
    return above == told and one.last.i < verb.i


def was_told_then(one: Timed, trigger: Trigger) -> bool:
    """ "voiced hope on Tuesday for a meeting": the weekday of a verb in the past before a plan."""
    told = verb_of(one.head)
    if told is None or not one.phrase.names_a_weekday or not hangs_on(one, told):
        return False
    plain = told.tag_ == "VBD" and told.lemma_ not in ("be", "have")
    goes = told.lemma_ in vocabulary("moving") or told == trigger.token
    leads = one.head.head.lower_ if one.head.dep_ == "pobj" else "on"
    return plain and not goes and leads == "on" and one.last.i < trigger.token.i


def _tells_where(clause: Token) -> bool:
    """ "a visit on which they met on Friday": the day is one of several."""
    return any(
        c.i < clause.i and (c.tag_ == "WRB" or any(d.tag_ == "WDT" for d in c.children))
        for c in clause.children
        if c.dep_ in ("prep", "advmod")
    )


def _is_counted(noun: Token) -> bool:
    """ "the seventh round this year": how many there were, not when this one was."""
    return (
        noun.pos_ == "NOUN"
        and noun.lemma_ != "time"
        and any(c.dep_ == "amod" and c.lower_ in vocabulary("ordinals") for c in noun.children)
    )
