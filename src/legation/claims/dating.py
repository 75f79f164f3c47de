"""When: the time expression that belongs to an engagement, resolved by what its status says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.claims import alongside, apart, times
from legation.claims.clauses import ascent
from legation.claims.judged import lists
from legation.claims.lasting import arrival, nth_day, put_off_by, stretched, until
from legation.claims.lending import IN_ITS_CLAUSE, lent, vocabulary
from legation.claims.ownership import owners
from legation.claims.shifted import (
    UNTIL,
    as_it_is_now,
    at_first,
    dropped_then,
    is_new_day,
    moved_from,
    was_absent,
)
from legation.claims.status import may_be_overtaken
from legation.claims.strangers import AHEAD, of_another, of_the_word, was_told_then
from legation.claims.timed import Timed, hangs_on, in_order, in_sentence, verb_of
from legation.claims.times import Bound, Direction, Resolved
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Dated, Quote, Status, When

__all__ = [
    "Answer",
    "Timed",
    "after",
    "direction",
    "hangs_on",
    "in_order",
    "in_sentence",
    "may_have_been",
    "of",
]

_OPEN = (Status.HABITUAL, Status.UNDERWAY)
_DROPPED = (Status.CANCELLED, Status.POSTPONED, Status.DENIED)
_HOPED = (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED)
_EXACT = ("", IN_ITS_CLAUSE)
_NEAR = (Status.CANCELLED, Status.DENIED, Status.HABITUAL)


def direction(status: Status) -> Direction:
    """Which way a weekday or a bare date points."""
    if status in AHEAD:
        return Direction.FUTURE
    return Direction.NONE if status in _NEAR else Direction.PAST


@dataclass(frozen=True, slots=True)
class Answer:
    """A time with its ground; `dated` is None where none is told or it cannot be resolved."""

    dated: Dated | None
    reason: str
    new_day: bool = False
    """Whether it is the time that something was put off to."""


def of(
    trigger: Trigger,
    triggers: Sequence[Trigger],
    timed: Sequence[Timed],
    status: Status,
    *,
    text: str,
    anchor: date | None,
    ahead: bool,
    governed: bool,
) -> Answer:
    """The time that the sentence gives the trigger.

    `ahead` tells that its present tense is a plan's; `governed` that its verb speaks of the
    plan, so that the verb's own time is when it was made or dropped.
    """
    last = status in (Status.CANCELLED, Status.POSTPONED) and alongside.at_the_last(trigger)
    own = [
        one for one in timed
        if one.phrase.tells_when
        and (status in _OPEN or one.phrase.bound is not Bound.SINCE)
        and not (one.phrase.bound is Bound.SINCE and _of_a_lapse(one, trigger))
        and trigger in owners(one.head, triggers)
        and not (governed and not last and _of_the_plan(one, trigger, anchor))
        and not of_another(one, trigger, status)
        and not of_the_word(one, trigger)
        and not (status in _HOPED and was_told_then(one, trigger))
        and not alongside.of_the_asking(one, trigger, status)
    ]  # fmt: skip
    own = [one for one in own if not moved_from(one, own)]
    own = [one for one in own if not at_first(one)] or own
    own = (as_it_is_now(own, trigger) if status is Status.PLANNED else []) or own
    # "two days after he called it off" dates the calling off.
    away = apart.distance(trigger) if status not in _DROPPED else None
    if away is not None:
        own = [one for one in own if away.tells_of_it(one)]
        if not own:
            counted = apart.counted(away, timed, anchor)
            if counted is None:
                return Answer(None, "how far it was from what is told beside it is not told")
            within = [one for one in timed if away.tells_of_it(one)]
            counted = stretched(counted, trigger, within, own, anchor=anchor)
            return Answer(Dated(when=counted, quote=None), "counted from what is told beside it")
        timed = [one for one in timed if away.tells_of_it(one)]
    if not own and status is Status.HABITUAL:
        return _since(trigger, timed, text, anchor)
    nth = nth_day(trigger, timed, anchor) if status is Status.UNDERWAY else None
    if nth is not None:
        return Answer(Dated(when=nth[0], quote=None), f"this is its {nth[1].text} day")
    way = Direction.FUTURE if ahead else direction(status)
    if way is Direction.FUTURE and _had_been(trigger):
        way = Direction.NONE
    elif status is Status.CANCELLED and _will_not_be(trigger):
        way = Direction.FUTURE
    elif last or (status is Status.CANCELLED and was_absent(trigger) and _in_the_past(trigger)):
        way = Direction.PAST
    elif status is Status.DENIED:
        way = _denied_way(trigger)
    elif status is Status.POSSIBLE and may_have_been(trigger):
        way = Direction.PAST
    found: list[tuple[Timed, str]] = [
        (one, "") for one in sorted(own, key=lambda one: _distance(one, trigger, status))
    ]
    if status is Status.POSTPONED:
        found = [(one, "told of what became of it") for one in timed if is_new_day(one)] + found
    found += [
        (one, reason) for one, reason in lent(trigger, triggers, timed, status)
        # "the first leader to visit since 2010": the others of its series came before.
        if status in _OPEN or one.phrase.bound is not Bound.SINCE
    ]  # fmt: skip
    told: list[tuple[Timed, str, Resolved, When]] = []
    for one, reason in found:
        looks = _way(one, way, status, lent=bool(reason) and not ahead)
        resolved = _resolved(one, anchor, looks)
        if looks is Direction.FUTURE and one.phrase.yearless and may_be_overtaken(trigger):
            resolved = _lately(one, resolved, anchor)
        if resolved.when is None or (status is Status.HABITUAL and resolved.when.is_day):
            continue
        to_come = _to_come(trigger, status) or (status is Status.PLANNED and bool(reason))
        if anchor is not None and _over(resolved.when, anchor) and to_come:
            continue
        told.append((one, reason, resolved, resolved.when))
    if told:
        # "next month's talks, which run from June 10 to 12"
        exact = (it for it in told[1:] if it[1] in _EXACT and _is_within(it[3], told[0][3]))
        one, reason, resolved, named = next(exact, told[0])
        quote = Quote.cut(text, one.phrase.start, one.phrase.end)
        if way is Direction.FUTURE:
            named = alongside.onward_day(named, one, trigger)
        when = stretched(named, trigger, timed, own, anchor=anchor)
        if status is Status.UNDERWAY and one.phrase.bound is Bound.UNTIL:
            when = until(when, trigger, timed)
        came = status is Status.UNDERWAY and trigger.kind.group == "visit"
        if came and one.phrase.bare.names_a_weekday:
            when = arrival(when)
        ground = f"{resolved.reason}, {reason}" if reason else resolved.reason
        put_off = status is Status.POSTPONED and is_new_day(one)
        if status is Status.POSTPONED and when.is_day and not put_off:
            later = put_off_by(when, timed)
            when, put_off = (later, True) if later is not None else (when, False)
        return Answer(Dated(when=when, quote=quote), ground, put_off)
    dropped = dropped_then(timed, trigger, status, anchor) if not found else None
    if dropped is not None:
        quote = Quote.cut(text, dropped[0].phrase.start, dropped[0].phrase.end)
        return Answer(Dated(when=dropped[1], quote=quote), "when it was to be and was dropped")
    if found:
        return Answer(None, f"{found[0][0].phrase.text!r} cannot be resolved")
    return Answer(None, "no time is told of it")


def after(before: When | None, one: Timed, status: Status, anchor: date | None) -> date | None:
    """The day from which a weekday counts that is told behind another day to come.

    "On Tuesday to Hanoi and on Thursday to Jakarta": the Thursday after that Tuesday.
    """
    told = before is not None and before.is_day and direction(status) is Direction.FUTURE
    if not told or before is None or before.first is None or not one.phrase.bare.names_a_weekday:
        return anchor
    return before.first if anchor is None or before.first > anchor else anchor


def _resolved(one: Timed, anchor: date | None, way: Direction) -> Resolved:
    """Its days by the direction of the status, or as it reads after the times told before."""
    if not one.phrase.leans:
        # "Later in the day he was to meet X": of the day of which the story just told.
        then = one.phrase.within_a_day and way is Direction.FUTURE and _in_past(one)
        told_of = _just_before(one) if then else None
        return times.resolve(one.phrase, anchor=anchor, direction=way, reference=told_of)
    found = Resolved(None, "no time was told before that it could lean on")
    before = times.planned_first(one.before, anchor) if way is Direction.FUTURE else one.before
    references: list[When | None] = [told.when for told in before]
    # "the previous day" leans on the article's own where none was told before.
    own = When.day(anchor) if anchor is not None else None
    for reference in references or [own]:
        found = times.resolve(one.phrase, anchor=anchor, direction=way, reference=reference)
        if found.when is not None and _looks(found.when, way, anchor):
            return found
    return found if found.when is None else Resolved(None, "it leans on no time that fits")


def _way(one: Timed, way: Direction, status: Status, *, lent: bool) -> Direction:
    """The direction of the status; of a lent time that of the clause it stands in.

    The date that something was put off from may be over.
    """
    if status is Status.UNDERWAY and one.phrase.bound is Bound.UNTIL:
        return Direction.FUTURE
    if status is Status.POSTPONED and is_new_day(one):
        return Direction.FUTURE
    put_off_to = one.head.dep_ == "pobj" and one.head.head.lower_ in UNTIL
    if status is Status.POSTPONED and not put_off_to and not one.phrase.names_a_weekday:
        return Direction.NONE
    return (_by_its_verb(one) or way) if lent else way


def _by_its_verb(one: Timed) -> Direction | None:
    """Which way the clause looks that a lent time stands in; None where its verb is not finite."""
    verb = verb_of(one.head)
    aimed = one.head.dep_ == "pobj" and one.head.head.lower_ == "for"
    if verb is None or aimed:
        return None  # "was pencilled in for Monday": which Monday its verb does not tell
    tags = {t.tag_ for t in (verb, *verb.children) if t == verb or t.dep_ in ("aux", "auxpass")}
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if "MD" in tags or any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return None
    if "VBD" in tags or perfect:
        return Direction.PAST
    return Direction.FUTURE if tags & {"VBZ", "VBP"} else None


def _is_within(when: When, wider: When) -> bool:
    """Whether the days are some of the others, and not all of them."""
    if when.first is None or when.last is None or wider.first is None or wider.last is None:
        return False
    inside = wider.first <= when.first and when.last <= wider.last
    return inside and (when.first, when.last) != (wider.first, wider.last)


def _in_past(one: Timed) -> bool:
    verb = verb_of(one.head)
    return verb is not None and "VBD" in {t.tag_ for t in (verb, verb.head, *verb.children)}


def _of_a_lapse(one: Timed, trigger: Trigger) -> bool:
    """ "The dialogue, suspended since 1999, resumed on Monday": since when it was not."""
    verb = next((above for above in ascent(one.head) if above.pos_ == "VERB"), None)
    if verb is None or verb in (trigger.token, trigger.carrier):
        return False
    told = lists("governors").get(verb.lemma_) in _DROPPED or verb.lemma_ in lists("lapsing")
    return told and verb.dep_ in ("acl", "relcl", "advcl", "amod")


def _just_before(one: Timed) -> When | None:
    return one.before[0].when if one.before else None


def _looks(when: When, way: Direction, anchor: date | None) -> bool:
    """Whether the days lie where the status looks: a plan's are not over."""
    if anchor is None or when.first is None or when.last is None:
        return True
    return when.last >= anchor if way is Direction.FUTURE else True


def _over(when: When, anchor: date) -> bool:
    return when.last is not None and when.last < anchor


def _lately(one: Timed, ahead: Resolved, anchor: date | None) -> Resolved:
    """ "was due in April", told in May: the last one, where it is over only lately."""
    near = _resolved(one, anchor, Direction.NONE)
    end = near.when.last if near.when is not None else None
    lately = anchor is not None and end is not None and (anchor - end).days <= _LATELY
    return near if lately else ahead


_LATELY = 100
"""Days after which a plan of then is no news."""


def _to_come(trigger: Trigger, status: Status) -> bool:
    """ "will attend the forum, set up in 2015": no plan of now is for a day gone by."""
    verb = trigger.carrier or trigger.token
    if status is not Status.PLANNED or verb.pos_ not in ("VERB", "AUX"):
        return False
    return any(c.dep_ == "aux" and c.lower_ in vocabulary("will") for c in verb.children)


def _will_not_be(trigger: Trigger) -> bool:
    """ "the meeting set for Monday will not take place": Monday is to come."""
    verb = trigger.carrier or verb_of(trigger.token)
    return verb is not None and any(
        c.dep_ == "aux" and c.lower_ in vocabulary("will") for c in verb.children
    )


def may_have_been(trigger: Trigger) -> bool:
    """ "would have met him on Monday", "could not confirm that they met": over, if it ever was."""
    verb = trigger.carrier or trigger.token
    perfect = any(c.dep_ == "aux" and c.lower_ in ("have", "had", "has") for c in verb.children)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and perfect)


def _in_the_past(trigger: Trigger) -> bool:
    return trigger.carrier is not None and trigger.carrier.tag_ == "VBD"


def _had_been(trigger: Trigger) -> bool:
    """ "had been expected to travel in March": a plan of then, whose days may be over."""
    verb = trigger.carrier or trigger.token
    below = [c for c in verb.children if c.dep_ == "xcomp"]
    if any({"to", "have"} <= {c.lower_ for c in one.children} for one in (verb, *below)):
        return True  # "were to have gone on in May"
    for _ in range(3):
        if any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children):
            return True
        if verb.dep_ not in ("xcomp", "acomp", "ccomp"):
            return False
        verb = verb.head
    return False


def _denied_way(trigger: Trigger) -> Direction:
    """ "did not meet on Friday" looks back, "will not meet on Friday" ahead."""
    verb = trigger.carrier or trigger.token
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if aux & {"did", "had", "was", "were", "having"} or (verb.tag_ == "VBD" and not aux):
        return Direction.PAST
    return Direction.FUTURE if aux & vocabulary("will") else Direction.NONE


def _of_the_plan(one: Timed, trigger: Trigger, anchor: date | None) -> bool:
    """When it was planned or dropped: "called off on Monday" against "a trip in spring 2025"."""
    head = one.head
    if head in trigger.token.subtree or was_absent(trigger):
        return False
    leads = head.head.lower_ if head.dep_ == "pobj" else ""
    if leads in ("for", "until", "till", "to", "from", "between"):
        return False
    verb = trigger.carrier
    if verb is not None and any(c.lower_ == "for" and c.i < head.i for c in verb.children):
        return False  # "is set for Geneva on Friday"
    if verb is not None and (verb.lemma_ in vocabulary("expecting") or _below(head, verb)):
        return False  # "are expected on Friday", "are set to begin on Friday"
    when = times.resolve(one.phrase, anchor=anchor, reference=_just_before(one)).when
    if when is None or when.last is None or anchor is None or when.last < anchor:
        return True
    return when.is_day and not any(mark.isdigit() for mark in one.phrase.text)


def _below(head: Token, verb: Token) -> bool:
    """Whether a time hangs on the infinitive that the verb governs."""
    aims = [c for c in verb.children if c.dep_ == "xcomp"]
    return any(above in aims for above in ascent(head))


def _since(trigger: Trigger, timed: Sequence[Timed], text: str, anchor: date | None) -> Answer:
    """ "has met officials of ninety countries since taking office in 2022": open to this day."""
    last = last_since(trigger, timed, text=text, anchor=anchor)
    if last is None or "/" in last.when.edtf:
        return Answer(None, "no time is told of it")
    open_ended = When(f"{last.when.edtf.rstrip('~?%')}/..")
    told = last.quote.text if last.quote else last.when.edtf
    return Answer(replace(last, when=open_ended), f"since {told}")


def last_since(
    trigger: Trigger, timed: Sequence[Timed], *, text: str, anchor: date | None
) -> Dated | None:
    """The time behind "since" in the trigger's clause: "have not met since September"."""
    since = [
        child for above in _own_clause(trigger.token) for child in above.children
        if child.lower_ == "since" or _marked_since(child)
    ]  # fmt: skip
    under = {token.i for child in since for token in child.subtree}
    for one in timed:
        if one.head.i not in under:
            continue
        phrase = one.phrase.bare
        resolved = times.resolve(phrase, anchor=anchor, direction=Direction.PAST)
        if resolved.when is not None:
            return Dated(when=resolved.when, quote=Quote.cut(text, phrase.start, phrase.end))
    return None


def _own_clause(token: Token) -> Iterator[Token]:
    """The token and its heads up to the verb of its clause."""
    for above in ascent(token):
        yield above
        if above.dep_ in ("ccomp", "acl", "relcl"):
            return


def _marked_since(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "since" for c in clause.children)


def _distance(one: Timed, trigger: Trigger, status: Status) -> tuple[bool, bool, int]:
    """A new date behind "until" first where it is put off; then what follows, the nearest."""
    until = one.head.dep_ == "pobj" and one.head.head.lower_ in UNTIL
    put_off = status is Status.POSTPONED and not until
    away = one.head.i - trigger.token.i
    return (put_off, away < 0, abs(away))
