"""What pages say, appended and never edited.

A page read anew, by other rules or with other statements of its bringer, is another reading, and
`articles.reading` names the one that counts.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from legation.store.schema.metadata import tables

schema_versions = Table(
    "schema_versions",
    tables,
    Column("version", Integer, primary_key=True),
    Column("applied_at", String, nullable=False),
)

notes = Table(
    "notes",
    tables,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""What a diary knows of itself, such as which rules its engagements were folded by."""

pages = Table(
    "pages",
    tables,
    Column("hash", String, primary_key=True),
    Column("media", String, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("added_at", String, nullable=False),
)

sightings = Table(
    "sightings",
    tables,
    Column("site", String, primary_key=True),
    Column("page", ForeignKey("pages.hash"), primary_key=True),
    Column("numbers", LargeBinary, nullable=False),
)
"""What a sample of each site's pages shows, as `legation.articles.Sighting` holds it."""

readings = Table(
    "readings",
    tables,
    Column("id", String, primary_key=True),
    Column("page", ForeignKey("pages.hash"), nullable=False, index=True),
    Column("article", String, nullable=False, index=True),
    Column("rules", String, nullable=False),
    Column("stated", Text, nullable=False),
    Column("said_on", Date),
    Column("json", Text, nullable=False),
    Column("made_at", String, nullable=False),
    Index("readings_by_made_at", "made_at"),
)
"""`stated` is what the bringer stated of the page, `json` the article."""

articles = Table(
    "articles",
    tables,
    Column("id", String, primary_key=True),
    Column("reading", ForeignKey("readings.id"), nullable=False, unique=True),
)

claims = Table(
    "claims",
    tables,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("engagement", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("kind_group", String, nullable=False),
    Column("status", String, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("window_first", Date, nullable=False),
    Column("window_last", Date, nullable=False),
    Column("needed", Integer, nullable=False),
    Column("json", Text, nullable=False),
    Index("claims_by_id", "id"),
)
"""`window_*` and `needed` are what `engagements.facets` finds a claim by."""

claim_sides = Table(
    "claim_sides",
    tables,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("claim", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("side", String, nullable=False),
    Column("surname", String, nullable=False),
    Column("name", String, nullable=False),
    Column("kind_group", String, nullable=False),
    Column("window_first", Date, nullable=False),
    Column("window_last", Date, nullable=False),
    Index("claim_sides_by_side", "side", "kind_group", "window_last", "window_first"),
    Index("claim_sides_by_surname", "surname", "name", "side"),
    Index("claim_sides_by_name", "name"),
)


def _records(name: str) -> Table:
    return Table(
        name,
        tables,
        Column("reading", ForeignKey("readings.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("json", Text, nullable=False),
    )


acts = _records("acts")

series_mentions = _records("series_mentions")

offices = _records("offices")

unread = _records("unread")

office_names = Table(
    "office_names",
    tables,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", String, nullable=False, index=True),
)
"""Whose offices the rows of `offices` tell of, folded."""

mention_sides = Table(
    "mention_sides",
    tables,
    Column("side", String, primary_key=True),
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Index("mention_sides_by_reading", "reading"),
    sqlite_with_rowid=False,
)
"""Between whom the series are that the rows of `series_mentions` tell of."""

act_pairs = Table(
    "act_pairs",
    tables,
    Column("one", String, primary_key=True),
    Column("two", String, primary_key=True),
    Column("said_on", Date, primary_key=True),
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Index("act_pairs_by_reading", "reading"),
    sqlite_with_rowid=False,
)
"""Which two countries, in alphabetical order, the rows of `acts` are between, by day.

What was said on a day that is not known stands on the first of the calendar.
"""

prints = Table(
    "prints",
    tables,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("address", String, index=True),
    Column("clock", String, nullable=False),
    Column("numbers", LargeBinary, nullable=False),
)
"""What an article's copies and other states are told by, as `engagements.Print` holds it."""

tombstones = Table(
    "tombstones",
    tables,
    Column("page", String, primary_key=True),
    Column("article", String, nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("made_at", String, nullable=False),
)
"""Pages that were forgotten: their hashes and names, and nothing of what they said."""
