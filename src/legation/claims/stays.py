"""What a meeting on somebody's visit takes of the visit's days."""

from __future__ import annotations

from dataclasses import replace

from legation.claims import times
from legation.claims.clusters import TO_COME
from legation.claims.drafts import Draft
from legation.claims.frames import Leg
from legation.claims.lending import vocabulary
from legation.claims.triggers import Trigger
from legation.model import Dated, Side, Status, When


def of_its_visit(meeting: Draft, visit: Draft, *, when: Dated | None) -> Dated | None:
    """The visit's time, where a meeting that is told no other may be of it.

    Somebody who leaves on Thursday need not be there on Thursday; of several days named one by
    one a meeting to come is on one, which is not said.
    """
    if when is None or meeting.status is Status.DENIED or _is_over_already(meeting.trigger):
        return None
    if meeting.status in TO_COME and (_sets_out(visit.trigger) or _days_named(when)):
        return None
    if meeting.status in TO_COME and visit.status is Status.UNDERWAY:
        return None
    leaves = visit.trigger.frame.leg is Leg.LEAVING
    if leaves and when.when.is_day and meeting.trigger.sentence != visit.trigger.sentence:
        return None  # "returned from Lima on Monday. He met the king."
    first = when.when.first
    if visit.status is Status.UNDERWAY and first is not None and _days_named(when):
        # "arrived on Monday on a three-day visit and held talks": that day, if told in one breath
        together = meeting.trigger.sentence == visit.trigger.sentence
        return Dated(when=When.day(first), quote=None) if together else None
    return replace(when, quote=None)


def left_behind(trigger: Trigger) -> bool:
    """Whether it was where somebody came from: "arrived from Kampala, where he met the king"."""
    clause = trigger.carrier or trigger.token
    while clause.dep_ in ("conj", "xcomp") and clause.head != clause:
        clause = clause.head
    place = clause.head
    return clause.dep_ == "relcl" and place.dep_ == "pobj" and place.head.lower_ == "from"


def _is_over_already(trigger: Trigger) -> bool:
    """ "has already seen the premier"."""
    verb = trigger.carrier or trigger.token
    words = {c.lower_ for c in verb.children}
    return "already" in words and bool(words & {"has", "have", "had"})


def _sets_out(trigger: Trigger) -> bool:
    verb = trigger.carrier or trigger.token
    return verb.lemma_ in vocabulary("departing")


def _days_named(when: Dated) -> bool:
    """ "from Nov. 11 to 23", "on Friday for a two-day visit", and not "next week"."""
    if when.when.is_day or when.quote is None:
        return False
    told = times.find(when.quote.text)
    return bool(told) and (told[0].spans_days or told[0].names_a_day)


def yet_to_go(visit: Trigger) -> bool:
    """ "Before flying to Kyiv he met X": he was not there yet."""
    going = visit.token
    return going.dep_ == "pcomp" and going.head.lower_ == "before"


def told_later(visit: Draft, meeting: Draft) -> bool:
    """ "to Rome, where he will see X, and on to Paris": the stop behind it is not where it is."""
    span = visit.place.span if visit.place is not None else None
    return visit.also and span is not None and span.start > meeting.words.start


def before_it(visit: Draft, meeting: Draft) -> bool:
    """ "flew to Lima after talks with the Bolivian president": not where the way then led.

    With somebody of the land that was gone to it may be there: "returned home after a meeting".
    """
    verb = visit.trigger.token
    above = meeting.trigger.token
    while above != verb and above.head not in (above, verb):
        above = above.head
    after = above.head == verb and above.lower_ in vocabulary("after")
    hosts = {p.country for p in visit.participants if p.side is Side.HOST}
    return after and not hosts & {p.country for p in meeting.participants}
