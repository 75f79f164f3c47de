"""`export`: a diary's engagements in the formats of other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from legation.cli import screen
from legation.cli.asking import existing, query_options
from legation.cli.inputs import diary_option
from legation.diary import Diary
from legation.engagements import Ruling, states
from legation.model import Article, Engagement, Query
from legation.store import Location
from legation.views import export as formats
from legation.views.export.icalendar import fits
from legation.views.json import cited_dict, dumps
from legation.views.words import plural

_FORMATS = ("jsonl", "csv", "parquet", "ics", "bibtex")


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="jsonl",
    show_default=True,
    help="Which format.",
)
@click.option(
    "--rows",
    type=click.Choice(tuple(formats.COLUMNS)),
    default="engagements",
    show_default=True,
    help="What a row of CSV or Parquet is.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to; otherwise standard output.",
)
@query_options()
@diary_option
def export(form: str, rows: str, output: Path | None, query: Query, path: Location) -> None:
    """Write engagements as JSON Lines, CSV, Parquet, iCalendar or BibTeX."""
    if form == "parquet" and output is None:
        raise click.UsageError("Parquet is no text; wanted a file for it: give --output FILE")
    with Diary(existing(path)) as kept:
        found = kept.find(query)
        articles = kept.articles({claim.article for one in found for claim in one.grounds})
        decided = kept.decided()
    if form == "parquet" and output is not None:
        formats.parquet(_rows(rows, found, articles), formats.COLUMNS[rows], output)
    else:
        _write(_text(form, rows, found, articles, decided), output)
    left_out = len(found) - sum(map(fits, found)) if form == "ics" else 0
    told = plural(len(found) - left_out, "engagement")
    vague = f"; {left_out} have no day that a calendar can show" if left_out else ""
    screen.tell(f"exported {told}{vague}")


def _text(
    form: str,
    rows: str,
    found: Sequence[Engagement],
    articles: Mapping[str, Article],
    decided: Sequence[Ruling],
) -> str:
    match form:
        case "csv":
            return formats.csv_text(_rows(rows, found, articles), formats.COLUMNS[rows])
        case "ics":
            return formats.calendar(found, articles, sequence=states(decided))
        case "bibtex":
            return formats.bibtex(found, articles)
        case _:
            return b"".join(dumps(cited_dict(one, articles)) for one in found).decode()


def _rows(
    rows: str, found: Iterable[Engagement], articles: Mapping[str, Article]
) -> Iterable[formats.Row]:
    make = formats.claim_rows if rows == "claims" else formats.engagement_rows
    return make(found, articles)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text.encode(errors="backslashreplace"), nl=False)
    else:
        output.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
