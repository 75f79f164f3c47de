"""What every command that takes pages shares: its arguments, and going on after a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from legation import store, timings
from legation.articles import Layout, load_layouts
from legation.cli.screen import progress, tell
from legation.errors import LexiconError, PageError, attempt
from legation.model import NotRead, RawPage
from legation.pages import Fetching, ahead, discover

Command = Callable[..., None]


def _layouts(value: str | tuple[Layout, ...]) -> tuple[Layout, ...]:
    """The layouts of the file that is given to an option."""
    if isinstance(value, tuple):
        return value
    try:
        return load_layouts(Path(value))
    except LexiconError as error:
        raise click.BadParameter(str(error)) from error


layouts_option = click.option(
    "--layouts",
    type=_layouts,
    metavar="FILE",
    default=(),
    help="Where sites keep title, body and dates: a TOML file of [[layout]] tables.",
)


def page_arguments(metavar: str) -> Callable[[Command], Command]:
    """The INPUT arguments and what may be stated of the pages they name."""

    def decorate(command: Command) -> Command:
        options: list[Callable[[Command], Command]] = [
            layouts_option,
            click.option("--url", help="The pages' address."),
            click.option(
                "--zone",
                help="The time zone of the pages' clocks: Asia/Tokyo or +09:00.",
            ),
            click.option(
                "--published",
                metavar="ISO",
                help="When the pages were published, in ISO 8601; a bare date is their own day.",
            ),
            click.argument("inputs", nargs=-1, required=True, metavar=f"{metavar}..."),
        ]
        for option in options:
            command = option(command)
        return command

    return decorate


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, an object a line.")

diary_option = click.option(
    "--diary",
    "path",
    type=store.location,
    metavar="FILE",
    default="legation.db",
    envvar="LEGATION_DIARY",
    show_default=True,
    show_envvar=True,
    help="The diary's file, or the address of its database: postgresql://…",
)


def pages(
    inputs: tuple[str, ...],
    *,
    published: str | None,
    zone: str | None,
    url: str | None,
    look: Callable[[RawPage], None],
    archive: Path | None = None,
) -> Iterator[RawPage | NotRead]:
    """The pages that the arguments name; a malformed option is a usage error.

    `look` is shown each page some way ahead. `archive` keeps what is fetched, so that an address
    is asked only for what is new.
    """
    fetching = Fetching(archive=archive)
    try:
        found = timings.each(
            "bytes", discover(inputs, published=published, zone=zone, url=url, fetching=fetching)
        )
    except PageError as error:
        raise click.UsageError(str(error)) from error

    def noted(page: RawPage) -> None:
        with timings.stage("article"):
            look(page)

    # A fetched page comes a second after the other: nobody should wait for two hundred of them.
    return found if any("://" in name for name in inputs) else ahead(found, noted)


def each(found: Iterator[RawPage | NotRead], do: Callable[[RawPage], None]) -> None:
    """Do something with every page, tell which failed and why, and end with 1 if any did."""
    read = failed = 0
    with progress() as tick:
        for page in found:
            if isinstance(page, NotRead):
                failed += 1
                tell(f"legation: {page.id}: {page.reason}")
            elif (reason := _failure(page, do)) is not None:
                failed += 1
                tell(f"legation: {page.id}: {reason}")
            else:
                read += 1
            tick(read=read, failed=failed)
    if read + failed > 1:
        tell(f"read {read}, failed {failed}")
    if failed:
        raise click.exceptions.Exit(1)


def _failure(page: RawPage, do: Callable[[RawPage], None]) -> str | None:
    ends = (click.ClickException, click.Abort, click.exceptions.Exit)
    failed = attempt(page.id, lambda: do(page), but=ends)
    return failed.reason if failed is not None else None
