"""`demo`: the example pages in a diary that is thrown away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from legation import examples
from legation.cli import screen
from legation.cli.inputs import json_option
from legation.diary import Diary
from legation.errors import PageError
from legation.model import NotRead, Query
from legation.pages import discover
from legation.views.demo import demo_lines, silenced, telling
from legation.views.json import engagement_dict, series_dict
from legation.views.lines import BLANK, Piece, Style, line


@click.command()
@json_option
def demo(as_json: bool) -> None:
    """See what it does: the example pages in a throw-away diary."""
    screen.tell("reading the example pages …")
    with TemporaryDirectory() as folder, Diary(Path(folder) / "demo.db") as diary:
        pages = 0
        for page in discover([str(examples.folder())]):
            if isinstance(page, NotRead):
                raise PageError(f"{page.id}: {page.reason}")
            diary.add(replace(page, id=Path(page.id).name))
            pages += 1
        engagements = diary.find(Query())
        engagement, series = telling(engagements), silenced(diary.series())
        told = {claim.article for claim in engagement.grounds} if engagement else set()
        told |= {article for article, _ in series.evidence} if series else set()
        articles = diary.articles(told)
    if as_json:
        screen.data(
            {
                "engagements": [engagement_dict(one) for one in engagements],
                "engagement": engagement_dict(engagement) if engagement else None,
                "series": series_dict(series) if series else None,
            }
        )
        return
    screen.show(
        demo_lines(
            engagements, engagement=engagement, series=series, pages=pages, articles=articles
        )
    )
    screen.show(
        [
            BLANK,
            line(
                Piece("legation read PAGE.html", Style.STRONG),
                lead=["Read a page of your own:"],
                hang=26,
            ),
            line(
                Piece("legation add FOLDER && legation diary", Style.STRONG),
                lead=["Keep a diary of your own:"],
                hang=26,
            ),
        ]
    )
