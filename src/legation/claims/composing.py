"""The claim that a cluster's drafts add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from legation.claims.clusters import Cluster
from legation.claims.drafts import below_ministers
from legation.claims.participants import poles, untold
from legation.claims.people import titles
from legation.claims.topics import shortest
from legation.model import ActorType, Claim, Kind, Participant, Quote

_MOST_EVIDENCE = 4


def claim(cluster: Cluster, clusters: Sequence[Cluster], *, article: str, main: bool) -> Claim:
    """The claim that a cluster's drafts add up to."""
    evidence: list[Quote] = []
    for draft in cluster.drafts:
        if draft.evidence not in evidence and len(evidence) < _MOST_EVIDENCE:
            evidence.append(draft.evidence)
    kind = kind_of(cluster, clusters)
    return Claim(
        article=article,
        engagement=f"e{cluster.engagement}",
        kind=kind,
        status=cluster.status,
        main=main,
        participants=_by_body(cluster.participants, kind),
        place=cluster.place,
        when=cluster.when,
        topic=shortest(d.topic for d in cluster.drafts if d.topic is not None),
        attribution=cluster.attribution,
        evidence=tuple(evidence),
        confidence=confidence(cluster),
    )


def _by_body(participants: Sequence[Participant], kind: Kind) -> tuple[Participant, ...]:
    """A body whose own people gather, by its name: what "the Forum's ministers" hold is its own.

    Who is told in one phrase stays what it says ("EU leaders"), as do army chiefs and experts.
    """
    if kind not in (Kind.CONFERENCE, Kind.SUMMIT) or len(poles(participants)) != 1:
        return tuple(participants)
    return tuple(
        replace(p, name=p.body, type=ActorType.ORGANISATION)
        if p.type is ActorType.GROUP
        and p.body
        and not p.country
        and _OWNED.search(p.name)
        and not below_ministers(p)
        else p
        for p in participants
    )


_OWNED = re.compile(r"['’]s?\s")


def kind_of(cluster: Cluster, clusters: Sequence[Cluster] = ()) -> Kind:
    """The most telling kind; leaders of two countries who meet hold a summit."""
    kinds, participants = [draft.kind for draft in cluster.drafts], cluster.participants
    best = next((k for k in kinds if k is not Kind.MEETING), kinds[0])
    if best is Kind.MEETING and len(participants) == 1:
        return Kind.SUMMIT if participants[0].leads else Kind.CONFERENCE
    if best is Kind.MEETING and _told_as_talks(cluster, clusters):
        return Kind.NEGOTIATION
    if best is Kind.MEETING:
        leading = {p.country for p in participants if p.leads and (p.country or p.body)}
        if leading:
            peers = (p for p in participants if p.role and titles.of_an_equal(p.role))
            leading |= {p.country for p in peers}
        if len(leading) > 1 and leading >= {p.country for p in participants if p.country}:
            return Kind.SUMMIT
    return best


def _told_as_talks(cluster: Cluster, clusters: Sequence[Cluster]) -> bool:
    """Whether words that point back ("the meeting was put off") mean what is told as talks."""
    if not cluster.drafts[0].looks_back:
        return False
    return any(
        draft.kind is Kind.NEGOTIATION
        for other in clusters if other.engagement == cluster.engagement
        for draft in other.drafts
    )  # fmt: skip


_UNWORDED = 0.7
"""How sure a claim is that no word of engagement tells."""


def confidence(cluster: Cluster) -> float:
    """How sure a claim is, 0 to 1, from what had to be inferred for it."""
    sure = 0.92
    first = cluster.drafts[0]
    if first.trigger.frame.part == "company":
        return _UNWORDED
    if any(p.span is None for p in cluster.participants):
        sure -= 0.1
    if any(untold(p) for p in cluster.participants):
        sure -= 0.1
    if first.looks_back or first.leans:
        sure -= 0.08
    if not any(p.type is ActorType.PERSON for p in cluster.participants):
        sure -= 0.07
    if first.overtaken:
        sure -= 0.2
    if first.trigger.frame.shaky:
        sure -= 0.12
    if cluster.when is None:
        sure -= 0.05
    if len(cluster.drafts) > 1:
        sure += 0.04
    return round(max(0.3, min(0.97, sure)), 2)
