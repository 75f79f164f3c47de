"""The present, as claims and decisions add up to it: rebuilt from them at any time."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text

from legation.store.schema.metadata import tables

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
    Column("moment", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Which engagement a claim is of, and where that stands in the order of days."""

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
    Column("moment", String, nullable=False),
    Index("engagement_sides_by_name", "name", "moment"),
    sqlite_with_rowid=False,
)
"""Who takes part; not `here`: further names that its claims have.

With where the engagement stands in the order of days: the latest of a name are read from its index.
"""

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

engagement_learned = Table(
    "engagement_learned",
    tables,
    Column("side", String, primary_key=True),
    Column("learned", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Index("engagement_learned_by_engagement", "id"),
    sqlite_with_rowid=False,
)
"""When the diary last learned something of an engagement: once for each side, once for "" (all).

Whoever asks for the latest news of a side reads on from its end until there is enough.
"""


def moment(first: date, last: date) -> str:
    """What sorts as these days do, the first before the last."""
    return f"{first.isoformat()}/{last.isoformat()}"
