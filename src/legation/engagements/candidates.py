"""Which claims are worth comparing? Those of kindred kinds, with shared sides, about one time.

The same three conditions are asked of the store in SQL (`store.near`); here they are
asked of claims in memory. They depend on the two claims alone, so that whichever of two
articles is added first, the same pairs are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Protocol, TypeAlias, TypeVar

from legation.engagements.bearers import Facet
from legation.engagements.days import window
from legation.engagements.likeness import Said
from legation.engagements.who import sides
from legation.model import Claim

_IN_PERSON = ("meeting", "visit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What a claim is found by. `needed` is how many sides a neighbour must share."""

    kind_group: str
    participants: tuple[Facet, ...]
    needed: int
    first: date
    last: date

    @property
    def sides(self) -> frozenset[str]:
        return frozenset(participant.side for participant in self.participants)

    @property
    def kindred(self) -> tuple[str, ...]:
        """The groups of kinds to compare with: visits and meetings tell of each other."""
        return _IN_PERSON if self.kind_group in _IN_PERSON else (self.kind_group,)

    def near(self, other: Facets) -> bool:
        """Whether the two claims are worth comparing."""
        return (
            self.kindred == other.kindred
            and self.first <= other.last
            and other.first <= self.last
            and len(self.sides & other.sides) >= min(self.needed, other.needed)
        )


def facets(claim: Claim, said: date | None) -> Facets:
    """What to find a claim by, given the day its article spoke on."""
    days = window(claim, said)
    return Facets(
        kind_group=claim.kind.group,
        participants=tuple(map(Facet.of, claim.participants)),
        needed=min(2, len(sides(claim))),
        first=days.first,
        last=days.last,
    )


class Known(Protocol):
    """A claim, or what stands for one where claims are swept."""

    @property
    def id(self) -> str: ...

    @property
    def article(self) -> str: ...

    @property
    def engagement(self) -> str: ...


_Swept = TypeVar("_Swept", bound=Known)


def called_one(a: Known, b: Known) -> bool:
    """Whether an article gives the two one name."""
    return (a.article, a.engagement) == (b.article, b.engagement)


def pairs(claims: Iterable[Claim], *, said: Said) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of claims worth comparing, each once; what an article calls one is not."""
    found = ((facets(claim, said.get(claim.article)), claim) for claim in claims)
    return sweep(sorted(found, key=lambda one: one[0].first))


def sweep(by_first: Iterable[tuple[Facets, _Swept]]) -> Iterator[tuple[_Swept, _Swept]]:
    """The pairs worth comparing of claims that come by the first days of their windows.

    Only claims whose windows are still open are held, and some thousands of others.
    """
    lone: _Index[_Swept] = defaultdict(list)
    every: _Index[_Swept] = defaultdict(list)
    by_two: _Index[_Swept] = defaultdict(list)
    for number, (ours, claim) in enumerate(by_first, 1):
        group, one_by_one = ours.kindred[0], sorted(ours.sides)
        singles = [(group, side) for side in one_by_one]
        twos = [(group, *two) for two in combinations(one_by_one, 2)]
        looks = ((by_two, twos), (lone, singles)) if ours.needed > 1 else ((every, singles),)
        met: dict[str, _Swept] = {}
        for index, keys in looks:
            for key in keys:
                index[key] = _open(index[key], ours.first)
                met |= {other.id: other for theirs, other in index[key] if ours.near(theirs)}
        for other in met.values():
            if not called_one(claim, other):
                yield claim, other
        for index, keys in ((by_two, twos), (every, singles)):
            for key in keys:
                index[key].append((ours, claim))
        if ours.needed < 2:
            for key in singles:
                lone[key].append((ours, claim))
        if number % _MANY == 0:
            for index in (lone, every, by_two):
                still = {held: _open(index[held], ours.first) for held in index}
                index.clear()
                index.update((held, some) for held, some in still.items() if some)


_Index: TypeAlias = "defaultdict[tuple[str, ...], list[tuple[Facets, _Swept]]]"
"""Claims by kind group and side, or two sides."""

_MANY = 5000
"""After so many claims those are let go whose sides nobody asked for again."""


def _open(held: list[tuple[Facets, _Swept]], first: date) -> list[tuple[Facets, _Swept]]:
    return [one for one in held if one[0].last >= first]
