from __future__ import annotations

import json

import pytest


def objects(result):
    return [json.loads(row) for row in result.stdout.splitlines()]


@pytest.fixture
def added(run, pages):
    """A diary of both pages in the current folder."""
    assert run("add", pages).exit_code == 0


def held(run):
    """The meeting that was held, as the diary has it now."""
    found = objects(run("diary", "--json", "--kind", "meeting"))
    return next(e for e in found if e["status"] == "held")


def test_a_correction_is_made_told_and_undone(run, added):
    """The value changes, the log tells by whom and why, and undoing brings the old one back."""
    meeting = held(run)
    made = run(
        *("decide", "correct", meeting["id"][:8], "place", "Gatineau"),
        *("--by", "Ada", "--reason", "it was across the river"),
    )
    assert made.exit_code == 0
    assert "Gatineau" in made.stdout and "put right by hand" in made.stdout
    log = run("decide", "list")
    assert "Ada" in log.stdout and "it was across the river" in log.stdout
    assert "place: Gatineau (was Ottawa)" in log.stdout
    shown = run("show", meeting["id"])
    assert "by hand" in shown.stdout and "Ada" in shown.stdout
    (decision,) = objects(run("decide", "list", "--json"))
    undone = run("decide", "undo", decision["id"][:8])
    assert undone.exit_code == 0
    assert held(run)["place"]["name"] == "Ottawa"
    again = run("decide", "undo", decision["id"][:8])
    assert again.exit_code == 1 and "not in force any more" in again.stderr


def test_merge_and_split(run, added):
    """Two engagements become one, and some of its claims leave it again."""
    (visit,) = objects(run("diary", "--json", "--kind", "visit"))
    meeting = held(run)
    merged = run("decide", "merge", visit["id"], meeting["id"])
    assert merged.exit_code == 0, merged.stderr
    (one,) = objects(run("diary", "--json"))
    claims = [claim["id"] for claim in visit["claims"]]
    assert run("decide", "split", one["id"], *claims).exit_code == 0
    assert len(objects(run("diary", "--json"))) == 2


def test_reject_and_confirm(run, added):
    """A rejected claim is gone; a confirmed engagement says so."""
    meeting = held(run)
    assert run("decide", "confirm", meeting["id"], "--by", "Ada").exit_code == 0
    assert "right as it stands" in run("show", meeting["id"]).stdout
    for claim in meeting["claims"]:
        assert run("decide", "reject", claim["id"]).exit_code == 0
    assert all(e["kind"] == "visit" for e in objects(run("diary", "--json")))


def test_two_that_look_alike_are_parted(run, added):
    """A pair is told apart as in the review, and the word is taken back as any other."""
    (visit,) = objects(run("diary", "--json", "--kind", "visit"))
    assert run("decide", "part", visit["id"], held(run)["id"], "--by", "Ada").exit_code == 0
    assert "different engagements" in run("decide", "list").stdout
    first = objects(run("decide", "list", "--json"))[0]["id"]
    assert run("decide", "undo", first).exit_code == 0
    assert len(objects(run("diary", "--json"))) == 2


def test_rename(run, added):
    """A name is put right in every engagement, and found by the right one."""
    assert (
        run("decide", "rename", "Melanie Joly", "Mélanie Joly", "--country", "can").exit_code == 0
    )
    assert "Mélanie Joly (CAN)" in run("diary").stdout
    assert objects(run("diary", "--person", "Mélanie Joly", "--json"))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("correct", "{id}", "status", "done"), 1, "wanted one of possible"),
        (("correct", "{id}", "name", "x"), 2, "'status'"),
        (("reject", "zzzz"), 1, "no engagement"),
        (("merge", "{id}", "{id}"), 1, "wanted two"),
        (("part", "{id}", "{id}"), 1, "wanted two"),
        (("split", "{id}", "zzzz"), 1, "0 claims of"),
        (("undo", "zzzz"), 1, "0 decisions of"),
        (("rename", "Joly", "Joly"), 1, "wanted another spelling"),
    ],
)
def test_what_does_not_fit_is_refused(run, added, arguments, code, said):
    """One line says what was found and what was wanted; nothing is appended."""
    id = held(run)["id"]
    result = run("decide", *(part.format(id=id) for part in arguments))
    assert result.exit_code == code
    assert said in " ".join(result.stderr.split())
    assert objects(run("decide", "list", "--json")) == []


def test_nobody_has_decided(run, added):
    """An empty log says so."""
    result = run("decide", "list")
    assert (result.stdout, result.stderr) == ("", "nobody has decided anything yet\n")


LATER = """Norway's top diplomat was in Canada

OTTAWA, May 20, 2024 - Officials of Norway and Canada held talks in Canada this month, \
a ministry said.
"""


@pytest.mark.parametrize(("answer", "engagements"), [("s", 1), ("d", 2), ("n", 2), ("q", 2)])
def test_review(run, pages, added, answer, engagements):
    """What may be one is asked; the answer is kept and not asked again."""
    (pages / "3-later.txt").write_text(LATER, encoding="utf-8")
    run("add", pages / "3-later.txt")
    asked = run("review", "--kind", "meeting", "--by", "Ada", stdin=f"{answer}\n")
    assert asked.exit_code == 0
    assert "1 of 1: one engagement or two?" in asked.stdout
    meetings = objects(run("diary", "--json", "--kind", "meeting", "--kind", "negotiation"))
    assert len(meetings) == engagements
    left = objects(run("review", "--kind", "meeting", "--json"))
    assert bool(left) is (answer in "nq")
