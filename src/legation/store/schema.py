"""The tables of a diary.

What articles say is appended and never edited: a page read anew, by other rules or with other
statements of its bringer, is another reading, and `articles.reading` names the one that
counts. Decisions name claims by their ids, which outlive readings.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

tables = MetaData()

schema_versions = Table(
    "schema_versions",
    tables,
    Column("version", Integer, primary_key=True),
    Column("applied_at", String, nullable=False),
)

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

decisions = Table(
    "decisions",
    tables,
    Column("id", String, primary_key=True),
    Column("left", String, nullable=False, index=True),
    Column("right", String, nullable=False, index=True),
    Column("verdict", String, nullable=False),
    Column("by_rules", Boolean, nullable=False),
    Column("score", Float),
    Column("made_at", String, nullable=False),
    Column("json", Text, nullable=False),
)
# People's decisions are few among the rules'.
Index(
    "decisions_by_people",
    decisions.c.id,
    sqlite_where=decisions.c.by_rules.is_(False),
    postgresql_where=decisions.c.by_rules.is_(False),
)


corrections = Table(
    "corrections",
    tables,
    Column("id", String, primary_key=True),
    Column("subject", String, nullable=False, index=True),
    Column("made_at", String, nullable=False),
    Column("json", Text, nullable=False),
)

heirs = Table(
    "heirs",
    tables,
    Column("old", String, primary_key=True),
    Column("new", String, primary_key=True, index=True),
    Column("made_at", String, nullable=False),
)
"""Which claim of a newer reading says what a claim of an older one said."""

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


tokens = Table(
    "tokens",
    tables,
    Column("id", String, primary_key=True),
    Column("author", String, nullable=False),
    Column("hash", String, nullable=False, unique=True),
    Column("made_at", String, nullable=False),
    Column("revoked_at", String),
)
"""Who may decide through the web: the hashes of their secrets, never the secrets."""

feeds = Table(
    "feeds",
    tables,
    Column("address", String, primary_key=True),
    Column("asked_at", String, nullable=False),
    Column("due_at", String, nullable=False),
    Column("etag", String),
    Column("modified", String),
    Column("rhythm", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("reason", String),
)
"""The watched feeds as they were last asked; `failures` in a row, and the `reason` of the last."""

entries = Table(
    "entries",
    tables,
    Column("key", String, primary_key=True),
    Column("seen_at", String, nullable=False),
    Column("address", String),
    Column("published", String),
    Column("tries", Integer, nullable=False),
    Column("due_at", String, index=True),
    Column("reason", String),
)
"""The entries of watched feeds, and why one could not be read, None where it was.

`due_at` is when the page at `address` is to be tried again, None where it is done with.
"""

hosts = Table(
    "hosts",
    tables,
    Column("host", String, primary_key=True),
    Column("until", String, nullable=False),
)
"""Hosts that asked to be left alone until then."""

searches = Table(
    "searches",
    tables,
    Column("name", String, primary_key=True),
    Column("json", Text, nullable=False),
    Column("since", String, nullable=False),
)
"""Saved searches, and from when on each still looks for what is to be told."""

alerts = Table(
    "alerts",
    tables,
    Column("id", String, primary_key=True),
    Column("search", String, nullable=False, index=True),
    Column("door", String, nullable=False),
    Column("article", String, index=True),
    Column("learned_at", String, nullable=False),
    Column("json", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due_at", String, index=True),
    Column("sent_at", String),
    Column("reason", String),
)
"""What saved searches found, once for each door at which it is told.

`due_at` is when it is to be told, or tried again; None where it was told, at `sent_at`.
"""

notes = Table(
    "notes",
    tables,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""What a diary knows of itself, such as which rules its engagements were folded by."""

engagements = Table(
    "engagements",
    tables,
    Column("id", String, primary_key=True),
    Column("moment", String, nullable=False),
    Column("long", Boolean, nullable=False),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("json", Text, nullable=False),
    Index(
        "engagements_by_moment",
        *("long", "moment", "id", "kind", "status", "first_day", "last_day"),
    ),
)
"""The present, as claims and decisions add up to it: rebuilt from them at any time.

`moment` sorts as the diary does, by day. `long` are those of more than `model.LONG` days or of no
known end: the others are found by their moment alone, and both are read in its order.
"""

engagement_claims = Table(
    "engagement_claims",
    tables,
    Column("claim", String, primary_key=True),
    Column("engagement", String, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    sqlite_with_rowid=False,
)

engagement_sides = Table(
    "engagement_sides",
    tables,
    Column("engagement", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("side", String, nullable=False),
    Column("surname", String, nullable=False),
    Column("name", String, nullable=False),
    Column("written", String, nullable=False),
    Column("country", String),
    Column("here", Boolean, nullable=False),
    Index("engagement_sides_by_name", "name"),
    sqlite_with_rowid=False,
)
"""Who takes part; not `here`: further names that its claims have."""

engagement_names = Table(
    "engagement_names",
    tables,
    Column("surname", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("side", String, primary_key=True),
    Index("engagement_names_by_name", "name"),
    sqlite_with_rowid=False,
)
"""Each folded name once that anybody bears in an engagement."""

engagement_pairs = Table(
    "engagement_pairs",
    tables,
    Column("one", String, primary_key=True),
    Column("two", String, primary_key=True),
    Column("long", Boolean, primary_key=True),
    Column("moment", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Index("engagement_pairs_by_engagement", "id"),
    sqlite_with_rowid=False,
)
"""Every two sides of an engagement, in alphabetical order, and each with itself.

They carry what questions ask of an engagement, so that a pair's are counted, cut to size and
read in the order of days without a look at any other's.
"""


engagement_terms = Table(
    "engagement_terms",
    tables,
    Column("term", String, primary_key=True),
    Column("long", Boolean, primary_key=True),
    Column("moment", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Index("engagement_terms_by_engagement", "id"),
    sqlite_with_rowid=False,
)
"""Where an engagement is and the words of what it is about, laid out as `engagement_pairs` is."""


def moment(first: date, last: date) -> str:
    """What sorts as these days do, the first before the last."""
    return f"{first.isoformat()}/{last.isoformat()}"
