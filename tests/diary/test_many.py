"""A diary of made-up claims by the hundred: what is kept is what follows from the claims."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

import pytest

from legation.diary import Diary
from legation.engagements import by_day, is_called
from legation.model import Kind, Query

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import soak

CLAIMS = 450


@pytest.fixture(scope="module")
def diary(tmp_path_factory):
    with Diary(tmp_path_factory.mktemp("many") / "a.db", today=date(2025, 1, 1)) as opened:
        for page, reading in soak.articles(CLAIMS):
            opened.add_reading(page, reading)
        yield opened


def test_page_after_page_is_all_at_once(diary):
    """What adding left behind is what folding everything anew gives."""
    before = diary.find(Query())
    diary.rebuild()
    assert diary.find(Query()) == before
    assert len(before) > CLAIMS // 4


def test_many_at_once_are_one_by_one(diary, tmp_path):
    """Pages that are linked once all are there make the diary that one after the other makes."""
    with Diary(tmp_path / "b.db", today=date(2025, 1, 1)) as opened:
        opened.add_readings(soak.articles(CLAIMS))
        assert opened.find(Query()) == diary.find(Query())
        assert opened.counts() == diary.counts()


def test_what_broke_off_is_linked_on_opening(diary, tmp_path):
    """Nobody sees a diary whose pages are there and whose engagements are not."""

    def breaking_off():
        yield from soak.articles(CLAIMS)
        raise KeyboardInterrupt

    path = tmp_path / "c.db"
    with Diary(path, today=date(2025, 1, 1)) as opened, pytest.raises(KeyboardInterrupt):
        opened.add_readings(breaking_off())
    with Diary(path, today=date(2025, 1, 1)) as opened:
        told = {id for e in opened.find(Query()) for id in (c.article for c in e.claims)}
        assert told <= {c.article for e in diary.find(Query()) for c in e.claims}
        assert opened.counts().articles == len(told)


@pytest.mark.parametrize("name", ["a pair's page", "an actor's page", "a month's diary"])
def test_a_question_is_answered_whole(diary, name, record_property):
    """An index finds what a look at every engagement finds; its time is told, not judged."""
    ask = soak.questions(diary)[name]
    record_property("milliseconds", soak.timed(ask, times=3))
    asked: list[Query] = []

    class Asking:
        def find(self, query):
            asked.append(query)
            return ()

    soak.questions(Asking())[name]()
    (query,) = asked
    wanted = [
        e
        for e in diary.find(Query())
        if set(query.countries) <= {p.country for p in e.participants}
        and all(
            any(is_called(person, p.name, p.country) for p in e.participants)
            for person in query.people
        )
        and (query.since is None or (e.when and e.when.last >= query.since))
        and (query.until is None or (e.when and e.when.first <= query.until))
    ]
    assert list(ask()) == wanted[-100:]


def _country(diary):
    told = Counter(p.country for e in diary.find(Query()) for p in e.participants)
    return told.most_common()[len(told) // 2][0]


QUESTIONS = [
    lambda diary: Query(),
    lambda diary: Query(since=date(2010, 1, 1), until=date(2012, 12, 31)),
    lambda diary: Query(countries=(_country(diary),)),
    lambda diary: Query(topic="energy"),
    lambda diary: Query(text="energy"),
    lambda diary: Query(kinds=(Kind.CALL,), as_of=date(2015, 1, 1)),
]


@pytest.mark.parametrize("asked", QUESTIONS)
def test_claims_may_be_left_out_and_asked_for_later(diary, asked):
    """Who adds up asks for engagements without their claims, and gets those of what is shown."""
    query = asked(diary)
    found = diary.find(query, claims=False)
    assert [one.id for one in found] == [one.id for one in diary.find(query)]
    assert diary.with_claims(found) == diary.find(query)


@pytest.mark.parametrize("asked", QUESTIONS)
def test_engagements_of_the_same_days_are_told_together(diary, asked):
    """Each stretch of days has all its engagements counted and the first of them given."""
    query = asked(diary)
    alike = groupby(diary.find(query), key=lambda one: by_day(one)[:2])
    wanted = [(days, [one.id for one in some]) for days, some in alike]
    found = diary.by_days(query, most=2)
    assert [(each.first, each.last) for each in found] == [days for days, _ in wanted]
    assert [each.count for each in found] == [len(ids) for _, ids in wanted]
    assert [[one.id for one in each.engagements] for each in found] == [
        ids[:2] for _, ids in wanted
    ]


@pytest.mark.parametrize("asked", QUESTIONS[:4])
@pytest.mark.parametrize("most", [5, None])
def test_news_of_few_are_those_found_among_all(diary, monkeypatch, asked, most):
    """Whether the few that may answer are looked up or all is gone through, news are the same."""
    query, since = asked(diary), datetime(2000, 1, 1, tzinfo=UTC)
    few = diary.changes(query, since, most=most)
    monkeypatch.setattr("legation.diary.asking._FEW", 0)
    assert few == diary.changes(query, since, most=most)
    assert few
