from __future__ import annotations

import json

import pytest


@pytest.fixture
def added(run, pages):
    """A diary of both pages in the current folder."""
    assert run("add", pages).exit_code == 0


@pytest.mark.parametrize(
    ("form", "begins", "holds"),
    [
        ("jsonl", '{"id"', '"articles": [{"id"'),
        ("csv", "id,kind,status", "Espen Barth Eide (NOR)"),
        ("ics", "BEGIN:VCALENDAR\r\n", "STATUS:CONFIRMED"),
        ("bibtex", "@misc{legation-", "@online{page-"),
    ],
)
def test_formats(run, added, tmp_path, form, begins, holds):
    """Standard output and a file hold the same; what was done is told on standard error."""
    result = run("export", "--format", form)
    assert result.exit_code == 0, result.stderr
    written = result.stdout_bytes.decode()
    assert written.startswith(begins) and holds in written
    assert result.stderr.startswith("exported ")
    run("export", "--format", form, "--output", tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == result.stdout_bytes


def test_a_question_narrows_an_export(run, added):
    """The options of a question are those of the diary."""
    result = run("export", "--kind", "meeting")
    kinds = {json.loads(row)["kind"] for row in result.stdout.splitlines()}
    assert kinds == {"meeting"}
    assert run("export", "--country", "FRA").stdout == ""


def test_rows_are_claims(run, added):
    """A claim a row, for whoever counts sentences."""
    result = run("export", "--format", "csv", "--rows", "claims")
    assert result.stdout.startswith("id,engagement,kind")


def test_the_sequence_grows(run, added):
    """A calendar takes over what a person put right, and what they took back."""

    def sequences():
        rows = run("export", "--format", "ics", "--kind", "meeting").stdout.splitlines()
        return [int(row.partition(":")[2]) for row in rows if row.startswith("SEQUENCE")]

    (before,) = sequences()
    id = json.loads(run("export", "--kind", "meeting").stdout)["id"]
    run("decide", "correct", id, "place", "Gatineau")
    (put_right,) = sequences()
    decision = json.loads(run("decide", "list", "--json").stdout)["id"]
    run("decide", "undo", decision)
    (taken_back,) = sequences()
    assert before < put_right < taken_back


def test_parquet_needs_a_file(run, added):
    """It is no text; the message says what to give."""
    result = run("export", "--format", "parquet")
    assert result.exit_code == 2 and "give --output FILE" in " ".join(result.stderr.split())
