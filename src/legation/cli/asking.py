"""What every command that asks a diary shares: the question's options, and the diary itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from legation import store
from legation.errors import DiaryError, EdtfError
from legation.model import Kind, Query, Status, When

Command = Callable[..., None]
Location = store.Location


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


_OPTIONS = {
    "countries": click.option(
        "--country",
        "countries",
        multiple=True,
        type=code,
        metavar="CODE",
        help="The country takes part (ISO 3166-1 alpha-3); given twice, both do.",
    ),
    "people": click.option(
        "--person",
        "people",
        multiple=True,
        metavar="NAME",
        help="The person takes part, by surname or full name; given twice, both do.",
    ),
    "kinds": click.option(
        "--kind",
        "kinds",
        multiple=True,
        type=click.Choice(Kind, case_sensitive=False),
        help="Of this kind; given twice, of either.",
    ),
    "statuses": click.option(
        "--status",
        "statuses",
        multiple=True,
        type=click.Choice(Status, case_sensitive=False),
        help="Of this status; given twice, of either.",
    ),
    "since": click.option(
        "--since",
        type=days,
        metavar="DAY",
        help="May fall on or after DAY; a month or year counts from its first day.",
    ),
    "until": click.option(
        "--until",
        type=days,
        metavar="DAY",
        help="May fall on or before DAY; a month or year counts to its last day.",
    ),
    "place": click.option(
        "--place", metavar="NAME", help="In this city or country, by name or code."
    ),
    "topic": click.option("--topic", metavar="WORDS", help="About this: its topic has the words."),
    "text": click.option(
        "--text", metavar="WORDS", help='A claim of it has the words, or the "words together".'
    ),
    "series": click.option(
        "--series", metavar="SERIES", help="A session of the series of this id or name."
    ),
    "as_of": click.option(
        "--as-of", type=days, metavar="DAY", help="As it was known on the evening of DAY."
    ),
    "first": click.option(
        "--first", type=click.IntRange(min=1), metavar="N", help="The first N by day."
    ),
    "last": click.option(
        "--last", type=click.IntRange(min=1), metavar="N", help="The last N by day."
    ),
}


def query_options(*without: str) -> Callable[[Command], Command]:
    """The options of a question, gathered into one argument `query`.

    `without` are fields of `Query` that the command sets itself.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def asking(**given: Any) -> None:
            fields = {name: given.pop(name) for name in _OPTIONS if name in given}
            command(query=_query(**fields), **given)

        decorated: Command = asking
        for name, option in reversed(_OPTIONS.items()):
            if name not in without:
                decorated = option(decorated)
        return decorated

    return decorate


def _query(
    *,
    since: When | None = None,
    until: When | None = None,
    as_of: When | None = None,
    **fields: Any,
) -> Query:
    return Query(
        since=since.first if since else None,
        until=until.last if until else None,
        as_of=as_of.last if as_of else None,
        **fields,
    )


def existing(path: Location) -> Location:
    """The path, where there is a diary; a question makes none."""
    if isinstance(path, Path) and not path.exists():
        raise DiaryError(
            f"there is no diary at {path}; wanted one that `legation add INPUT... --diary {path}` "
            "has made, or another --diary FILE"
        )
    return path
