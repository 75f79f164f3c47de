"""Killing `legation add` at any moment loses nothing and doubles nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import count, repeat
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, make_url, text

from legation.diary import Diary
from legation.model import Query

KILLS = int(os.environ.get("LEGATION_KILLS", "3"))
"""`make soak` asks for hundreds."""

PAGES = int(os.environ.get("LEGATION_KILL_PAGES", "16"))
CAPITALS = ("Oslo", "Lima", "Riga", "Tunis", "Lome", "Quito")
NAMES = ("Norway", "Peru", "Latvia", "Tunisia", "Togo", "Ecuador")


def write(folder: Path) -> None:
    """Pages that tell of meetings, each twice in other words."""
    for number in range(PAGES):
        one, two = number % 6, (number // 6 + number + 1) % 6
        day = date(2024, 3, 1) + timedelta(days=number // 2)
        verb = "met" if number % 2 else "held talks with"
        (folder / f"{number:03}.txt").write_text(
            f"Ministers meet, report {number}\n\n{CAPITALS[one].upper()}, {day:%B %-d, %Y} - The "
            f"foreign minister of {NAMES[one]} {verb} the foreign minister of {NAMES[two]} in "
            f"{CAPITALS[one]} on {day:%A}, officials said.\n",
            encoding="utf-8",
        )


def adding(pages: Path, diary: Path | str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "legation", "add", str(pages), "--diary", str(diary)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=pages.parent,
    )


def articles(diary: Path | str) -> int:
    """How many articles another process sees in the diary; 0 before it has any table."""
    if isinstance(diary, str):
        engine = create_engine(make_url(diary).set(drivername="postgresql+psycopg"))
        with engine.connect() as connection:
            there = inspect(connection).has_table("articles")
            told = text("SELECT count(*) FROM articles")
            count = connection.execute(told).scalar_one() if there else 0
        engine.dispose()
        return int(count)
    if not diary.exists():
        return 0
    with closing(sqlite3.connect(diary, timeout=10)) as file:
        try:
            (count,) = file.execute("SELECT count(*) FROM articles").fetchone()
        except sqlite3.OperationalError:
            return 0
    return int(count)


def check(diary: Path | str) -> None:
    """The file is whole; a database sees to that by itself."""
    if isinstance(diary, Path):
        with closing(sqlite3.connect(diary, timeout=10)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def what(diary: Path | str):
    with Diary(diary, today=date(2025, 1, 1)) as opened:
        counts = opened.counts()
        return opened.find(Query()), counts.articles, counts.claims


@pytest.mark.timeout(300 + 20 * KILLS)
def test_killed_and_run_again(tmp_path):
    """Whatever was being written, the next run ends with the diary of an undisturbed one."""
    kill_often(tmp_path, (tmp_path / f"killed{number}.db" for number in count()), kills=KILLS)


@pytest.mark.timeout(300 + 20 * KILLS)
def test_killed_and_run_again_on_postgresql(tmp_path, empty, monkeypatch):
    """The same of a database: what was not committed was never there."""
    monkeypatch.chdir(tmp_path)
    kill_often(tmp_path, repeat(empty), kills=min(KILLS, 3))


def kill_often(folder: Path, diaries: Iterator[Path | str], *, kills: int) -> None:
    """Kill whoever adds the pages, and let it be run again, on one diary after the other."""
    pages = folder / "pages"
    pages.mkdir()
    write(pages)
    undisturbed, killed = folder / "whole.db", next(diaries)
    assert adding(pages, undisturbed).wait(timeout=300) == 0
    done = 0
    for kill in range(kills):
        if done > PAGES - 4:
            assert adding(pages, killed).wait(timeout=300) == 0
            assert what(killed) == what(undisturbed)
            killed, done = next(diaries), 0
        process = adding(pages, killed)
        # Each kill lets one page more through than was there, at another moment of the next.
        until = min(done + 1 + kill % 3, PAGES - 1)
        deadline = time.monotonic() + 120
        while process.poll() is None and articles(killed) < until and time.monotonic() < deadline:
            time.sleep(0.002 * (kill % 5))
        time.sleep(0.007 * (kill % 7))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        check(killed)
        assert articles(killed) >= done
        done = articles(killed)
    assert 0 < done <= PAGES  # on a busy machine it may end before it is killed
    assert adding(pages, killed).wait(timeout=300) == 0
    assert what(killed) == what(undisturbed)
