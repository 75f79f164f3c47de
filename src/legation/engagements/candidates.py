"""Which claims are worth comparing? Those of one kind, with shared sides, about one time.

The same three conditions are asked of the store in SQL (`store.neighbours`); here they are
asked of claims in memory. They depend on the two claims alone, so that whichever of two
articles is added first, the same pairs are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from legation.engagements.days import window
from legation.engagements.likeness import Said
from legation.engagements.names import folded, surname
from legation.engagements.who import side_of, sides
from legation.model import ActorType, Claim, Engagement, Participant


@dataclass(frozen=True, slots=True)
class Facet:
    """One participant as blocked and searched: side, family name and whole name, folded.

    `side` is the country, or the folded name of whoever acts for none; `surname` is empty
    where no person is named.
    """

    side: str
    surname: str
    name: str


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

    def near(self, other: Facets) -> bool:
        """Whether the two claims are worth comparing."""
        return (
            self.kind_group == other.kind_group
            and self.first <= other.last
            and other.first <= self.last
            and len(self.sides & other.sides) >= min(self.needed, other.needed)
        )


def facets(claim: Claim, said: date | None) -> Facets:
    """What to find a claim by, given the day its article spoke on."""
    days = window(claim, said)
    return Facets(
        kind_group=claim.kind.group,
        participants=tuple(map(_facet, claim.participants)),
        needed=min(2, len(sides(claim))),
        first=days.first,
        last=days.last,
    )


def taking_part(engagement: Engagement) -> tuple[Facet, ...]:
    """What an engagement is found by: its participants, as they are known now."""
    return tuple(map(_facet, engagement.participants))


def _facet(participant: Participant) -> Facet:
    person = participant.type is ActorType.PERSON
    return Facet(
        side=side_of(participant),
        surname=surname(participant.name, participant.country) if person else "",
        name=folded(participant.name),
    )


def called_one(a: Claim, b: Claim) -> bool:
    """Whether an article gives the two one name."""
    return (a.article, a.engagement) == (b.article, b.engagement)


def pairs(claims: Iterable[Claim], *, said: Said) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of claims worth comparing, each once; what an article calls one is not."""
    blocks: dict[str, list[tuple[int, Claim, Facets]]] = defaultdict(list)
    for number, claim in enumerate(claims):
        found = facets(claim, said.get(claim.article))
        for side in found.sides:
            blocks[side].append((number, claim, found))
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for (one, a, ours), (two, b, theirs) in combinations(block, 2):
            if (one, two) not in seen and not called_one(a, b) and ours.near(theirs):
                seen.add((one, two))
                yield a, b
