"""`reread`, `forget`, `backup` and `upgrade`: how a diary is looked after."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path

import click

from legation import store
from legation.cli import screen
from legation.cli.asking import existing
from legation.cli.inputs import diary_option, json_option
from legation.diary import Diary
from legation.store import Location
from legation.views.reread import reread_dict, reread_lines
from legation.views.words import plural


@click.command()
@click.option("--take", is_flag=True, help="Let the new readings count; the old stay as history.")
@diary_option
@json_option
def reread(take: bool, path: Location, as_json: bool) -> None:
    """Read the diary's pages again by the rules of now, and show what is different.

    Nothing is changed without --take. What people decided holds for the new readings.
    """
    read = changed = failed = 0
    with Diary(existing(path)) as kept, screen.progress() as tick:
        for one in kept.reread():
            if one.reason is not None:
                failed += 1
                screen.tell(f"legation: {one.before.article.id}: {one.reason}")
            else:
                read += 1
                changed += one.changed
            if one.changed or as_json:
                if as_json:
                    screen.data(reread_dict(one))
                else:
                    screen.show(reread_lines(one))
            if take:
                kept.take(one)
            tick(read=read, failed=failed)
    done = "taken" if take else "would change; legation reread --take lets them count"
    told = f"read {plural(read, 'page')} again, {failed} not: {changed} {done}"
    screen.tell(told if changed else f"read {plural(read, 'page')} again, {failed} not: the same")
    if failed:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("page", metavar="PAGE")
@click.option(
    "--by",
    metavar="NAME",
    envvar="LEGATION_BY",
    default=getuser,
    show_default="you",
    show_envvar=True,
    help="Who has it forgotten.",
)
@click.option("--reason", metavar="WORDS", default="", help="Why.")
@diary_option
@json_option
def forget(page: str, by: str, reason: str, path: Location, as_json: bool) -> None:
    """Remove a page and all that rests on it alone; a tombstone keeps it from coming again.

    PAGE is an article's id (as `legation show --json` has it), an address, or a page's hash.
    """
    with Diary(existing(path)) as kept:
        gone = kept.forget(page, by=by, reason=reason)
    if as_json:
        screen.data({"articles": list(gone.articles), "claims": gone.claims})
    else:
        screen.tell(
            f"forgot {', '.join(gone.articles)} and {plural(gone.claims, 'claim')} of it; "
            "copies made before have it still"
        )


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@diary_option
@json_option
def backup(folder: Path, path: Location, as_json: bool) -> None:
    """Copy the diary and its pages to FOLDER, where they are a diary like any other."""
    with Diary(existing(path)) as kept:
        copy = kept.backup(folder)
        counts = kept.counts()
    if as_json:
        screen.data({"diary": str(copy), "articles": counts.articles, "claims": counts.claims})
    else:
        screen.tell(f"copied {plural(counts.articles, 'article')} to {copy}")


@click.command()
@diary_option
@json_option
def upgrade(path: Location, as_json: bool) -> None:
    """Bring a diary that an older Legation made to this version; a copy stays beside it."""
    before, after = store.upgrade(existing(path))
    if as_json:
        screen.data({"diary": str(path), "before": before, "after": after})
    elif before == after:
        screen.tell(f"{path} has this version, {after}, already")
    else:
        screen.tell(f"{path} has version {after} now; {path}.v{before} is what it was")
