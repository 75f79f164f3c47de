"""What a diary promises when its disk is full, others write to it, or the clock is put back."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from legation.diary import Diary, opened
from legation.engagements import rulings
from legation.errors import DiaryError
from legation.model import Aspect, Media, Query, RawPage
from legation.store import sqlite

pytestmark = pytest.mark.timeout(240)

TODAY = date(2024, 7, 1)
CITIES = {"Oslo": "Norway", "Lima": "Peru", "Riga": "Latvia", "Tunis": "Tunisia", "Lome": "Togo"}


def story(number: int) -> str:
    city, land = list(CITIES.items())[number % 5]
    other = list(CITIES.values())[(number + 1 + number // 5) % 5]
    day = date(2024, 3, 1) + timedelta(days=number)
    filler = " ".join(f"They spoke of matter {number * 100 + n}." for n in range(60))
    return (
        f"Ministers meet\n\n{city.upper()}, {day:%B %-d, %Y} - The foreign minister of {land} met "
        f"the foreign minister of {other} in {city} on {day:%A}, officials said. {filler}\n"
    )


def page(number: int) -> RawPage:
    return RawPage(id=f"{number}.txt", content=story(number).encode(), media=Media.TEXT)


def what(path: Path):
    with Diary(path, today=TODAY) as diary:
        counts = diary.counts()
        return diary.find(Query()), counts.articles, counts.claims


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A diary of eight pages that nothing disturbed."""
    path = tmp_path_factory.mktemp("whole") / "a.db"
    with Diary(path, today=TODAY) as diary:
        for number in range(8):
            assert diary.add(page(number)).reason is None
    return path


def test_a_full_disk_costs_the_page_that_met_it(whole, tmp_path):
    """It is said; the pages before it are whole, and once there is room the rest is added."""
    path = tmp_path / "a.db"
    with Diary(path, today=TODAY) as diary:
        diary.add(page(0))
    with closing(sqlite3.connect(path)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()

    def cramp(connection, _entry):
        connection.execute(f"PRAGMA max_page_count = {pages + 3}")

    event.listen(Engine, "connect", cramp)
    try:
        with Diary(path, today=TODAY) as diary, pytest.raises(DiaryError, match="the disk is full"):
            for number in range(1, 8):
                diary.add(page(number))
    finally:
        event.remove(Engine, "connect", cramp)
    _, articles, _ = what(path)
    assert 1 <= articles < 8
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Diary(path, today=TODAY) as diary:
        for number in range(8):
            diary.add(page(number))
    assert what(path) == what(whole)


def test_an_archive_that_takes_no_more_costs_the_page_that_met_it(whole, tmp_path, monkeypatch):
    """A page whose bytes cannot be kept is not in the diary either."""

    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "a.db"
    with Diary(path, today=TODAY) as diary:
        diary.add(page(0))
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            with pytest.raises(DiaryError, match="cannot keep a page \\(No space left"):
                diary.add(page(1))
        assert diary.counts().articles == 1
        assert not list(tmp_path.rglob("*.part"))
        for number in range(8):
            diary.add(page(number))
    assert what(path) == what(whole)


def test_an_answer_that_has_no_room_is_told(whole):
    """One line and an exit code, no traceback."""
    command = [
        sys.executable,
        "-m",
        "legation",
        "export",
        "--diary",
        whole,
        "--output",
        "/dev/full",
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "cannot be written (No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_locked_diary_is_read_and_waited_for(whole, tmp_path, monkeypatch):
    """Who reads is not kept waiting; who writes is told when it lasts too long."""
    monkeypatch.setattr(sqlite, "_BUSY_SECONDS", 0.2)
    path = tmp_path / "a.db"
    with Diary(path, today=TODAY) as diary, closing(sqlite3.connect(path)) as other:
        diary.add(page(0))
        other.execute("BEGIN IMMEDIATE")
        assert len(diary.find(Query())) == 1
        with pytest.raises(DiaryError, match="stayed locked"):
            diary.add(page(1))
        other.rollback()
        assert diary.add(page(1)).new == 1


def test_two_writers_at_once(whole, tmp_path):
    """Two programs that add to one diary make the diary that one makes."""
    halves = [tmp_path / "one", tmp_path / "two"]
    for number in range(8):
        halves[number % 2].mkdir(exist_ok=True)
        (halves[number % 2] / f"{number}.txt").write_text(story(number))
    path = tmp_path / "a.db"
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", "legation", "add", half, "--diary", path],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for half in halves
    ]
    for one in begun:
        assert one.communicate(timeout=100)[1] == b"read 4, failed 0\n"
    found, wanted = what(path), what(whole)
    assert found[1:] == wanted[1:]
    assert [(e.kind, e.when, e.place) for e in found[0]] == [
        (e.kind, e.when, e.place) for e in wanted[0]
    ]


class Clock(datetime):
    """A clock that somebody puts forward and back."""

    ahead = timedelta()

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + cls.ahead


def test_a_clock_that_is_put_back(tmp_path, monkeypatch):
    """What is decided last stands, and what is learned last is told as news."""
    monkeypatch.setattr(opened, "datetime", Clock)
    with Diary(tmp_path / "a.db", today=TODAY) as diary:
        monkeypatch.setattr(Clock, "ahead", timedelta(days=2))
        diary.add(page(0))
        (one,) = diary.find(Query())
        for place in ("Osaka", "Kobe"):
            at = diary.moment()
            monkeypatch.setattr(Clock, "ahead", timedelta())
            diary.decide(
                rulings.corrected(one, Aspect.PLACE, place, by="Ada", reason="", made_at=at)
            )
        (one,) = diary.find(Query())
        assert one.place is not None and one.place.name == "Kobe"
        since = diary.moment()
        monkeypatch.setattr(Clock, "ahead", timedelta(days=-2))
        diary.add(page(1))
        learned = [news.learned_at for news in diary.changes(Query(), since - timedelta(seconds=1))]
        assert len(learned) >= 1
        (two,) = [e for e in diary.find(Query()) if e.id != one.id]
        told = diary.changes(Query(), Clock.now(tz=since.tzinfo) - timedelta(hours=1))
        assert two.id in {news.engagement.id for news in told}
