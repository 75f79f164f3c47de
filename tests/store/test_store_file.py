"""The diary's file: opened, refused, written whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from telling import MADE_AT, days, page

from legation import store
from legation.engagements import facets
from legation.errors import DiaryError
from legation.model import Query, Reading
from legation.store import migrations, schema


def add(connection, reading: Reading, *, rules="1"):
    day = days(reading).get(reading.article.id)
    incoming = store.Incoming(
        page=page(reading.article.id, reading.article.text),
        reading=reading,
        facets=[facets(claim, day) for claim in reading.claims],
        said_on=day,
    )
    return store.add_readings(connection, [incoming], rules=rules, made_at=MADE_AT)


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
    ("query", "articles"),
    [
        (Query(countries=("TUR",)), {"one", "two", "vague"}),
        (Query(as_of=date(2024, 3, 13)), {"one", "two"}),
        (Query(countries=("FRA",)), set()),
    ],
)
def test_seeds(kept, query, articles):
    """A question finds the claims that may answer it."""
    for reading in stories.TWO_VISITS:
        with kept.writing() as connection:
            add(connection, reading)
    with kept.reading() as connection:
        found = store.claims(connection, store.seeds(connection, query))
    assert {told.article for told in found} == articles


def test_near(kept):
    """Neighbours are of kindred kinds, of the sides and about the time, itself among them."""
    for reading in (*stories.TOKYO, *stories.PUT_OFF, *stories.COUNCIL):
        with kept.writing() as connection:
            add(connection, reading)
    (claim,) = stories.HELD_MEETING.claims
    with kept.reading() as connection:
        found = store.near(connection, facets(claim, date(2024, 5, 29)))
    assert {told.article for told in found} == {"held", "plan", "report", "end"}


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


def added(kept, *names, most=4):
    """The pages of these names, added with a sighting each; what is kept of them afterwards."""
    for name in names:
        with kept.writing() as connection:
            reading = Reading(article=replace(stories.PLANNED_VISIT.article, id=name, page=name))
            incoming = store.Incoming(
                page=page(name, name), reading=reading, facets=[], said_on=None
            )
            store.add_readings(connection, [incoming], rules="1", made_at=MADE_AT)
            store.add_sighting(
                connection,
                site="courier.example",
                page=page(name, name).hash,
                numbers=name.encode(),
                most=most,
            )
    with kept.reading() as connection:
        return store.sightings(connection, "courier.example")


@settings(max_examples=10, deadline=None)
@given(order=st.permutations("abcdefgh"), again=st.lists(st.sampled_from("abcdefgh"), max_size=4))
def test_a_sites_sample_does_not_depend_on_the_order(tmp_path_factory, order, again):
    """One by one, in any order or again, the same pages of a site are kept."""
    with store.opened(tmp_path_factory.mktemp("a") / "a.db") as first:
        wanted = added(first, *"abcdefgh")
    with store.opened(tmp_path_factory.mktemp("b") / "b.db") as second:
        assert added(second, *order, *again) == wanted
    assert sorted(wanted) == sorted(page(n, n).hash for n in "abcdefgh")[:4]
    assert {page(n.decode(), n.decode()).hash for n in wanted.values()} == set(wanted)


def test_a_broken_transaction_leaves_no_sighting(kept):
    """A page counts for its site only where it is kept itself."""

    def breaks_off():
        with kept.writing() as connection:
            add(connection, stories.PLANNED_VISIT)
            digest = page("plan", stories.PLANNED_VISIT.article.text).hash
            store.add_sighting(connection, site="a.example", page=digest, numbers=b"1", most=4)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        breaks_off()
    assert rows(kept)["sightings"] == 0


def test_a_diary_of_the_first_version_is_brought_up(tmp_path):
    """Only when it is asked for: it keeps what it holds, and a copy of the old one stays."""
    path = tmp_path / "legation.db"
    with store.opened(path) as first, first.writing() as connection:
        add(connection, stories.PLANNED_VISIT)
    with closing(sqlite3.connect(path)) as connection:
        for table in ("sightings", "corrections", "heirs", "office_names", "prints"):
            connection.execute(f"DROP TABLE {table}")
        for table in ("engagements", "engagement_claims", "engagement_sides", "engagement_pairs"):
            connection.execute(f"DROP TABLE {table}")
        for table in ("tombstones", "notes", "engagement_names"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP TABLE claim_words")
        connection.execute("DELETE FROM schema_versions WHERE version > 1")
        connection.commit()
    with pytest.raises(DiaryError, match="run legation upgrade"):
        store.open_store(path)
    before, after = store.upgrade(path)
    assert (before, after) == (1, migrations.VERSION)
    with store.opened(path) as second:
        assert rows(second)["articles"] == 1
        assert rows(second)["sightings"] == 0
        assert rows(second)["schema_versions"] == migrations.VERSION
    with closing(sqlite3.connect(tmp_path / "legation.db.v1")) as connection:
        assert connection.execute("SELECT max(version) FROM schema_versions").fetchone() == (1,)


def test_a_diary_of_this_version_needs_no_upgrade(tmp_path):
    """Nothing is copied and nothing changed."""
    path = tmp_path / "legation.db"
    with store.opened(path):
        pass
    assert store.upgrade(path) == (migrations.VERSION, migrations.VERSION)
    assert [p.name for p in tmp_path.glob("*.v*")] == []


def test_the_statements_are_good_for_postgresql():
    """The table is written in the types of either database."""
    told = str(CreateTable(schema.sightings).compile(dialect=postgresql.dialect()))
    assert "numbers BYTEA NOT NULL" in told
