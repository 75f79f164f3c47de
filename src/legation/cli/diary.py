"""`diary` and `show`: what a diary holds, by date or one engagement at a time."""

from __future__ import annotations

import click

from legation.cli import screen
from legation.cli.asking import days, existing, query_options
from legation.cli.inputs import diary_option, json_option
from legation.diary import Diary
from legation.engagements import called_so
from legation.model import Query, When
from legation.store import Location
from legation.views.decisions import why_dict
from legation.views.diary import diary_lines
from legation.views.engagement import engagement_lines
from legation.views.json import engagement_dict


@click.command()
@query_options()
@diary_option
@json_option
def diary(query: Query, path: Location, as_json: bool) -> None:
    """Print the diary's engagements by date with their status."""
    with Diary(existing(path)) as kept:
        found = kept.find(query)
    if as_json:
        for engagement in found:
            screen.data(engagement_dict(engagement))
        return
    screen.show(diary_lines(found))
    if not found:
        asked = query != Query()
        screen.tell("nothing fits; ask for less" if asked else "the diary holds no engagement yet")


@click.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@click.option("--as-of", type=days, metavar="DAY", help="As it was known on the evening of DAY.")
@diary_option
@json_option
def show(engagement: str, as_of: When | None, path: Location, as_json: bool) -> None:
    """Print one engagement's history: who said what of it when, with the quotes, and why it is one.

    ENGAGEMENT is its id, or as many of its first digits as no other shares; `legation diary`
    prints them.
    """
    with Diary(existing(path)) as kept:
        found = kept.engagement(engagement, as_of=as_of.last if as_of else None)
        articles = kept.articles({claim.article for claim in found.grounds})
        why = kept.why(found)
    persons = called_so(found)
    if as_json:
        screen.data(engagement_dict(found) | why_dict(persons, why.together, why.apart))
    else:
        screen.show(
            engagement_lines(
                found, articles=articles, persons=persons, together=why.together, apart=why.apart
            )
        )
