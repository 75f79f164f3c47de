"""Does a meeting show that a visit took place?

A visit is announced, and then only what the visitor did there is told. Who meets the host at the
place of the visit within its days has come.
"""

from __future__ import annotations

from legation.engagements import scale
from legation.engagements.days import DONE, PLANS, stated
from legation.engagements.names import same_person
from legation.engagements.who import inferred, side_of
from legation.model import ActorType, Claim, Kind, Participant, Side


def during(a: Claim, b: Claim) -> tuple[str, ...]:
    """Why one claim's meeting was held on the visit that the other plans; empty where it was not.

    A visitor whom the plan names takes part, in the country of the visit, on days within those it
    is planned for, and those are not too vague to tell one visit from the next.
    """
    visit, meeting = (a, b) if a.kind is Kind.VISIT else (b, a)
    if visit.status not in PLANS or meeting.status not in DONE or inferred(meeting):
        return ()
    planned, held = stated(visit), stated(meeting)
    if planned is None or held is None or (planned.last - planned.first).days > scale.days("vague"):
        return ()
    came = [one.name for one in _visitors(visit) if _takes_part(one, meeting)]
    within = planned.first <= held.first and held.last <= planned.last
    if not came or not within or meeting.place is None or meeting.place.country not in _to(visit):
        return ()
    return (
        f"{', '.join(came)} took part",
        f"{held.first} is within the days of the visit",
        f"{meeting.place.name} is where it was to lead",
    )


def _visitors(visit: Claim) -> list[Participant]:
    return [p for p in visit.participants if p.side is Side.VISITOR and p.type is ActorType.PERSON]


def _takes_part(visitor: Participant, meeting: Claim) -> bool:
    return any(
        p.type is ActorType.PERSON
        and side_of(p) == side_of(visitor)
        and same_person(p.name, visitor.name, visitor.country)
        for p in meeting.participants
    )


def _to(visit: Claim) -> set[str | None]:
    """The countries a visit leads to."""
    if visit.place and visit.place.country:
        return {visit.place.country}
    return {p.country for p in visit.participants if p.side is Side.HOST and p.country}
