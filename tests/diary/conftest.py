"""The hand-written readings stand beside the tests of the linking; a database for all of them."""

import sys
from itertools import count
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "engagements"))

_numbers = count()


@pytest.fixture(scope="session")
def address():
    """A PostgreSQL database that may be written."""
    from postgresql import server

    with server() as at:
        yield at


@pytest.fixture
def empty(address):
    """The address of a schema of its own, in which there is nothing."""
    from sqlalchemy import create_engine, make_url, text

    name = f"legation_test_{next(_numbers)}"
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {name} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {name}"))
    mark = "&" if "?" in address else "?"
    yield f"{address}{mark}options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()
