"""Killing `legation watch` at any moment loses nothing and doubles nothing."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import pytest
from watched import RSS, TEXT, rss

from legation.diary import Diary
from legation.model import Door, Query

PAGES = 8
COUNTRIES = ("Norway", "Peru", "Latvia", "Tunisia", "Togo", "Ecuador", "Ghana", "Chile")


def site_of(watching):
    """Eight pages, each of another meeting, in one feed; its address."""
    items = []
    for number, country in enumerate(COUNTRIES):
        other = COUNTRIES[(number + 3) % PAGES]
        text = (
            f"Ministers meet\n\nVIENNA, May {number + 6}, 2024 - The foreign minister of {country} "
            f"met the foreign minister of {other} in Vienna on May {number + 6}, officials said.\n"
        )
        watching.serve(f"/{number}", text.encode(), TEXT)
        items.append((f"/{number}", f"Mon, {number + 6:02} May 2024 08:00:00 GMT"))
    return watching.serve("/feed", rss(*items), RSS, ("ETag", '"1"'))


def once(feed, diary):
    command = ["watch", feed, "--once", "--private", "--diary", str(diary)]
    return subprocess.Popen(
        [sys.executable, "-m", "legation", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def saved(watching, path, alerts):
    with Diary(path) as diary:
        watching.diary, kept = diary, watching.diary
        watching.save(Door(address=str(alerts)))
        watching.diary = kept


@pytest.mark.timeout(300)
def test_killed_and_run_again(watching, tmp_path):
    """The next run ends with the diary, and the alerts, of an undisturbed one."""
    feed = site_of(watching)
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    files = {path: path.with_suffix(".jsonl") for path in (whole, killed)}
    for path, alerts in files.items():
        saved(watching, path, alerts)
    assert once(feed, whole).wait(timeout=100) == 0
    for pages in (2, 5):
        asked = len(watching.site.asked)
        process = once(feed, killed)
        deadline = time.monotonic() + 60
        while len(watching.site.asked) < asked + pages and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
    assert once(feed, killed).wait(timeout=100) == 0
    found = []
    for path, alerts in files.items():
        told = {}
        for line in alerts.read_text().splitlines():
            alert = json.loads(line)
            told[alert["id"]] = (alert["engagement"], alert["reason"])
        with Diary(path) as diary:
            found.append((diary.find(Query()), sorted(told.values())))
    assert len(found[0][1]) == PAGES
    assert [e.id for e in found[0][0]] == [e.id for e in found[1][0]]
    assert found[0][1] == found[1][1]
