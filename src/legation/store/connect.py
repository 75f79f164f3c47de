"""A diary's file opened: its connection, its transactions, and errors in a user's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import Error as SqliteError

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry

from legation.errors import DiaryError
from legation.store.migrations import VERSION, migrate, version

_BUSY_SECONDS = 10
_WRITES = "legation_writes"


def connect(path: Path) -> Engine:
    """An engine over the SQLite file at `path`, made where there is none.

    Raises DiaryError where the file is no diary, is of another version, or cannot be opened.
    """
    engine = _engine(path)
    try:
        with reading(engine, path) as connection:
            found = version(connection, path)
        if found == 0:
            with writing(engine, path) as connection:
                migrate(connection, path)
        elif found != VERSION:
            raise _of_version(path, found)
    except DiaryError:
        engine.dispose()
        raise
    return engine


def upgrade(path: Path) -> tuple[int, int]:
    """Bring the diary at `path` to this version, a copy beside it; both versions."""
    engine = _engine(path)
    try:
        with reading(engine, path) as connection:
            found = version(connection, path)
        if found > VERSION:
            raise _of_version(path, found)
        if 0 < found < VERSION:
            copy(engine, path, path.with_name(f"{path.name}.v{found}"))
            with writing(engine, path) as connection:
                migrate(connection, path)
    finally:
        engine.dispose()
    return found, VERSION


def copy(engine: Engine, path: Path, to: Path) -> None:
    """Write the database as it is now to another file, in place of what that holds."""
    part = to.with_name(f"{to.name}.part")
    part.unlink(missing_ok=True)
    try:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("VACUUM INTO ?", (str(part),))
    except (DatabaseError, SqliteError) as error:
        raise DiaryError(f"{path} cannot be copied to {to} ({error}): check the folder") from error
    part.replace(to)


def _of_version(path: Path, found: int) -> DiaryError:
    if found > VERSION:
        return DiaryError(
            f"{path} has schema version {found}, and this Legation knows up to {VERSION}: "
            "install a newer Legation, or name another diary"
        )
    return DiaryError(
        f"{path} has schema version {found}, and this Legation keeps {VERSION}: run "
        f"legation upgrade --diary {path}, which leaves a copy of the old one"
    )


def _engine(path: Path) -> Engine:
    if not path.parent.is_dir():
        raise DiaryError(f"no folder {path.parent} to keep {path.name} in: make it first")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """A transaction that sees one state of the diary."""
    try:
        with engine.begin() as connection:
            yield connection
    except DatabaseError as error:
        raise _told(error, path) from error


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """A transaction that is kept whole or not at all; one at a time."""
    try:
        with engine.connect() as plain:
            connection = plain.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection
    except DatabaseError as error:
        raise _told(error, path) from error


def _prepare(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver begins transactions late and only for some statements; `_begin` does it.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A reader that turns writer fails when another wrote meanwhile: writers say so at once.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _told(error: DatabaseError, path: Path) -> DiaryError:
    reason = str(error.orig)
    if "locked" in reason:
        return DiaryError(
            f"{path} is being written by another program and stayed locked for "
            f"{_BUSY_SECONDS} s: wait for it and try again"
        )
    if "not a database" in reason:
        return DiaryError(f"{path} is no diary but some other file: name another")
    return DiaryError(f"{path} cannot be used ({reason}): check the file and its folder")
