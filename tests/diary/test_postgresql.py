"""The diary's own tests over again, on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import stories
from telling import page
from test_diary_door import *  # noqa: F403  the same tests, with the fixture below
from test_diary_door import TODAY
from test_upkeep import (  # noqa: F401  likewise
    newer_rules,
    test_a_forgotten_page_does_not_come_again,
    test_a_page_is_forgotten_by_its_address,
    test_reading_again_shows_before_it_takes,
    test_states_of_an_address_are_kept,
    test_what_people_decided_outlives_a_new_reading,
    test_who_is_not_there_cannot_be_forgotten,
)

from legation import store
from legation.diary import Diary
from legation.errors import DiaryError
from legation.model import Query

MADE_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture
def diary(empty, tmp_path):
    with Diary(empty, today=TODAY, archive=tmp_path / "legation.pages") as opened:
        yield opened


def test_one_answer_from_either_database(diary, tmp_path):
    """Pages, questions and words: SQLite and PostgreSQL say the same."""
    with Diary(tmp_path / "file.db", today=TODAY) as file:
        for reading in stories.ALL:
            for kept in (diary, file):
                kept.add_reading(page(reading.article.id, reading.article.text), reading)
        for query in (
            Query(),
            Query(countries=("CHN", "USA")),
            Query(people=("Blinken",)),
            Query(text='"journey to Beijing"'),
            Query(text="beijing Blinken"),
            Query(last=3),
            Query(place="Beijing"),
        ):
            assert diary.find(query) == file.find(query)
            assert diary.by_days(query, most=2) == file.by_days(query, most=2)
            assert diary.unsure(query) == file.unsure(query)
        assert diary.search("Blinken", most=2) == file.search("Blinken", most=2)
        assert [one.id for one in diary.changes(Query(countries=("CHN",)), MADE_LONG_AGO)]
        assert diary.series() == file.series()
        assert diary.counts() == file.counts()


def test_two_writers_take_turns(empty, tmp_path):
    """Who writes second sees what the first wrote, and nothing is doubled."""
    archive = tmp_path / "pages"
    with Diary(empty, today=TODAY, archive=archive) as one, Diary(empty, archive=archive) as two:
        for reading in stories.PUT_OFF:
            for kept in (one, two):
                kept.add_reading(page(reading.article.id, reading.article.text), reading)
        assert two.counts().articles == len(stories.PUT_OFF)
        assert len(one.find(Query())) == 1


def test_no_password_is_shown(tmp_path):
    """A database that cannot be reached is told of, with what to do."""
    nowhere = "postgresql://ada:secret@127.0.0.1:1/diary?connect_timeout=1"
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(DiaryError, match="check that the server runs") as raised:
        Diary(nowhere, archive=tmp_path)
    assert "secret" not in str(raised.value)
    assert store.shown(nowhere).startswith("postgresql://ada:***@127.0.0.1")


def test_a_database_is_backed_up_by_its_own_means(diary, tmp_path):
    """The message names them."""
    with pytest.raises(DiaryError, match="pg_dump"):
        diary.backup(tmp_path / "copies")
