"""A diary in a PostgreSQL database, for teams: the same tables, writers one after the other."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError

from legation.errors import DiaryError, ExtraMissing
from legation.store.sqlite import WRITES

_LOCK = 0x1E6A7104
"""The number of the advisory lock that a writer holds."""


def engine(url: str) -> Engine:
    """An engine over the database at `url`; ExtraMissing where its driver is not installed."""
    try:
        made = create_engine(
            make_url(url).set(drivername="postgresql+psycopg"), isolation_level="REPEATABLE READ"
        )
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            "psycopg is not installed, and a diary in PostgreSQL needs it: run "
            "pip install 'legation[postgresql]'"
        ) from error
    event.listen(made, "begin", _begin)
    return made


def shown(url: str) -> str:
    """The address as it may be shown to anybody: without its password."""
    return make_url(url).render_as_string(hide_password=True)


def told(error: DatabaseError, url: str) -> DiaryError:
    """What went wrong with the database, in a user's words."""
    reason = " ".join(str(error.orig).split())
    return DiaryError(
        f"{shown(url)} cannot be used ({reason}): check that the server runs and the address names "
        "a database you may write"
    )


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES, False):
        # The first statement fixes what a transaction sees: the lock must come before it.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%(lock)s)", {"lock": _LOCK})
