"""`diary` and `show`: what a diary holds, by date or one engagement at a time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from legation.cli import screen
from legation.cli.inputs import diary_option, json_option
from legation.diary import Diary
from legation.errors import DiaryError, EdtfError
from legation.model import Article, Kind, Query, Status, When
from legation.views.diary import diary_lines
from legation.views.engagement import engagement_lines
from legation.views.json import engagement_dict


def days(value: str) -> When:
    """A day, month or year given to an option."""
    try:
        return When(value)
    except EdtfError as error:
        raise click.BadParameter(
            f"{value!r} is no date; wanted 2024-05-29, 2024-05 or 2024"
        ) from error


def code(value: str) -> str:
    """A country's code given to an option, in either case."""
    if len(value) != 3 or not value.isalpha():
        raise click.BadParameter(
            f"{value!r} is no country's code; wanted ISO 3166-1 alpha-3, such as JPN"
        )
    return value.upper()


@click.command()
@click.option(
    "--country",
    "countries",
    multiple=True,
    type=code,
    metavar="CODE",
    help="The country takes part (ISO 3166-1 alpha-3); given twice, both do.",
)
@click.option(
    "--person",
    "people",
    multiple=True,
    metavar="NAME",
    help="The person takes part, by surname or full name; given twice, both do.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(Kind, case_sensitive=False),
    help="Of this kind; given twice, of either.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(Status, case_sensitive=False),
    help="Of this status; given twice, of either.",
)
@click.option(
    "--since",
    type=days,
    metavar="DAY",
    help="May fall on or after DAY; a month or year counts from its first day.",
)
@click.option(
    "--until",
    type=days,
    metavar="DAY",
    help="May fall on or before DAY; a month or year counts to its last day.",
)
@diary_option
@json_option
def diary(
    countries: tuple[str, ...],
    people: tuple[str, ...],
    kinds: tuple[Kind, ...],
    statuses: tuple[Status, ...],
    since: When | None,
    until: When | None,
    path: Path,
    as_json: bool,
) -> None:
    """Print the diary's engagements by date with their status."""
    query = Query(
        countries=countries,
        people=people,
        kinds=kinds,
        statuses=statuses,
        since=since.first if since else None,
        until=until.last if until else None,
    )
    with Diary(_existing(path)) as kept:
        found = kept.find(query)
    if as_json:
        for engagement in found:
            screen.data(engagement_dict(engagement))
        return
    screen.show(diary_lines(found))
    if not found:
        asked = query != Query()
        screen.tell("nothing fits; ask for less" if asked else "the diary holds no engagement yet")


@click.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@diary_option
@json_option
def show(engagement: str, path: Path, as_json: bool) -> None:
    """Print one engagement's history: who said what of it when, with the quotes.

    ENGAGEMENT is its id, or as many of its first digits as no other shares; `legation diary`
    prints them.
    """
    with Diary(_existing(path)) as kept:
        found = kept.engagement(engagement)
        articles = told_by(kept, {claim.article for claim in found.claims})
    if as_json:
        screen.data(engagement_dict(found))
    else:
        screen.show(engagement_lines(found, articles=articles))


def told_by(kept: Diary, ids: Iterable[str]) -> dict[str, Article]:
    """The diary's articles of these ids, by id."""
    return {id: kept.reading(id).article for id in ids}


def _existing(path: Path) -> Path:
    if not path.exists():
        raise DiaryError(
            f"there is no diary at {path}; wanted one that `legation add INPUT... --diary {path}` "
            "has made, or another --diary FILE"
        )
    return path
