from __future__ import annotations

import csv
import json
import re
from datetime import date, datetime, timedelta
from html import unescape
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

from legation import examples
from legation.cli import commands
from legation.diary import Diary
from legation.model import Media, Query, RawPage
from legation.web import api, feeds, make_app

DAY = re.compile(r"[A-Z]\w\w \d\d? [A-Z]\w\w \d{4}")
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


@pytest.fixture(scope="module")
def examples_shown(tmp_path_factory):
    """A browser of sorts before a diary of all example pages, on a day amid them."""
    path = tmp_path_factory.mktemp("examples") / "diary.db"
    with Diary(path) as diary:
        for page in sorted(examples.folder().iterdir()):
            diary.add(page)
    app = make_app(path, today=date(2024, 5, 22))
    with TestClient(app, base_url="http://localhost") as one:
        yield one


def entries_of_page(html):
    """The id, status, and where it is one the day, of each engagement that a page lists."""
    for days in LexborHTMLParser(html).css(".agenda > li"):
        told = " ".join(days.css_first(".day-of").text().split())
        day = datetime.strptime(told, "%a %d %b %Y").date() if DAY.fullmatch(told) else None
        for one in days.css(".entry"):
            id = one.css_first(".who a").attributes["href"].removeprefix("/engagement/")
            yield id, one.css_first(".status").text().split()[-1], day


def entries_of_calendar(text):
    """The same of each event of a calendar."""
    for event in Calendar.from_ical(text).walk("VEVENT"):
        first, after = event["DTSTART"].dt, event["DTEND"].dt
        day = first if after - first == timedelta(1) else None
        yield str(event["UID"]).split("@")[0], event["SUMMARY"].split()[1], day


@pytest.mark.parametrize(
    "asked",
    [
        "country=JPN",
        "country=CHN&country=KOR",
        "kind=summit",
        "status=planned&status=held",
        "since=2024-05-20&until=2024-05-31",
        "place=Seoul",
        "topic=dialogue",
        "person=Kishida",
    ],
)
def test_the_calendar_holds_what_its_page_lists(examples_shown, asked):
    """The same engagements on the same days with the same status, but those of no days to enter.

    Both are asked for from one day on; what the page lists and the calendar leaves out has a span
    too long for an entry, or is a habit.
    """
    days = asked if "since" in asked else f"{asked}&since=2023"
    page = examples_shown.get(f"/?{days}&first=200").text
    feed = re.search(r'href="(/feeds/diary\.ics[^"]*)"', page)
    assert feed
    listed = {one[0]: one for one in entries_of_page(page)}
    entered = {
        one[0]: one for one in entries_of_calendar(examples_shown.get(unescape(feed[1])).text)
    }
    assert entered
    assert entered == {id: listed[id] for id in entered}
    records = examples_shown.get(f"/api/engagements?{days}&first=200").json()["engagements"]
    left_out = {one["id"]: one for one in records if one["id"] in listed.keys() - entered.keys()}
    assert all(
        one["status"] == "habitual" or one["when"] is None or is_long(one["when"])
        for one in left_out.values()
    )


def is_long(when):
    return (date.fromisoformat(when["last"]) - date.fromisoformat(when["first"])).days >= 62


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
