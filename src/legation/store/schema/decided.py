"""What was decided, and by whom; decisions name claims by ids that outlive readings."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, String, Table, Text

from legation.store.schema.metadata import tables

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
