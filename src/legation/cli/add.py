"""`add`: pages into a diary, and what each changed in it."""

from __future__ import annotations

import click

from legation.articles import Layout
from legation.cli import screen
from legation.cli.inputs import diary_option, each, json_option, page_arguments, pages
from legation.cli.rates import timed, timings_option
from legation.diary import Diary, Keep
from legation.errors import PageError
from legation.model import RawPage
from legation.settings import archive_of
from legation.store import Location
from legation.views.added import added_dict, added_lines, touched


@click.command()
@page_arguments("INPUT")
@click.option(
    "--keep",
    type=click.Choice(Keep, case_sensitive=False),
    default=Keep.PAGES,
    show_default=Keep.PAGES.value,
    help="Keep the pages, or their quotes and metadata alone.",
)
@diary_option
@timings_option
@json_option
def add(
    inputs: tuple[str, ...],
    published: str | None,
    zone: str | None,
    url: str | None,
    layouts: tuple[Layout, ...],
    keep: Keep,
    path: Location,
    timings: bool,
    as_json: bool,
) -> None:
    """Add pages to a diary and tell what each changes in it.

    INPUT is any mix of what `legation read` takes. A page that the diary has changes nothing.
    """
    archive = archive_of(path) if keep is Keep.PAGES else None

    def look(page: RawPage) -> None:
        diary.look(page)

    # Before the diary is made: a malformed option should leave no file.
    found = pages(inputs, published=published, zone=zone, url=url, look=look, archive=archive)
    with Diary(path, layouts=layouts, keep=keep) as diary:

        def one(page: RawPage) -> None:
            added = diary.add(page)
            if added.reason is not None:
                raise PageError(added.reason)
            article = added.article or page.id
            changes = [touched(diary.engagement(id), article=article) for id in added.engagements]
            if as_json:
                screen.data(added_dict(page.id, added.article, added.title, changes))
            else:
                title = added.title or page.id
                screen.show(added_lines(title, changes, known=added.known))

        with timed(wanted=timings):
            each(found, one)
