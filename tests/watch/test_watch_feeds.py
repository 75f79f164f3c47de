"""Feeds watched: what is new is added once, whatever the others do."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from watched import PLAN, PLAN_ITEM, PUT_OFF_ITEM, RSS, TEXT, rss

from legation.errors import PageError, WatchError
from legation.model import Query, Rhythm, Status
from legation.pages import feed_list
from legation.pages.rhythm import rhythm
from legation.watch import Came, addresses, alone


def came(told):
    return [one.came.value for one in told]


def test_what_is_new_is_added_once(watching):
    """The next round asks only whether the feed has changed."""
    feed = watching.feed(PUT_OFF_ITEM, PLAN_ITEM)
    watching.serve("/feed", rss(PUT_OFF_ITEM, PLAN_ITEM), RSS, ("ETag", '"1"'))
    first = watching.look(feed)
    assert (came(first.feeds), came(first.pages)) == (["read"], ["read", "read"])
    (engagement,) = watching.diary.find(Query(statuses=(Status.POSTPONED,)))
    assert engagement.history[0].status is Status.PLANNED
    watching.serve("/feed", b"", status=304)
    second = watching.look(feed)
    assert (came(second.feeds), second.pages) == (["known"], ())
    asked = [headers for path, headers in watching.site.asked if path == "/feed"]
    assert [headers.get("if-none-match") for headers in asked] == [None, '"1"']


def test_pages_are_read_in_the_order_of_their_days(watching):
    """A feed tells the latest first; what changed is told in the order in which it happened."""
    watching.look(watching.feed(PUT_OFF_ITEM, PLAN_ITEM))
    assert watching.site.paths[-2:] == ["/plan", "/off"]


def test_an_entry_of_two_feeds_is_fetched_once(watching):
    feeds = [watching.feed(PLAN_ITEM, path=path) for path in ("/one", "/two")]
    receipt = watching.look(*feeds)
    assert watching.site.paths.count("/plan") == 1
    assert sorted(feed.entries for feed in receipt.feeds) == [0, 1]


def test_a_page_that_the_diary_has_is_not_fetched(watching):
    """Unless its feed says that it changed since."""
    feed = watching.feed(PLAN_ITEM)
    watching.look(feed)
    watching.feed(("/plan?", "Fri, 10 May 2024 08:00:00 GMT"))
    watching.feed(("/plan", "Wed, 08 May 2024 09:30:00 GMT"))
    assert came(watching.look(feed).pages) == ["known"]
    changed = datetime.now(UTC) + timedelta(hours=1)
    watching.feed(("/plan", f"{changed:%a, %d %b %Y %H:%M:%S} GMT"))
    assert came(watching.look(feed).pages) == ["read"]


def test_an_entry_with_its_words_is_a_page(watching):
    words = f"<p>{PLAN.decode()}</p>".replace("\n\n", "</p><p>")
    item = f"<item><title>Visit</title><description>{words * 4}</description></item>"
    feed = watching.serve("/feed", f"<rss><channel>{item}</channel></rss>".encode(), RSS)
    assert came(watching.look(feed).pages) == ["read"]
    assert watching.site.paths == ["/robots.txt", "/feed"]


def test_a_page_that_shows_a_fault_of_ours_stops_no_other(watching, monkeypatch):
    """It is listed with what to do, kept as seen and not asked for again; the other is read."""
    read = watching.diary._read

    def faulty(page):
        if page.id.endswith("/plan"):
            raise ZeroDivisionError("no such luck")
        return read(page)

    monkeypatch.setattr(watching.diary, "_read", faulty)
    feed = watching.feed(PUT_OFF_ITEM, PLAN_ITEM)
    first = watching.look(feed)
    assert came(first.pages) == ["failed", "read"]
    assert first.failed
    ((name, reason),) = first.troubles()
    assert name.endswith("/plan")
    assert "ZeroDivisionError" in reason
    assert "no such luck" in reason
    assert "please report it with the page" in reason
    watching.later(days=2)
    assert watching.look(feed).pages == ()


BOMB = b'<!DOCTYPE r [<!ENTITY a "b">]><rss><channel>&a;</channel></rss>'
HTML = b'<!doctype html><link rel="alternate" type="application/rss+xml" href="/rss.xml"><p>News'


@pytest.mark.parametrize(
    ("body", "headers", "status", "said"),
    [
        (b"gone", [], 404, "404: it is not there"),
        (b"oh", [], 500, "500: it is in trouble"),
        (b"{}", [], 200, "wanted RSS, Atom or a JSON Feed"),
        (b"", [], 200, "wanted RSS"),
        (BOMB, [RSS], 200, "it declares entities"),
        (HTML, [], 200, "/rss.xml"),
        (b"\x00\x01\x02", [], 200, "wanted RSS"),
    ],
    ids=["missing", "in trouble", "no feed", "empty", "bomb", "a page", "binary"],
)
def test_a_bad_feed_costs_the_others_nothing(watching, body, headers, status, said):
    """It is told with the reason, and asked again later each time it fails."""
    bad = watching.serve("/bad", body, *headers, status=status)
    good = watching.feed(PLAN_ITEM)
    receipt = watching.look(bad, good)
    assert came(receipt.feeds) == ["failed", "read"]
    assert said in receipt.feeds[0].reason
    assert came(receipt.pages) == ["read"]
    waits = []
    for _ in range(3):
        due_at = watching.diary.feed(bad).due_at
        waits.append(due_at - watching.now)
        assert came(watching.look(bad).feeds) == ["skipped"]
        watching.now = due_at
        assert came(watching.look(bad).feeds) == ["failed"]
    assert waits == [timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=20)]


def test_a_feed_that_breaks_off_gives_what_stands_before(watching):
    feed = watching.feed(PLAN_ITEM)
    watching.serve("/feed", rss(PLAN_ITEM).replace(b"</channel>", b"<item><title>x"), RSS)
    receipt = watching.look(feed)
    assert came(receipt.pages) == ["read"]
    assert "breaks off" in receipt.feeds[0].reason


def test_a_server_that_stalls_keeps_nobody_waiting(watching, outlets):
    """The others are read, and it is tried again."""
    over = threading.Event()
    stalling = outlets()
    stalling.answers["/feed"] = lambda _: over.wait(20)
    good = watching.feed(PLAN_ITEM)
    receipt = watching.look(f"{stalling.address}/feed", good, patience=0.5)
    over.set()
    assert came(receipt.feeds) == ["failed", "read"]
    assert "longer than 0.5 seconds" in receipt.feeds[0].reason


def test_a_page_that_cannot_be_had_now_is_tried_again(watching):
    """Though its feed has let go of it; and not for ever."""
    feed = watching.feed(PLAN_ITEM)
    watching.serve("/plan", b"", status=500)
    assert came(watching.look(feed).pages) == ["failed"]
    watching.serve("/feed", rss(PUT_OFF_ITEM), RSS)
    watching.serve("/off", b"", status=404)
    assert came(watching.look(feed).pages) == ["skipped"]
    for _ in range(4):
        watching.later(days=1)
        assert came(watching.look(feed).pages) == ["failed"]
    watching.later(days=1)
    (last,) = watching.look(feed).pages
    assert last.came is Came.SKIPPED and "tried 6 times" in last.reason
    watching.later(days=1)
    assert watching.look(feed).pages == ()


def test_a_page_that_came_late_is_read(watching):
    feed = watching.feed(PLAN_ITEM)
    watching.serve("/plan", b"", status=503)
    watching.look(feed)
    watching.serve("/plan", PLAN, TEXT)
    watching.later(minutes=6)
    assert came(watching.look(feed).pages) == ["read"]


def test_a_host_that_asks_for_patience_is_given_it(watching):
    """Also by the next run, and also for its other pages."""
    feed = watching.serve("/feed", b"", ("Retry-After", "7200"), status=429)
    other = watching.feed(PLAN_ITEM, path="/other")
    receipt = watching.look(feed)
    assert "429" in receipt.feeds[0].reason
    assert watching.diary.feed(feed).due_at > watching.now + timedelta(minutes=119)
    asked = len(watching.site.asked)
    assert "asks to be left alone" in watching.look(other).feeds[0].reason
    assert len(watching.site.asked) == asked


def test_robots_are_kept_out_where_a_host_asks_for_it(watching):
    feed = watching.feed(PLAN_ITEM)
    watching.site.answers["/robots.txt"] = (200, [], b"User-agent: *\nDisallow: /plan")
    (page,) = watching.look(feed).pages
    assert page.came is Came.SKIPPED and "robots.txt" in page.reason


AT = datetime(2024, 5, 17, 21, 30, tzinfo=UTC)
"""A Friday."""


@pytest.mark.parametrize(
    ("stated", "due"),
    [
        ("", "2024-05-17 21:30"),
        ("<ttl>90</ttl>", "2024-05-17 23:00"),
        ("<ttl>soon</ttl>", "2024-05-17 21:30"),
        ("<ttl>9999</ttl>", "2024-05-18 21:30"),
        ("<skipHours><hour>21</hour><hour>22</hour></skipHours>", "2024-05-17 23:00"),
        ("<skipHours><hour>24</hour></skipHours><ttl>150</ttl>", "2024-05-18 01:00"),
        ("<skipDays><day>Friday</day><day>Saturday</day></skipDays>", "2024-05-19 00:00"),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", "2024-05-17 22:30"),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            "2024-05-18 03:30",
        ),
    ],
)
def test_a_feed_is_asked_when_it_wants_to_be(watching, stated, due):
    """What it states of its rhythm is kept to; without that it is asked at every round."""
    watching.now = AT
    feed = watching.feed(PLAN_ITEM, channel=stated)
    watching.look(feed)
    assert f"{watching.diary.feed(feed).due_at:%Y-%m-%d %H:%M}" == due


def test_a_feed_that_is_not_due_is_passed_over(watching):
    feed = watching.feed(PLAN_ITEM, channel="<ttl>60</ttl>")
    watching.look(feed)
    watching.later(minutes=30)
    (told,) = watching.look(feed).feeds
    assert told.came is Came.SKIPPED and "not due before" in told.reason
    watching.later(minutes=30)
    assert came(watching.look(feed).feeds) == ["read"]


def test_a_feed_that_forbids_every_hour_is_read_all_the_same():
    told = Rhythm(minutes=5, hours=tuple(range(24)))
    assert told.due(AT) == AT + timedelta(minutes=5)
    assert rhythm([("hour", "25"), ("day", "Someday"), ("ttl", "-3")]) == Rhythm()


OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Wires &amp; more</title></head>
<body><outline text="Asia"><outline type="rss" xmlUrl="https://one.example/feed?a=1&b=2"/>
<outline type="rss" xmlurl="https://two.example/rss"/></outline><outline text="none"/>
<outline xmlUrl="https://two.example/rss"/></body></opml>"""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (OPML, ("https://one.example/feed?a=1&b=2", "https://two.example/rss")),
        (
            b"\xef\xbb\xbf# ours\n\nhttps://one.example/feed  a wire\n  http://two.example/\n",
            ("https://one.example/feed", "http://two.example/"),
        ),
    ],
    ids=["opml", "lines"],
)
def test_lists_of_feeds(content, expected):
    assert feed_list(content) == expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it names no feed"),
        (b"<opml><body/></opml>", "it names no feed"),
        (b"<rss></rss>", "begins with <rss>; wanted OPML"),
        (b"<opml><body>", "no well-formed XML"),
        (b"https://one.example/\nnews.txt", "its entry 2 is 'news.txt'"),
        (b"ftp://one.example/", "wanted http"),
    ],
)
def test_what_is_no_list_says_what_was_wanted(content, said):
    with pytest.raises(PageError, match=said):
        feed_list(content)


def test_lists_and_addresses_may_be_mixed(tmp_path):
    path = tmp_path / "feeds.opml"
    path.write_bytes(OPML)
    found = addresses([str(path), "https://three.example/", "https://two.example/rss"])
    assert [one.partition("//")[2][:3] for one in found] == ["one", "two", "thr"]
    with pytest.raises(WatchError, match="cannot be read"):
        addresses([str(tmp_path / "none")])


def test_one_watches_at_a_time(tmp_path):
    with (
        alone(tmp_path / "pages"),
        pytest.raises(WatchError, match="another legation watch"),
        alone(tmp_path / "pages"),
    ):
        pass
    with alone(tmp_path / "pages"):
        pass
