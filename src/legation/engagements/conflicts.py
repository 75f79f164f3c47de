"""What the pages on one engagement do not agree about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from legation.engagements import days
from legation.engagements.names import folded, same_person
from legation.engagements.where import is_city
from legation.engagements.who import side_of
from legation.model import ActorType, Aspect, Claim, Conflict, Engagement, Kind, Status, Version


def conflicts(engagement: Engagement, claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """Where reports of it contradict each other, both sides kept; `claims` in their order.

    Plans that changed are history and no conflict. What is compared is what those say who
    report that it took place, or who say that it did not.
    """
    reports = [claim for claim in claims if claim.status in days.DONE]
    return (
        *_status(engagement, reports, claims),
        *_where(engagement, reports),
        *_who(engagement, reports),
    )


def _status(
    engagement: Engagement, reports: Sequence[Claim], claims: Sequence[Claim]
) -> Iterator[Conflict]:
    denials = [claim for claim in claims if claim.main and claim.status is Status.DENIED]
    if not reports or not denials:
        return
    versions = (_version(Status.HELD, reports), _version(Status.DENIED, denials))
    first, second = versions if engagement.status in days.DONE else reversed(versions)
    yield Conflict(aspect=Aspect.STATUS, versions=(first, second))


def _where(engagement: Engagement, reports: Sequence[Claim]) -> Iterator[Conflict]:
    # A visit passes through several cities; a call has a place at either end.
    if engagement.kind in (Kind.VISIT, Kind.CALL):
        return
    by_city: dict[str, list[Claim]] = defaultdict(list)
    names: dict[str, str] = {}
    for claim in reports:
        if claim.place and claim.place.span and is_city(claim.place):
            key = folded(claim.place.name)
            by_city[key].append(claim)
            names.setdefault(key, claim.place.name)
    if len(by_city) > 1:
        chosen = folded(engagement.place.name) if engagement.place else ""
        ordered = sorted(by_city, key=lambda key: (key != chosen, key))
        yield Conflict(
            aspect=Aspect.PLACE,
            versions=tuple(_version(names[key], by_city[key]) for key in ordered),
        )


def _who(engagement: Engagement, reports: Sequence[Claim]) -> Iterator[Conflict]:
    if engagement.kind is Kind.VISIT:
        return
    for side in sorted({side_of(p) for p in engagement.participants}):
        versions: list[tuple[tuple[str, ...], list[Claim]]] = []
        for claim in reports:
            names = tuple(
                p.name
                for p in claim.participants
                if p.type is ActorType.PERSON and side_of(p) == side and p.span
            )
            if not names:
                continue
            kin = next((told for known, told in versions if _meet(known, names, side)), None)
            if kin is None:
                versions.append((names, [claim]))
            else:
                kin.append(claim)
        if len(versions) > 1:
            yield Conflict(
                aspect=Aspect.PARTICIPANTS,
                versions=tuple(_version(", ".join(names), told) for names, told in versions),
            )


def _meet(one: Sequence[str], two: Sequence[str], side: str) -> bool:
    return any(same_person(a, b, side) for a in one for b in two)


def _version(value: str, claims: Sequence[Claim]) -> Version:
    return Version(value=value, claims=tuple(claim.id for claim in claims))
