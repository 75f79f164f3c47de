"""When an article is read anew: which claim says what an older reading's claim said?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from legation.engagements.who import sides
from legation.model import Claim, Correction, Decision, Quote
from legation.model.decision import RULES

_MOST_STEPS = 100


def heirs(old: Sequence[Claim], new: Sequence[Claim]) -> dict[str, str]:
    """For each claim that is gone the one that now rests on the same words, where there is one.

    Of several, the one of the same group of kinds, sides and status that shares most words.
    """
    present = {claim.id for claim in new}
    found: dict[str, str] = {}
    for claim in old:
        if claim.id in present:
            continue
        rated = [(_nearness(claim, other), other.id) for other in new]
        best = max(rated, default=None)
        if best is not None and best[0][0] > 0:
            found[claim.id] = best[1]
    return found


def inherited(
    decisions: Iterable[Decision], *, heirs: Mapping[str, str], present: frozenset[str]
) -> tuple[Decision, ...]:
    """The decisions, people's on claims that are gone as decisions on their heirs."""
    moved = (
        decision
        if decision.by == RULES
        else replace(
            decision,
            left=_heir(decision.left, heirs, present),
            right=_heir(decision.right, heirs, present),
        )
        for decision in decisions
    )
    return tuple(decision for decision in moved if decision.left != decision.right)


def reheld(
    corrections: Iterable[Correction], *, heirs: Mapping[str, str], present: frozenset[str]
) -> tuple[Correction, ...]:
    """Corrections of claims that are gone, as corrections of their heirs."""
    return tuple(
        replace(correction, subject=_heir(correction.subject, heirs, present))
        for correction in corrections
    )


def _heir(claim: str, heirs: Mapping[str, str], present: frozenset[str]) -> str:
    for _ in range(_MOST_STEPS):
        if claim in present or claim not in heirs:
            return claim
        claim = heirs[claim]
    return claim


def _shared(one: Quote, two: Quote) -> int:
    """How many characters two quotes share; the page's text may have been cut anew."""
    if one.text in two.text or two.text in one.text:
        return min(len(one.text), len(two.text))
    start, end = max(one.start, two.start), min(one.end, two.end)
    ours, theirs = (each.text[start - each.start : end - each.start] for each in (one, two))
    return len(ours) if start < end and ours == theirs else 0


def _nearness(claim: Claim, other: Claim) -> tuple[int, bool, bool, bool]:
    shared = sum(_shared(a, b) for a in claim.evidence for b in other.evidence)
    alike = claim.kind.group == other.kind.group
    return (
        shared * (1 + alike),
        sides(claim) == sides(other),
        claim.status is other.status,
        claim.engagement == other.engagement,
    )
