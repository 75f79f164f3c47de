"""Whoever is received in another's land has travelled there: where that is, and the visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims import presence
from legation.claims.clauses import is_passive, objects_of_prepositions, subject
from legation.claims.clusters import DONE, Cluster
from legation.claims.drafts import Draft
from legation.claims.frames import words
from legation.claims.participants import poles
from legation.lexicon import Lexicon
from legation.model import ActorType, Kind, Participant, Place, Side, Status


def as_visit(meeting: Cluster, clusters: Sequence[Cluster]) -> None:
    """Make of "Rahmon would receive Japarov in Dushanbe" the visit that it tells.

    Only of two sides, the guest a person, at a place of the host's that the words tell; where
    the article tells the visit itself, they met on it.
    """
    if meeting.group != "meeting" or len(poles(meeting.participants)) != 2:
        return
    if not all(_hosts(draft) for draft in meeting.drafts):
        return
    home = _home(meeting) or _land_that_receives(meeting)
    hosts = [p for p in meeting.participants if p.country == home]
    guests = [p for p in meeting.participants if p.country != home]
    if home is None or not hosts or any(p.type is not ActorType.PERSON for p in guests):
        return
    if any(_tells(visit, guests, home) for visit in clusters):
        return
    side = {p.name: Side.HOST if p in hosts else Side.VISITOR for p in meeting.participants}
    meeting.drafts = [
        replace(
            draft,
            kind=Kind.VISIT,
            participants=tuple(_on(p, side) for p in draft.participants if p.name in side),
        )
        for draft in meeting.drafts
    ]


def at_home(meeting: Cluster, lexicon: Lexicon) -> None:
    """A meeting at which somebody receives another, no place told, is in the land of his."""
    if meeting.group != "meeting" or meeting.place is not None:
        return
    if meeting.status is Status.HABITUAL or len(poles(meeting.participants)) < 2:
        return
    homes = {_receivers_land(draft) for draft in meeting.drafts} - {None}
    land = lexicon.coded(homes.pop() or "") if len(homes) == 1 else None
    if land is not None:
        place = Place(name=land.name, country=land.code, span=None)
        presence.put(meeting, place, wide=True, reason="the land of whoever receives")


def _receivers_land(draft: Draft) -> str | None:
    """Of "X received Y", "Y was received by X", "Y called on X": the country of X."""
    trigger, verb = draft.trigger, draft.trigger.token
    if trigger.frame.part != "verb":
        return None
    if trigger.frame.receives:
        who = subject(verb)
    elif trigger.frame.name in words("carriers", "calling_on"):
        who = next(objects_of_prepositions(verb, ("on",)), None)
    else:
        return None
    if who is None:
        return None
    at = trigger.sentence.at(who)
    told = [p for p in draft.participants if p.span is not None and p.span.overlaps(at)]
    return told[0].country if len(told) == 1 else None


def _hosts(draft: Draft) -> bool:
    """ "hosted her in Paris", "was his guest in Delhi", "will receive him in Niamey".

    "Was received by him" and "received him" tell a meeting, of a resident ambassador too.
    """
    trigger = draft.trigger
    if not trigger.frame.receives:
        return False
    if trigger.token.lemma_ in words("carriers", "meeting"):
        return draft.status not in DONE and not is_passive(trigger.token)
    return True


def _on(participant: Participant, side: dict[str, Side]) -> Participant:
    return replace(participant, side=side[participant.name])


def _home(meeting: Cluster) -> str | None:
    """The host's country, where the words of receiving tell a city of it."""
    told = [
        draft.place.country for draft in meeting.drafts
        if draft.place is not None and draft.place.span is not None and not draft.wide
        and not _in_a_building(draft)
    ]  # fmt: skip
    home = told[0] if told else None
    return home if home in poles(meeting.participants) else None


def _land_that_receives(meeting: Cluster) -> str | None:
    """ "Warsaw is preparing to receive X": the land itself, for what is to come."""
    lands = {
        p.country for draft in meeting.drafts for p in draft.participants
        if p.type is ActorType.COUNTRY
    }  # fmt: skip
    receives = {_receivers_land(draft) for draft in meeting.drafts}
    ahead = all(draft.status not in DONE for draft in meeting.drafts)
    return next(iter(lands)) if ahead and len(lands) == 1 and lands == receives else None


def _in_a_building(draft: Draft) -> bool:
    """ "hosted him at the Kremlin": the house tells where they met, and of no journey."""
    trigger = draft.trigger
    at = objects_of_prepositions(trigger.carrier or trigger.token, ("at",))
    span = draft.place.span if draft.place is not None else None
    return span is not None and any(trigger.sentence.under(o).covers(span) for o in at)


def _tells(visit: Cluster, guests: Sequence[Participant], home: str) -> bool:
    """Whether the cluster is a visit by one of them to that country."""
    if visit.group != "visit":
        return False
    names = {p.name for p in guests} | {p.country for p in guests}
    hosts = {p.country for p in visit.participants if p.side is Side.HOST}
    return home in hosts and any(
        {p.name, p.country} & names for p in visit.participants if p.side is Side.VISITOR
    )
