"""`actor`: one person under all their names, and whom they met."""

from __future__ import annotations

import click

from legation.cli import screen
from legation.cli.asking import code, existing, query_options
from legation.cli.inputs import diary_option, json_option
from legation.diary import Diary
from legation.model import Query
from legation.store import Location
from legation.views.actor import Held, actor_dict, actor_lines


@click.command()
@click.argument("name", metavar="NAME")
@click.option("--country", type=code, metavar="CODE", help="The country the person acts for.")
@query_options("people", "countries")
@diary_option
@json_option
def actor(name: str, country: str | None, query: Query, path: Location, as_json: bool) -> None:
    """Print whom a person met, in what offices, and the names they go by.

    NAME is a surname or a full name, in any spelling.
    """
    with Diary(existing(path)) as kept:
        person = kept.actor(name, country=country)
        found = kept.taking_part(person, query)
        offices = [
            Held(article=t.article, said_on=t.said_on, fact=t.fact) for t in kept.offices(person)
        ]
        articles = kept.articles({held.article for held in offices})
    if as_json:
        screen.data(actor_dict(person, found, offices))
    else:
        screen.show(actor_lines(person, found, offices, articles=articles))
