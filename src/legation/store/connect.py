"""A diary opened, wherever it is kept: its transactions, its version, and errors in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from legation.errors import DiaryError
from legation.store import postgresql, sqlite
from legation.store.migrations import VERSION, migrate, version

Location = Path | str
"""The path of a diary's file, or the address of a database: "postgresql://…"."""


def location(given: Path | str) -> Location:
    """What a user's path or address means."""
    text = str(given)
    return text if text.startswith(("postgresql://", "postgres://")) else Path(given)


def shown(at: Location) -> str:
    """Where a diary is kept, as it may be shown to anybody."""
    return str(at) if isinstance(at, Path) else postgresql.shown(at)


def connect(at: Location) -> Engine:
    """An engine over the diary kept there, made where there is none.

    Raises DiaryError where it is no diary, is of another version, or cannot be opened.
    """
    engine = _engine(at)
    try:
        with reading(engine, at) as connection:
            found = version(connection, shown(at))
        if found == 0:
            with writing(engine, at) as connection:
                migrate(connection, shown(at))
        elif found != VERSION:
            raise _of_version(at, found)
    except DiaryError:
        engine.dispose()
        raise
    return engine


def upgrade(at: Location) -> tuple[int, int]:
    """Bring the diary kept there to this version, a file with a copy beside it; both versions."""
    engine = _engine(at)
    try:
        with reading(engine, at) as connection:
            found = version(connection, shown(at))
        if found > VERSION:
            raise _of_version(at, found)
        if 0 < found < VERSION:
            if isinstance(at, Path):
                sqlite.copy(engine, at, at.with_name(f"{at.name}.v{found}"))
            with writing(engine, at) as connection:
                migrate(connection, shown(at))
    finally:
        engine.dispose()
    return found, VERSION


def mapped(engine: Engine, at: Location) -> None:
    """Read a file where the system holds it in memory from now on; a database does as it likes."""
    if isinstance(at, Path):
        sqlite.mapped(engine)


def copy(engine: Engine, at: Location, to: Path) -> None:
    """Write the diary as it is now to another file; DiaryError for one that is no file."""
    if isinstance(at, str):
        raise DiaryError(
            f"{shown(at)} is no file that could be copied; wanted one: back a database up with "
            "pg_dump, and its folder of pages with it"
        )
    sqlite.copy(engine, at, to)


@contextmanager
def reading(engine: Engine, at: Location) -> Iterator[Connection]:
    """A transaction that sees one state of the diary."""
    try:
        with engine.begin() as connection:
            yield connection
    except DatabaseError as error:
        raise _told(error, at) from error


@contextmanager
def writing(engine: Engine, at: Location) -> Iterator[Connection]:
    """A transaction that is kept whole or not at all; one at a time."""
    try:
        with engine.connect() as plain:
            connection = plain.execution_options(**{sqlite.WRITES: True})
            with connection.begin():
                yield connection
    except DatabaseError as error:
        raise _told(error, at) from error


def _engine(at: Location) -> Engine:
    return sqlite.engine(at) if isinstance(at, Path) else postgresql.engine(at)


def _of_version(at: Location, found: int) -> DiaryError:
    if found > VERSION:
        return DiaryError(
            f"{shown(at)} has schema version {found}, and this Legation knows up to {VERSION}: "
            "install a newer Legation, or name another diary"
        )
    return DiaryError(
        f"{shown(at)} has schema version {found}, and this Legation keeps {VERSION}: run "
        f"legation upgrade --diary {shown(at)}, which leaves a copy of an old file"
    )


def _told(error: DatabaseError, at: Location) -> DiaryError:
    return sqlite.told(error, at) if isinstance(at, Path) else postgresql.told(error, at)
