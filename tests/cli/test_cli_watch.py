"""`watch` and `search` as a user calls them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "pages"))

from websites import serving


@pytest.fixture
def feed(pages):
    """The address of a feed with two pages."""
    with serving() as site:
        items = ""
        for name, day in (("1-plan.txt", "Wed, 08"), ("2-met.txt", "Tue, 14")):
            words = (pages / name).read_bytes()
            site.answers[f"/{name}"] = (200, [("Content-Type", "text/plain")], words)
            at = f"{day} May 2024 19:00:00 GMT"
            items += f"<item><link>/{name}</link><pubDate>{at}</pubDate></item>"
        body = f"<rss><channel>{items}</channel></rss>".encode()
        site.answers["/feed"] = (200, [], body)
        yield f"{site.address}/feed"


def test_a_round_is_told_with_its_receipt(run, feed, tmp_path):
    """Alerts on standard output, the receipt on standard error."""
    assert run("search", "save", "norway", "--country", "NOR").exit_code == 0
    (tmp_path / "feeds.txt").write_text(f"# wires\n{feed}\n")
    told = run("watch", "feeds.txt", "--once", "--private")
    assert told.exit_code == 0
    assert "norway · status planned → held, says the page itself" in told.stdout
    assert "pages   2 read (2 with news)" in told.stderr
    again = run("watch", "feeds.txt", "--once", "--private")
    assert (again.exit_code, again.stdout) == (0, "")


def test_a_round_as_json(run, feed):
    run("search", "save", "all", "--to", "-")
    told = run("watch", feed, "--once", "--private", "--json")
    *alerts, receipt = map(json.loads, told.stdout.splitlines())
    assert {alert["search"] for alert in alerts} == {"all"}
    assert [page["came"] for page in receipt["pages"]] == ["read", "read"]
    assert receipt["doors"] == [{"to": "-", "told": len(alerts), "waiting": 0, "reason": None}]


def test_what_failed_ends_with_1(run):
    told = run("watch", "http://127.0.0.1:9/feed", "--once")
    assert told.exit_code == 1
    assert "no address of the open internet" in told.stderr and "--private" in told.stderr


def test_what_was_added_otherwise_is_told(run, pages):
    run("search", "save", "norway", "--person", "Eide")
    run("add", pages)
    told = run("search", "tell", "--site", "https://diary.example/")
    assert "https://diary.example/engagement/" in told.stdout
    assert run("search", "tell").stdout == ""


def test_searches_are_listed_and_removed(run):
    run("search", "save", "norway", "--country", "nor", "--status", "planned", "--to", "a.jsonl")
    assert "norway · --country NOR --status planned" in run("search", "list").stdout
    (kept,) = map(json.loads, run("search", "list", "--json").stdout.splitlines())
    assert kept["doors"][0]["to"].endswith("/a.jsonl")
    assert run("search", "remove", "peru").exit_code == 1
    assert run("search", "remove", "norway").exit_code == 0
    assert "no search is saved yet" in run("search", "list").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "save", "a b"], "is no name"),
        (["search", "save", "a", "--to", "none/a.jsonl"], "in a folder that is there"),
        (["search", "save", "a", "--to", "ftp://desk.example/"], "wanted http"),
        (["search", "save", "a", "--to", "https://desk.example/"], "secret is missing"),
        (["search", "save", "a", "--secret", "x"], "wanted --to https"),
        (["watch", "feeds.txt", "--every", "5s"], "wanted 1m or more"),
        (["watch"], "FEEDS"),
    ],
)
def test_a_wrong_use_says_what_was_wanted(run, monkeypatch, arguments, said):
    monkeypatch.delenv("LEGATION_WEBHOOK_SECRET", raising=False)
    told = run(*arguments)
    assert told.exit_code == 2 and said in " ".join(told.stderr.split())
