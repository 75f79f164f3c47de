"""`search`: questions that are kept, and the doors at which news of their answers is told."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import click

from legation.cli import screen
from legation.cli.asking import existing, query_options
from legation.cli.inputs import diary_option, json_option
from legation.diary import Diary
from legation.errors import LegationError, PageError
from legation.model import Door, Query, Search
from legation.pages import cleaned
from legation.store import Location
from legation.views.alerts import alert_lines, search_dict, search_lines
from legation.views.receipt import door_lines
from legation.watch import Telling, secret_of

SECRET = "LEGATION_WEBHOOK_SECRET"
"""The environment variable that holds the secret of webhooks that name no file of their own."""

_NAME = re.compile(r"[^\s/]{1,60}")

site_option = click.option(
    "--site",
    metavar="URL",
    envvar="LEGATION_SITE",
    show_envvar=True,
    help="Where the diary is served, for the links of alerts; otherwise they lead to the source.",
)


@click.group()
def search() -> None:
    """Save questions, and be told when what answers them changes.

    `legation watch` tells what they find after each round; `legation search tell` tells it of
    pages that were added otherwise.
    """


@search.command()
@click.argument("name", metavar="NAME")
@click.option(
    "--to",
    "doors",
    multiple=True,
    default=("-",),
    metavar="DOOR",
    help="Where alerts are told: - for standard output, a file that JSON Lines are appended to, "
    "or a webhook's https://… address; may be given twice.  [default: -]",
)
@click.option(
    "--secret",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=f"The file with the webhook's secret; otherwise it is what {SECRET} holds.",
)
@query_options("as_of", "first", "last")
@diary_option
@json_option
def save(
    name: str,
    doors: tuple[str, ...],
    secret: Path | None,
    query: Query,
    path: Location,
    as_json: bool,
) -> None:
    """Save a question under a NAME; what changes from now on is told.

    A search of the same name gives way to it.
    """
    if not _NAME.fullmatch(name):
        raise click.UsageError(f"{name!r} is no name; wanted up to 60 signs without spaces or /")
    made = tuple(_door(address, secret) for address in dict.fromkeys(doors))
    if secret and not any(door.is_webhook for door in made):
        raise click.UsageError("--secret signs what a webhook is told; wanted --to https://…")
    saved = Search(name=name, query=query, doors=made, saved_at=datetime.now(UTC))
    with Diary(path) as kept:
        kept.save_search(saved)
        counts = kept.alert_counts()
        found = len(kept.find(query))
    if as_json:
        screen.data(search_dict(saved, counts))
        return
    screen.show(search_lines(saved, counts))
    screen.tell(
        f"{found} of the diary's engagements answer it now; what changes is told by legation watch"
    )


@search.command("list")
@diary_option
@json_option
def list_(path: Location, as_json: bool) -> None:
    """Print the saved searches, their doors, and how many alerts wait there."""
    with Diary(existing(path)) as kept:
        found, counts = kept.searches(), kept.alert_counts()
    for one in found:
        if as_json:
            screen.data(search_dict(one, counts))
        else:
            screen.show(search_lines(one, counts))
    if not found:
        screen.tell("no search is saved yet; legation search save NAME --country CODE saves one")


@search.command()
@click.argument("name", metavar="NAME")
@diary_option
def remove(name: str, path: Location) -> None:
    """Remove a saved search and what it has not told yet."""
    with Diary(existing(path)) as kept:
        kept.remove_search(name)
    screen.tell(f"removed {name}")


@search.command()
@site_option
@diary_option
@json_option
def tell(site: str | None, path: Location, as_json: bool) -> None:
    """Tell at their doors what saved searches have found since they last told.

    `legation watch` does it after every round.
    """
    with Diary(existing(path)) as kept:
        doors = telling(site=site, as_json=as_json).tell(kept, datetime.now(UTC))
    for told in door_lines(doors):
        screen.tell(told)
    if any(door.waiting for door in doors):
        raise click.exceptions.Exit(1)


def telling(*, site: str | None, as_json: bool) -> Telling:
    """How this command line tells alerts."""

    def show(told: dict[str, object]) -> None:
        if as_json:
            screen.data(told)
        else:
            screen.show(alert_lines(told))

    return Telling(show=show, secret=os.environ.get(SECRET), site=site)


def _door(address: str, secret: Path | None) -> Door:
    if "://" not in address:
        if address == "-":
            return Door(address="-")
        file = Path(address).absolute()
        if not file.parent.is_dir() or file.is_dir():
            raise click.BadParameter(
                f"{address!r} cannot be a file; wanted one in a folder that is there",
                param_hint="--to",
            )
        return Door(address=str(file))
    door = Door(address=address, secret=str(secret.absolute()) if secret else None)
    try:
        cleaned(address)
        secret_of(door, os.environ.get(SECRET))
    except PageError as error:
        raise click.BadParameter(str(error), param_hint="--to") from error
    except LegationError as error:
        raise click.UsageError(str(error)) from error
    return door
