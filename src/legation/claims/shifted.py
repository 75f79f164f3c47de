"""Engagements put off or dropped: the day that one no longer has, and its new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from legation.claims import times
from legation.claims.judged import lists
from legation.claims.particles import particles, phrasal
from legation.claims.timed import Timed, hangs_on, verb_of
from legation.claims.times import Direction
from legation.claims.triggers import Trigger
from legation.language import Token, table
from legation.model import Status, When

UNTIL = ("until", "till", "to")
_APART = 6
"""How many words may stand between the day that something is moved from and the new one."""


def is_new_day(one: Timed) -> bool:
    """Whether something is put off to it: "until Wednesday", "rescheduled for May 27"."""
    verb = verb_of(one.head)
    if verb is None:
        return False
    if now_to_be(verb):
        return True
    put_off = phrasal(verb) or lists("governors").get(verb.lemma_)
    if put_off is not Status.POSTPONED and verb.lemma_ not in lists("shifting"):
        return False
    anew = put_off is Status.POSTPONED and verb.lemma_ in lists("resetting")
    leads = (*UNTIL, "for") if anew else UNTIL
    near = (*_above(one.head), *one.head.children)
    return any(t.lower_ in leads and t.dep_ in ("prep", "mark") for t in near)


def now_to_be(verb: Token) -> bool:
    """ "will now begin in July": not when it was to be at first."""
    told = {c.lower_ for c in verb.children if c.dep_ in ("aux", "advmod")}
    return "now" in told and bool(told & {"will", "to"})


def _above(head: Token) -> list[Token]:
    """The head of a time and two words above it, with those of "to a date in December"."""
    above = [head, head.head, head.head.head]
    if above[-1].lemma_ in table("en", "times")["lending"]["dates"]:
        above.append(above[-1].head)
    return above


def moved_from(one: Timed, own: Sequence[Timed]) -> bool:
    """ "moved from Thursday to May 27": the day that it no longer has."""
    return behind(one, ("from",)) and any(
        any(above.lower_ in UNTIL for above in _above(other.head))
        and one.last.i < other.head.i <= one.last.i + _APART
        for other in own
    )


def at_first(one: Timed) -> bool:
    """ "originally set for Monday": the day that it was to have."""
    verb = verb_of(one.head)
    once = table("en", "times")["direction"]["once"]
    return (
        verb is not None
        and verb.dep_ in ("acl", "relcl")
        and any(c.lower_ in once for c in verb.children)
    )


def as_it_is_now(own: Sequence[Timed], trigger: Trigger) -> list[Timed]:
    """ "The talks due on Monday will now be held on Friday", "were brought forward to May 3".

    The times of the verb that tells the day anew, which outrank the aside's; empty where none does.
    """
    verb = trigger.carrier
    if verb is None or trigger.frame.part != "noun":
        return []
    told = [verb, *(c for c in verb.children if c.dep_ in ("xcomp", "acomp"))]
    anew = any(
        c.lower_ in table("en", "times")["lending"]["anew"]
        for one in told
        for c in one.children
        if c.dep_ == "advmod"
    )
    if not anew and phrasal(verb) is not Status.PLANNED:
        return []
    return [one for one in own if any(hangs_on(one, word) for word in told)]


def dropped_then(
    timed: Sequence[Timed], trigger: Trigger, status: Status, anchor: date | None
) -> tuple[Timed, When] | None:
    """ "cancelled a trip to Khartoum in April": the month in which it was dropped and to be."""
    if status is not Status.CANCELLED or trigger.carrier is None:
        return None
    for one in timed:
        if not one.phrase.names_a_month or not hangs_on(one, trigger.carrier):
            continue
        when = times.resolve(one.phrase, anchor=anchor, direction=Direction.PAST).when
        if when is not None and anchor is not None and when.last is not None and when.last < anchor:
            return one, when
    return None


def was_absent(trigger: Trigger) -> bool:
    """ "stayed away from the talks on Monday": that is when they were, unlike "called off"."""
    verb = trigger.carrier
    if verb is None:
        return False
    told = {verb.lemma_, *(f"{verb.lemma_} {c.lower_}" for c in particles(verb))}
    return bool(told & {*table("en", "times")["lending"]["absence"]})


def behind(one: Timed, prepositions: Sequence[str]) -> bool:
    """Whether it stands right under one of the prepositions."""
    return one.head.dep_ == "pobj" and one.head.head.lower_ in prepositions
