"""Which claims are of one engagement? Verdicts on pairs, and the groups they make.

Chains of likenesses would tie one engagement to the next: claim by claim, everything two
countries ever did becomes one. So the likest pairs are joined first, and two groups are never
joined where any claim of one contradicts any claim of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from legation.engagements import candidates, days, scale
from legation.engagements.during import during
from legation.engagements.likeness import TOLD_APART, Said, grounds, summed
from legation.engagements.voices import opening
from legation.engagements.who import inferred
from legation.model import Claim, Decision, Verdict
from legation.model.decision import RULES

_PERSON, _ARTICLE, _RULES = range(3)

OneStory = Callable[[str, str], bool]
"""Whether two articles are copies of one story."""


def _no_copies(_one: str, _two: str) -> bool:
    return False


def decide(
    a: Claim, b: Claim, *, said: Said, made_at: datetime, one_story: OneStory = _no_copies
) -> Decision | None:
    """The rules' verdict on two claims; None where it stays open, or the article has said.

    `SAME` from the threshold `same` on, unless something contradicts. `DIFFERENT` is recorded
    where the two would be alike but for what contradicts: the rest need no verdict. `DURING`
    where one tells of a meeting held on the visit of the other; `COPIED` where only their days
    contradict, and `one_story` says of the two articles that one is the other's copy.
    """
    if a.kind.group != b.kind.group:
        return _decided(a, b, Verdict.DURING, during(a, b), made_at) if during(a, b) else None
    if candidates.called_one(a, b):
        return None
    found = grounds(a, b, said=said)
    likeness = summed(found)
    contradictions = tuple(ground.reason for ground in found if ground.hard)
    if contradictions and a.article == b.article:
        return None
    if contradictions and opening(a) == opening(b) and one_story(a.article, b.article):
        verdict = Verdict.COPIED
        reasons: tuple[str, ...] = ("the same words in two copies of one story",)
    elif contradictions:
        rest = summed(tuple(ground for ground in found if not ground.hard))
        if rest.score < scale.threshold("alike"):
            return None
        verdict, reasons = Verdict.DIFFERENT, (*contradictions, *rest.reasons)
    elif likeness.score >= scale.threshold("same"):
        verdict, reasons = Verdict.SAME, likeness.reasons
    else:
        return None
    return _decided(a, b, verdict, reasons, made_at, score=likeness.score)


def _decided(
    a: Claim,
    b: Claim,
    verdict: Verdict,
    reasons: tuple[str, ...],
    made_at: datetime,
    *,
    score: float | None = None,
) -> Decision:
    left, right = sorted((a.id, b.id))
    return Decision(
        left=left,
        right=right,
        verdict=verdict,
        by=RULES,
        reasons=reasons,
        made_at=made_at,
        score=score,
    )


def judge(claims: Iterable[Claim], *, said: Said, made_at: datetime) -> tuple[Decision, ...]:
    """The rules' decisions on all pairs of these claims that are worth comparing."""
    found = (
        decide(a, b, said=said, made_at=made_at) for a, b in candidates.pairs(claims, said=said)
    )
    return tuple(decision for decision in found if decision)


def in_force(decisions: Iterable[Decision]) -> Mapping[tuple[str, str], Decision]:
    """For each pair of claims the decision that stands.

    A person's outranks the rules'; of two by the same rank the later stands. A person's
    withdrawal takes back what persons said and leaves the pair to the rules.
    """
    standing: dict[tuple[tuple[str, str], bool], Decision] = {}
    for decision in sorted(decisions, key=lambda made: (made.made_at, made.id)):
        standing[(decision.pair, decision.by == RULES)] = decision
    present: dict[tuple[str, str], Decision] = {}
    for (pair, by_rules), decision in standing.items():
        if decision.verdict is Verdict.WITHDRAWN:
            continue
        if pair not in present or not by_rules:
            present[pair] = decision
    return present


def groups(
    claims: Iterable[Claim], decisions: Iterable[Decision], *, said: Said
) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each engagement: the same for any order of claims and decisions.

    Joined in this order: what persons called the same, what one article calls by one name,
    what the rules found the same, the likest first. What persons called different is never
    joined; what the rules or the claims themselves contradict, only by a person. A claim whose
    names are all carried over goes with its article's, and one that is copied from another's
    story with that: they tie nothing and part nothing.
    """
    every = {claim.id: claim for claim in claims}
    present = in_force(d for d in decisions if d.left in every and d.right in every)
    copied = _copied(every, present, said)
    by_id = {id: claim for id, claim in every.items() if id not in copied}
    present = {
        pair: decision for pair, decision in present.items() if copied.keys().isdisjoint(pair)
    }
    groups = _Groups(by_id, present, said)
    bonds = sorted(_bonds(by_id, present))
    for bond in bonds:
        if bond.rank != _RULES:
            groups.join(bond)
    groups.settle()
    for bond in bonds:
        if bond.rank == _RULES:
            groups.join(bond)
    of: dict[str, list[Claim]] = defaultdict(list)
    for copy, original in copied.items():
        of[original].append(every[copy])
    return tuple(
        tuple(sorted((*group, *(copy for one in group for copy in of[one.id])), key=_id))
        for group in groups.all()
    )


def _id(claim: Claim) -> str:
    return claim.id


def _copied(
    by_id: Mapping[str, Claim], present: Mapping[tuple[str, str], Decision], said: Said
) -> dict[str, str]:
    """By each claim that a copy repeats under another day the one of the earliest of its story.

    What a person decided on is no copy's any more.
    """

    def earliest(id: str) -> tuple[date, str, str]:
        article = by_id[id].article
        return said.get(article, date.max), article, id

    handled = {id for pair, made in present.items() if made.by != RULES for id in pair}
    found: dict[str, str] = {}
    for pair, decision in sorted(present.items()):
        if decision.verdict is Verdict.COPIED and handled.isdisjoint(pair):
            heads = {_head(id, found) for id in pair}
            first = min(heads, key=earliest)
            found |= dict.fromkeys(heads - {first}, first)
    return {id: _head(id, found) for id in found}


def _head(id: str, of: Mapping[str, str]) -> str:
    while id in of:
        id = of[id]
    return id


class _Bond(NamedTuple):
    """Two claims to be joined; the order of bonds is the order in which they are tried."""

    rank: int
    unlikeness: float
    left: str
    right: str


def _bonds(
    by_id: Mapping[str, Claim], present: Mapping[tuple[str, str], Decision]
) -> Iterator[_Bond]:
    for (left, right), decision in present.items():
        if decision.verdict is Verdict.SAME:
            rank = _RULES if decision.by == RULES else _PERSON
            yield _Bond(rank, 1.0 - (decision.score or 0.0), left, right)
    named: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in sorted(by_id.values(), key=_firmness):
        mates = named[(claim.article, claim.engagement)]
        for nth, mate in enumerate(mates):
            yield _Bond(_ARTICLE, len(mates) + nth / 1000, mate.id, claim.id)
        mates.append(claim)


def _firmness(claim: Claim) -> tuple[bool, int, str]:
    """Claims that name somebody first, in the order of the text."""
    return inferred(claim), claim.evidence[0].start, claim.id


class _Groups:
    """Groups of claims that grow bond by bond."""

    def __init__(
        self, by_id: Mapping[str, Claim], present: Mapping[tuple[str, str], Decision], said: Said
    ) -> None:
        self._by_id = by_id
        self._present = present
        self._said = said
        self._members = {claim_id: [claim_id] for claim_id in by_id}
        self._compared: dict[tuple[str, str], bool] = {}
        self._settled: frozenset[str] = frozenset()
        self._retold = frozenset(
            frozenset((claim.article, claim.engagement) for claim in mates)
            for (left, right), decision in present.items()
            if decision.verdict is Verdict.SAME
            for mates in [(by_id[left], by_id[right])]
            if mates[0].article == mates[1].article
        )

    def join(self, bond: _Bond) -> None:
        by_rules = bond.rank == _RULES
        if by_rules and (bond.left in self._settled or bond.right in self._settled):
            return
        ours, theirs = self._members[bond.left], self._members[bond.right]
        if ours is theirs or self._parted(ours, theirs, by_person=bond.rank == _PERSON):
            return
        ours.extend(theirs)
        for claim_id in theirs:
            self._members[claim_id] = ours

    def settle(self) -> None:
        """From here on the claims that name nobody go where their article's others go."""
        self._settled = frozenset(
            claim_id
            for claim_id, members in self._members.items()
            if inferred(claim := self._by_id[claim_id])
            and any(
                mate.article == claim.article and not inferred(mate)
                for mate in map(self._by_id.__getitem__, members)
            )
        )

    def all(self) -> tuple[tuple[Claim, ...], ...]:
        found = {min(members): members for members in self._members.values()}
        return tuple(
            tuple(self._by_id[claim_id] for claim_id in sorted(found[first]))
            for first in sorted(found)
        )

    def _parted(self, ours: list[str], theirs: list[str], *, by_person: bool) -> bool:
        across = [(a, b) if a < b else (b, a) for a in ours for b in theirs]
        if any(self._called_different(pair, by_rules=False) for pair in across):
            return True
        if by_person:
            return False
        firm = [pair for pair in across if not self._settled.intersection(pair)]
        return any(
            self._called_different(pair, by_rules=True) or self._contradict(pair) for pair in firm
        ) or days.moved_unsaid(
            self._by_id[claim_id] for claim_id in (*ours, *theirs) if claim_id not in self._settled
        )

    def _called_different(self, pair: tuple[str, str], *, by_rules: bool) -> bool:
        decision = self._present.get(pair)
        return (
            decision is not None
            and decision.verdict is Verdict.DIFFERENT
            and (decision.by == RULES) is by_rules
        )

    def _contradict(self, pair: tuple[str, str]) -> bool:
        if pair not in self._compared:
            a, b = self._by_id[pair[0]], self._by_id[pair[1]]
            decided = self._present.get(pair)
            same = decided is not None and decided.verdict is Verdict.SAME
            self._compared[pair] = not same and any(
                ground.hard
                for ground in grounds(a, b, said=self._said)
                if ground.reason != TOLD_APART or not self._one_by_two_names(a, b)
            )
        return self._compared[pair]

    def _one_by_two_names(self, a: Claim, b: Claim) -> bool:
        """Whether the rules found any claims of the article's two names to be of one engagement."""
        names = {(claim.article, claim.engagement) for claim in (a, b)}
        return frozenset(names) in self._retold
