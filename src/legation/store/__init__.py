"""The diary on disk: the only home of SQLAlchemy.

with store.opened(Path("legation.db")) as kept, kept.writing() as connection:
    store.add_reading(connection, page, reading, facets, …)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from legation.store import connect
from legation.store.asking import (
    Counts,
    ToldClaim,
    ToldMention,
    claims,
    counts,
    decisions,
    family,
    known,
    mentions,
    named,
    near,
    reading,
    seeds,
    sightings,
)
from legation.store.writing import add_decisions, add_reading, add_sighting

__all__ = [
    "Counts",
    "Store",
    "ToldClaim",
    "ToldMention",
    "add_decisions",
    "add_reading",
    "add_sighting",
    "claims",
    "counts",
    "decisions",
    "family",
    "known",
    "mentions",
    "named",
    "near",
    "open_store",
    "opened",
    "reading",
    "seeds",
    "sightings",
]


@dataclass(frozen=True, slots=True)
class Store:
    """An open diary file; what is asked and written runs in a transaction of one of these."""

    path: Path
    engine: Engine

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state of the diary."""
        return connect.reading(self.engine, self.path)

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is kept whole, or not at all where it ends in an exception."""
        return connect.writing(self.engine, self.path)

    def close(self) -> None:
        self.engine.dispose()


def open_store(path: Path) -> Store:
    """The diary at `path`, made where there is none; DiaryError where it cannot be used."""
    return Store(path, connect.connect(path))


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The diary at `path` for the length of a `with` block."""
    store = open_store(path)
    try:
        yield store
    finally:
        store.close()
