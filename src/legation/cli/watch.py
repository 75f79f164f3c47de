"""`watch`: feeds asked from time to time, their pages added, and alerts told."""

from __future__ import annotations

import re
import time

import click

from legation.articles import Layout
from legation.cli import screen
from legation.cli.inputs import diary_option, json_option, layouts_option
from legation.cli.search import site_option, telling
from legation.diary import Diary, Keep
from legation.errors import DiaryError, WatchError
from legation.pages import Fetching
from legation.settings import archive_of
from legation.store import Location
from legation.views.receipt import receipt_dict, receipt_lines
from legation.watch import Came, PageTold, Receipt, Telling, addresses, alone
from legation.watch import watch as watched

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_SHORTEST = 60
_EVERY = "30m"


def duration(value: str | int) -> int:
    """The seconds of a duration given to an option."""
    if isinstance(value, int):
        return value
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", value.strip().lower())
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if seconds < _SHORTEST:
        raise click.BadParameter(f"{value!r} is no such time; wanted 1m or more, as 15m, 2h or 1d")
    return seconds


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEEDS...")
@click.option("--once", is_flag=True, help="Ask the feeds once and end.")
@click.option(
    "--every",
    type=duration,
    default=_EVERY,
    show_default=True,
    metavar="DURATION",
    help="Ask them again so often, as 15m, 2h or 1d, until Ctrl-C.",
)
@click.option(
    "--private",
    is_flag=True,
    help="Allow addresses that are not of the open internet, such as 127.0.0.1 or an intranet's.",
)
@site_option
@click.option(
    "--keep",
    type=click.Choice(Keep, case_sensitive=False),
    default=Keep.PAGES,
    show_default=Keep.PAGES.value,
    help="Keep the pages, or their quotes and metadata alone.",
)
@layouts_option
@diary_option
@json_option
def watch(
    feeds: tuple[str, ...],
    once: bool,
    every: int,
    private: bool,
    site: str | None,
    keep: Keep,
    layouts: tuple[Layout, ...],
    path: Location,
    as_json: bool,
) -> None:
    """Watch feeds: add what is new in them to the diary, and tell what saved searches find.

    FEEDS are lists of feeds, OPML or a text with an address a line, or addresses of feeds. Each
    round ends with a receipt: what was read, skipped and failed, and why.
    """
    addresses(feeds)
    archive = archive_of(path)
    fetching = Fetching(archive=archive if keep is Keep.PAGES else None, private=private)
    tells = telling(site=site, as_json=as_json)
    with Diary(path, layouts=layouts, keep=keep) as diary, alone(archive):
        while True:
            begun = time.monotonic()
            try:
                receipt = _round(diary, feeds, fetching, tells)
                _tell(receipt, diary, as_json=as_json)
            except (DiaryError, WatchError) as error:
                if once:
                    raise
                screen.tell(f"legation: {error}")
            else:
                if once:
                    raise click.exceptions.Exit(1 if receipt.failed else 0)
            time.sleep(max(0.0, begun + every - time.monotonic()))


def _round(diary: Diary, feeds: tuple[str, ...], fetching: Fetching, tells: Telling) -> Receipt:
    with screen.progress() as tick:
        read = failed = 0

        def one(told: PageTold) -> None:
            nonlocal read, failed
            read += told.came is Came.READ
            failed += told.came is Came.FAILED
            tick(read=read, failed=failed)

        # The lists are read anew for every round: whoever edits one need not begin again.
        return watched(diary, addresses(feeds), fetching=fetching, telling=tells, tick=one)


def _tell(receipt: Receipt, diary: Diary, *, as_json: bool) -> None:
    if as_json:
        screen.data(receipt_dict(receipt))
        return
    for row in receipt_lines(receipt):
        screen.tell(row)
    if not diary.searches():
        screen.tell(
            "no search is saved, so nothing is told; legation search save NAME --country CODE "
            "saves one"
        )
