from __future__ import annotations

import csv
import json
import re
from datetime import date
from html import unescape
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from icalendar import Calendar

from legation.cli import commands
from legation.diary import Diary
from legation.model import Media, Query, RawPage
from legation.web import api, feeds, make_app

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def records(database, *args):
    """What `legation export` writes of the same question."""
    told = CliRunner().invoke(commands, ["export", "--diary", str(database), *args])
    return [json.loads(line) for line in told.stdout.splitlines()]


@pytest.mark.parametrize(
    ("asked", "options"),
    [
        ("", []),
        ("?country=NOR", ["--country", "NOR"]),
        ("?status=cancelled", ["--status", "cancelled"]),
        ("?kind=meeting&since=2024-05-14", ["--kind", "meeting", "--since", "2024-05-14"]),
        ("?person=Joly", ["--person", "Joly"]),
    ],
)
def test_the_api_answers_as_the_command_line_and_python(client, database, asked, options):
    given = client.get(f"/api/engagements{asked}").json()["engagements"]
    assert given == records(database, *options)
    lines = client.get(f"/api/engagements{asked}", headers={"Accept": "application/jsonl"}).text
    assert [json.loads(line) for line in lines.splitlines()] == given
    table = client.get(f"/api/engagements{asked}", headers={"Accept": "text/csv"}).text
    assert [row["id"] for row in csv.DictReader(StringIO(table))] == [one["id"] for one in given]


def test_all_are_reached_from_one_to_the_next(client, database):
    seen, after = [], ""
    while after is not None:
        page = client.get(f"/api/engagements?first=1&after={after}").json()
        seen += [one["id"] for one in page["engagements"]]
        after = page["next"]
    with Diary(database) as diary:
        assert seen == [one.id for one in diary.find(Query())]


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/api/engagements?kind=party", 400, "wanted one of"),
        ("/api/engagements?format=xml", 400, "wanted one of json, jsonl, csv"),
        ("/api/engagements?after=nowhere", 400, "follow one of its links"),
        ("/api/engagements/ffffffff", 404, "ffffffff"),
    ],
)
def test_a_wrong_question_is_a_problem_that_says_what_was_wanted(client, address, status, told):
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert told in answer.text


@pytest.mark.parametrize("path", ["/feeds/diary.ics", "/feeds/changes.json", "/api/engagements"])
def test_what_has_not_changed_is_not_sent_again(client, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


@pytest.mark.parametrize("asked", ["", "?country=NOR", "?since=2024-05-14", "?cancelled=drop"])
def test_the_calendar_shows_the_days_of_the_diary(client, database, asked):
    events = Calendar.from_ical(client.get(f"/feeds/diary.ics{asked}").text).walk("VEVENT")
    with Diary(database) as diary:
        days = {one.id: one.when.first for one in diary.find(Query()) if one.when}
    shown = {str(event["UID"]).split("@")[0]: event["DTSTART"].dt for event in events}
    assert shown
    assert all(days[id] == day for id, day in shown.items())


def test_both_feeds_tell_the_same_changes_with_their_reasons(client):
    feed = client.get("/feeds/changes.json").json()
    entries = ElementTree.fromstring(client.get("/feeds/changes.atom").content)
    told = [
        entry.findtext("a:summary", namespaces=ATOM) for entry in entries.iterfind("a:entry", ATOM)
    ]
    assert told == [item["summary"] for item in feed["items"]]
    assert any("says" in reason for reason in told)
    page = client.get(feed["items"][0]["url"])
    assert page.status_code == 200


def test_every_link_of_the_front_page_answers(client):
    links = set(re.findall(r'href="(/[^"#]*)"', client.get("/").text))
    dead = [link for link in links if client.get(unescape(link)).status_code != 200]
    assert links
    assert not dead


def test_every_address_is_documented(client):
    docs = (Path(__file__).parents[2] / "docs" / "web.md").read_text(encoding="utf-8")
    told = {route.path for router in (feeds.router, api.router) for route in router.routes}
    assert {path for path in told if f"`{path.replace('{id}', 'ID')}`" not in docs} == set()


OFF = """Norwegian minister cancels visit to Ottawa

OSLO, May 20, 2024 - Norway's Foreign Minister Espen Barth Eide has cancelled his May 28 visit to \
Ottawa, the ministry said on Monday.
"""


@pytest.mark.parametrize(
    ("asked", "statuses"),
    [("", ["CANCELLED"]), ("?cancelled=drop", []), ("?cancelled=keep", ["TENTATIVE"])],
)
def test_what_is_called_off_is_marked_dropped_or_kept(tmp_path, asked, statuses):
    """Whichever way, the entry says what it is and leads to its page."""
    with Diary(tmp_path / "off.db") as diary:
        diary.add(RawPage(id="off.txt", content=OFF.encode(), media=Media.TEXT))
    with TestClient(
        make_app(tmp_path / "off.db", today=date(2024, 5, 21)), base_url="http://localhost"
    ) as client:
        events = Calendar.from_ical(client.get(f"/feeds/diary.ics{asked}").text).walk("VEVENT")
        assert [str(event["STATUS"]) for event in events] == statuses
        for event in events:
            assert "cancelled visit" in event["SUMMARY"]
            assert "cancelled, says the ministry" in event["DESCRIPTION"]
            assert event["DTSTART"].params["VALUE"] == "DATE"
            page = client.get(str(event["URL"]))
            assert page.status_code == 200 and "cancelled" in page.text
