"""`read` and `explain`: pages in, readings or their working out; nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from legation import diary
from legation.articles import Layout, Opener, Sightings
from legation.cli import screen
from legation.cli.inputs import each, json_option, page_arguments, pages
from legation.cli.rates import timed, timings_option
from legation.model import RawPage, Reading
from legation.views.explain import explain_lines
from legation.views.json import Json, explain_dict, reading_dict
from legation.views.lines import BLANK, Line
from legation.views.reading import reading_lines


@click.command()
@page_arguments("INPUT")
@timings_option
@json_option
def read(
    inputs: tuple[str, ...],
    published: str | None,
    zone: str | None,
    url: str | None,
    layouts: tuple[Layout, ...],
    timings: bool,
    as_json: bool,
) -> None:
    """Read pages and print what they say of engagements, acts, series and offices.

    INPUT is any mix of text and HTML files, folders, .jsonl files with a page a line, feeds, WARC
    files, gzip around these, addresses, and - for standard input. What a record or an option
    states outranks what the page shows.
    """
    with timed(wanted=timings):
        _print(
            diary.read,
            reading_dict if as_json else reading_lines,
            inputs,
            published=published,
            zone=zone,
            url=url,
            layouts=layouts,
        )


@click.command()
@page_arguments("PAGE")
@json_option
def explain(
    inputs: tuple[str, ...],
    published: str | None,
    zone: str | None,
    url: str | None,
    layouts: tuple[Layout, ...],
    as_json: bool,
) -> None:
    """Show how readings came about: the times, actors and sources seen, each trigger's slots.

    PAGE is any mix of what `legation read` takes.
    """
    _print(
        diary.explain,
        explain_dict if as_json else explain_lines,
        inputs,
        published=published,
        zone=zone,
        url=url,
        layouts=layouts,
    )


def _print(
    reader: Callable[..., Reading],
    view: Callable[[Reading], Json | Iterable[Line]],
    inputs: tuple[str, ...],
    *,
    published: str | None,
    zone: str | None,
    url: str | None,
    layouts: tuple[Layout, ...],
) -> None:
    seen, opener, shown = Sightings(), Opener(layouts), 0

    def look(page: RawPage) -> None:
        seen.note(opener.sighting(page))

    def one(page: RawPage) -> None:
        nonlocal shown
        told = view(reader(opener(page), repeats=seen))
        if isinstance(told, dict):
            screen.data(told)
        else:
            screen.show([BLANK, BLANK, *told] if shown else told)
        shown += 1

    each(pages(inputs, published=published, zone=zone, url=url, look=look), one)
