"""Do two claims speak of the same people?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from legation.engagements.days import stated
from legation.engagements.names import folded, same_person, whole_of
from legation.engagements.scale import Ground, weigh
from legation.lexicon import load
from legation.model import ActorType, Claim, Kind, Participant, Side

_SEVERAL = 3
"""So many more persons of a side make a list of meetings of what may be one."""


def side_of(participant: Participant) -> str:
    """The country acted for, else the folded name of the organisation or of the actor."""
    return participant.country or body(participant.body or participant.name)


@lru_cache(maxsize=65536)
def body(name: str) -> str:
    """The folded name of the organisation that is called so, or that this is an organ of."""
    known = load().body(name)
    return whole_of(folded(known.name if known else name))


def sides(claim: Claim) -> tuple[str, ...]:
    """The sides of a claim, each once, sorted."""
    return tuple(sorted({side_of(p) for p in claim.participants}))


def inferred(claim: Claim) -> bool:
    """Whether no word of the claim's own names anybody: all its participants are carried over."""
    return all(participant.span is None for participant in claim.participants)


def compare(a: Claim, b: Claim, *, settled: bool) -> Iterator[Ground]:
    """What the participants say; `settled` where both claims tell of what took place."""
    ours, theirs = _named(a), _named(b)
    shared = sorted(ours.keys() & theirs.keys())
    if len(shared) < min(2, len(ours), len(theirs)) or not shared:
        yield weigh("other_persons", "the sides differ", hard=True)
        return
    if a.kind is Kind.VISIT and _turned(a, b):
        yield weigh("visit_turned", "visitor and host change places", hard=True)
        return
    met, clashed, mixed = [], [], False
    for side in shared:
        # Who receives a visitor differs from report to report of one visit.
        if a.kind is Kind.VISIT and side not in _ends(a, Side.VISITOR) | _ends(b, Side.VISITOR):
            continue
        both = _pairs(ours[side], theirs[side], side)
        if both:
            met.append((side, both))
            mixed = mixed or (len(both) < len(ours[side]) and len(both) < len(theirs[side]))
        elif ours[side] and theirs[side]:
            clashed.append(f"{', '.join(ours[side])} and {', '.join(theirs[side])}")
    if clashed:
        # A deputy may stand in for whoever was announced; two reports of it may not differ.
        yield weigh("other_persons", f"different persons: {'; '.join(clashed)}", hard=settled)
    yield from _agreement(a, shared, [name for _, names in met for name in names], len(met))
    if inferred(a) is not inferred(b):
        yield weigh("carried_over", "one has its names from other sentences")
    if in_turn := _in_turn(a, b, shared):
        yield weigh("round_of_calls", f"one lists {in_turn}, met on several days")
    if mixed:
        yield weigh("other_list", "each names somebody whom the other does not")
    if len(shared) > 2:
        yield weigh("many_sides", f"{len(shared)} sides agree")
    further = sorted(ours.keys() ^ theirs.keys())
    if further:
        name = _further(a, b, further)
        yield weigh(name, f"only one of them has {', '.join(further)}")
    if len(further) > 1:
        yield weigh("more_sides", f"{len(further)} sides in all", part=len(further) - 1)


def _further(a: Claim, b: Claim, sides: list[str]) -> str:
    """What the sides weigh that only one of two claims has."""
    if Kind.SUMMIT in (a.kind, b.kind):
        return "further_leader"
    # Whoever has the others as guests may be left out as easily as named.
    hosts = {claim.place.country for claim in (a, b) if claim.place}
    return "hosting_side" if hosts.issuperset(sides) else "further_side"


def share_a_name(a: Claim, b: Claim) -> bool:
    """Whether any participant of one may be one of the other's."""
    return any(
        side_of(p) == side_of(q)
        and (folded(p.name) == folded(q.name) or same_person(p.name, q.name, p.country))
        for p in a.participants
        for q in b.participants
    )


def same_persons(a: Claim, b: Claim) -> bool:
    """Whether neither of two claims names a person whom the other does not."""
    ours, theirs = _named(a), _named(b)
    return all(
        len(_pairs(ours.get(side, []), theirs.get(side, []), side))
        == len(ours.get(side, []))
        == len(theirs.get(side, []))
        for side in ours.keys() | theirs.keys()
    )


def _in_turn(a: Claim, b: Claim, sides: Iterable[str]) -> int:
    """How many of a side one claim lists, over days, of whom the other names few on one of them."""
    days = stated(a), stated(b)
    if a.kind is Kind.VISIT or None in days:
        return 0
    (few, day), (many, stay) = sorted(
        zip((_named(a), _named(b)), days, strict=True),
        key=lambda told: sum(map(len, told[0].values())),
    )
    if day is None or stay is None or day.first != day.last or stay.first == stay.last:
        return 0
    further = max(len(many[side]) - len(few[side]) for side in sides)
    return len(max((many[side] for side in sides), key=len)) if further >= _SEVERAL else 0


def _agreement(a: Claim, shared: list[str], names: list[str], sides_met: int) -> Iterator[Ground]:
    full = 1 if a.kind is Kind.VISIT else 2
    if sides_met >= min(full, len(shared)) and names:
        yield weigh("same_persons", f"the same persons: {', '.join(names)}")
    elif names:
        yield weigh("some_persons", f"the same person: {', '.join(names)}")
    elif len(shared) == 1:
        yield weigh("one_party", f"the same party: {shared[0]}")
    else:
        yield weigh("same_countries", f"the same sides: {', '.join(shared)}")


def _named(claim: Claim) -> dict[str, list[str]]:
    """For each side the persons named on it, in the claim's order."""
    by_side: dict[str, list[str]] = {}
    for participant in claim.participants:
        names = by_side.setdefault(side_of(participant), [])
        if participant.type is ActorType.PERSON:
            names.append(participant.name)
    return by_side


def _pairs(ours: list[str], theirs: list[str], side: str) -> list[str]:
    return [name for name in ours if any(same_person(name, other, side) for other in theirs)]


def _ends(claim: Claim, end: Side) -> set[str]:
    return {side_of(p) for p in claim.participants if p.side is end}


def _turned(a: Claim, b: Claim) -> bool:
    """Whether one claim's visitors are only the other's hosts."""
    going, coming = _ends(a, Side.VISITOR), _ends(b, Side.VISITOR)
    return bool(going and coming) and not going & coming
