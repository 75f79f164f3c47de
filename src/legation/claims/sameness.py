"""Whether what two drafts tell may be one engagement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.claims.clusters import Cluster
from legation.claims.drafts import Draft
from legation.claims.participants import poles
from legation.model import ActorType, Kind, Participant, Side, Source, Status


def same_chain(left: Sequence[Source], right: Sequence[Source]) -> bool:
    """Whether one source chain begins the other; an empty one begins all."""
    return all(a.name == b.name for a, b in zip(left, right, strict=False))


def same_engagement(cluster: Cluster, draft: Draft) -> bool:
    """Whether sides, days and places of both may be those of one engagement."""
    if cluster.group != draft.kind.group:
        return False
    if draft.also and draft.persons - names_of(cluster.participants):
        return False
    if draft.entry is not None and cluster.drafts[0].entry not in (None, draft.entry):
        return False
    known = cluster.participants
    named = _names_them(cluster, draft)
    if not same_sides(known, draft.participants, draft.kind, named=named):
        return False
    if _its_own(draft) and _with_others(cluster.drafts[0]):
        return False
    if _its_own(cluster.drafts[0]) and _with_others(draft):
        return False
    mine, theirs = cluster.when, draft.when
    if mine is not None and theirs is not None and not mine.when.overlaps(theirs.when):
        return False
    if (
        mine is None
        and theirs is not None
        and cluster.status is Status.HELD
        and (
            draft.kind.group != "visit"
            and not draft.looks_back
            and _different_cities(cluster, draft)
        )
    ):
        return False
    return not _different_cities(cluster, draft)


_NEXT = 6
"""So many characters at most, spaces and quotes, stand between a sentence and the next."""


def _names_them(cluster: Cluster, draft: Draft) -> bool:
    """Whether the very next sentence says who the groups were that met: no day, place or "also"."""
    last = cluster.drafts[-1]
    follows = 0 <= draft.evidence.start - last.evidence.end <= _NEXT
    alone = draft.when is None and draft.place is None and not draft.also
    return follows and alone and last.status is draft.status


def _its_own(draft: Draft) -> bool:
    """ "ECOWAS leaders gathered in Abuja": a body's own session."""
    return draft.complete and len(draft.poles) == 1 and not draft.looks_back


def _with_others(draft: Draft) -> bool:
    """ "ECOWAS envoys met French officials": what it does with others is no session of it."""
    return draft.kind in (Kind.MEETING, Kind.NEGOTIATION) and len(draft.poles) > 1


def _different_cities(cluster: Cluster, draft: Draft) -> bool:
    mine, theirs = cluster.place, draft.place
    if mine is None or theirs is None:
        return False
    if mine.country != theirs.country:
        return True
    return mine.name != theirs.name and not (cluster.wide or draft.wide)


def same_sides(
    known: Sequence[Participant], new: Sequence[Participant], kind: Kind, *, named: bool = False
) -> bool:
    """Whether the two lists may name the same occasion: no side of one contradicts the other.

    `named` tells that the new ones may be the groups of the others by name.
    """
    left, right = poles(known), poles(new)
    strangers = {p.name for p in new if p.type is ActorType.PERSON and not (p.country or p.body)}
    if strangers - names_of(known):
        return False
    if not left & right and not (names_of(known) & names_of(new)):
        return False
    if len(left) > 1 and len(right) > 1 and not (left <= right or right <= left):
        return False
    if (len(left) > 2 and len(right) == 2) or (len(right) > 2 and len(left) == 2):
        return False
    unlike = (_only_groups(new) and _all_named(known)) or (
        _only_groups(known) and _all_named(new) and not named
    )
    if unlike:
        return False
    for pole in left & right:
        a = {p.name for p in known if p.country == pole and p.type is ActorType.PERSON}
        b = {p.name for p in new if p.country == pole and p.type is ActorType.PERSON}
        if a and b and not a & b:
            return False
    if kind.group == "visit":
        there = {p.country or p.name for p in known if p.side is Side.HOST}
        here = {p.country or p.name for p in new if p.side is Side.HOST}
        if there and here and there != here:
            return False
    return True


def _only_groups(participants: Sequence[Participant]) -> bool:
    """ "American and North Korean officials": nobody is named on any of two sides."""
    groups = [p for p in participants if p.type is ActorType.GROUP]
    return len(groups) > 1 and len(groups) == len(participants)


def _all_named(participants: Sequence[Participant]) -> bool:
    return len(participants) > 1 and all(p.type is ActorType.PERSON for p in participants)


def names_of(participants: Iterable[Participant]) -> frozenset[str]:
    return frozenset(p.name for p in participants if p.type is ActorType.PERSON)
