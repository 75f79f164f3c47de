"""The links of a folder are those that a diary finds when it is loaded."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import archive
import pytest

from legation import cluster, engagements
from legation.cluster import Folder
from legation.diary import Diary
from legation.diary.loading import load
from legation.errors import ClusterError
from legation.model import Decision, Query, Reading, Verdict
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


def decisions(out: Path) -> list[Decision]:
    return [
        Decision(
            left=str(row["left"]),
            right=str(row["right"]),
            verdict=Verdict(str(row["verdict"])),
            by=engagements.RULES,
            reasons=(),
            made_at=datetime(2024, 1, 1, tzinfo=UTC),
            score=float(row["score"] or 0),
        )
        for row in cluster.rows(Folder(out).links)
    ]


def test_the_groups_are_a_diarys(out, tmp_path):
    """What the links tie together is one engagement in the diary, and nothing else is."""
    readings = told(out)
    claims = [claim for reading in readings for claim in reading.claims]
    days = {reading.article.id: day_of(reading.article) for reading in readings}
    said = {article: day for article, day in days.items() if day}
    found = engagements.groups(claims, decisions(out), said=said)
    with Diary(tmp_path / "legation.db") as diary:
        load(diary, out)
        kept = diary.find(Query())
    groups = {frozenset(claim.id for claim in group) for group in found}
    assert groups == {frozenset(claim.id for claim in one.claims) for one in kept}
    assert any(len(group) > 1 for group in groups)


def test_every_pair_is_decided_once_as_in_one_sweep(out):
    """Blocks neither lose a pair nor tell of it twice, whichever sides its claims share."""
    readings = told(out)
    claims = [claim for reading in readings for claim in reading.claims]
    days = {reading.article.id: day_of(reading.article) for reading in readings}
    said = {article: day for article, day in days.items() if day}
    whole = engagements.judge(claims, said=said, made_at=datetime(2024, 1, 1, tzinfo=UTC))
    pairs = [(made.left, made.right, made.verdict, made.score) for made in whole]
    blocked = [(made.left, made.right, made.verdict, made.score) for made in decisions(out)]
    assert blocked == sorted(pairs)
    assert max(len(claim.participants) for claim in claims) > 2


def test_readings_that_are_gone_are_told(out, tmp_path):
    """One line says which, and what to do."""
    copy = tmp_path / "out"
    shutil.copytree(out, copy)
    gone = next(Folder(copy).rows()).shard
    Folder(copy).readings(gone).unlink()
    with pytest.raises(ClusterError, match="run the backfill again"):
        cluster.link(copy)


def test_linked_again_they_are_the_same_bytes(out):
    """Nothing of the time or the order gets into the file."""
    before = Folder(out).links.read_bytes()
    cluster.link(out)
    assert Folder(out).links.read_bytes() == before
