"""Where and when a meeting was where its own words do not say: on a visit, at the dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from legation.claims import composing, presence, sequels, stays
from legation.claims.clusters import CHANGES, DONE, TO_COME, Cluster, near
from legation.claims.participants import poles
from legation.claims.sameness import names_of
from legation.lexicon import City, Lexicon
from legation.model import ActorType, Kind, Place, Side, Status


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
        if away < 0 and not near(visit, meeting.drafts[0]):
            continue
        hosts = {p.country for p in visit.participants if p.side is Side.HOST}
        visitors = {p.name for p in visit.participants if p.side is Side.VISITOR}
        fits = visitors & persons or _of_the_delegation(meeting, visit)
        fits = visit.group == "visit" and fits and hosts & sides
        if not fits or visit.place is None or not _at_one_time(meeting, visit):
            continue
        if meeting.place is not None and meeting.place.country != visit.place.country:
            continue
        if _is_vague(visit, meeting):
            continue
        first = meeting.drafts[0]
        when = meeting.when
        if when is None and visit.status is meeting.status:
            when = stays.of_its_visit(first, visit.drafts[0], when=visit.when)
        place = replace(visit.place, span=None)
        meeting.drafts[0] = replace(first, place=place, wide=visit.wide, when=when)
        return


def _of_the_delegation(meeting: Cluster, visit: Cluster) -> bool:
    """ "A meeting with Premier X is set for Friday": with those on the visit told beside it.

    Nobody of their land is named for it, or the visit itself names none.
    """
    guests = [p for p in visit.participants if p.side is Side.VISITOR]
    hosts = [p for p in visit.participants if p.side is Side.HOST]
    lands = poles(guests)
    if len(lands) != 1 or poles(meeting.participants) != lands | poles(hosts):
        return False
    named = any(p.type is ActorType.PERSON and p.country in lands for p in meeting.participants)
    groups = all(p.type is not ActorType.PERSON for p in guests)
    return (groups or not named) and near(visit, meeting.drafts[0])


def at_the_hosts(visit: Cluster, lexicon: Lexicon) -> None:
    """A visit that no place is told of is in the land of its hosts: "dropped in on the king"."""
    hosts = {p.country for p in visit.participants if p.side is Side.HOST}
    if visit.group != "visit" or visit.place is not None or len(hosts) != 1:
        return
    land = lexicon.coded(hosts.pop() or "")
    if land is not None:
        place = Place(name=land.name, country=land.code, span=None)
        presence.put(visit, place, wide=True, reason="the land of its hosts")


def received(visit: Cluster, clusters: Sequence[Cluster]) -> None:
    """Whoever is told to receive the visitor on the visit is its host, and no longer the land."""
    hosts = [p for p in visit.participants if p.side is Side.HOST]
    if visit.group != "visit" or [p.type for p in hosts] != [ActorType.COUNTRY]:
        return
    guests = {p.name for p in visit.participants if p.side is Side.VISITOR}
    for meeting in clusters:
        if not any(d.trigger.frame.receives for d in meeting.drafts):
            continue
        told = [p for p in meeting.participants if p.country == hosts[0].country]
        fits = meeting.status is visit.status or {meeting.status, visit.status} <= set(DONE)
        if not fits or not guests & names_of(meeting.participants) or len(told) != 1:
            continue
        if told[0].type is not ActorType.PERSON or not _on(visit, meeting):
            continue
        host = replace(told[0], side=Side.HOST, span=None)
        visit.drafts = [
            replace(
                one,
                participants=(*(p for p in one.participants if p.side is not Side.HOST), host),
            )
            for one in visit.drafts
        ]
        return


def _on(visit: Cluster, meeting: Cluster) -> bool:
    """Whether the meeting is told in the place and the days of the visit."""
    if meeting.place is None or visit.place is None:
        return False
    if meeting.place.country != visit.place.country:
        return False
    if meeting.when is None or visit.when is None:
        return near(visit, meeting.drafts[0])
    days = visit.when.when.overlaps(meeting.when.when) or visit.status is Status.UNDERWAY
    return days and not _is_vague(visit, meeting)


def filed_from(
    meeting: Cluster, clusters: Sequence[Cluster], here: City | None, anchor: date | None
) -> None:
    """A meeting of these days, with the country of the dateline among its sides.

    Where no place is told of it, it is the dateline's city: its reporter was there. So is one
    that is to come, with somebody who is on a visit to that country.
    """
    if here is None or anchor is None or meeting.group != "meeting" or meeting.place is not None:
        return
    now = _of_these_days(meeting, anchor) or _on_a_visit(meeting, clusters, here, anchor)
    away = any(presence.abroad(other, meeting, home=here.country) for other in clusters)
    if now and here.country in poles(meeting.participants) and not away:
        _put(meeting, here)


def opened_with(
    meeting: Cluster, clusters: Sequence[Cluster], here: City | None, anchor: date | None
) -> None:
    """A summit, round or conference that a story opens with is where the story is filed from.

    Though no side is of there; not where one of them is told to be elsewhere.
    """
    if here is None or anchor is None or meeting.group != "meeting" or meeting.place is not None:
        return
    formal = composing.kind_of(meeting) is not Kind.MEETING
    leads = meeting.drafts[0].paragraph == 0 and formal and meeting.when is not None
    elsewhere = any(presence.shares(other, meeting) for other in clusters)
    if leads and _of_these_days(meeting, anchor) and not elsewhere:
        _put(meeting, here)


def _put(meeting: Cluster, here: City) -> None:
    place = Place(name=here.name, country=here.country, span=None)
    presence.put(meeting, place, wide=False, reason="the dateline's city, in those days")


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
        return sequels.goes_on(meeting.drafts[0])
    if when.first is None or when.last is None:
        return False
    over = when.last <= anchor or meeting.status is Status.UNDERWAY
    return anchor - _LATELY <= when.first <= anchor and over


_LATELY = timedelta(days=3)


_LONG = 10


def _is_vague(visit: Cluster, meeting: Cluster) -> bool:
    """A visit "later this month": another day in that time need not be one of the visit's."""
    when = visit.when.when if visit.when is not None else None
    if meeting.when is None or meeting.when.when == when:
        return False
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
