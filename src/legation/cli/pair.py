"""`pair`: the tie of two countries, and `series`: their regular talks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import click

from legation.cli import screen
from legation.cli.asking import code, existing, query_options
from legation.cli.inputs import diary_option, json_option
from legation.diary import Diary
from legation.errors import DiaryError
from legation.model import Query, Series
from legation.store import Location
from legation.views.json import series_dict
from legation.views.lines import BLANK
from legation.views.pair import pair_dict, pair_lines
from legation.views.series import series_lines


@click.command()
@click.argument("one", metavar="CODE", type=code)
@click.argument("other", metavar="OTHER", type=code)
@query_options("countries", "series")
@diary_option
@json_option
def pair(one: str, other: str, query: Query, path: Location, as_json: bool) -> None:
    """Print how two countries deal with each other: year by year, what is coming, what lapsed.

    CODE and OTHER are countries, by ISO 3166-1 alpha-3.
    """
    with Diary(existing(path)) as kept:
        found = kept.find(replace(query, countries=(one, other)))
        series = [s for s in kept.series() if {one, other} <= set(s.participants)]
        until = min((day for day in (query.until, query.as_of) if day), default=None)
        done = kept.acts(one, other, since=query.since, until=until)
        acts = [(t.article, t.said_on, t.act) for t in done]
        articles = kept.articles({article for article, _, _ in acts})
    if as_json:
        screen.data(pair_dict((one, other), found, series, acts))
        return
    today = query.as_of or _today()
    screen.show(pair_lines((one, other), found, series, acts, today=today, articles=articles))


@click.command()
@click.argument("name", metavar="SERIES", required=False)
@click.option(
    "--country",
    "countries",
    multiple=True,
    type=code,
    metavar="CODE",
    help="The country takes part (ISO 3166-1 alpha-3); given twice, both do.",
)
@click.option(
    "--lapsed", is_flag=True, help="Only series that have missed a session and not met since."
)
@diary_option
@json_option
def series(
    name: str | None, countries: tuple[str, ...], lapsed: bool, path: Location, as_json: bool
) -> None:
    """Print the regular talks, their sessions and gaps, and when the next is due.

    SERIES is an id, or words of the name; without it all are printed.
    """
    with Diary(existing(path)) as kept:
        found = kept.series(name, countries=countries)
        if lapsed:
            found = tuple(one for one in found if _is_open(one))
        sessions = {s.engagement for one in found for s in one.sessions if s.engagement}
        engagements = {id: kept.engagement(id) for id in sorted(sessions)}
        articles = kept.articles({article for one in found for article, _ in one.evidence})
    if name and not found:
        raise DiaryError(
            f"no series of {path} is called {name!r}; wanted words of its name: run legation series"
        )
    if as_json:
        for one in found:
            screen.data(series_dict(one))
        return
    for number, one in enumerate(found):
        screen.show([BLANK, BLANK] if number else [])
        screen.show(series_lines(one, engagements=engagements, articles=articles))
    if not found:
        screen.tell("no page of the diary tells of regular talks that fit")


def _is_open(series: Series) -> bool:
    return bool(series.gaps) and series.gaps[-1].until is None


def _today() -> date:
    return datetime.now(UTC).date()
