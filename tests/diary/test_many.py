"""A diary of made-up claims by the hundred: what is kept is what follows from the claims."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from legation.diary import Diary
from legation.engagements import is_called
from legation.model import Query

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
