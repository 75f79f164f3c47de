"""Where and when a meeting was where its own words do not say: on a visit, at the dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from legation.claims import stays
from legation.claims.clusters import CHANGES, DONE, TO_COME, Cluster, near
from legation.claims.drafts import Draft
from legation.claims.participants import poles
from legation.claims.sameness import names_of
from legation.lexicon import City
from legation.model import Place, Side, Slot, Status


def lent(meeting: Cluster, clusters: Sequence[Cluster]) -> None:
    """A meeting on somebody's visit is where the visit is, and then, unless told otherwise."""
    if meeting.group != "meeting" or (meeting.place is not None and not meeting.wide):
        return
    persons = names_of(meeting.participants)
    sides = poles(meeting.participants)
    start = meeting.drafts[0].evidence.start
    told = [(start - visit.drafts[0].evidence.start, visit) for visit in clusters]
    # The visit told last before the meeting, else the first told after it.
    for away, visit in sorted(told, key=lambda one: (one[0] < 0, abs(one[0]))):
        if away < 0 and len(sides) < 2 and not near(visit, meeting.drafts[0]):
            continue
        hosts = {p.country for p in visit.participants if p.side is Side.HOST}
        visitors = {p.name for p in visit.participants if p.side is Side.VISITOR}
        fits = visit.group == "visit" and visitors & persons and hosts & sides
        if not fits or visit.place is None or not _at_one_time(meeting, visit):
            continue
        if meeting.place is not None and meeting.place.country != visit.place.country:
            continue
        if meeting.when is not None and _is_vague(visit):
            continue
        first = meeting.drafts[0]
        when = meeting.when
        if when is None and visit.status is meeting.status:
            when = stays.of_its_visit(first, visit.drafts[0], when=visit.when)
        place = replace(visit.place, span=None)
        meeting.drafts[0] = replace(first, place=place, wide=visit.wide, when=when)
        return


def filed_from(
    meeting: Cluster, clusters: Sequence[Cluster], here: City | None, anchor: date | None
) -> None:
    """A meeting of these days, with the country of the dateline among its sides.

    Where no place is told of it, it is the dateline's city: its reporter was there. So is one
    that is to come, with somebody who is on a visit to that country.
    """
    if here is None or anchor is None or meeting.group != "meeting" or meeting.place is not None:
        return
    if not (_of_these_days(meeting, anchor) or _on_a_visit(meeting, clusters, here, anchor)):
        return
    if here.country in poles(meeting.participants):
        place = Place(name=here.name, country=here.country, span=None)
        first = meeting.drafts[0]
        ground = Slot(name="place", value=here.name, reason="the dateline's city, in those days")
        slots = tuple(ground if slot.name == "place" else slot for slot in first.slots)
        meeting.drafts[0] = replace(first, place=place, wide=False, slots=slots)


def _on_a_visit(meeting: Cluster, clusters: Sequence[Cluster], here: City, anchor: date) -> bool:
    """Whether it is due in the next days, with a guest whose visit there goes on."""
    when = meeting.when.when if meeting.when is not None else None
    if meeting.status is not Status.PLANNED or when is None or when.last is None:
        return False
    guests = {
        p.name
        for visit in clusters
        if visit.group == "visit" and visit.status is Status.UNDERWAY
        and any(p.side is Side.HOST and p.country == here.country for p in visit.participants)
        for p in visit.participants if p.side is Side.VISITOR
    }  # fmt: skip
    soon = anchor <= when.last <= anchor + _LATELY
    return soon and bool(guests & names_of(meeting.participants))


def _of_these_days(meeting: Cluster, anchor: date) -> bool:
    """Whether it was in the last days, or is told as the story goes on."""
    if meeting.status not in DONE:
        return False
    when = meeting.when.when if meeting.when is not None else None
    if when is None:
        return _goes_on(meeting.drafts[0])
    if when.first is None or when.last is None:
        return False
    return anchor - _LATELY <= when.first <= when.last <= anchor


_LATELY = timedelta(days=3)


def of_that_day(meeting: Cluster, clusters: Sequence[Cluster], anchor: date | None) -> None:
    """A meeting told in the simple past beside what somebody of it did today or yesterday.

    Where its words tell no time, it is of that day: the story goes on.
    """
    first = meeting.drafts[0]
    if anchor is None or meeting.group == "visit" or meeting.when is not None:
        return
    if meeting.status is not Status.HELD or not _goes_on(first):
        return
    persons = names_of(meeting.participants)
    for told in clusters:
        when = told.when.when if told.when is not None else None
        if told is meeting or told.status not in DONE or when is None or not when.is_day:
            continue
        lately = anchor - timedelta(days=1) <= (when.first or anchor) <= anchor
        before = told.drafts[0].words.start < first.words.start
        if lately and before and near(told, first) and persons & names_of(told.participants):
            slot = Slot(name="when", value=when.edtf, reason="the day of what is told before it")
            slots = tuple(slot if one.name == "when" else one for one in first.slots)
            dated = replace(told.when, quote=None) if told.when is not None else None
            meeting.drafts[0] = replace(first, when=dated, slots=slots)
            return


def _goes_on(draft: Draft) -> bool:
    """Whether its verb is in the simple past, in no clause about somebody."""
    verb = draft.trigger.carrier or draft.trigger.token
    while verb.dep_ in ("conj", "xcomp", "ccomp", "advcl") and verb.head != verb:
        if verb.tag_ == "VBD" and verb.dep_ in ("ccomp", "advcl"):
            break
        verb = verb.head
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return verb.tag_ == "VBD" and verb.dep_ != "relcl" and not aux & {"had", "has", "have"}


_LONG = 10


def _is_vague(visit: Cluster) -> bool:
    """A visit "later this month": a day in that time need not be one of the visit's."""
    when = visit.when.when if visit.when is not None else None
    if when is None or when.first is None or when.last is None:
        return False
    return (when.last - when.first).days > _LONG


def _at_one_time(meeting: Cluster, visit: Cluster) -> bool:
    to_come = (*TO_COME, *CHANGES)
    apart = (meeting.status in to_come) != (visit.status in to_come)
    if apart and visit.status is not Status.UNDERWAY:
        return False
    mine, theirs = meeting.when, visit.when
    if mine is None:
        return True
    if theirs is None:
        return visit.status is Status.UNDERWAY
    return mine.when.overlaps(theirs.when)
