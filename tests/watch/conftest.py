"""A diary that watches a site on this computer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "pages"))

from watched import Watching
from websites import Site, serving

from legation.diary import Diary


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    with Diary(tmp_path / "legation.db") as diary, serving() as site:
        yield Watching(diary, site)


@pytest.fixture
def outlets() -> Iterator[Callable[[], Site]]:
    """Makes further sites, each a host of its own."""
    opened = []

    def another() -> Site:
        manager = serving()
        opened.append(manager)
        return manager.__enter__()

    yield another
    for manager in opened:
        manager.__exit__(None, None, None)
