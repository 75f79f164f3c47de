"""A PostgreSQL server for a test run: one that is named, or one that is started for it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PLACES = ("/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt/postgresql/bin")
_OTHER_USERS = ("postgres", "nobody")


@contextmanager
def server() -> Iterator[str]:
    """The address of a database that may be written; the test is skipped where none can be had.

    LEGATION_TEST_POSTGRESQL names one; otherwise a server is started in a folder of its own, where
    its programs are installed.
    """
    if importlib.util.find_spec("psycopg") is None:
        pytest.skip("psycopg is not installed: pip install 'legation[postgresql]'")
    named = os.environ.get("LEGATION_TEST_POSTGRESQL")
    if named:
        yield named
        return
    initdb, pg_ctl = (_program(name) for name in ("initdb", "pg_ctl"))
    if initdb is None or pg_ctl is None:
        pytest.skip("no PostgreSQL server is installed, and LEGATION_TEST_POSTGRESQL names none")
    # The path of a socket is short: the folders of a test run are too deep for it.
    with tempfile.TemporaryDirectory(prefix="lgpg", dir="/tmp") as folder:
        user = _user()
        if user:
            shutil.chown(folder, user)
        data, log = Path(folder) / "data", Path(folder) / "log"
        _run(user, initdb, "-D", data, "-U", "legation", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _run(user, pg_ctl, "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://legation@/postgres?host={folder}"
        finally:
            _run(user, pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")


def _program(name: str) -> Path | None:
    found = shutil.which(name)
    if found:
        return Path(found)
    places = [p for place in _PLACES for p in Path(place).glob(f"**/{name}")]
    return max(places, default=None)


def _user() -> str | None:
    """Whom the server runs as: it refuses to be root's."""
    if os.geteuid() != 0:
        return None
    names = Path("/etc/passwd").read_text(encoding="utf-8")
    return next((name for name in _OTHER_USERS if f"\n{name}:" in names), None)


def _run(user: str | None, *command: object) -> None:
    subprocess.run(
        [str(part) for part in command],
        check=True,
        user=user,
        cwd="/tmp",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=60,
    )
