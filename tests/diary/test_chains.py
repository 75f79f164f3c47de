"""Stories in several pages, read and linked: the bench of chains holds, in any order."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from legation.diary import Diary, read
from legation.model import Query

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import linking

CHAINS = linking.chains(linking.CHAINS)


@pytest.fixture(scope="module")
def readings():
    """Every page of the chains with what it says."""
    return [(page, read(page)) for chain in CHAINS for page in chain.pages]


def test_chains_are_brought_together(tmp_path):
    """Pages on one engagement find each other, look-alikes stay apart, each step is right."""
    score = linking.measure(CHAINS, tmp_path)
    told = "\n".join(score.wrong)
    assert score.f1 >= 0.92, told
    assert score.merged == 0, told
    assert score.steps_right >= 0.95 * score.steps, told
    assert score.unread <= 0.05 * score.claims, told


def test_there_are_chains_of_each_sort():
    """Twelve stories or more, of three pages or more, look-alikes among them."""
    assert len(CHAINS) >= 12
    assert all(len(chain.pages) >= 3 for chain in CHAINS)
    assert sum(chain.lookalike for chain in CHAINS) >= 5


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_gives_the_same_diary(tmp_path, readings, seed):
    """Incremental linking is linking from scratch: ids, histories and all."""
    found = []
    for number in range(2):
        pages = list(readings)
        if number:
            random.Random(seed).shuffle(pages)
        with Diary(tmp_path / f"{number}.db", today=linking.TODAY) as diary:
            for page, reading in pages:
                diary.add_reading(page, reading)
            found.append((diary.find(Query()), diary.series()))
    assert found[0] == found[1]


@pytest.mark.timeout(600)
def test_postgresql_tells_the_same_of_them(tmp_path, readings, empty):
    """In another order, a second time, and with all its steps: the file's diary."""
    shuffled = list(readings)
    random.Random(3).shuffle(shuffled)
    with (
        Diary(tmp_path / "file.db", today=linking.TODAY) as file,
        Diary(empty, today=linking.TODAY, archive=tmp_path / "pages") as diary,
    ):
        for page, reading in readings:
            file.add_reading(page, reading)
        for page, reading in (*shuffled, *readings):
            diary.add_reading(page, reading)
        assert diary.find(Query()) == file.find(Query())
        assert diary.series() == file.series()
        diary.rebuild()
        assert diary.find(Query()) == file.find(Query())


def test_a_second_time_changes_nothing(tmp_path, readings):
    """Neither what is known, nor how much is kept."""
    with Diary(tmp_path / "a.db", today=linking.TODAY) as diary:
        for page, reading in readings:
            diary.add_reading(page, reading)
        before = diary.find(Query()), diary.counts()
        for page, reading in readings:
            diary.add_reading(page, reading)
        assert (diary.find(Query()), diary.counts()) == before


def test_likeness_means_what_it_says(tmp_path):
    """Of pairs called alike nine in ten and more are of one engagement, of the others few."""
    bands = list(linking.calibration(CHAINS, tmp_path))
    alike, unlike = ([b for b in bands if (b.least >= 0.8) is high] for high in (True, False))
    assert sum(b.same for b in alike) >= 0.9 * sum(b.pairs for b in alike) > 0
    assert sum(b.same for b in unlike) <= 0.3 * sum(b.pairs for b in unlike)


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ("aabb", 1.0, 1.0),
        ("aaaa", 0.5, 1.0),
        ("abcd", 1.0, 0.5),
        ("aaab", 2 / 3, 0.75),
    ],
)
def test_b_cubed(found, precision, recall):
    """Four claims of two engagements: the measure on cases counted by hand."""
    wanted = dict(enumerate("xxyy"))
    assert linking.b_cubed(wanted, dict(enumerate(found))) == pytest.approx((precision, recall))
