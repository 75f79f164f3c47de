"""Which claims of a folder of readings speak of one engagement: linked block by block.

A block holds the claims of one group of kinds that share two sides, or one where one of them has
no other. What two claims of it are to each other is a pure function of the block, the diary's
own, so that blocks may be linked by anybody in any order.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

from legation import engagements
from legation.cluster.manifest import Folder
from legation.cluster.tables import Row, Table, rows, whole
from legation.engagements import Facets
from legation.errors import ClusterError
from legation.model import Claim, Reading
from legation.reading import day_of
from legation.store import codec

LINKS = {
    "left": "string",
    "right": "string",
    "verdict": "string",
    "score": "double",
    "reasons": "string",
}
"""The columns of a link: two claims, what they are to each other, how alike, and why (JSON)."""


_TELLING = ("claims", "acts", "series", "offices", "unread")

_ANY_TIME = datetime.min.replace(tzinfo=UTC)
"""When a link was found is not kept: the same links are the same bytes."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim in one of its blocks, with the day its article spoke on."""

    block: str
    said: str | None
    claim: str


def placed(readings: Path, numbers: frozenset[int]) -> Iterator[Placed]:
    """The claims of a shard's readings of these numbers, once for each block they are of.

    Raises ClusterError where the file cannot be read.
    """
    for row in _rows(readings, ("number", "reading")):
        if row["number"] in numbers:
            yield from _placed(codec.loads(Reading, str(row["reading"])))


def _rows(readings: Path, columns: Sequence[str]) -> Iterator[Row]:
    try:
        yield from rows(readings, columns)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"{readings} cannot be read ({error}): delete its row of the manifest and run the "
            "backfill again"
        ) from error


def _placed(reading: Reading) -> Iterator[Placed]:
    day = day_of(reading.article)
    for claim in reading.claims:
        facets = engagements.facets(claim, day)
        sides = sorted(facets.sides)
        told = codec.dumps(claim)
        for some in (*((side,) for side in sides), *combinations(sides, 2)):
            block = json.dumps([facets.kind_group, *some], ensure_ascii=False)
            yield Placed(block, day.isoformat() if day else None, told)


def of_block(block: str, told: Iterable[tuple[str | None, str]]) -> Iterator[Row]:
    """The links between the claims of one block, given with the days their articles spoke on.

    Two claims that share more blocks are linked in the first of these alone.
    """
    among = frozenset(json.loads(block)[1:])
    said: dict[str, date] = {}
    whose: dict[str, Facets] = {}
    found: list[tuple[Facets, Claim]] = []
    for day, line in told:
        claim = codec.loads(Claim, line)
        if claim.id in whose:
            continue
        if day is not None:
            said[claim.article] = date.fromisoformat(day)
        whose[claim.id] = engagements.facets(claim, said.get(claim.article))
        found.append((_within(whose[claim.id], among), claim))
    found.sort(key=lambda one: (one[0].first, one[1].id))
    for a, b in engagements.sweep(found):
        shared = sorted(whose[a.id].sides & whose[b.id].sides)
        if frozenset(shared[: len(among)]) != among:
            continue
        decision = engagements.decide(a, b, said=said, made_at=_ANY_TIME)
        if decision is not None:
            yield {
                "left": decision.left,
                "right": decision.right,
                "verdict": decision.verdict.value,
                "score": decision.score,
                "reasons": json.dumps(decision.reasons, ensure_ascii=False),
            }


def _within(facets: Facets, sides: frozenset[str]) -> Facets:
    """The claim as its block knows it: by the block's sides alone."""
    kept = tuple(facet for facet in facets.participants if facet.side in sides)
    return replace(facets, participants=kept)


def link(out: Path) -> int:
    """Link the claims of a folder of readings by this process; how many links were written.

    All claims are held at once. Raises ClusterError where readings cannot be read.
    """
    folder = Folder(out.resolve())
    with folder.locked():
        blocks: dict[str, list[tuple[str | None, str]]] = defaultdict(list)
        for shard, numbers in counting(folder).items():
            for one in placed(folder.readings(shard), numbers):
                blocks[one.block].append((one.said, one.claim))
        found = (one for block, told in blocks.items() for one in of_block(block, told))
        return write(folder, found)


def write(folder: Folder, links: Iterable[Row]) -> int:
    """Write the links of a folder, in the order of their claims; how many there are."""
    ordered = sorted(links, key=lambda one: (str(one["left"]), str(one["right"])))
    with whole(folder.links) as part:
        table = Table(part, LINKS)
        for one in ordered:
            table.add(one)
        table.close()
    return len(ordered)


def counting(folder: Folder) -> Mapping[str, frozenset[int]]:
    """By shard the numbers of the readings that count: of two of one article the later.

    The order is the one in which a diary is loaded. Raises ClusterError where readings cannot be
    read.
    """
    last: dict[str, tuple[str, int]] = {}
    finished = (row for row in folder.rows() if row.set_aside is None)
    for shard in sorted(finished, key=lambda row: (row.rules, row.shard)):
        for row in _rows(folder.readings(shard.shard), ("number", "article", *_TELLING)):
            if any(row[kind] for kind in _TELLING):
                last[str(row["article"])] = shard.shard, int(row["number"] or 0)
    found: dict[str, set[int]] = defaultdict(set)
    for name, number in last.values():
        found[name].add(number)
    return {name: frozenset(numbers) for name, numbers in sorted(found.items())}
