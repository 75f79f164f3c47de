"""Where somebody is told to be: what he does in those days, he does there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from legation.claims import sequels, stays
from legation.claims.clusters import DONE, Cluster, near
from legation.claims.participants import poles
from legation.claims.sameness import names_of
from legation.model import Place, Status, When

_LATER = timedelta(days=3)
"""So long after the last day told of a stay somebody may still be there."""
_THERE = (*DONE, Status.PLANNED)


def of_a_stay(meeting: Cluster, clusters: Sequence[Cluster]) -> None:
    """A meeting that no place is told of is where somebody of it is told to be at that time."""
    if meeting.place is not None or meeting.group != "meeting":
        return
    if meeting.status is Status.HABITUAL:
        return
    at = meeting.drafts[0].evidence.start
    found = [
        (_farness(meeting, other), at < (told := other.drafts[0].evidence.start), abs(at - told))
        for other in clusters
    ]
    nearest = min(
        ((rank, other) for rank, other in zip(found, clusters, strict=True) if rank[0] is not None),
        key=lambda one: one[0],
        default=None,
    )
    if nearest is not None and (place := nearest[1].place) is not None:
        put(meeting, place, wide=nearest[1].wide, reason="where somebody of it is in those days")


def put(meeting: Cluster, place: Place, *, wide: bool, reason: str) -> None:
    """Say where a meeting is that its own words do not place."""
    first = meeting.drafts[0]
    slots = first.grounded("place", place.name, reason)
    meeting.drafts[0] = replace(first, place=replace(place, span=None), wide=wide, slots=slots)


def shares(stay: Cluster, meeting: Cluster) -> bool:
    """Whether somebody of the meeting is told to be at a place, or to have been or go there."""
    if stay is meeting or stay.place is None or stay.group == "call":
        return False
    both = names_of(stay.participants) & names_of(meeting.participants)
    return bool(both) and stay.status in _THERE


def abroad(stay: Cluster, meeting: Cluster, *, home: str) -> bool:
    """Whether those of a country who were at the meeting are told to be elsewhere that day."""
    if not shares(stay, meeting) or stay.place is None or stay.place.country == home:
        return False
    if stay.when is None or meeting.when is None or stay.status not in DONE:
        return False
    there = names_of(stay.participants)
    own = {p.name for p in meeting.participants if p.country == home}
    return own <= there and stay.when.when.overlaps(meeting.when.when)


def _farness(meeting: Cluster, stay: Cluster) -> int | None:
    """How far a stay's days are from the meeting's: 0 the same; None when it tells nothing."""
    if not shares(stay, meeting) or stay.place is None:
        return None
    first = meeting.drafts[0]
    beside = [d for d in stay.drafts if d.trigger.sentence is first.trigger.sentence]
    if any(stays.yet_to_go(d.trigger) or stays.before_it(d, first) for d in beside):
        return None
    home = stay.place.country in poles(meeting.participants)
    if not home and all(d.trigger.frame.part == "origin" for d in stay.drafts):
        return None  # "X, who arrived from Dhaka, dined with Y": no longer there
    if meeting.when is not None and stay.when is not None:
        return _apart(meeting.when.when, stay.when.when, lasting=stay.group == "visit", home=home)
    if meeting.when is not None or home or not near(stay, meeting.drafts[0]):
        return None
    if (meeting.status in DONE) != (stay.status in DONE):
        return None
    return 4 if meeting.status not in DONE or sequels.goes_on(meeting.drafts[0]) else None


def _apart(mine: When, theirs: When, *, lasting: bool, home: bool) -> int | None:
    """The same for told days; on a visit one meets those of the land, at a gathering anybody."""
    if mine.overlaps(theirs):
        # A meeting "this month" need not be where he was on one of its days.
        told = mine.is_day and (theirs.is_day or lasting)
        if not told or (lasting and not home):
            return None
        return 0 if home else 1
    if not home or not mine.is_day or mine.first is None or theirs.last is None:
        return None
    return 2 + (not lasting) if theirs.last < mine.first <= theirs.last + _LATER else None
