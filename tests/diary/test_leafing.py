"""A long answer leafed through is the answer asked for at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import Line, page, told

from legation.diary import Diary
from legation.engagements import by_day
from legation.model import Kind, Query, Status

WHENS = [
    None, "1999", "2003-05-02", "2022/..", "../2024-01-09", "2023-11-01", "2023-11-01/2024-02-01",
    "2024", "2024-01", "2024-01-09", "2024-01-09/2024-01-11", "2024-01-10", "2024-03-10",
    "2031-06-30",
]  # fmt: skip
SIDES = ["FRA,IRN", "FRA,JPN", "NOR,CAN"]
QUERIES = [
    Query(),
    Query(countries=("FRA",)),
    Query(kinds=(Kind.CALL,)),
    Query(since=date(2024, 1, 9)),
    Query(until=date(2024, 1, 9)),
    Query(since=date(2023, 12, 1), until=date(2024, 1, 10)),
    Query(statuses=(Status.HELD,), countries=("NOR", "CAN")),
]


@pytest.fixture(scope="module")
def diary(tmp_path_factory):
    """Engagements of all sorts of days, each of three pairs of countries by two kinds."""
    with Diary(tmp_path_factory.mktemp("leafing") / "a.db", today=date(2024, 2, 1)) as opened:
        for number, (when, who, kind) in enumerate(product(WHENS, SIDES, ("meeting", "call"))):
            sentence = f"Number {number} took place."
            reading = told(f"p{number}", "2024-01-20", Line(sentence, kind, "held", who, when))
            opened.add_reading(page(f"p{number}", reading.article.text), reading)
        yield opened


@given(query=st.sampled_from(QUERIES), most=st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_leaf_after_leaf_is_all_of_it(diary, query, most):
    """Each leaf begins where the last one ended; nothing is left out or told twice."""
    whole = diary.find(query)
    leafed, after = [], None
    while leaf := diary.find(replace(query, first=most), after=after):
        leafed += leaf
        after = by_day(leaf[-1])
    assert tuple(leafed) == whole


@given(query=st.sampled_from(QUERIES), most=st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_leaf_before_leaf_is_all_of_it(diary, query, most):
    """The same from the end."""
    whole = diary.find(query)
    leafed, before = [], None
    while leaf := diary.find(replace(query, last=most), before=before):
        leafed[:0] = leaf
        before = by_day(leaf[0])
    assert tuple(leafed) == whole


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_the_first_and_the_last_are_of_the_whole(diary, query):
    """Cut to size, an answer is the beginning or the end of all of it."""
    whole = diary.find(query)
    for most in (1, 5, 17):
        assert diary.find(replace(query, first=most)) == whole[:most]
        assert diary.find(replace(query, last=most)) == whole[-most:]
