"""A folder of readings brought into a diary: many pages at once, linked when all are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from legation import cluster
from legation.diary.filling import Added
from legation.diary.keeper import Diary
from legation.errors import ClusterError
from legation.model import Media, RawPage, Reading
from legation.store import codec

_COLUMNS = ("page", "media", "url", "stated_published", "stated_zone", "reading", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """How many shards and pages were brought, those not kept, and the shards not finished."""

    shards: int
    pages: int
    refused: tuple[Added, ...]
    unfinished: tuple[cluster.Row, ...]


def load(diary: Diary, path: Path, *, tick: Callable[[], None] | None = None) -> Loaded:
    """Bring the readings of a folder that `legation backfill` made into a diary.

    What the diary has changes nothing, so that loading can be broken off and begun anew. `tick`
    is told of each page. Raises ClusterError where the folder holds no readings or damaged ones.
    """
    folder = cluster.Folder(path)
    rows = list(folder.rows())
    if not rows:
        raise ClusterError(
            f"{path} holds no finished shard; wanted a folder that `legation backfill INPUT... "
            f"--out {path}` has made"
        )
    finished = [row for row in rows if row.set_aside is None]
    count = 0

    def told(some: Sequence[cluster.Row]) -> Iterator[tuple[RawPage, Reading]]:
        nonlocal count
        for row in some:
            for page, reading in _told(folder, row):
                count += 1
                yield page, reading
                if tick is not None:
                    tick()

    refused: list[Added] = []
    by_rules = sorted(finished, key=lambda row: (row.rules, row.shard))
    for rules, some in groupby(by_rules, key=lambda row: row.rules):
        refused += diary.add_readings(told(list(some)), rules=rules)
    return Loaded(
        shards=len(finished),
        pages=count,
        refused=tuple(refused),
        unfinished=tuple(row for row in rows if row.set_aside is not None),
    )


def _told(folder: cluster.Folder, row: cluster.Row) -> Iterator[tuple[RawPage, Reading]]:
    """The pages of a shard that say something, and their readings."""
    path = folder.readings(row.shard)
    try:
        for told in cluster.rows(path, _COLUMNS):
            if told["reading"] is not None:
                yield _page(told), codec.loads(Reading, str(told["reading"]))
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"{path} cannot be read ({error}): delete {folder.path / 'manifest' / row.shard}.json "
            "and run the backfill again"
        ) from error


def _page(told: cluster.TableRow) -> RawPage:
    content = told["content"]
    assert isinstance(content, bytes)

    def text(name: str) -> str | None:
        found = told[name]
        return None if found is None else str(found)

    return RawPage(
        id=str(told["page"]),
        content=content,
        media=Media(str(told["media"])),
        url=text("url"),
        published=text("stated_published"),
        zone=text("stated_zone"),
    )
