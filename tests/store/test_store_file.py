"""The diary's file: opened, refused, written whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest
import stories
from sqlalchemy import func, select
from telling import MADE_AT, days, page

from legation import store
from legation.engagements import facets
from legation.errors import DiaryError
from legation.model import Query, Reading
from legation.store import schema


def add(connection, reading: Reading, *, rules="1"):
    day = days(reading).get(reading.article.id)
    return store.add_reading(
        connection,
        page(reading.article.id, reading.article.text),
        reading,
        [facets(claim, day) for claim in reading.claims],
        said_on=day,
        rules=rules,
        made_at=MADE_AT,
    )


@pytest.fixture
def kept(tmp_path):
    with store.opened(tmp_path / "legation.db") as opened:
        yield opened


def rows(kept) -> dict[str, int]:
    with kept.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in schema.tables.sorted_tables
        }


def test_a_reading_comes_back_as_it_was_made(kept):
    """Article, claims and mentions of an article are those that were added."""
    for reading in stories.COUNCIL:
        with kept.writing() as connection:
            add(connection, reading)
    for reading in stories.COUNCIL:
        with kept.reading() as connection:
            assert store.reading(connection, reading.article.id) == reading


def test_adding_again_changes_nothing(kept):
    """The same reading a second time writes no row."""
    with kept.writing() as connection:
        assert len(add(connection, stories.PLANNED_VISIT)) == 2
    before = rows(kept)
    with kept.writing() as connection:
        assert add(connection, stories.PLANNED_VISIT) == frozenset()
    assert rows(kept) == before


def test_a_broken_transaction_leaves_nothing(kept):
    """What ends in the middle of a page leaves the diary as it was."""
    before = rows(kept)

    def breaks_off():
        with kept.writing() as connection:
            add(connection, stories.PLANNED_VISIT)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        breaks_off()
    assert rows(kept) == before


def test_other_rules_make_another_reading(kept):
    """The old reading stays as history; only the new one counts."""
    with kept.writing() as connection:
        add(connection, stories.PLANNED_VISIT, rules="1")
    shorter = Reading(
        article=stories.PLANNED_VISIT.article, claims=stories.PLANNED_VISIT.claims[:1]
    )
    with kept.writing() as connection:
        add(connection, shorter, rules="2")
    with kept.reading() as connection:
        assert len(store.claims(connection)) == 1
        assert store.counts(connection) == store.Counts(articles=1, claims=1, decisions=0)
    assert rows(kept)["claims"] == 3


@pytest.mark.parametrize(
    ("query", "people", "articles"),
    [
        (Query(countries=("TUR",)), (), {"one", "two", "vague"}),
        (Query(people=("Baerbock",)), ("baerbock",), {"one", "two", "vague"}),
        (Query(since=date(2024, 3, 10)), (), {"two", "vague"}),
        (Query(until=date(2024, 3, 10)), (), {"one", "vague"}),
        (Query(countries=("FRA",)), (), set()),
    ],
)
def test_seeds(kept, query, people, articles):
    """A question finds the claims that may answer it."""
    for reading in stories.TWO_VISITS:
        with kept.writing() as connection:
            add(connection, reading)
    with kept.reading() as connection:
        found = store.claims(connection, store.seeds(connection, query, people=people))
    assert {told.article for told in found} == articles


def test_near(kept):
    """Neighbours are of the kind, of the sides and about the time, itself among them."""
    for reading in (*stories.TOKYO, *stories.PUT_OFF, *stories.COUNCIL):
        with kept.writing() as connection:
            add(connection, reading)
    (claim,) = stories.HELD_MEETING.claims
    with kept.reading() as connection:
        found = store.near(connection, facets(claim, date(2024, 5, 29)))
    assert {told.article for told in found} == {"held", "plan", "report"}


def test_a_diary_of_a_later_version_is_refused(tmp_path):
    """An old program does not touch what it does not know."""
    path = tmp_path / "legation.db"
    with store.opened(path):
        pass
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO schema_versions VALUES (99, '2030-01-01')")
        connection.commit()
    with pytest.raises(DiaryError, match=r"schema version 99.*install a newer Legation"):
        store.open_store(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"no database at all, but some text " * 40, "is no diary but some other file")],
)
def test_another_file_is_refused(tmp_path, content, message):
    """A file that is no database stays as it is."""
    path = tmp_path / "legation.db"
    path.write_bytes(content)
    with pytest.raises(DiaryError, match=message):
        store.open_store(path)
    assert path.read_bytes() == content


def test_another_database_is_refused(tmp_path):
    """A database of something else gets no tables of ours."""
    path = tmp_path / "legation.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
        connection.commit()
    with pytest.raises(DiaryError, match="something else"):
        store.open_store(path)


def test_a_missing_folder_is_told(tmp_path):
    """The message says what to make."""
    with pytest.raises(DiaryError, match="make it first"):
        store.open_store(tmp_path / "nowhere" / "legation.db")
