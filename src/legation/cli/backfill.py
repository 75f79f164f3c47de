"""`backfill`: archives of pages into a folder of readings."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from legation import cluster
from legation.articles import Layout
from legation.cli.inputs import json_option, page_arguments
from legation.cli.rates import Run, run, tell_timings, timings_option
from legation.cli.screen import tell
from legation.errors import PageError
from legation.model import NotRead
from legation.pages import check_stated
from legation.views.words import plural


@click.command()
@page_arguments("INPUT")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of readings, made if there is none.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 1024),
    default=os.cpu_count() or 1,
    metavar="N",
    help="How many processes read at once; otherwise as many as there are cores.",
)
@click.option(
    "--spark",
    metavar="URL",
    help="Read with a Spark cluster instead: local[2], spark://HOST:PORT, yarn.",
)
@click.option(
    "--link",
    "links",
    is_flag=True,
    help="Then link what the folder tells: which claims are of one engagement.",
)
@timings_option
@json_option
def backfill(
    inputs: tuple[str, ...],
    published: str | None,
    zone: str | None,
    url: str | None,
    layouts: tuple[Layout, ...],
    out: Path,
    workers: int,
    spark: str | None,
    links: bool,
    timings: bool,
    as_json: bool,
) -> None:
    """Read archives of pages into a folder of readings, Parquet files that can be taken up again.

    INPUT is any mix of WARC files, JSON Lines files, pages and folders of these, gzip around
    them or not. What the folder has already is not read again.
    """
    if any("://" in name or name == "-" for name in inputs):
        raise click.UsageError("only files and folders are read so; wanted paths")
    try:
        check_stated(published=published, zone=zone)
    except PageError as error:
        raise click.UsageError(str(error)) from error
    stated = cluster.Stated(published=published, zone=zone, url=url, layouts=layouts)
    with run(cluster.size(inputs)) as progress:
        if spark is not None:
            # Its executors are to run the Python that this is.
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            rows = cluster.backfill_on_spark(spark, inputs, out, stated=stated)
        else:
            rows = cluster.backfill(
                inputs, out, stated=stated, workers=workers, tick=progress.pages
            )
        total = _told(rows, progress, as_json=as_json)
    if links:
        made = cluster.link(out) if spark is None else cluster.link_on_spark(spark, out)
        tell(
            f"wrote {plural(made.links, 'link')}: {plural(made.claims, 'claim')} of "
            f"{plural(made.engagements, 'engagement')}"
        )
    if timings:
        tell_timings(total.stages, total.pages)
    if total.lost:
        raise click.exceptions.Exit(1)


class _Total:
    """What the rows of a run add up to."""

    def __init__(self) -> None:
        self.stages: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()
        self.pages = self.read = self.telling = self.claims = 0
        self.shards = self.known = self.lost = 0


def _told(rows: Iterator[cluster.Row | NotRead], progress: Run, *, as_json: bool) -> _Total:
    total = _Total()
    for row in rows:
        if isinstance(row, NotRead):
            total.lost += 1
            tell(f"legation: {row.id}: {row.reason}")
            continue
        if row.set_aside is not None:
            total.lost += 1
            tell(f"legation: {', '.join(row.inputs[:3])}: set aside: {row.set_aside}")
            continue
        progress.bytes(row.size)
        if as_json:
            click.echo(row.json())
        total.shards += 1
        total.known += not row.new
        if row.new:
            total.stages.update(row.stages)
            total.pages += row.pages
            total.read += row.read
            total.telling += row.telling
            total.claims += row.claims
            total.failures.update(row.failures)
    failed = ", ".join(f"{count} {kind}" for kind, count in sorted(total.failures.items()))
    tell(
        f"{plural(total.shards, 'shard')}, {total.known} of them done before; "
        f"read {plural(total.read, 'page')}, {total.telling} of them telling something: "
        f"{plural(total.claims, 'claim')}" + (f"; not read: {failed}" if failed else "")
    )
    return total
