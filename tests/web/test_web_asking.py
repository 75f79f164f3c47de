from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from starlette.datastructures import QueryParams

from legation.model import Kind, Query, Status
from legation.web.asking import asked, link, toggled

QUERIES = [
    ("", Query()),
    ("country=&since=&kind=", Query()),
    ("country=jpn&country=China", Query(countries=("JPN", "CHN"))),
    ("person=Liu+Jianchao", Query(people=("Liu Jianchao",))),
    ("kind=Visit&kind=call", Query(kinds=(Kind.VISIT, Kind.CALL))),
    ("status=planned", Query(statuses=(Status.PLANNED,))),
    ("since=2024-05&until=2024-05", Query(since=date(2024, 5, 1), until=date(2024, 5, 31))),
    ("as-of=2024-05-28", Query(as_of=date(2024, 5, 28))),
    ("place=Tokyo&topic=trade&series=a&text=%22said+so%22&first=3&last=2",
     Query(place="Tokyo", topic="trade", series="a", text='"said so"', first=3, last=2)),
    ("view=month&page=7", Query()),
]  # fmt: skip


@pytest.mark.parametrize(("parameters", "query"), QUERIES)
def test_parameters_ask_what_the_options_of_the_commands_ask(parameters, query):
    """One question, the same by either door; empty parameters ask nothing."""
    assert asked(QueryParams(parameters)) == query


@pytest.mark.parametrize("query", [query for _, query in QUERIES])
def test_a_link_asks_the_same_question(query):
    """What a question is written as is read as that question."""
    assert asked(QueryParams(urlsplit(link("/", query)).query)) == query


def test_a_filter_is_put_in_and_taken_out():
    """A link puts a value in where it is not, and out where it is."""
    both = Query(kinds=(Kind.VISIT, Kind.CALL))
    assert toggled(Query(kinds=(Kind.VISIT,)), "kinds", Kind.CALL) == both
    assert toggled(both, "kinds", Kind.VISIT) == Query(kinds=(Kind.CALL,))
