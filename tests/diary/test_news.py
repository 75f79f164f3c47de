"""What the diary learned, in the order in which it learned it, with the reason for telling it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from telling import MADE_AT, Line, page, told

from legation import store
from legation.diary import Diary, opened
from legation.engagements import rulings
from legation.model import Aspect, Query, Status
from legation.views.news import news_dict, reason

WHO = "Anna Berg/AUT/visitor, JPN/host"
TODAY = date(2025, 2, 1)


def says(article, day, status, when=None, by="", who=WHO, kind="visit"):
    """An article of a day that says one thing."""
    sentence = f"Berg and Japan, {article}: {status} {when or ''}."
    return told(article, day, Line(sentence, kind, status, who, when=when, by=by))


@dataclass
class Clock:
    """The time at which what is added is added."""

    now: datetime = MADE_AT

    def __call__(self, zone):
        return self.now.astimezone(zone)


@pytest.fixture
def clock(monkeypatch):
    found = Clock()

    class Times(datetime):
        @classmethod
        def now(cls, tz=None):
            return found(tz)

    monkeypatch.setattr(opened, "datetime", Times)
    return found


@pytest.fixture
def diary(tmp_path, clock):
    with Diary(tmp_path / "legation.db", today=TODAY) as opened:
        yield opened


def test_a_meeting_held_on_a_visit_is_news_of_both(diary, clock):
    """The visit that was planned took place: two pieces of news, each with its own id."""
    met = Line(
        "Anna Berg met Taro Kono in Tokyo.",
        "meeting",
        "held",
        "Anna Berg/AUT, Taro Kono/JPN",
        "2025-01-20",
        "Tokyo",
    )
    add(diary, clock, says("plan", "2025-01-10", "planned", "2025-01-20", by="NHK"))
    since = clock.now + timedelta(minutes=1)
    add(diary, clock, told("met", "2025-01-21", met))
    assert sorted(reasons(diary, since)) == [
        "new: held, Mon 20 Jan 2025, says the page itself",
        "status planned → held, says the page itself",
    ]
    assert len({news.id for news in diary.changes(Query(), since)}) == 2


def add(diary, clock, *readings):
    for reading in readings:
        clock.now += timedelta(hours=1)
        diary.add_reading(page(reading.article.id, reading.article.text), reading)


def reasons(diary, since=MADE_AT, query=None, **asked):
    found = diary.changes(query or Query(), since, **asked)
    articles = {id: diary.reading(id).article for id in {n.by.article for n in found}}
    return [reason(news, articles) for news in found][::-1]


PLAN = says("plan", "2025-01-10", "planned", "2025-02-20", by="NHK")


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([PLAN], ["new: planned, Thu 20 Feb 2025, says NHK"]),
        (
            [PLAN, says("off", "2025-01-12", "postponed", by="the State Department")],
            [
                "new: planned, Thu 20 Feb 2025, says NHK",
                "status planned → postponed, says the State Department",
            ],
        ),
        (
            [PLAN, says("again", "2025-01-12", "planned", "2025-02-20")],
            ["new: planned, Thu 20 Feb 2025, says NHK"],
        ),
        (
            [says("vague", "2025-01-09", "planned", "2025-02"), PLAN],
            [
                "new: planned, February 2025, says the page itself",
                "day February 2025 → Thu 20 Feb 2025, says NHK",
            ],
        ),
        (
            [says("held", "2025-02-21", "held", "2025-02-20"), PLAN],
            ["new: held, Thu 20 Feb 2025, says the page itself"],
        ),
        (
            [PLAN, says("held", "2025-02-21", "held", "2025-02-20", by="the ministry > Kyodo")],
            [
                "new: planned, Thu 20 Feb 2025, says NHK",
                "status planned → held, says the ministry, citing Kyodo",
            ],
        ),
    ],
    ids=["new", "put off", "told again", "a day for a month", "late plan", "held"],
)
def test_news_say_why_they_are_told(diary, clock, readings, expected):
    """Each step that changes the present is news once; what changes nothing is none."""
    add(diary, clock, *readings)
    assert reasons(diary) == expected


def test_since_and_most_cut_the_news(diary, clock):
    """The latest come first, and nothing that was learned before."""
    add(diary, clock, PLAN)
    later = clock.now + timedelta(minutes=1)
    add(diary, clock, says("off", "2025-01-12", "postponed"))
    add(diary, clock, says("call", "2025-01-12", "held", "2025-01-11", who="FRA, EGY", kind="call"))
    assert [r.partition(",")[0] for r in reasons(diary, later)] == [
        "status planned → postponed",
        "new: held",
    ]
    assert reasons(diary, most=1) == ["new: held, Sat 11 Jan 2025, says the page itself"]
    assert reasons(diary, query=Query(countries=("FRA",))) == reasons(diary, most=1)
    assert reasons(diary, query=Query(statuses=(Status.POSTPONED,)), since=later) == [
        "status planned → postponed, says the page itself"
    ]
    assert reasons(diary, clock.now + timedelta(minutes=1)) == []


def test_what_people_put_right_is_news(diary, clock):
    """With who did it; and what a page says after it changes nothing."""
    add(diary, clock, PLAN)
    (engagement,) = diary.find(Query())
    clock.now += timedelta(hours=1)
    diary.decide(
        rulings.corrected(
            engagement, Aspect.STATUS, "cancelled", by="Ana", reason="", made_at=clock.now
        )
    )
    add(diary, clock, says("again", "2025-01-12", "planned", "2025-02-20"))
    found = diary.changes(Query(), MADE_AT + timedelta(hours=1, minutes=1))
    assert [reason(news, {}) for news in found] == [
        "status: cancelled (was planned), put right by Ana"
    ]
    assert news_dict(found[0], {})["by"] == "Ana"


def test_reading_again_by_other_rules_is_no_news(diary, clock, monkeypatch):
    """What counts is when an article was first read."""
    add(diary, clock, PLAN)
    later = clock.now + timedelta(minutes=1)
    monkeypatch.setattr(opened.settings, "rules", lambda: "others")
    better = replace(PLAN.claims[0], status=Status.POSSIBLE)
    add(diary, clock, replace(PLAN, claims=(better,)))
    assert reasons(diary) == ["new: possible, Thu 20 Feb 2025, says NHK"]
    assert reasons(diary, later) == []


def test_the_same_news_has_the_same_id(diary, clock):
    """Asked again, and after more was told of it."""
    add(diary, clock, PLAN)
    first = [news.id for news in diary.changes(Query(), MADE_AT)]
    add(diary, clock, says("off", "2025-01-12", "postponed"))
    assert [news.id for news in diary.changes(Query(), MADE_AT)][1:] == first


def test_an_old_diary_is_given_what_news_need(tmp_path):
    """The tables of this version are made in a diary of the one before."""
    path = tmp_path / "legation.db"
    with store.opened(path) as kept, kept.writing() as connection:
        for name in ("tokens", "feeds", "entries", "hosts", "searches", "alerts"):
            connection.exec_driver_sql(f"DROP TABLE {name}")
        connection.exec_driver_sql("DROP INDEX readings_by_made_at")
        connection.exec_driver_sql("DELETE FROM schema_versions WHERE version >= 6")
    store.upgrade(path)
    with Diary(path, today=TODAY) as diary:
        assert diary.changes(Query(), datetime(2025, 1, 1, tzinfo=UTC)) == ()
