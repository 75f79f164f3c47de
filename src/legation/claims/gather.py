"""From drafts to claims: what an article says of one engagement with one status is one claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from legation.claims.drafts import Draft
from legation.claims.participants import poles
from legation.claims.topics import shortest
from legation.claims.triggers import counted
from legation.model import (
    Actor,
    ActorType,
    Claim,
    Dated,
    Kind,
    Participant,
    Place,
    Quote,
    Side,
    Source,
    Status,
    When,
)

_MOST_EVIDENCE = 4
_VAGUER = (ActorType.GROUP, ActorType.COUNTRY, ActorType.OFFICE, ActorType.ORGANISATION)
_DONE = (Status.HELD, Status.UNDERWAY)
_TO_COME = (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED)
_CHANGES = (Status.POSTPONED, Status.CANCELLED, Status.DENIED)


@dataclass(slots=True, eq=False)
class Cluster:
    """Drafts that speak of the same engagement with the same status on the same authority."""

    drafts: list[Draft]
    engagement: int = 0
    inherited: list[Cluster] = field(default_factory=list)

    def take(self, draft: Draft) -> None:
        """Add a draft; words that look back ("the trip") bring nobody new to the engagement."""
        if draft.looks_back:
            known = {p.name for p in self.participants}
            draft = replace(
                draft, participants=tuple(p for p in draft.participants if p.name in known)
            )
        self.drafts.append(draft)

    @property
    def status(self) -> Status:
        return self.drafts[0].status

    @property
    def group(self) -> str:
        return self.drafts[0].kind.group

    @property
    def participants(self) -> tuple[Participant, ...]:
        found = together(p for draft in self.drafts for p in draft.participants)
        return tuple(sorted(found, key=lambda p: p.side is Side.HOST))

    @property
    def attribution(self) -> tuple[Source, ...]:
        return max((d.attribution for d in self.drafts), key=len)

    @property
    def place(self) -> Place | None:
        told = self._placed
        return told.place if told is not None else None

    @property
    def wide(self) -> bool:
        """Whether the place is a whole country."""
        told = self._placed
        return told is not None and told.wide

    @property
    def _placed(self) -> Draft | None:
        told = [d for d in self.drafts if d.place is not None]
        return min(told, key=lambda d: d.wide, default=None)

    @property
    def when(self) -> Dated | None:
        told = [d.when for d in self.drafts if d.when is not None]
        return min(told, key=lambda dated: _width(dated.when)) if told else None


def _width(when: When) -> int:
    if when.first is None or when.last is None:
        return 100_000
    return (when.last - when.first).days


def gather(
    drafts: Sequence[Draft], *, lands: Mapping[str, Actor]
) -> tuple[list[Cluster], list[tuple[Draft, str]]]:
    """Cluster the drafts in reading order; those left alone with one side come back unread.

    `lands` gives the country itself for each code that the article names.
    """
    clusters: list[Cluster] = []
    waiting: list[Draft] = []
    for draft in drafts:
        home = _home(draft, clusters)
        if home is not None:
            home.take(draft)
        elif draft.complete and not draft.weak and not _only_pronouns(draft):
            clusters.append(Cluster([draft]))
        else:
            waiting.append(draft)
    unread = []
    for draft in waiting:
        home = _home(draft, clusters)
        if home is not None:
            home.take(draft)
        elif _says_anew(draft) and (known := _antecedent(draft, clusters)) is not None:
            clusters.append(Cluster([_completed(draft, known, lands)]))
        else:
            unread.append((draft, _why(draft)))
    clusters.sort(key=lambda c: c.drafts[0].evidence.start)
    for cluster in clusters:
        _lent(cluster, clusters)
    return _numbered(clusters), unread


def _lent(meeting: Cluster, clusters: Sequence[Cluster]) -> None:
    """A meeting on somebody's visit is where the visit is, and then, unless told otherwise."""
    if meeting.group != "meeting" or (meeting.place is not None and not meeting.wide):
        return
    persons = _names(meeting.participants)
    sides = poles(meeting.participants)
    for visit in clusters:
        hosts = {p.country for p in visit.participants if p.side is Side.HOST}
        visitors = {p.name for p in visit.participants if p.side is Side.VISITOR}
        fits = visit.group == "visit" and visitors & persons and hosts & sides
        if not fits or visit.place is None or not _at_one_time(meeting, visit):
            continue
        if meeting.place is not None and meeting.place.country != visit.place.country:
            continue
        first = meeting.drafts[0]
        when = meeting.when
        if when is None and visit.status is meeting.status and visit.when is not None:
            when = replace(visit.when, quote=None)
        place = replace(visit.place, span=None)
        meeting.drafts[0] = replace(first, place=place, wide=visit.wide, when=when)
        return


def _at_one_time(meeting: Cluster, visit: Cluster) -> bool:
    to_come = (*_TO_COME, *_CHANGES)
    if (meeting.status in to_come) != (visit.status in to_come):
        return False
    mine, theirs = meeting.when, visit.when
    if mine is None or theirs is None:
        return mine is None or visit.status is Status.UNDERWAY or theirs is not None
    return mine.when.overlaps(theirs.when)


def _why(draft: Draft) -> str:
    if draft.weak:
        return "words that tell of no engagement by themselves"
    if draft.complete:
        return "only pronouns tell who, and no time is told"
    if not draft.participants:
        return "nobody is named who takes part"
    if not draft.poles:
        return "no party's country is known"
    return "one party named, two needed"


def _home(draft: Draft, clusters: Sequence[Cluster]) -> Cluster | None:
    """The cluster of the same engagement, status and authority, the latest first."""
    for cluster in reversed(clusters):
        if (
            cluster.status is draft.status
            and (draft.complete or draft.looks_back or _near(cluster, draft))
            and same_chain(cluster.attribution, draft.attribution)
            and same_engagement(cluster, draft)
        ):
            return cluster
    return None


def _near(cluster: Cluster, draft: Draft) -> bool:
    """Words with one party tell more only of what stands beside them."""
    return any(abs(known.paragraph - draft.paragraph) <= 1 for known in cluster.drafts)


def same_chain(left: Sequence[Source], right: Sequence[Source]) -> bool:
    """Whether one source chain begins the other; an empty one begins all."""
    return all(a.name == b.name for a, b in zip(left, right, strict=False))


def same_engagement(cluster: Cluster, draft: Draft) -> bool:
    """Whether sides, days and places of both may be those of one engagement."""
    if cluster.group != draft.kind.group:
        return False
    if draft.also and draft.persons - _names(cluster.participants):
        return False
    known = cluster.participants
    if not same_sides(known, draft.participants, draft.kind):
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


def _different_cities(cluster: Cluster, draft: Draft) -> bool:
    mine, theirs = cluster.place, draft.place
    if mine is None or theirs is None:
        return False
    if mine.country != theirs.country:
        return True
    return mine.name != theirs.name and not (cluster.wide or draft.wide)


def same_sides(known: Sequence[Participant], new: Sequence[Participant], kind: Kind) -> bool:
    """Whether the two lists may name the same occasion: no side of one contradicts the other."""
    left, right = poles(known), poles(new)
    strangers = {p.name for p in new if p.type is ActorType.PERSON and not (p.country or p.body)}
    if strangers - _names(known):
        return False
    if not left & right and not (_names(known) & _names(new)):
        return False
    if len(left) > 1 and len(right) > 1 and not (left <= right or right <= left):
        return False
    if (len(left) > 2 and len(right) == 2) or (len(right) > 2 and len(left) == 2):
        return False
    if (_only_groups(new) and _all_named(known)) or (_only_groups(known) and _all_named(new)):
        return False
    for pole in left & right:
        a = {p.name for p in known if p.country == pole and p.type is ActorType.PERSON}
        b = {p.name for p in new if p.country == pole and p.type is ActorType.PERSON}
        if a and b and not a & b:
            return False
    if kind.group == "visit":
        there = {p.country for p in known if p.side is Side.HOST}
        here = {p.country for p in new if p.side is Side.HOST}
        if there and here and there != here:
            return False
    return True


def _only_groups(participants: Sequence[Participant]) -> bool:
    """ "American and North Korean officials": nobody is named on any of two sides."""
    groups = [p for p in participants if p.type is ActorType.GROUP]
    return len(groups) > 1 and len(groups) == len(participants)


def _all_named(participants: Sequence[Participant]) -> bool:
    return len(participants) > 1 and all(p.type is ActorType.PERSON for p in participants)


def _names(participants: Iterable[Participant]) -> frozenset[str]:
    return frozenset(p.name for p in participants if p.type is ActorType.PERSON)


def together(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each participant once; groups, offices and countries yield to persons of their country."""
    found: dict[tuple[str, str | None], Participant] = {}
    for participant in participants:
        key = (participant.name, participant.side)
        known = found.get(key)
        if known is None or (known.span is None and participant.span is not None):
            found[key] = participant
    everyone = list(found.values())
    persons = {(p.country, p.side) for p in everyone if p.type is ActorType.PERSON and p.country}
    kept: list[Participant] = []
    for participant in everyone:
        vague = participant.type in _VAGUER
        if vague and (participant.country, participant.side) in persons:
            continue
        rivals = [
            other for other in kept
            if vague and other.type in _VAGUER
            and participant.country and other.country == participant.country
            and other.side == participant.side
        ]  # fmt: skip
        if rivals:
            continue
        kept.append(participant)
    return tuple(kept)


def _only_pronouns(draft: Draft) -> bool:
    """Nobody is named in the words themselves, nor when: too little to stand alone."""
    return draft.when is None and all(p.span is None for p in draft.participants)


def _says_anew(draft: Draft) -> bool:
    """Whether words that look back tell a change of plan, or a plan's day: "the trip is off"."""
    back = draft.looks_back or counted(draft.trigger)
    if draft.weak or draft.trigger.frame.part != "noun" or not back:
        return False
    if draft.status in _CHANGES:
        return True
    told = draft.when is not None
    subject = draft.trigger.token.dep_ in ("nsubj", "nsubjpass")
    if draft.participants or draft.status in _TO_COME:
        return told or subject
    return told and subject


def _antecedent(draft: Draft, clusters: Sequence[Cluster]) -> Cluster | None:
    """The engagement last spoken of before the draft in which all the draft names take part."""
    for cluster in reversed(clusters):
        if cluster.group != draft.kind.group or cluster.status is Status.HABITUAL:
            continue
        if cluster.drafts[0].evidence.start >= draft.evidence.start:
            continue
        mine, theirs = cluster.when, draft.when
        moved = draft.status in (Status.POSTPONED, Status.CANCELLED) or counted(draft.trigger)
        if mine and theirs and not moved and not mine.when.overlaps(theirs.when):
            continue
        known = cluster.participants
        names, sides = {p.name for p in known}, poles(known)
        if all(
            p.name in names or (p.type is not ActorType.PERSON and p.country in sides)
            for p in draft.participants
        ):
            return cluster
    return None


def _completed(draft: Draft, known: Cluster, lands: Mapping[str, Actor]) -> Draft:
    """The draft with the parties of the engagement it looks back to.

    Another occasion of a row ("the second round") takes their countries, not their people.
    """
    inherited = tuple(replace(p, span=None) for p in known.participants)
    if counted(draft.trigger):
        sides = dict.fromkeys(p.country for p in inherited if p.country in lands)
        inherited = tuple(
            Participant(name=lands[code].name, type=ActorType.COUNTRY, country=code)
            for code in sides
            if code is not None
        )
    return replace(
        draft, participants=together((*draft.participants, *inherited)),
        place=draft.place or (replace(known.place, span=None) if known.place else None),
        wide=draft.wide if draft.place else known.wide,
    )  # fmt: skip


def _numbered(clusters: list[Cluster]) -> list[Cluster]:
    """Clusters of one engagement, whatever their status or source, share a number."""
    numbers = count(1)
    for index, cluster in enumerate(clusters):
        same = next(
            (
                earlier for earlier in clusters[:index]
                if same_engagement(earlier, _as_draft(cluster)) and not (_both_done(earlier, cluster) or _apart_in_time(earlier, cluster))
            ),
            None,
        )  # fmt: skip
        cluster.engagement = same.engagement if same is not None else next(numbers)
    return clusters


def _apart_in_time(left: Cluster, right: Cluster) -> bool:
    """What is still to come is not what was done, unless both name the same days."""
    done = left.status in _DONE, right.status in _DONE
    to_come = left.status in _TO_COME, right.status in _TO_COME
    if not (any(done) and any(to_come)):
        return False
    return left.when is None or right.when is None


def _both_done(left: Cluster, right: Cluster) -> bool:
    """Two that took place on different days are two, whatever else agrees."""
    if left.status not in _DONE or right.status not in _DONE:
        return False
    return left.when is not None and right.when is not None and left.when.when != right.when.when


def _as_draft(cluster: Cluster) -> Draft:
    return replace(
        cluster.drafts[0], participants=cluster.participants, when=cluster.when,
        place=cluster.place, wide=cluster.wide,
    )  # fmt: skip


def claim(cluster: Cluster, *, article: str, main: bool) -> Claim:
    """The claim that a cluster's drafts add up to."""
    participants = cluster.participants
    kinds = [d.kind for d in cluster.drafts]
    evidence: list[Quote] = []
    for draft in cluster.drafts:
        if draft.evidence not in evidence and len(evidence) < _MOST_EVIDENCE:
            evidence.append(draft.evidence)
    return Claim(
        article=article,
        engagement=f"e{cluster.engagement}",
        kind=kind_of(kinds, participants),
        status=cluster.status,
        main=main,
        participants=participants,
        place=cluster.place,
        when=cluster.when,
        topic=shortest(d.topic for d in cluster.drafts if d.topic is not None),
        attribution=cluster.attribution,
        evidence=tuple(evidence),
        confidence=confidence(cluster),
    )


def kind_of(kinds: Sequence[Kind], participants: Sequence[Participant]) -> Kind:
    """The most telling kind; leaders of two countries who meet hold a summit."""
    best = next((k for k in kinds if k is not Kind.MEETING), kinds[0])
    if best is Kind.MEETING and len(participants) == 1:
        return Kind.CONFERENCE
    if best is Kind.MEETING:
        leading = {p.country for p in participants if p.leads}
        if leading:
            peers = (p for p in participants if p.role and "counterpart" in p.role)
            leading |= {p.country for p in peers}
        if len(leading) > 1 and leading >= {p.country for p in participants if p.country}:
            return Kind.SUMMIT
    return best


def confidence(cluster: Cluster) -> float:
    """How sure a claim is, 0 to 1, from what had to be inferred for it."""
    sure = 0.92
    first = cluster.drafts[0]
    if any(p.span is None for p in cluster.participants):
        sure -= 0.1
    if first.looks_back or first.leans:
        sure -= 0.08
    if not any(p.type is ActorType.PERSON for p in cluster.participants):
        sure -= 0.07
    if first.trigger.frame.name in ("see", "host", "talk", "round"):
        sure -= 0.12
    if cluster.when is None:
        sure -= 0.05
    if len(cluster.drafts) > 1:
        sure += 0.04
    return round(max(0.3, min(0.97, sure)), 2)
