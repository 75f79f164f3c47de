"""Which engagements may be one, though the rules left them apart?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legation.engagements import scale
from legation.engagements.candidates import Facets, facets
from legation.engagements.likeness import Said, grounds, summed
from legation.engagements.who import inferred
from legation.model import Claim, Engagement, Likeness, Unsure


def unsure(
    asked: Iterable[Engagement],
    around: Iterable[Engagement],
    *,
    said: Said,
    parted: frozenset[tuple[str, str]],
) -> tuple[Unsure, ...]:
    """The pairs of one that was asked for and one around it that may be one, likest first.

    No claim of one contradicts any of the other, and the likest two are likelier than not of one
    engagement. `parted` are the pairs of claims that people told apart: they do not come again.
    """
    first, others = tuple(asked), tuple(around)
    found_by = {
        claim.id: facets(claim, said.get(claim.article))
        for engagement in (*first, *others)
        for claim in engagement.claims
    }
    found: dict[frozenset[str], Unsure] = {}
    for one in first:
        for two in others:
            pair = frozenset((one.id, two.id))
            if len(pair) == 2 and pair not in found and one.kind.group == two.kind.group:
                likeness = _likest(one, two, said, found_by)
                if likeness is not None and not _parted(one, two, parted):
                    found[pair] = Unsure(one=one, two=two, likeness=likeness)
    return tuple(sorted(found.values(), key=_likest_first))


def _likest(
    one: Engagement, two: Engagement, said: Said, found_by: Mapping[str, Facets]
) -> Likeness | None:
    best: Likeness | None = None
    for a, b in _near(one, two, found_by):
        told = grounds(a, b, said=said)
        if any(ground.hard for ground in told):
            return None
        likeness = summed(told)
        if best is None or likeness.score > best.score:
            best = likeness
    return best if best and best.score >= scale.threshold("alike") else None


def _parted(one: Engagement, two: Engagement, parted: frozenset[tuple[str, str]]) -> bool:
    return any((min(a.id, b.id), max(a.id, b.id)) in parted for a in one.claims for b in two.claims)


def _near(
    one: Engagement, two: Engagement, found_by: Mapping[str, Facets]
) -> Iterator[tuple[Claim, Claim]]:
    for a in one.claims:
        for b in two.claims:
            near = found_by[a.id].near(found_by[b.id])
            if near and not (inferred(a) or inferred(b)):
                yield a, b


def _likest_first(pair: Unsure) -> tuple[float, str, str]:
    return -pair.likeness.score, pair.one.id, pair.two.id
