"""Which engagements may be one, though the rules left them apart?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from legation.engagements import scale
from legation.engagements.likeness import Said, grounds, summed
from legation.engagements.who import inferred
from legation.model import Claim, Engagement, Likeness, Unsure

Near = Mapping[str, Collection[str]]
"""By a claim's id those of the claims worth comparing with it (`candidates.Facets.near`)."""


def unsure(
    asked: Iterable[Engagement],
    around: Iterable[Engagement],
    *,
    near: Near,
    said: Said,
    parted: frozenset[tuple[str, str]],
) -> tuple[Unsure, ...]:
    """The pairs of one that was asked for and one around it that may be one, likest first.

    No claim of one contradicts any of the other, and the likest two are likelier than not of one
    engagement. `near` tells of each claim of those asked for; `parted` are the pairs of claims
    that people told apart: they do not come again.
    """
    of = {claim.id: engagement for engagement in around for claim in engagement.claims}
    found: dict[frozenset[str], Unsure] = {}
    for one in asked:
        met = {of[id].id: of[id] for a in one.claims for id in near[a.id] if id in of}
        for two in met.values():
            pair = frozenset((one.id, two.id))
            if len(pair) == 2 and pair not in found and one.kind.group == two.kind.group:
                likeness = _likest(one, two, near, said)
                if likeness is not None and not _parted(one, two, parted):
                    found[pair] = Unsure(one=one, two=two, likeness=likeness)
    return tuple(sorted(found.values(), key=_likest_first))


def _likest(one: Engagement, two: Engagement, near: Near, said: Said) -> Likeness | None:
    best: Likeness | None = None
    for a, b in _compared(one, two, near):
        told = grounds(a, b, said=said)
        if any(ground.hard for ground in told):
            return None
        likeness = summed(told)
        if best is None or likeness.score > best.score:
            best = likeness
    return best if best and best.score >= scale.threshold("alike") else None


def _parted(one: Engagement, two: Engagement, parted: frozenset[tuple[str, str]]) -> bool:
    return any((min(a.id, b.id), max(a.id, b.id)) in parted for a in one.claims for b in two.claims)


def _compared(one: Engagement, two: Engagement, near: Near) -> Iterator[tuple[Claim, Claim]]:
    for a in one.claims:
        for b in two.claims:
            if b.id in near[a.id] and not (inferred(a) or inferred(b)):
                yield a, b


def _likest_first(pair: Unsure) -> tuple[float, str, str]:
    return -pair.likeness.score, pair.one.id, pair.two.id
