"""Alerts: news of a saved search, for a person and as JSON; and the search itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import fields

from legation.model import Article, News, Query, Search
from legation.views.json import Json, instant
from legation.views.lines import Line, Piece, Style, line
from legation.views.news import news_dict
from legation.views.words import ID_SHOWN, plural

_FLAGS = {
    "countries": "country",
    "people": "person",
    "kinds": "kind",
    "statuses": "status",
}


def alert_dict(
    news: News, articles: Mapping[str, Article], *, search: str, site: str | None
) -> Json:
    """What is told at a door, but for the alert's id, which is told beside it.

    `link` leads to the engagement where the diary is served at `site`, else to the page that
    says so.
    """
    told = news_dict(news, articles)
    page = f"{site.rstrip('/')}/engagement/{news.engagement.id}" if site else None
    del told["id"]
    return {"search": search, **told, "link": page or told["url"]}


def alert_lines(told: Json) -> Iterator[Line]:
    """An alert in a few lines: which search, why, what stands now, the words, the link."""
    yield line(Piece(f"{told['search']} · ", Style.DIM), Piece(str(told["reason"]), Style.STRONG))
    id = str(told["engagement"])[:ID_SHOWN]
    yield line(str(told["title"]), Piece(f" · {id}", Style.DIM), lead=["  "], hang=4)
    if told["quote"]:
        quote = " ".join(str(told["quote"]).split())
        yield line(f"“{quote}”", lead=["  "], hang=3)
    if told["link"]:
        yield line(Piece(str(told["link"]), Style.DIM), lead=["  "], hang=4)


def asked(query: Query) -> str:
    """A question as the options of a command ask it."""
    words: list[str] = []
    for field in fields(query):
        value = getattr(query, field.name)
        flag = f"--{_FLAGS.get(field.name, field.name.replace('_', '-'))}"
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                words += [flag, str(one)]
    return shlex.join(words)


def search_lines(
    search: Search, counts: Mapping[tuple[str, str], tuple[int, int]]
) -> Iterator[Line]:
    """A saved search: its name and question, and each door with what was told there."""
    question = asked(search.query) or "everything"
    yield line(Piece(search.name, Style.STRONG), f" · {question}")
    for door in search.doors:
        told, waiting = counts.get((search.name, door.address), (0, 0))
        more = f", {plural(waiting, 'alert')} waiting" if waiting else ""
        yield line(f"{door_name(door.address)}: {told} told lately{more}", lead=["  "], hang=4)


def search_dict(search: Search, counts: Mapping[tuple[str, str], tuple[int, int]]) -> Json:
    """The same as JSON."""
    return {
        "name": search.name,
        "query": asked(search.query),
        "saved_at": instant(search.saved_at),
        "doors": [
            {
                "to": door.address,
                "secret": door.secret,
                "told": counts.get((search.name, door.address), (0, 0))[0],
                "waiting": counts.get((search.name, door.address), (0, 0))[1],
            }
            for door in search.doors
        ],
    }


def door_name(address: str) -> str:
    """A door as it is told of: standard output by its name."""
    return "standard output" if address == "-" else address
