"""What a person decides, made into the records that are appended to a diary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import combinations

from legation.engagements import corrections, values
from legation.errors import DecisionError
from legation.lexicon import load
from legation.model import Aspect, Claim, Correction, Decision, Engagement, Verdict

Ruling = Decision | Correction

YES = "yes"
"""The value of a correction that only says that something is so."""

NONE = "none"
"""The value of a series' correction that says that an engagement is of none."""


def merged(
    one: Engagement,
    two: Engagement,
    *,
    standing: Iterable[Decision],
    by: str,
    reason: str,
    made_at: datetime,
) -> tuple[Decision, ...]:
    """That two engagements are one; `standing` are people's decisions, which may part them."""
    if one.id == two.id:
        raise DecisionError(f"{one.id} is one engagement already; wanted two: name another")
    own = [claim.id for claim in (*one.claims, *two.claims) if claim.id != one.id]
    parted = {decision.pair for decision in standing if decision.verdict is Verdict.DIFFERENT}
    ids = [one.id, *own]
    across = sorted(pair for pair in combinations(sorted(ids), 2) if one.id not in pair)
    return (
        *(
            _decision(*pair, Verdict.WITHDRAWN, by=by, reason=reason, made_at=made_at)
            for pair in across
            if pair in parted
        ),
        *(_same(one.id, other, by=by, reason=reason, made_at=made_at) for other in own),
    )


def parted(
    one: Engagement, two: Engagement, *, by: str, reason: str, made_at: datetime
) -> tuple[Decision, ...]:
    """That no claim of one is of the other."""
    return tuple(
        _decision(a.id, b.id, Verdict.DIFFERENT, by=by, reason=reason, made_at=made_at)
        for a in one.claims
        for b in two.claims
    )


def split(
    engagement: Engagement, apart: Iterable[Claim], *, by: str, reason: str, made_at: datetime
) -> tuple[Decision, ...]:
    """That these claims of an engagement speak of another one, all of the same."""
    own = {claim.id for claim in engagement.claims}
    leaving = sorted({claim.id for claim in apart})
    staying = sorted(own - set(leaving))
    if not leaving or not set(leaving) <= own or not staying:
        raise DecisionError(
            f"{engagement.id} cannot be parted so; wanted some of its claims ({len(own)}), not "
            f"all: legation show {engagement.id[:8]} prints them"
        )
    together = (
        _same(leaving[0], other, by=by, reason=reason, made_at=made_at) for other in leaving[1:]
    )
    parted = (
        _decision(left, right, Verdict.DIFFERENT, by=by, reason=reason, made_at=made_at)
        for left in leaving
        for right in staying
    )
    return (*together, *parted)


def corrected(
    engagement: Engagement,
    aspect: Aspect,
    value: str,
    *,
    by: str,
    reason: str,
    made_at: datetime,
) -> Correction:
    """That a value of an engagement is this one; DecisionError where it is no such value."""
    if aspect not in values.ASPECTS:
        wanted = ", ".join(values.ASPECTS)
        raise DecisionError(f"{aspect} is no value of an engagement; wanted one of {wanted}")
    values.parsed(aspect, value, lexicon=load())
    return Correction(
        subject=engagement.id,
        aspect=aspect,
        value=value,
        by=by,
        reason=reason,
        made_at=made_at,
        before=values.told(engagement, aspect),
    )


def confirmed(engagement: Engagement, *, by: str, reason: str, made_at: datetime) -> Correction:
    """That a person has seen the engagement and found it right as it stands."""
    return _word(engagement.id, Aspect.CONFIRMED, YES, by=by, reason=reason, made_at=made_at)


def rejected(claim: Claim, *, by: str, reason: str, made_at: datetime) -> Correction:
    """That a claim is no claim: the page does not say so."""
    return _word(claim.id, Aspect.REJECTED, YES, by=by, reason=reason, made_at=made_at)


def placed_in(
    engagement: Engagement, series: str, *, by: str, reason: str, made_at: datetime
) -> Correction:
    """That an engagement is a session of the series of this id or name; NONE for of none."""
    return _word(engagement.id, Aspect.SERIES, series, by=by, reason=reason, made_at=made_at)


def renamed(
    name: str, country: str | None, to: str, *, by: str, reason: str, made_at: datetime
) -> Correction:
    """That whoever a page calls `name`, of this country, is called `to`."""
    subject = corrections.name_subject(name, country)
    if not to.strip() or to == name:
        raise DecisionError(f"{to!r} is no other name than {name!r}; wanted another spelling")
    return _word(subject, Aspect.NAME, to, by=by, reason=reason, made_at=made_at)


def undone(
    act: Iterable[Ruling],
    told: Iterable[Ruling],
    *,
    by: str,
    reason: str,
    made_at: datetime,
) -> tuple[Ruling, ...]:
    """What takes back what of one act is still in force; the rules' word is in force again."""
    return tuple(
        _word(ruling.subject, ruling.aspect, None, by=by, reason=reason, made_at=made_at)
        if isinstance(ruling, Correction)
        else _decision(*ruling.pair, Verdict.WITHDRAWN, by=by, reason=reason, made_at=made_at)
        for ruling in in_force(act, told)
    )


def in_force(act: Iterable[Ruling], told: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """What was decided in one act and, by all that people `told`, not otherwise since."""
    latest = {_about(ruling): ruling for ruling in sorted(told, key=lambda r: (r.made_at, r.id))}
    return tuple(r for r in act if latest[_about(r)] == r and not _takes_back(r))


def _about(ruling: Ruling) -> tuple[str, str]:
    if isinstance(ruling, Correction):
        return ruling.subject, ruling.aspect.value
    return ruling.pair


def _takes_back(ruling: Ruling) -> bool:
    if isinstance(ruling, Correction):
        return ruling.value is None
    return ruling.verdict is Verdict.WITHDRAWN


def acts(rulings: Iterable[Ruling]) -> tuple[tuple[Ruling, ...], ...]:
    """What was decided at one time by one person, in the order it was decided."""
    found: dict[tuple[datetime, str], list[Ruling]] = defaultdict(list)
    for ruling in sorted(rulings, key=lambda ruling: (ruling.made_at, ruling.by, ruling.id)):
        found[(ruling.made_at, ruling.by)].append(ruling)
    return tuple(tuple(act) for act in found.values())


def _word(
    subject: str, aspect: Aspect, value: str | None, *, by: str, reason: str, made_at: datetime
) -> Correction:
    return Correction(
        subject=subject, aspect=aspect, value=value, by=by, reason=reason, made_at=made_at
    )


def _same(left: str, right: str, *, by: str, reason: str, made_at: datetime) -> Decision:
    return _decision(left, right, Verdict.SAME, by=by, reason=reason, made_at=made_at)


def _decision(
    left: str, right: str, verdict: Verdict, *, by: str, reason: str, made_at: datetime
) -> Decision:
    left, right = sorted((left, right))
    return Decision(
        left=left,
        right=right,
        verdict=verdict,
        by=by,
        reasons=(reason,) if reason else (),
        made_at=made_at,
    )
