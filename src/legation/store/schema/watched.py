"""What `legation watch` asks for and tells: feeds, saved searches, alerts."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from legation.store.schema.metadata import tables

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
