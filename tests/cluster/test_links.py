"""The links and engagements of a folder are those that a diary finds when it is loaded."""

from __future__ import annotations

import resource
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import archive
import pytest

from legation import cluster, engagements
from legation.cluster import Folder, tables
from legation.cluster import links as cluster_links
from legation.diary import Diary
from legation.diary.loading import load
from legation.errors import ClusterError
from legation.model import Query, Reading
from legation.reading import day_of
from legation.store import codec

AGAIN = 12
"""Stories that a second agency tells of, a day later and in other words."""


OTHERS = (
    "Summit in Riga\n\nRIGA, March 4, 2024 - The presidents of Latvia, Norway and Peru met in Riga "
    "on Monday.\n",
    "Three leaders confer\n\nRIGA, March 5, 2024 - The presidents of Norway, Peru and Latvia met "
    "in Riga on Monday, a spokesman said.\n",
    "Oslo visit\n\nRIGA, March 5, 2024 - The president of Norway visited Riga on Monday.\n",
)
"""One meeting of three, so that its pairs are in three blocks."""


def retold(number: int) -> str:
    return (
        archive.story(number)
        .replace("officials said", "a spokesman said")
        .replace("report", "bulletin")
    )


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    archive.lines(folder / "a.jsonl", 30)
    for number in range(AGAIN):
        (folder / f"again{number}.txt").write_text(retold(number))
    for number, text in enumerate(OTHERS):
        (folder / f"other{number}.txt").write_text(text)
    out = tmp_path_factory.mktemp("links") / "out"
    assert list(cluster.backfill([str(folder)], out, workers=1))
    cluster.link(out)
    return out


def told(out: Path) -> list[Reading]:
    """The readings of a folder that say something."""
    return [
        codec.loads(Reading, str(row["reading"]))
        for shard in Folder(out).rows()
        for row in cluster.rows(Folder(out).readings(shard.shard), ("reading",))
        if row["reading"]
    ]


def links(out: Path) -> list[tuple[object, ...]]:
    rows = cluster.rows(Folder(out).links)
    return [(row["left"], row["right"], row["verdict"], row["score"]) for row in rows]


def test_the_engagements_are_a_diarys(out, tmp_path):
    """Each claim has the engagement that it has in the diary, by the same id."""
    with Diary(tmp_path / "legation.db") as diary:
        load(diary, out)
        kept = {claim.id: one.id for one in diary.find(Query()) for claim in one.claims}
    rows = list(cluster.rows(Folder(out).engagements))
    assert {row["claim"]: row["engagement"] for row in rows} == kept
    assert len(rows) == len(kept) > len(set(kept.values()))
    of = {claim.id: claim.article for reading in told(out) for claim in reading.claims}
    assert {row["claim"]: row["article"] for row in rows} == of


def test_what_is_written_is_counted(out):
    """How many links, claims and engagements."""
    made = cluster.link(out)
    rows = list(cluster.rows(Folder(out).engagements))
    assert made.links == len(links(out)) > AGAIN // 2
    assert made.claims == len(rows)
    assert made.engagements == len({row["engagement"] for row in rows})


def test_every_pair_is_decided_once(out):
    """Nor do blocks lose a pair or tell of it twice, whichever sides its claims share."""
    readings = told(out)
    claims = [claim for reading in readings for claim in reading.claims]
    days = {reading.article.id: day_of(reading.article) for reading in readings}
    said = {article: day for article, day in days.items() if day}
    whole = engagements.judge(claims, said=said, made_at=datetime(2024, 1, 1, tzinfo=UTC))
    pairs = sorted((made.left, made.right, made.verdict, made.score) for made in whole)
    assert links(out) == pairs
    shards = map(Folder(out).readings, Folder(out).in_order())
    waiting = [
        row
        for path in shards
        for row in cluster_links.claims(path, {number for _, number in cluster_links.telling(path)})
    ]
    by_block = sorted(
        (row | {"block": block} for row in waiting for block in row["blocks"].split("\n")),
        key=lambda row: (row["block"], row["first"], row["id"]),
    )
    blocked = cluster_links.pairs_of_blocks(by_block)
    assert [
        (row["left"], row["right"], row["verdict"], row["score"])
        for row in sorted(blocked, key=lambda row: (row["left"], row["right"]))
    ] == pairs
    assert max(len(claim.participants) for claim in claims) > 2


def test_of_two_readings_the_later_counts(out, tmp_path):
    """As in a diary: by the rules' version, then by the shard."""
    folder, copy = Folder(out), Folder(tmp_path / "out")
    shutil.copytree(out, copy.path)
    shard = max(folder.rows(), key=lambda row: row.claims).shard
    lines = [row for row in cluster.rows(folder.readings(shard)) if row["claims"]]
    older = replace(next(row for row in folder.rows() if row.shard == shard), rules="0", shard="0")
    told = [row | {"reading": str(row["reading"]).replace("met", "saw")} for row in lines]
    tables.write(copy.readings("0"), tables.READINGS, told)
    tables.write(copy.errors("0"), tables.ERRORS, ())
    copy.add(older)
    before = folder.links.read_bytes(), folder.engagements.read_bytes()
    cluster.link(copy.path)
    assert (copy.links.read_bytes(), copy.engagements.read_bytes()) == before


def test_readings_that_are_gone_are_told(out, tmp_path):
    """One line says which, and what to do."""
    copy = tmp_path / "out"
    shutil.copytree(out, copy)
    gone = next(Folder(copy).rows()).shard
    Folder(copy).readings(gone).unlink()
    with pytest.raises(ClusterError, match="run the backfill again"):
        cluster.link(copy)


def test_linked_again_they_are_the_same_bytes(out):
    """Nothing of the time or the order gets into the files, and nothing else is left behind."""
    folder = Folder(out)
    before = folder.links.read_bytes(), folder.engagements.read_bytes()
    cluster.link(out)
    assert (folder.links.read_bytes(), folder.engagements.read_bytes()) == before
    assert not list(out.glob(".*.part"))


@pytest.mark.parametrize("step", ["what waits", "what is kept"])
def test_a_full_disk_leaves_what_was_there(out, step):
    """It is said in one line, and nothing half written stays."""
    folder = Folder(out)
    before = {path: path.read_bytes() for path in out.iterdir() if path.is_file()}
    links = [{"left": f"{n:016x}", "right": f"{n * 7:016x}"} for n in range(5000)]
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, most))
    try:
        with pytest.raises(ClusterError, match="cannot be written"):
            if step == "what waits":
                cluster.link(out)
            else:
                cluster_links.keep(folder, links, ())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert {path: path.read_bytes() for path in out.iterdir() if path.is_file()} == before
