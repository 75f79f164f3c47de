"""A large diary answers at once, and takes an article at once: the bars of `docs/design.md`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from legation.diary import Diary, Keep

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import soak

CLAIMS = int(os.environ.get("LEGATION_SOAK_CLAIMS", "3000"))
"""`.ci/run` asks for a hundred thousand; `bench/soak.py` fills a diary of a million."""

ADDED = 50


ON_POSTGRESQL = min(CLAIMS, 3000)


@pytest.mark.timeout(600)
def test_postgresql_answers_as_the_file_does(tmp_path, empty):
    """Pages of a pair, a person, a month, a city, a topic and a word: the same from either."""
    told = list(soak.articles(ON_POSTGRESQL))
    with (
        Diary(tmp_path / "a.db", today=date(2025, 1, 1), keep=Keep.QUOTES) as file,
        Diary(empty, today=date(2025, 1, 1), keep=Keep.QUOTES, archive=tmp_path / "b") as diary,
    ):
        for kept in (file, diary):
            kept.add_readings(told)
        wanted = soak.questions(file)
        for name, ask in soak.questions(diary).items():
            assert ask() == wanted[name](), name


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A diary of so many claims, and the pages that are to come."""
    path = tmp_path_factory.mktemp("soak") / "a.db"
    made = soak.articles(CLAIMS + ADDED * 3)
    with Diary(path, today=date(2025, 1, 1), keep=Keep.QUOTES) as opened:
        opened.add_readings(islice(made, CLAIMS // 3))
        yield opened, made


def milliseconds(do: Callable[[], object]) -> float:
    """Of this process alone, whatever else the machine does."""
    begun = time.process_time()
    do()
    return (time.process_time() - begun) * 1000


@pytest.mark.timeout(7200)
@pytest.mark.parametrize(
    "name",
    [
        "a pair's page",
        "a rare pair",
        "an actor's page",
        "a month's diary",
        "a city",
        "a land's places",
        "a topic",
    ],
)
def test_a_page_is_there_at_once(large, name):
    """Within a tenth of a second."""
    diary, _ = large
    ask = soak.questions(diary)[name]
    ask()
    assert sorted(milliseconds(ask) for _ in range(5))[2] < 100


@pytest.mark.timeout(7200)
def test_an_article_is_added_at_once(large):
    """Within a twentieth of a second."""
    diary, made = large
    taken = [
        milliseconds(lambda told=told: diary.add_reading(*told)) for told in islice(made, ADDED)
    ]
    assert sorted(taken)[ADDED // 2] < 50
