"""The tutorial's commands do what it says, run as they are written."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1] / "pages"))

from websites import serving

from legation import examples
from legation.cli import commands

DOCS = Path(__file__).parents[2] / "docs"
ROWS = re.findall(r"^    (legation .+)$", (DOCS / "tutorial.md").read_text("utf-8"), re.MULTILINE)
ELSEWHERE = ("legation serve", "legation backfill", "legation load", "legation forget")
"""What runs on, or names what only its reader has."""

ENGAGEMENT, DECISION = "3f2a9c1b", "5c1e02aa"
"""The ids that the tutorial writes for those of its reader."""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the pages that the tutorial speaks of, and a list of feeds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEGATION_DIARY", "asia.db")
    pages = examples.folder()
    shutil.copytree(pages, tmp_path / "stories")
    shutil.copy(pages / "eu_japan_2023-07-13_summit.html", tmp_path / "story.html")
    shutil.copy(pages / "trilateral_summit_2024-05-27_held.txt", tmp_path / "story.txt")
    with serving() as site:
        words = b"""Austrian minister to visit Tokyo

VIENNA, May 8, 2024 - Austrian Foreign Minister Alexander Schallenberg will visit Tokyo on May 14, \
2024, the ministry said on Wednesday.
"""
        site.answers["/visit"] = (200, [("Content-Type", "text/plain")], words)
        item = b"<item><link>/visit</link></item>"
        site.answers["/feed"] = (200, [], b"<rss><channel>" + item + b"</channel></rss>")
        (tmp_path / "feeds.txt").write_text(f"{site.address}/feed\n")
        yield tmp_path


def run(command):
    told = CliRunner().invoke(commands, shlex.split(command)[1:], input="q\n")
    assert told.exit_code == 0, (command, told.output)
    return told.stdout


def test_a_newcomer_walks_it_from_top_to_bottom(desk):
    """Every command ends well; an alert, a calendar and a table are there at the end."""
    decided = ""
    for row in ROWS:
        if row.startswith(ELSEWHERE):
            continue
        command = row.replace(DECISION, decided)
        if ENGAGEMENT in command:
            first = json.loads(run("legation diary --json").splitlines()[0])
            command = command.replace(ENGAGEMENT, first["id"])
        if command.startswith("legation watch"):
            command += " --once --private"
        run(command)
        if command.startswith("legation decide correct"):
            ruling = run("legation decide list --json").splitlines()[-1]
            decided = json.loads(ruling)["id"]
    alerts = [json.loads(line) for line in (desk / "alerts.jsonl").read_text().splitlines()]
    assert [alert["quote"][:8] for alert in alerts] == ["Austrian"]
    assert "BEGIN:VEVENT" in (desk / "coming.ics").read_text("utf-8")
    with (desk / "japan.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) > 3


def test_pictures_are_small():
    """A page of the docs loads at once."""
    sizes = {path.name: path.stat().st_size for path in (DOCS / "pictures").glob("*.png")}
    assert sizes and max(sizes.values()) < 200_000
