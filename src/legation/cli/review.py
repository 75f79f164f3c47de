"""`review`: the pairs of engagements that may be one, each put to a person."""

from __future__ import annotations

from getpass import getuser

import click

from legation.cli import screen
from legation.cli.asking import existing, query_options
from legation.cli.inputs import diary_option, json_option
from legation.diary import Diary
from legation.model import Query
from legation.store import Location
from legation.views.review import unsure_dict, unsure_lines

_ANSWERS = {"s": "same", "d": "different", "n": "next", "q": "quit"}


@click.command()
@query_options()
@diary_option
@click.option(
    "--by",
    metavar="NAME",
    envvar="LEGATION_BY",
    default=getuser,
    show_default="you",
    show_envvar=True,
    help="Who decides.",
)
@json_option
def review(query: Query, path: Location, by: str, as_json: bool) -> None:
    """Work through the engagements that may be one; the rules left them apart.

    Answer s (the same), d (different), n (next, leave it open) or q (quit). Every answer is
    appended with your name and can be taken back with `legation decide undo`.
    """
    with Diary(existing(path)) as kept:
        pairs = kept.unsure(query)
        if as_json:
            for pair in pairs:
                screen.data(unsure_dict(pair))
            return
        if not pairs:
            screen.tell("nothing is unsure here")
        for number, pair in enumerate(pairs, 1):
            screen.show(unsure_lines(pair, number=number, of=len(pairs)))
            answer = _answer()
            if answer == "quit":
                break
            if answer != "next":
                _decide(kept, pair.one.id, pair.two.id, answer, by=by)


def _answer() -> str:
    while True:
        typed = click.prompt("same, different, next, quit", prompt_suffix=" [s/d/n/q]: ", err=True)
        if typed[:1].lower() in _ANSWERS:
            return _ANSWERS[typed[:1].lower()]
        screen.tell(f"{typed!r} is none of s, d, n, q")


def _decide(kept: Diary, one: str, two: str, answer: str, *, by: str) -> None:
    # An answer before this one may have changed either.
    ours, theirs = kept.engagement(one), kept.engagement(two)
    if ours.id == theirs.id:
        screen.tell("these have become one meanwhile")
        return
    decide = kept.merge if answer == "same" else kept.part
    decide(ours.id, theirs.id, by=by, reason="review")
