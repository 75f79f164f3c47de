"""How alike are two claims, and why?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import exp

from legation.engagements import days, scale, turns, where, who
from legation.engagements.scale import Ground, weigh
from legation.engagements.voices import page_of
from legation.model import Claim, Kind, Likeness, Status

Said = Mapping[str, date]
"""By an article's id the day it spoke on; articles of no known day are absent."""


TOLD_APART = "one article tells them apart"


def likeness(a: Claim, b: Claim, *, said: Said) -> Likeness:
    """How likely two claims are of one engagement, with the reasons, the weightiest first.

    The score is the logistic function of the summed weights of `scale.toml`. It depends on
    the two claims and on the days their articles spoke on, not on their order.
    """
    return summed(grounds(a, b, said=said))


def summed(found: tuple[Ground, ...]) -> Likeness:
    """The likeness that the grounds add up to."""
    total = scale.weigh("start", "").weight + sum(ground.weight for ground in found)
    return Likeness(
        score=round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 4),
        reasons=tuple(ground.reason for ground in sorted(found, key=_weightiest)),
    )


def grounds(a: Claim, b: Claim, *, said: Said) -> tuple[Ground, ...]:
    """Everything that speaks for or against the two being of one engagement."""
    # Reasons quote the claims in their order; a fixed one makes them the same both ways.
    first, second = sorted((a, b), key=_place_in_time)
    return tuple(_grounds(first, second, said))


def _grounds(a: Claim, b: Claim, said: Said) -> Iterator[Ground]:
    if a.kind.group != b.kind.group:
        yield weigh("told_apart", f"a {a.kind} is no {b.kind}", hard=True)
        return
    if (a.status is Status.HABITUAL) != (b.status is Status.HABITUAL):
        yield weigh("no_occasion", "one tells of no single occasion", hard=True)
        return
    found = tuple(compared(a, b, said=said))
    if a.article != b.article:
        yield from found
        if page_of(a.article) == page_of(b.article):
            yield weigh("one_page", "told by two states of one page")
    elif a.engagement == b.engagement:
        yield weigh("told_together", "one article tells them as one")
        yield from _two_under_one_name(a, b, found, said.get(a.article))
    else:
        yield from _retold(a, b, found)


def compared(a: Claim, b: Claim, *, said: Said) -> Iterator[Ground]:
    """What kind, sides, days and place say, whoever tells it."""
    yield _kinds(a.kind, b.kind)
    said_a, said_b = said.get(a.article), said.get(b.article)
    yield from who.compare(a, b, settled=_settled(a, b, said_a, said_b))
    if a.status is not Status.HABITUAL:
        yield from days.compare(a, b, said_a=said_a, said_b=said_b)
    yield from where.compare(a, b)
    yield from turns.compare(a, b)


def _two_under_one_name(
    a: Claim, b: Claim, found: tuple[Ground, ...], said: date | None
) -> Iterator[Ground]:
    """What contradicts in what one article calls one, where it does not give the same days."""
    ours, theirs = days.stated(a), days.stated(b)
    opposed = Status.DENIED in (a.status, b.status) and not days.DONE.isdisjoint(
        (a.status, b.status)
    )
    if (opposed or turns.set_apart(a) or turns.set_apart(b)) and not who.same_persons(a, b):
        yield weigh("told_apart", "told as another occasion, with other persons", hard=True)
    if days.yet_to_come(a, b, said=said):
        yield weigh("told_apart", "one took place, and the other may yet", hard=True)
    if ours and theirs and ours.overlaps(theirs):
        return
    yield from (ground for ground in found if ground.hard)
    if ours and theirs and not who.share_a_name(a, b):
        yield weigh("told_apart", "other names and other days", hard=True)


def _retold(a: Claim, b: Claim, found: tuple[Ground, ...]) -> Iterator[Ground]:
    """An article that tells two engagements apart is believed, unless they are one by all else.

    That is where the same words tell of both, or where one is the end of the other's plan.
    """
    same_words = any(one.span.overlaps(two.span) for one in a.evidence for two in b.evidence)
    if same_words:
        found = (*found, weigh("same_words", "told in the same words"))
    yield from found
    statuses = {a.status, b.status}
    end = statuses & days.OFF and statuses & days.PLANS
    settled = statuses & days.DONE and statuses - days.DONE
    if (same_words or end) and not settled and summed(found).score >= scale.threshold("retold"):
        yield weigh("retold", "one article gives them two names")
    else:
        yield weigh("told_apart", TOLD_APART, hard=True)


def _settled(a: Claim, b: Claim, said_a: date | None, said_b: date | None) -> bool:
    """Whether no change of plan can lie between the two: both held, or said together."""
    if a.status in days.DONE and b.status in days.DONE:
        return True
    if said_a is None or said_b is None:
        return False
    return abs((said_a - said_b).days) <= scale.days("slip")


def _kinds(ours: Kind, theirs: Kind) -> Ground:
    if ours is theirs:
        rare = ours in (Kind.SUMMIT, Kind.NEGOTIATION, Kind.CONFERENCE)
        return weigh("same_rare_kind" if rare else "same_kind", f"both a {ours}")
    if Kind.CONFERENCE in (ours, theirs):
        return weigh("conference", f"one a {ours}, one a {theirs}")
    return weigh("kindred_kind", f"a {ours} may be called a {theirs}")


def _place_in_time(claim: Claim) -> tuple[str, str, int, str]:
    first = claim.evidence[0]
    return claim.article, claim.engagement, first.start, claim.id


def _weightiest(ground: Ground) -> tuple[float, str]:
    return -abs(ground.weight), ground.reason
