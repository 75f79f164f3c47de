"""`load`: a folder of readings into a diary."""

from __future__ import annotations

from pathlib import Path

import click

from legation.cli import screen
from legation.cli.inputs import diary_option, json_option
from legation.diary import Diary, Keep
from legation.diary.loading import load as load_folder
from legation.store import Location
from legation.views.words import plural


@click.command()
@click.argument(
    "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--keep",
    type=click.Choice(Keep, case_sensitive=False),
    default=Keep.PAGES,
    show_default=True,
    help="Keep the pages, or their quotes and metadata alone.",
)
@diary_option
@json_option
def load(folder: Path, keep: Keep, path: Location, as_json: bool) -> None:
    """Bring a folder of readings into a diary, linked when all are there.

    DIR is what `legation backfill` made. What the diary has changes nothing.
    """
    done = 0
    with Diary(path, keep=keep) as diary, screen.progress() as tick:

        def one() -> None:
            nonlocal done
            done += 1
            tick(read=done, failed=0)

        loaded = load_folder(diary, folder, tick=one)
        counts = diary.counts()
    for page in loaded.refused:
        screen.tell(f"legation: {page.reason}")
    for row in loaded.unfinished:
        screen.tell(f"legation: {', '.join(row.inputs[:3])}: set aside: {row.set_aside}")
    if as_json:
        screen.data(
            {
                "shards": loaded.shards,
                "pages": loaded.pages,
                "articles": counts.articles,
                "claims": counts.claims,
            }
        )
    else:
        screen.tell(
            f"loaded {plural(loaded.pages, 'page')} of {plural(loaded.shards, 'shard')}; the diary "
            f"has {plural(counts.articles, 'article')} and {plural(counts.claims, 'claim')}"
        )
    if loaded.refused or loaded.unfinished:
        raise click.exceptions.Exit(1)
