"""How long: a day that is the first or the last of several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from legation.claims import times
from legation.claims.clauses import ascent
from legation.claims.frames import Leg
from legation.claims.lending import vocabulary
from legation.claims.noun_phrases import top
from legation.claims.timed import Timed, hangs_on, verb_of
from legation.claims.times import Bound, Direction
from legation.claims.triggers import Trigger
from legation.language import Token, table
from legation.model import When

_LONGEST = timedelta(days=31)
_COMING = (Leg.ARRIVAL, Leg.OUTWARD, Leg.STAY)
"""Of visits that begin on the day told."""


def stretched(
    when: When,
    trigger: Trigger,
    timed: Sequence[Timed],
    own: Sequence[Timed],
    *,
    anchor: date | None,
) -> When:
    """The days from a first one to the end or over the length that is told, or back from a last."""
    day = when.first
    if day is not None and (when.is_day or when.last is None):
        end = _homeward(trigger, timed, day, anchor) or _closing(trigger, timed, day, anchor)
        if end is not None:
            return When.days(day, end)
        start = _opening(trigger, timed, day, anchor)
        if start is not None:
            return When.days(start, day)
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
        if trigger.token.dep_ == "pobj" and trigger.token.head.lower_ == "from":
            return When.days(day - rest, day)
        if verb in vocabulary("beginning") and _is_first_stop(trigger.token):
            return when
        if verb in vocabulary("beginning") or _opened_then(trigger.token, timed):
            return When.days(day, day + rest)
        goes = visiting and verb in vocabulary("moving")
        if (goes or verb in vocabulary("gathering")) and _is_errand(trigger.token):
            return When.days(day, day + rest)
        ends = verb in vocabulary("ending") or verb in vocabulary("closing")
        return When.days(day - rest, day) if ends else when
    if trigger.frame.leg is Leg.LEAVING:
        return When.days(day - rest, day)
    comes = visiting and trigger.frame.leg in _COMING
    return When.days(day, day + rest) if comes or verb in vocabulary("gathering") else when


def arrival(when: When) -> When:
    """ "has been there since Monday": a visit with no word of the end has the day it began."""
    first = when.first
    open_ended = when.last is None and first is not None and when.edtf == f"{first}/.."
    return When.day(first) if open_ended and first is not None else when


def until(when: When, trigger: Trigger, timed: Sequence[Timed]) -> When:
    """ "is on a four-day visit until Sunday": back over its length from its last day."""
    length = _length(trigger, timed)
    if when.last is None or length is None:
        return when
    return When.days(when.last - timedelta(days=length - 1), when.last)


def nth_day(
    trigger: Trigger, timed: Sequence[Timed], anchor: date | None
) -> tuple[When, Token] | None:
    """ "is on the second day of a three-day visit": its days, told by the article's own.

    With no length told, the day it began.
    """
    above = top(trigger.token)
    order = table("en", "times")["ordinals"]
    nth = next((c for c in above.children if c.lower_ in order), None)
    if anchor is None or above.lemma_ != "day" or nth is None:
        return None
    told = [
        times.resolve(one.phrase, anchor=anchor, direction=Direction.PAST).when
        for one in timed if one.phrase.names_a_day
    ]  # fmt: skip
    days = {when.first for when in told if when is not None and when.first is not None} or {anchor}
    if len(days) > 1:
        return None
    first = days.pop() - timedelta(days=int(order[nth.lower_]) - 1)
    length = _length(trigger, timed)
    last = first + timedelta(days=length - 1) if length is not None else first
    return (When.days(first, last), nth) if length is None or last >= anchor else None


def put_off_by(when: When, timed: Sequence[Timed]) -> When | None:
    """The new day of what is put off "by two days"; None where that is not told."""
    for one in timed:
        leads = next((above for above in ascent(one.head) if above.lower_ == "by"), None)
        by = leads is not None and verb_of(leads) is not None
        if by and one.phrase.days and when.first is not None:
            return When.day(when.first + timedelta(days=one.phrase.days))
    return None


def _closing(
    trigger: Trigger, timed: Sequence[Timed], day: date, anchor: date | None
) -> date | None:
    """The last day of a gathering: "opened on Wednesday and ends on Friday"."""
    if trigger.kind.group != "meeting" or trigger.frame.part != "noun":
        return None
    for one in timed:
        verb = verb_of(one.head)
        if verb is None or verb.lemma_ not in vocabulary("closing") or not hangs_on(one, verb):
            continue
        if not any(t.dep_.startswith("nsubj") for t in (trigger.token, *verb.children)):
            continue
        own = verb == trigger.carrier or trigger.token in verb.children
        joined = (
            trigger.carrier is not None and verb.dep_ == "conj" and verb.head == trigger.carrier
        )
        if own or joined:
            last = _last_day(one, day, anchor)
            if last is not None:
                return last
    return None


def _opening(
    trigger: Trigger, timed: Sequence[Timed], last: date, anchor: date | None
) -> date | None:
    """The first day of what ended on its last: "the talks, which began on May 5, ended Sunday"."""
    carrier = trigger.carrier
    if trigger.frame.part != "noun" or carrier is None:
        return None
    if carrier.lemma_ not in vocabulary("closing") or trigger.token.dep_ != "nsubj":
        return None
    for one in timed:
        verb = verb_of(one.head)
        opens = verb is not None and verb.dep_ == "relcl" and verb.lemma_ in vocabulary("starting")
        if verb is None or not opens or not trigger.token.i < verb.i < carrier.i:
            continue
        first = times.resolve(one.phrase, anchor=anchor, direction=Direction.PAST).when
        if first is not None and first.is_day and first.first is not None:
            return first.first if last - _LONGEST <= first.first < last else None
    return None


def _opened_then(noun: Token, timed: Sequence[Timed]) -> bool:
    """ "two days of talks that opened on Monday", whatever became of them."""
    verbs = [verb_of(one.head) for one in timed if one.phrase.names_a_day]
    return any(
        verb is not None and verb.dep_ in ("relcl", "acl") and verb.i > noun.i
        and verb.lemma_ in vocabulary("opening")
        for verb in verbs
    )  # fmt: skip


def _last_day(one: Timed, day: date, anchor: date | None) -> date | None:
    """The day as it reads after `day`: a weekday from then on, "tomorrow" from the article's.

    Of what ended already the last such day.
    """
    verb = verb_of(one.head)
    over = verb is not None and verb.tag_ == "VBD"
    since = day if one.phrase.names_a_weekday and not over else anchor
    way = Direction.PAST if over else Direction.FUTURE
    last = times.resolve(one.phrase.bare, anchor=since, direction=way, reference=When.day(day)).when
    if last is None or not last.is_day or last.last is None:
        return None
    return last.last if day < last.last <= day + _LONGEST else None


def _is_errand(noun: Token) -> bool:
    """ "leaves on a four-day visit", "comes for a three-day stay"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("on", "for")


def _homeward(
    trigger: Trigger, timed: Sequence[Timed], day: date, anchor: date | None
) -> date | None:
    """The day of going home: "has been here since Monday and flies home on Wednesday"."""
    if trigger.kind.group != "visit" or trigger.frame.leg not in _COMING:
        return None
    for one in timed:
        verb = verb_of(one.head)
        if verb is None or one.phrase.start < trigger.sentence.at(trigger.token).end:
            continue
        goes = _goes_home(verb) or ((_joined(verb, trigger) or _theirs(verb)) and _goes_on(verb))
        if not goes and not _and_leaves(one):
            continue
        last = _last_day(one, day, anchor)
        if last is not None:
            return last
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
    """Whether the one who is there does it too: "arrived on Monday and is expected to leave"."""
    while verb.dep_ == "xcomp" and verb.head != verb:
        verb = verb.head
    return verb.dep_ == "conj" and verb.head == trigger.token


def _theirs(verb: Token) -> bool:
    """ "before he leaves on Sunday"."""
    return verb.lemma_ in vocabulary("departing") and any(
        c.dep_ == "nsubj" and c.lower_ in ("he", "she", "they") for c in verb.children
    )


def _and_leaves(one: Timed) -> bool:
    """ "and leaves tomorrow", which the parser may take for a noun."""
    before = [t.lower_ for t in one.head.doc[max(0, one.head.i - 3) : one.head.i]]
    return before[-2:] == ["and", "leaves"] or before == ["and", "leaves", "on"]


def _length(trigger: Trigger, timed: Sequence[Timed]) -> int | None:
    """How many days it lasts, where that is told of it or of a stay at its end."""
    noun = trigger.frame.part == "noun"
    for one in timed:
        days = one.phrase.days
        if days is None or days < 2 or one.phrase.is_frequency:
            continue
        if one.head.dep_ == "pobj" and one.head.head.lower_ == "in":
            continue  # "his third swing through the region in six weeks"
        counts = noun and one.head in ascent(trigger.token)
        within = noun and one.head in trigger.token.subtree
        leaves = trigger.frame.leg is Leg.LEAVING
        if not noun and trigger.kind.group == "meeting" and not _for_so_long(one, trigger.token):
            continue  # "two days after they met", "met on the first day of a six-day visit"
        if counts or within or (not noun and _stays(one, trigger.token, leaves=leaves)):
            return days
        # "ended on Friday after three days"
        if noun and trigger.carrier is not None and _after_which(one, trigger.carrier):
            return days
    return None


def _is_first_stop(tour: Token) -> bool:
    """ "will begin a ten-day African tour in Accra": so long lasts the tour, not its first stop."""
    verb = tour.head
    region = any(c.dep_ in ("amod", "compound") and c.text[:1].isupper() for c in tour.children)
    stop = any(c.dep_ == "prep" and c.lower_ == "in" for c in (*verb.children, *tour.children))
    return tour.lemma_ in vocabulary("touring") and region and stop


def _for_so_long(one: Timed, verb: Token) -> bool:
    """ "gather for a two-day summit"."""
    leads = [above for above in ascent(one.head) if above.dep_ == "prep"]
    return bool(leads) and leads[0].lower_ == "for" and leads[0].head == verb


def _after_which(one: Timed, verb: Token) -> bool:
    leads = next((a for a in ascent(one.head) if a.dep_ == "prep"), None)
    ends = verb.lemma_ in vocabulary("closing")
    return ends and leads is not None and leads.lower_ == "after" and leads.head == verb


def _stays(one: Timed, verb: Token, *, leaves: bool) -> bool:
    """ "arrives for a three-day visit", "to begin a two-day stay", "stays for two days"."""
    for above in ascent(one.head):
        if above == verb:
            return True
        apart = above.dep_ == "prep" and above.lower_ in ("from", "after", "following")
        if apart and not (leaves and above.head == verb):
            return False
        begins = above.dep_ == "dobj" and above.head.lemma_ in vocabulary("beginning")
        below = above.dep_ in ("advcl", "xcomp") and above.lemma_ in vocabulary("beginning")
        if not (begins or below) and above.dep_ not in _PHRASE:
            return False
    return False


_PHRASE = ("prep", "pobj", "compound", "amod", "nmod", "npadvmod", "poss")
