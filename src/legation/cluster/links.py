"""Which claims of a folder of readings are of one engagement, as a diary would have it.

Pure functions of rows that come in order, for whoever has them: a file on one machine's disk, or
Spark. None holds more rows than belong together.

Claims are compared in *blocks*: those of one group of kinds that share two sides, or one where one
of them has no other. What is the same, and what an article calls by one name, is a *family*: the
engagements of its claims depend on nothing outside it.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import combinations, groupby
from operator import itemgetter
from pathlib import Path

from legation import engagements
from legation.cluster.manifest import Folder
from legation.cluster.tables import Row, rows, write
from legation.engagements import Facets
from legation.errors import ClusterError
from legation.model import Claim, Decision, Reading, Verdict
from legation.model.decision import RULES
from legation.reading import day_of
from legation.store import codec

CLAIMS = {
    "id": "string",
    "article": "string",
    "name": "string",
    "said": "string",
    "first": "string",
    "claim": "string",
    "blocks": "string",
}
"""A claim that waits for its links: what its article calls its engagement, the day that spoke on,
the first day on which another of its engagement may be, the claim as JSON, its blocks as lines."""

LINKS = {
    "left": "string",
    "right": "string",
    "verdict": "string",
    "score": "double",
    "reasons": "string",
}
"""The columns of a link: two claims, what they are to each other, how alike, and why (JSON)."""

ENGAGEMENTS = {"engagement": "string", "claim": "string", "article": "string"}
"""The columns of a claim's engagement, which bears the id of the claim that spoke of it first."""

_TELLING = ("claims", "acts", "series", "offices", "unread")

_ANY_TIME = datetime.min.replace(tzinfo=UTC)
"""When a link was found is not kept: the same links are the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """How many links were found, and of how many engagements the claims are."""

    links: int
    claims: int
    engagements: int


def telling(readings: Path) -> Iterator[tuple[str, int]]:
    """The articles of a shard that say something, and the numbers of their readings.

    Raises ClusterError where the file cannot be read.
    """
    for row in _rows(readings, ("number", "article", *_TELLING)):
        if any(row[kind] for kind in _TELLING):
            yield str(row["article"]), int(row["number"] or 0)


def claims(readings: Path, numbers: Container[int]) -> Iterator[Row]:
    """The claims of a shard's readings of these numbers.

    Raises ClusterError where the file cannot be read.
    """
    for row in _rows(readings, ("number", "reading")):
        if row["number"] in numbers:
            yield from _claims(codec.loads(Reading, str(row["reading"])))


def _rows(readings: Path, columns: Sequence[str]) -> Iterator[Row]:
    try:
        yield from rows(readings, columns)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"{readings} cannot be read ({error}): delete its row of the manifest and run the "
            "backfill again"
        ) from error


def _claims(reading: Reading) -> Iterator[Row]:
    day = day_of(reading.article)
    for claim in {claim.id: claim for claim in reversed(reading.claims)}.values():
        facets = engagements.facets(claim, day)
        sides = sorted(facets.sides)
        shared = (*((side,) for side in sides), *combinations(sides, 2))
        yield {
            "id": claim.id,
            "article": claim.article,
            "name": claim.engagement,
            "said": day.isoformat() if day else None,
            "first": facets.first.isoformat(),
            "claim": codec.dumps(claim),
            "blocks": "\n".join(
                json.dumps([facets.kindred[0], *some], ensure_ascii=False) for some in shared
            ),
        }


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim on its way past others, and the day its article spoke on."""

    claim: Claim
    said: date | None
    facets: Facets

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def article(self) -> str:
        return self.claim.article

    @property
    def engagement(self) -> str:
        return self.claim.engagement


def pairs(told: Iterable[Row], *, among: frozenset[str] | None = None) -> Iterator[Row]:
    """The links between claims that come by their first days.

    `among` are the sides of the block that these are of, None where they are all there are. Two
    claims that share more blocks are linked in the first of these alone.
    """
    for one, two in engagements.sweep(_by_first(told, among)):
        shared = sorted(one.facets.sides & two.facets.sides)
        if among is not None and frozenset(shared[: len(among)]) != among:
            continue
        said = {each.article: each.said for each in (one, two) if each.said}
        decision = engagements.decide(one.claim, two.claim, said=said, made_at=_ANY_TIME)
        if decision is not None:
            yield {
                "left": decision.left,
                "right": decision.right,
                "verdict": decision.verdict.value,
                "score": decision.score,
                "reasons": json.dumps(decision.reasons, ensure_ascii=False),
            }


def pairs_of_blocks(told: Iterable[Row]) -> Iterator[Row]:
    """The links between claims that come by their `block` and its by their first days."""
    for block, some in groupby(told, key=itemgetter("block")):
        yield from pairs(some, among=frozenset(json.loads(str(block))[1:]))


def _by_first(told: Iterable[Row], among: frozenset[str] | None) -> Iterator[tuple[Facets, _Told]]:
    """The claims and what they are found by: in a block by its sides alone."""
    for row in told:
        claim = codec.loads(Claim, str(row["claim"]))
        said = _day(row["said"])
        facets = engagements.facets(claim, said)
        kept = facets
        if among is not None:
            within = (facet for facet in facets.participants if facet.side in among)
            kept = replace(facets, participants=tuple(within))
        yield kept, _Told(claim, said, facets)


def _day(told: object) -> date | None:
    return None if told is None else date.fromisoformat(str(told))


def groups(kin: Iterable[Row]) -> Iterator[Row]:
    """The engagement of each claim; claims and links come by the `family` they are of."""
    for _, family in groupby(kin, key=itemgetter("family")):
        yield from _groups(family)


def _groups(family: Iterable[Row]) -> Iterator[Row]:
    found: list[Claim] = []
    links: list[Decision] = []
    said: dict[str, date] = {}
    for row in family:
        if row["claim"] is None:
            links.append(_decision(row))
            continue
        claim, day = codec.loads(Claim, str(row["claim"])), _day(row["said"])
        found.append(claim)
        if day is not None:
            said[claim.article] = day
    for group in engagements.groups(found, links, said=said):
        name = engagements.name_of(group, said=said)
        for claim in group:
            yield {"engagement": name, "claim": claim.id, "article": claim.article}


def _decision(row: Row) -> Decision:
    return Decision(
        left=str(row["left"]),
        right=str(row["right"]),
        verdict=Verdict(str(row["verdict"])),
        by=RULES,
        reasons=(),
        made_at=_ANY_TIME,
        score=float(row["score"] or 0),
    )


def keep(folder: Folder, links: Iterable[Row], engaged: Iterable[Row]) -> Linked:
    """Write links, in the order of their claims, and claims in that of their engagements.

    Raises ClusterError where the folder cannot be written.
    """
    named = 0

    def counted() -> Iterator[Row]:
        nonlocal named
        for row in engaged:
            named += row["engagement"] == row["claim"]
            yield row

    try:
        found = write(folder.links, LINKS, links)
        count = write(folder.engagements, ENGAGEMENTS, counted())
    except OSError as error:
        raise ClusterError(f"{folder.path} cannot be written: {error.strerror or error}") from error
    return Linked(links=found, claims=count, engagements=named)
