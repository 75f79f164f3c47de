"""A folder of readings in a diary: the diary of its pages, however often it is loaded."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from postgresql import server

from legation import cluster, reading, settings
from legation.diary import Diary, Keep, filling
from legation.diary.loading import load
from legation.errors import ClusterError
from legation.model import Query
from legation.pages import discover

pytest.importorskip("pyarrow")
sys.path.insert(0, str(Path(__file__).parents[1] / "cluster"))

import archive

KILLS = int(os.environ.get("LEGATION_KILLS", "3"))
TODAY = date(2025, 1, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The pages, and the folder of their readings."""
    folder = tmp_path_factory.mktemp("loading")
    path = archive.lines(folder / "a.jsonl", 45)
    assert sum(row.pages for row in cluster.backfill([str(path)], folder / "out", most=20)) == 45
    return path, folder / "out"


@pytest.fixture(scope="module")
def added(made, tmp_path_factory):
    """What a diary holds to which the pages that say something were added, one by one."""
    with Diary(tmp_path_factory.mktemp("added") / "a.db", today=TODAY) as diary:
        for page in discover([str(made[0])]):
            if says(reading.read(page)):
                diary.add(page)
        return what(diary)


def says(told):
    return told.claims or told.acts or told.series or told.offices or told.unread


def what(diary):
    counts = diary.counts()
    return diary.find(Query()), counts.articles, counts.claims, counts.decisions


def test_loading_is_adding(made, added, tmp_path):
    """Loaded once or twice; pages that say nothing stay where they are."""
    with Diary(tmp_path / "a.db", today=TODAY) as diary:
        for _ in range(2):
            assert load(diary, made[1]).pages == 30
            assert what(diary) == added
        assert len(diary.find(Query())) >= 20
        assert list(diary.reread())
        assert not any(one.changed or one.reason for one in diary.reread())


def test_loading_into_postgresql_is_adding(made, added, tmp_path):
    """The same in a team's database."""
    with (
        server() as address,
        Diary(address, today=TODAY, archive=tmp_path / "pages") as diary,
    ):
        for _ in range(2):
            load(diary, made[1])
            assert what(diary) == added


def test_what_is_there_is_not_written_again(made, tmp_path, monkeypatch):
    """A second load writes nothing and links nothing."""
    with Diary(tmp_path / "a.db", today=TODAY) as diary:
        load(diary, made[1])
        monkeypatch.setattr(filling.store, "add_readings", None)
        monkeypatch.setattr(Diary, "rebuild", None)
        assert load(diary, made[1]).refused == ()


def test_quotes_alone(made, added, tmp_path):
    """Where pages may not be stored, the diary is the same without them."""
    with Diary(tmp_path / "a.db", today=TODAY, keep=Keep.QUOTES) as diary:
        load(diary, made[1])
        assert what(diary)[1:3] == added[1:3]
    assert not (tmp_path / "a.pages").exists()


def test_a_forgotten_page_is_refused(made, tmp_path):
    """Loading brings nothing back that somebody had removed."""
    with Diary(tmp_path / "a.db", today=TODAY) as diary:
        load(diary, made[1])
        gone = diary.forget("https://news0.example/story", by="Ada", reason="asked")
        (refused,) = load(diary, made[1]).refused
        assert "Ada had this page forgotten" in str(refused.reason)
        assert not {c.article for e in diary.find(Query()) for c in e.claims} & set(gone.articles)


def test_newer_readings_count(made, added, tmp_path, monkeypatch):
    """Readings keep the version of the rules that made them, and take the place of older ones."""
    with Diary(tmp_path / "a.db", today=TODAY) as diary:
        with monkeypatch.context() as patch:
            patch.setattr(settings, "rules", lambda: "0")
            told = [page for page in discover([str(made[0])]) if says(reading.read(page))]
            diary.add_readings((page, reading.as_kept(page, reading.read(page))) for page in told)
        load(diary, made[1])
        assert {one.rules for one in diary.reread()} == {settings.rules()}
        assert what(diary) == added


def test_a_folder_that_is_none_or_damaged_is_told(made, tmp_path):
    """Nothing is taken for an empty archive."""
    with Diary(tmp_path / "a.db") as diary:
        with pytest.raises(ClusterError, match="no finished shard"):
            load(diary, tmp_path)
        (tmp_path / "out").mkdir()
        subprocess.run(["cp", "-r", made[1], tmp_path], check=True)
        next((tmp_path / "out" / "readings").glob("*.parquet")).write_bytes(b"PAR1")
        with pytest.raises(ClusterError, match="run the backfill again"):
            load(diary, tmp_path / "out")


def loading(folder: Path, diary: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "legation", "load", folder, "--diary", diary],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.timeout(300 + 20 * KILLS)
def test_killed_and_loaded_again(made, added, tmp_path):
    """At whatever moment it is killed, the next load ends with the diary of all the pages."""
    begun = time.monotonic()
    assert loading(made[1], tmp_path / "whole.db").wait(timeout=300) == 0
    takes = time.monotonic() - begun
    chance = random.Random(5)
    for kill in range(KILLS):
        path = tmp_path / f"killed{kill // 3}.db"
        process = loading(made[1], path)
        time.sleep(takes * (0.4 + 0.6 * chance.random()))
        process.kill()
        process.wait(timeout=60)
        if path.exists():
            with closing(sqlite3.connect(path, timeout=10)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert loading(made[1], path).wait(timeout=300) == 0
    with Diary(path, today=TODAY) as diary:
        assert what(diary) == added
