"""How long: a day that is the first or the last of several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from legation.claims import times
from legation.claims.clauses import ascent
from legation.claims.frames import Leg
from legation.claims.lending import vocabulary
from legation.claims.timed import Timed, verb_of
from legation.claims.times import Bound, Direction
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import When

_LONGEST = timedelta(days=31)
_COMING = (Leg.ARRIVAL, Leg.OUTWARD, Leg.STAY)
"""Of visits that begin on the day told."""


def stretched(when: When, trigger: Trigger, timed: Sequence[Timed], own: Sequence[Timed]) -> When:
    """The days from a first one to the end or over the length that is told, or back from a last."""
    day = when.first
    if day is not None and (when.is_day or when.last is None):
        home = _homeward(trigger, timed, day)
        if home is not None:
            return When.days(day, home)
    if day is None or not when.is_day or "~" in when.edtf:
        return when
    until = next((one for one in own if one.phrase.bound is Bound.UNTIL), None)
    if until is not None:
        last = times.resolve(until.phrase.bare, anchor=day, direction=Direction.FUTURE).when
        if last is not None and last.last is not None and day < last.last <= day + _LONGEST:
            return When.days(day, last.last)
    length = _length(trigger, timed)
    if length is None:
        return when
    rest = timedelta(days=length - 1)
    verb = (trigger.carrier or trigger.token).lemma_
    visiting = trigger.kind.group == "visit"
    if trigger.frame.part == "noun":
        if verb in vocabulary("beginning"):
            return When.days(day, day + rest)
        if visiting and verb in vocabulary("moving") and _is_errand(trigger.token):
            return When.days(day, day + rest)
        return When.days(day - rest, day) if verb in vocabulary("ending") else when
    if trigger.frame.leg is Leg.LEAVING:
        return When.days(day - rest, day)
    return When.days(day, day + rest) if visiting and trigger.frame.leg in _COMING else when


def _is_errand(noun: Token) -> bool:
    """ "leaves on a four-day visit", "comes for a three-day stay"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("on", "for")


def _homeward(trigger: Trigger, timed: Sequence[Timed], day: date) -> date | None:
    """The day of going home: "has been here since Monday and flies home on Wednesday"."""
    if trigger.kind.group != "visit" or trigger.frame.leg not in _COMING:
        return None
    for one in timed:
        verb = verb_of(one.head)
        if verb is None or one.phrase.start < trigger.sentence.at(trigger.token).end:
            continue
        if not (_goes_home(verb) or (_joined(verb, trigger) and _goes_on(verb))):
            continue
        last = times.resolve(one.phrase.bare, anchor=day, direction=Direction.FUTURE).when
        if last is not None and last.is_day and last.last and day < last.last <= day + _LONGEST:
            return last.last
    return None


def _goes_home(verb: Token) -> bool:
    return any(c.lower_ in vocabulary("home") for c in verb.children)


def _goes_on(verb: Token) -> bool:
    """ "leaves on Thursday", "flies on to Bogota"."""
    if verb.lemma_ in vocabulary("departing"):
        return True
    onward = any(c.lower_ == "on" and c.dep_ in ("prt", "advmod", "prep") for c in verb.children)
    return onward and verb.lemma_ in vocabulary("moving")


def _joined(verb: Token, trigger: Trigger) -> bool:
    """Whether the one who is there does it too: "has been there since Monday and leaves"."""
    return verb.dep_ == "conj" and verb.head == trigger.token


def _length(trigger: Trigger, timed: Sequence[Timed]) -> int | None:
    """How many days it lasts, where that is told of it or of a stay at its end."""
    noun = trigger.frame.part == "noun"
    for one in timed:
        days = one.phrase.days
        if days is None or days < 2 or one.phrase.is_frequency:
            continue
        counts = noun and one.head in ascent(trigger.token)
        within = noun and one.head in trigger.token.subtree
        if counts or within or (not noun and _stays(one, trigger.token)):
            return days
    return None


def _stays(one: Timed, verb: Token) -> bool:
    """ "arrives for a three-day visit", "will be there for three days"."""
    for above in ascent(one.head):
        if above == verb:
            return True
        if above.dep_ not in ("prep", "pobj", "compound", "amod", "nmod", "npadvmod", "poss"):
            return False
    return False
