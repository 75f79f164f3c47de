"""What engagements add up to: months, what came of plans, who with whom, where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Literal, TypeAlias

from legation.model import ActKind, Engagement, Status, When
from legation.views.drawn.months import Bucket
from legation.views.tone import Outcome, outcome

ANNOUNCED = frozenset({Status.PLANNED, Status.POSTPONED, Status.CANCELLED})
"""What an engagement must have been at some time to have been announced."""

DONE = frozenset({Status.HELD, Status.UNDERWAY})

Span: TypeAlias = Literal["month", "year"]

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(slots=True)
class _Sum:
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    acts: Counter[ActKind] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two have to do with each other: engagements, those held, and when the latest is."""

    count: int
    held: int
    latest: When | None


def day(engagement: Engagement) -> date | None:
    """The first day that an engagement may be on, its last where it has no first."""
    return (engagement.when.first or engagement.when.last) if engagement.when else None


def outcome_of(engagement: Engagement) -> Outcome:
    """What became of it, in the groups of a chart."""
    return outcome(engagement.status, unresolved=engagement.unresolved)


def months(
    engagements: Iterable[Engagement],
    acts: Iterable[tuple[date, ActKind]] = (),
    *,
    by: Span = "month",
    least: int = 1,
    most: int | None = None,
) -> list[Bucket]:
    """Every month, or with `by` "year" every year, from the first engagement to the last.

    An engagement counts where its days begin; one whose day is not known, or known no better than
    its decade, counts nowhere. `acts` are days and kinds; those before the first engagement, which
    are history that pages tell of, are left out. `most` keeps so many of the latest, `least`
    begins earlier where there are fewer.
    """
    sums: defaultdict[int, _Sum] = defaultdict(_Sum)
    for engagement in engagements:
        first = day(engagement)
        if first and engagement.when and "X" not in engagement.when.edtf:
            sums[_number(first, by)].outcomes[outcome_of(engagement)] += 1
    if not sums:
        return []
    begin = min(sums)
    for told_on, kind in acts:
        if _number(told_on, by) >= begin:
            sums[_number(told_on, by)].acts[kind] += 1
    end = max(sums) + 1
    begin = min(max(begin, end - most) if most else begin, end - least)
    return [
        Bucket(label=_label(number, by), outcomes=found.outcomes, acts=found.acts)
        for number in range(begin, end)
        for found in [sums.get(number) or _Sum()]
    ]


def _number(of: date, by: Span) -> int:
    return of.year if by == "year" else of.year * 12 + of.month - 1


def _label(number: int, by: Span) -> str:
    return str(number) if by == "year" else f"{_SHORT[number % 12]} {number // 12}"


def announced(engagements: Iterable[Engagement]) -> Counter[Outcome]:
    """What became of those that were once announced."""
    return Counter(
        outcome_of(engagement)
        for engagement in engagements
        if any(change.status in ANNOUNCED for change in engagement.history)
    )


def flows(engagements: Iterable[Engagement]) -> Counter[tuple[Status, Outcome]]:
    """How often what was announced was first told with a status and came to an end."""
    return Counter(
        (one.history[0].status, outcome_of(one))
        for one in engagements
        if any(change.status in ANNOUNCED for change in one.history)
    )


def countries(engagement: Engagement) -> tuple[str, ...]:
    """The countries that take part, in the order in which they are named."""
    return tuple(dict.fromkeys(one.country for one in engagement.participants if one.country))


def shared(
    engagements: Iterable[Engagement], by: Callable[[Engagement], Iterable[str]]
) -> dict[str, Shared]:
    """How often each is there, the most frequent first; `by` gives who is there."""
    found: dict[str, list[Engagement]] = {}
    for engagement in engagements:
        for key in dict.fromkeys(by(engagement)):
            found.setdefault(key, []).append(engagement)
    told = {
        key: Shared(
            count=len(some),
            held=sum(one.status in DONE for one in some),
            latest=max((one.when for one in some if one.when), key=_end, default=None),
        )
        for key, some in found.items()
    }
    return dict(sorted(told.items(), key=lambda item: (-item[1].count, item[0])))


def _end(when: When) -> date:
    return when.last or when.first or date.min


def between(
    engagements: Iterable[Engagement], by: Callable[[Engagement], Iterable[str]]
) -> dict[frozenset[str], int]:
    """How often each two of them are there together."""
    counted: Counter[frozenset[str]] = Counter()
    for engagement in engagements:
        counted.update(map(frozenset, combinations(dict.fromkeys(by(engagement)), 2)))
    return dict(counted)


def places(engagements: Iterable[Engagement]) -> dict[tuple[str, str], int]:
    """How often each place, by its name and country, is where they are; unnamed ones left out."""
    counted = Counter((one.place.name, one.place.country or "") for one in engagements if one.place)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def last_contact(engagements: Iterable[Engagement]) -> Engagement | None:
    """The latest that was held or is under way; None where none has a day."""
    held = [one for one in engagements if one.status in DONE and one.when and one.when.last]
    return max(held, key=lambda one: (one.when and one.when.last) or date.min, default=None)


def next_contact(engagements: Iterable[Engagement], *, today: date) -> Engagement | None:
    """The first to come that somebody plans, proposes or thinks possible, or that was put off."""
    coming = [
        one
        for one in engagements
        if outcome_of(one) in (Outcome.AHEAD, Outcome.POSTPONED)
        and one.when
        and (one.when.last or today) >= today
    ]
    return min(coming, key=lambda one: day(one) or date.max, default=None)


def latest_first(engagements: Iterable[Engagement]) -> list[Engagement]:
    """Those of the order of days turned round, undated ones still at the end."""
    found = list(engagements)
    dated = [one for one in found if one.when]
    return dated[::-1] + [one for one in found if not one.when]
