from __future__ import annotations

import json

import pytest


def objects(result):
    return [json.loads(row) for row in result.stdout.splitlines()]


@pytest.fixture
def added(run, pages):
    """A diary of both pages in the current folder."""
    assert run("add", pages).exit_code == 0


def test_reread(run, added):
    """By the same rules nothing is different."""
    result = run("reread")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "read 2 pages again, 0 not: the same\n"
    assert [row["changed"] for row in objects(run("reread", "--json"))] == [False, False]
    assert run("reread", "--take").exit_code == 0


def test_forget(run, pages, added):
    """The page is gone, told of, and refused when it comes again."""
    met = str(pages / "2-met.txt")
    result = run("forget", met, "--by", "Ada", "--reason", "they asked")
    assert result.exit_code == 0 and f"forgot {met}" in result.stderr
    assert {e["status"] for e in objects(run("diary", "--json"))} == {"planned"}
    again = run("add", pages)
    assert again.exit_code == 1 and "Ada had this page forgotten" in again.stderr
    assert run("forget", "nowhere").exit_code == 1


def test_backup(run, added, tmp_path):
    """The copy answers like the diary."""
    (told,) = objects(run("backup", tmp_path / "copies", "--json"))
    assert (told["articles"], told["diary"]) == (2, str(tmp_path / "copies" / "legation.db"))
    assert run("diary", "--diary", told["diary"]).stdout == run("diary").stdout


def test_upgrade(run, added):
    """A diary of this version stays as it is."""
    assert "already" in run("upgrade").stderr
    (told,) = objects(run("upgrade", "--json"))
    assert told["before"] == told["after"]


def test_keep_quotes(run, pages, tmp_path):
    """No page is kept; the quotes are shown as ever."""
    assert run("add", pages, "--keep", "quotes").exit_code == 0
    assert not (tmp_path / "legation.pages").exists()
    (meeting,) = objects(run("diary", "--json", "--kind", "meeting"))
    assert "met Canadian Foreign Minister" in " ".join(run("show", meeting["id"]).stdout.split())
    reread = run("reread")
    assert reread.exit_code == 1 and "holds no page" in reread.stderr
