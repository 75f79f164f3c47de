"""A diary in one SQLite file: many readers, one writer at a time."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import Error as SqliteError

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry

from legation.errors import DiaryError

WRITES = "legation_writes"
"""The execution option of a connection that is about to write."""

_BUSY_SECONDS = 10
_MAPPED = "PRAGMA mmap_size=1099511627776"
"""More bytes than any diary has; SQLite maps as many as it was built for, two gigabytes."""
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    # In KiB: keys are hashes, and what is touched lies all over the file.
    "PRAGMA cache_size=-65536",
)


def engine(path: Path) -> Engine:
    """An engine over the file at `path`; DiaryError where its folder is missing."""
    if not path.parent.is_dir():
        raise DiaryError(f"no folder {path.parent} to keep {path.name} in: make it first")
    made = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": _BUSY_SECONDS},
        # The one used last has more of the file at hand than one that has long lain idle.
        pool_use_lifo=True,
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def mapped(engine: Engine) -> None:
    """Let the file be read where the system holds it in memory, not in copies of its pages.

    A disk that fails then ends the process, and what is mapped counts as its memory.
    """
    event.listen(engine, "connect", _map)
    engine.dispose()


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


def told(error: DatabaseError, path: Path) -> DiaryError:
    """What went wrong with the file, in a user's words."""
    reason = str(error.orig)
    if "locked" in reason:
        return DiaryError(
            f"{path} is being written by another program and stayed locked for "
            f"{_BUSY_SECONDS} s: wait for it and try again"
        )
    if "is full" in reason:
        return DiaryError(
            f"{path} cannot grow: the disk is full. What was added before is safe: make room and "
            "try again"
        )
    if "not a database" in reason:
        return DiaryError(f"{path} is no diary but some other file: name another")
    return DiaryError(f"{path} cannot be used ({reason}): check the file and its folder")


def _prepare(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver begins transactions late and only for some statements; `_begin` does it.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _map(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    connection.execute(_MAPPED)


def _begin(connection: Connection) -> None:
    # A reader that turns writer fails when another wrote meanwhile: writers say so at once.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
