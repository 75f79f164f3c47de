"""What is told beside a gathering of many that the story is filed from is where that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from legation.claims import composing, presence
from legation.claims.clusters import DONE, Cluster
from legation.claims.participants import poles
from legation.lexicon import City
from legation.model import ActorType, Kind, Place, Status

_DAYS = timedelta(days=3)
_OF_MANY = (Kind.SUMMIT, Kind.CONFERENCE)
_MANY = 3
_THERE = (*DONE, Status.PLANNED)


def placed(
    meeting: Cluster, clusters: Sequence[Cluster], here: City | None, anchor: date | None
) -> None:
    """A meeting of persons in the days of a gathering in the dateline's city is there too.

    Where its words tell no place, and nobody of it is told to be elsewhere.
    """
    if here is None or anchor is None or meeting.group != "meeting" or meeting.place is not None:
        return
    persons = [p for p in meeting.participants if p.type is ActorType.PERSON]
    if len(poles(persons)) < 2 or not _of_these_days(meeting, anchor):
        return
    if not any(_gathers(other, here, anchor) for other in clusters if other is not meeting):
        return
    if any(
        presence.shares(other, meeting) and other.place is not None
        and other.place.country != here.country
        for other in clusters
    ):  # fmt: skip
        return
    place = Place(name=here.name, country=here.country, span=None)
    presence.put(meeting, place, wide=False, reason="at the gathering that the story is from")


def _gathers(other: Cluster, here: City, anchor: date) -> bool:
    """Whether it is a gathering of many in the dateline's city in these days."""
    if composing.kind_of(other) not in _OF_MANY or other.status not in _THERE:
        return False
    if other.place is None or other.place.name != here.name or other.wide:
        return False
    many = len(poles(other.participants)) >= _MANY or any(
        p.type is ActorType.ORGANISATION and p.country is None for p in other.participants
    )
    return many and (other.when is None or _of_these_days(other, anchor))


def _of_these_days(cluster: Cluster, anchor: date) -> bool:
    if cluster.when is None:
        return cluster.status in (Status.DENIED, Status.CANCELLED)
    first, last = cluster.when.when.first, cluster.when.when.last
    if first is None or last is None:
        return False
    return anchor - _DAYS <= last and first <= anchor + _DAYS and last - first <= 2 * _DAYS
