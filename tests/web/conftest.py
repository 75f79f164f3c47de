"""A served diary of two pages, and one of none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.diary import Diary
from legation.model import Media, RawPage
from legation.web import make_app

TODAY = date(2024, 5, 20)
PLAN = """Norwegian minister to visit Ottawa

OSLO, May 8, 2024 - Norway's Foreign Minister Espen Barth Eide will visit Ottawa on May 14, 2024 \
to meet Canadian Foreign Minister Melanie Joly, the ministry said on Wednesday.
"""
MET = """Norwegian and Canadian ministers meet in Ottawa

OTTAWA, May 14, 2024 - Norway's Foreign Minister Espen Barth Eide met Canadian Foreign Minister \
Melanie Joly in Ottawa on Tuesday.
"""
LATER = """Norway's top diplomat was in Canada

OTTAWA, May 20, 2024 - Officials of Norway and Canada held talks in Canada this month, a ministry \
said.
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary with a page that plans a meeting and one that reports it."""
    return filled(tmp_path_factory.mktemp("diary") / "diary.db")


def filled(path: Path) -> Path:
    """The same at a path."""
    with Diary(path) as diary:
        for name, text in (("1-plan.txt", PLAN), ("2-met.txt", MET)):
            diary.add(RawPage(id=name, content=text.encode(), media=Media.TEXT))
    return path


@pytest.fixture(scope="session", name="filled")
def _filled() -> Callable[[Path], Path]:
    return filled


def before(app: FastAPI) -> TestClient:
    """A browser of sorts on this computer, which raises nothing but shows what is answered."""
    return TestClient(
        app,
        base_url="http://localhost",
        client=("127.0.0.1", 50000),
        raise_server_exceptions=False,
    )


@pytest.fixture(scope="module")
def client(database: Path) -> Iterator[TestClient]:
    """A browser of sorts before that diary, which raises nothing but shows what is answered."""
    with before(make_app(database, today=TODAY)) as one:
        yield one


@pytest.fixture(name="before")
def _before() -> Callable[[FastAPI], TestClient]:
    return before


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[TestClient, str]]:
    """A browser before a diary of its own, of a plan and a report, and Ada's token for it."""
    path = filled(tmp_path / "guarded.db")
    with Diary(path) as diary:
        _, words = diary.tokens.create("Ada")
    with before(make_app(path, today=TODAY)) as one:
        yield one, words


@pytest.fixture
def unsure(tmp_path: Path) -> tuple[Path, str]:
    """A diary of the same with a third page that may tell of the meeting, and Ada's token."""
    path = filled(tmp_path / "unsure.db")
    with Diary(path) as diary:
        diary.add(RawPage(id="3-later.txt", content=LATER.encode(), media=Media.TEXT))
        _, words = diary.tokens.create("Ada")
    return path, words


@pytest.fixture
def questioned(unsure: tuple[Path, str]) -> Iterator[tuple[TestClient, str]]:
    """A browser of sorts before that diary, and the token."""
    path, words = unsure
    with before(make_app(path, today=TODAY)) as one:
        yield one, words


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """The same before a diary that holds nothing."""
    with before(make_app(tmp_path / "empty.db")) as one:
        yield one
