"""Why were these claims told as one engagement, and others that look alike as another?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from legation.engagements.judge import in_force
from legation.model import Decision, Engagement, Verdict
from legation.model.decision import RULES

_TOGETHER = (Verdict.SAME, Verdict.COPIED, Verdict.DURING)


def together(engagement: Engagement, decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """By article what brought its claims to those of the articles before: a person's word first.

    Of the rules' decisions the surest. Articles are taken in the order in which they spoke; the
    first of them has nothing to be brought to.
    """
    article_of = {claim.id: claim.article for claim in engagement.grounds}
    order = list(dict.fromkeys(article_of.values()))
    found: dict[str, Decision] = {}
    made = (d for d in in_force(decisions).values() if d.verdict in _TOGETHER)
    for decision in sorted(made, key=_firmest):
        if decision.left in article_of and decision.right in article_of:
            earlier, later = sorted(
                (article_of[decision.left], article_of[decision.right]), key=order.index
            )
            if earlier != later:
                found.setdefault(later, decision)
    return {article: found[article] for article in order if article in found}


def apart(engagement: Engagement, decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """By the claim of another engagement what parted it from this one: a person's word first."""
    own = {claim.id for claim in engagement.claims}
    found: dict[str, Decision] = {}
    made = (d for d in in_force(decisions).values() if d.verdict is Verdict.DIFFERENT)
    for decision in sorted(made, key=_firmest):
        others = [id for id in decision.pair if id not in own]
        if len(others) == 1:
            found.setdefault(others[0], decision)
    return found


def _firmest(decision: Decision) -> tuple[bool, float, str]:
    return decision.by == RULES, -(decision.score or 0.0), decision.id
