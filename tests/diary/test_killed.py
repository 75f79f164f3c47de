"""Killing `legation add` at any moment loses nothing and doubles nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

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


def adding(pages: Path, diary: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "legation", "add", str(pages), "--diary", str(diary)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def articles(diary: Path) -> int:
    """How many articles another process sees in the diary; 0 before it has any table."""
    if not diary.exists():
        return 0
    with closing(sqlite3.connect(diary, timeout=10)) as connection:
        try:
            (count,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        except sqlite3.OperationalError:
            return 0
    return int(count)


def what(diary: Path):
    with Diary(diary, today=date(2025, 1, 1)) as opened:
        counts = opened.counts()
        return opened.find(Query()), counts.articles, counts.claims


@pytest.mark.timeout(300 + 20 * KILLS)
def test_killed_and_run_again(tmp_path):
    """Whatever was being written, the next run ends with the diary of an undisturbed one."""
    pages = tmp_path / "pages"
    pages.mkdir()
    write(pages)
    undisturbed, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    assert adding(pages, undisturbed).wait(timeout=300) == 0
    done = 0
    for kill in range(KILLS):
        if done > PAGES - 4:
            assert adding(pages, killed).wait(timeout=300) == 0
            assert what(killed) == what(undisturbed)
            killed, done = tmp_path / f"killed{kill}.db", 0
        process = adding(pages, killed)
        # Each kill lets one page more through than was there, at another moment of the next.
        until = min(done + 1 + kill % 3, PAGES - 1)
        deadline = time.monotonic() + 120
        while process.poll() is None and articles(killed) < until and time.monotonic() < deadline:
            time.sleep(0.002 * (kill % 5))
        time.sleep(0.007 * (kill % 7))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        with closing(sqlite3.connect(killed, timeout=10)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert articles(killed) >= done
        done = articles(killed)
    assert 0 < done < PAGES
    assert adding(pages, killed).wait(timeout=300) == 0
    assert what(killed) == what(undisturbed)
