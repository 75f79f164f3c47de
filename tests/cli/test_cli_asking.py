from __future__ import annotations

import json

import pytest


def objects(result):
    return [json.loads(row) for row in result.stdout.splitlines()]


@pytest.fixture
def added(run, pages):
    """A diary of both pages in the current folder."""
    assert run("add", pages).exit_code == 0


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--place", "ottawa"), True),
        (("--place", "Canada"), True),
        (("--place", "CAN"), True),
        (("--place", "Oslo"), False),
        (("--text", "ministry Ottawa"), True),
        (("--text", '"Espen Barth"'), True),
        (("--text", '"Barth Espen"'), False),
        (("--text", 'NEAR ( "'), False),
        (("--topic", "herring"), False),
        (("--series", "council"), False),
        (("--person", "Eide, Espen Barth"), True),
        (("--as-of", "2024-05-07"), False),
        (("--as-of", "2024-05-08"), True),
    ],
)
def test_questions(run, added, asked, found):
    """Each option narrows the answer; nothing found is no failure."""
    result = run("diary", "--json", *asked)
    assert result.exit_code == 0, result.stderr
    assert bool(objects(result)) is found


def test_what_was_known_on_a_day(run, added):
    """Before the report, the diary knew a plan."""
    before = objects(run("diary", "--json", "--as-of", "2024-05-10"))
    assert {e["status"] for e in before} == {"planned"}
    (id,) = {e["id"] for e in before if e["kind"] == "meeting"}
    (then,) = objects(run("show", id, "--as-of", "2024-05-10", "--json"))
    (now,) = objects(run("show", id, "--json"))
    assert (then["status"], now["status"]) == ("planned", "held")
    early = run("show", id, "--as-of", "2024-05-01")
    assert early.exit_code == 1 and "was known on 2024-05-01" in early.stderr


def test_actor(run, added):
    """A person with office, company and engagements, found by any part of the name."""
    result = run("actor", "Eide")
    assert result.exit_code == 0
    assert result.stdout.startswith("Espen Barth Eide (NOR)\n")
    assert "named as" in result.stdout and "Melanie Joly (CAN) 1×" in result.stdout
    (told,) = objects(run("actor", "Espen Barth Eide", "--json"))
    assert told["country"] == "NOR" and told["engagements"]


def test_nobody_and_several(run, added):
    """Who is not there, or is not told from others, is said with advice."""
    assert "nobody called 'Nansen'" in run("actor", "Nansen").stderr


def test_pair(run, added):
    """Two countries: what was last, in which years, and every engagement."""
    result = run("pair", "nor", "can")
    assert result.exit_code == 0
    assert result.stdout.startswith("Norway – Canada\n")
    assert "2024" in result.stdout and "● held" in result.stdout
    (told,) = objects(run("pair", "CAN", "NOR", "--json"))
    assert told["countries"] == ["CAN", "NOR"]
    assert told["years"] == [{"year": 2024, "meeting": 1, "visit": 1}]


COUNCIL = """Norway and Canada hold northern council

OTTAWA, May 21, 2024 - Foreign ministers of Norway and Canada met in Ottawa on Tuesday for the \
fourth session of the annual Northern Fisheries Council, the first since 2019.
"""


def test_series(run, pages, added):
    """Regular talks with their gap, by name, country, and whether they lapsed."""
    assert run("series").stderr.startswith("no page of the diary tells of regular talks")
    (pages / "3-council.txt").write_text(COUNCIL, encoding="utf-8")
    run("add", pages / "3-council.txt")
    result = run("series", "fisheries")
    assert result.exit_code == 0
    assert "Northern Fisheries Council" in result.stdout and "4 years" in result.stdout
    (told,) = objects(run("series", "--country", "NOR", "--json"))
    assert told["cadence"] == "P1Y" and told["due"] == "2025"
    assert objects(run("series", "--lapsed", "--json")) == [told]
    assert run("series", "tennis").exit_code == 1
    assert objects(run("diary", "--series", "fisheries", "--json"))
