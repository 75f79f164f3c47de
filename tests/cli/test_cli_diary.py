from __future__ import annotations

import json

import pytest


def objects(result):
    return [json.loads(row) for row in result.stdout.splitlines()]


@pytest.fixture
def added(run, pages):
    """The result of adding both pages to a diary in the current folder."""
    result = run("add", pages)
    assert result.exit_code == 0, result.stderr
    return result


def test_add_tells_what_changed(added):
    """A plan is new, its report changes the status."""
    first, second = added.stdout.split("Norwegian and Canadian ministers")
    assert "new" in first and "○ planned" in first
    assert "changed" in second and "→ ● held" in second
    assert added.stderr == "read 2, failed 0\n"


def test_adding_again_changes_nothing(run, pages, added):
    """A page that the diary has is known."""
    result = run("add", pages)
    assert result.exit_code == 0
    assert result.stdout.count("the diary has this page") == 2


def test_add_json(run, pages):
    """One object a page with what it changed."""
    plan, met = objects(run("add", "--json", pages))
    assert list(plan) == ["page", "article", "title", "engagements"]
    assert {row["change"] for row in plan["engagements"]} == {"new"}
    assert ("changed", "planned", "held") in {
        (row["change"], row["before"], row["status"]) for row in met["engagements"]
    }


def test_diary_by_date(run, added):
    """The diary has the engagement under its year, with its status in a mark and a word."""
    result = run("diary")
    assert result.exit_code == 0
    assert result.stdout.startswith("2024\n")
    assert "Tue 14 May" in result.stdout and "● held" in result.stdout
    assert "Espen Barth Eide (NOR)" in result.stdout


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--country", "nor", "--country", "CAN"), True),
        (("--country", "NOR", "--country", "FRA"), False),
        (("--person", "Joly"), True),
        (("--person", "Nansen"), False),
        (("--kind", "meeting", "--status", "held"), True),
        (("--kind", "call"), False),
        (("--since", "2024-05", "--until", "2024"), True),
        (("--since", "2025"), False),
        (("--until", "2024-04"), False),
    ],
)
def test_questions(run, added, asked, found):
    """Options narrow what is printed; nothing found is no failure."""
    result = run("diary", "--json", *asked)
    assert result.exit_code == 0
    assert bool(objects(result)) is found


def test_nothing_found_is_said(run, added):
    """An empty answer to a person says so on standard error."""
    result = run("diary", "--country", "FRA")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing fits" in result.stderr


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--country", "Japan"), "such as JPN"),
        (("--since", "May"), "wanted 2024-05-29, 2024-05 or 2024"),
        (("--kind", "tea"), "'visit'"),
        (("--status", "maybe"), "'held'"),
    ],
)
def test_wrong_use(run, asked, said):
    """A malformed question is a usage error that says what was wanted."""
    result = run("diary", *asked)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_show(run, added):
    """The digits that the diary prints lead to the history with its quotes."""
    ids = {told["id"] for told in objects(run("diary", "--json", "--status", "held"))}
    for id in ids:
        result = run("show", id[:8])
        assert result.exit_code == 0
        assert "“" in result.stdout and id in result.stdout
        (told,) = objects(run("show", id, "--json"))
        assert told["id"] == id and told["history"]
        assert told["persons"] and {one["article"] for one in told["together"]} <= {
            step["article"] for step in told["history"]
        }
    assert any("here, for " in run("show", id[:8]).stdout for id in ids)


@pytest.mark.parametrize("command", [("diary",), ("show", "abc")])
def test_no_diary(run, tmp_path, command):
    """Asking a diary that is not there says how to make one, and makes none."""
    result = run(*command, "--diary", "other.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("legation: there is no diary at other.db")
    assert not (tmp_path / "other.db").exists()


def test_unknown_engagement(run, added):
    """Digits that fit nothing are one line on standard error."""
    result = run("show", "zzzz")
    assert result.exit_code == 1
    assert result.stderr.startswith("legation: ") and result.stderr.count("\n") == 1


def test_the_environment_names_the_diary(run, pages, tmp_path, monkeypatch):
    """LEGATION_DIARY stands where --diary does not."""
    monkeypatch.setenv("LEGATION_DIARY", str(tmp_path / "mine.db"))
    run("add", pages)
    assert (tmp_path / "mine.db").exists()
    assert not (tmp_path / "legation.db").exists()
    assert objects(run("diary", "--json"))
