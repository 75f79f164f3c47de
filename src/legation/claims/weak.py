"""Words that make no claim by themselves, though they may add to one told elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from legation.claims import pointing
from legation.claims.clauses import is_passive, objects, surface_subject
from legation.claims.judged import Judged
from legation.claims.modifiers import OFF
from legation.claims.triggers import Trigger
from legation.model import Kind, Participant, Status


def alone(trigger: Trigger, judged: Judged, *, placed: bool, dated: bool) -> bool:
    """Whether the words make no claim alone; `placed` and `dated` that they tell where and when."""
    told = placed or dated
    if trigger.frame.sited and judged.status in (Status.DENIED, Status.CANCELLED):
        return True  # "could not settle it": they met all the same
    if trigger.frame.weak:
        told_of = (trigger.token, *objects(trigger.token))
        partner = any(c.lower_ == "with" for one in told_of for c in one.children)
        return not (partner or (told and judged.status in (Status.HELD, Status.PLANNED)))
    if pointing.equated(trigger, dated=dated) or (not told and _was_before(trigger)):
        return True
    if trigger.kind is Kind.CONFERENCE and pointing.bare_at(trigger):
        return True
    if pointing.aside(trigger) and judged.status not in OFF:
        return not any(c.dep_ == "prep" for c in trigger.token.children)
    return judged.status is Status.HELD and pointing.untold(trigger)


def by_a_stranger(trigger: Trigger, participants: Sequence[Participant]) -> bool:
    """ "The mediator met Presidents X and Y": they met whom nobody knows, and not each other."""
    verb = trigger.token
    if trigger.frame.part != "verb" or trigger.kind is Kind.VISIT or is_passive(verb):
        return False
    if not {"subject", "object"} <= {*trigger.frame.party}:
        return False
    who = surface_subject(verb)
    if who is None or who.tag_ not in ("NN", "NNP") or any(c.dep_ == "conj" for c in who.children):
        return False
    below = trigger.sentence.under(who)
    spans = [p.span for p in participants if p.span is not None]
    return len(spans) == len(participants) and not any(below.covers(span) for span in spans)


def _was_before(trigger: Trigger) -> bool:
    """ "Before the session he met X": the session of a story told in the past is no plan."""
    noun = trigger.token
    leads = noun.head
    return (
        noun.dep_ == "pobj"
        and leads.lower_ == "before"
        and leads.head.tag_ == "VBD"
        and any(c.lower_ in ("the", "their") for c in noun.children)
    )
