"""Drafts that speak of one engagement, with one status, on one authority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from legation.claims.drafts import Draft
from legation.claims.participants import poles
from legation.model import ActorType, Dated, Participant, Place, Side, Source, Status, When

DONE = (Status.HELD, Status.UNDERWAY)
TO_COME = (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED)
CHANGES = (Status.POSTPONED, Status.CANCELLED, Status.DENIED)
_VAGUER = (ActorType.GROUP, ActorType.COUNTRY, ActorType.OFFICE, ActorType.ORGANISATION)


@dataclass(slots=True, eq=False)
class Cluster:
    """Drafts that speak of the same engagement with the same status on the same authority."""

    drafts: list[Draft]
    engagement: int = 0

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
        new = [d.when for d in self.drafts if d.new_day and d.when is not None]
        told = new or [d.when for d in self.drafts if d.when is not None]
        return min(told, key=lambda dated: _width(dated.when)) if told else None


def _width(when: When) -> int:
    if when.first is None or when.last is None:
        return 100_000
    return (when.last - when.first).days


def together(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each participant once; groups, offices and countries yield to persons of their country."""
    found: dict[tuple[str, str | None], Participant] = {}
    for participant in participants:
        itself = participant.type is ActorType.ORGANISATION and participant.body
        key = (itself or participant.name, participant.side)
        known = found.get(key)
        if known is None or (known.span is None and participant.span is not None):
            found[key] = participant
    everyone = _known(list(found.values()))
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


def _known(everyone: list[Participant]) -> list[Participant]:
    """Those whose side is told, where two sides are: "the presidents" beside both countries."""
    if len(poles(everyone)) < 2:
        return everyone
    loose = (ActorType.GROUP, ActorType.OFFICE)
    return [p for p in everyone if p.type not in loose or poles((p,))]


def near(cluster: Cluster, draft: Draft) -> bool:
    """Words with one party tell more only of what stands beside them."""
    return any(abs(known.paragraph - draft.paragraph) <= 1 for known in cluster.drafts)
