"""`decide`: what a person who knows better says, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from getpass import getuser

import click

from legation.cli import screen
from legation.cli.asking import existing
from legation.cli.inputs import diary_option, json_option
from legation.diary import Decided, Diary
from legation.engagements import rulings
from legation.engagements.values import ASPECTS
from legation.model import Aspect
from legation.store import Location
from legation.views.decisions import acts_lines, ruling_dict
from legation.views.diary import diary_lines
from legation.views.words import ID_SHOWN

Command = Callable[..., None]

_by = click.option(
    "--by",
    metavar="NAME",
    envvar="LEGATION_BY",
    default=getuser,
    show_default="you",
    show_envvar=True,
    help="Who decides.",
)
_reason = click.option("--reason", metavar="WORDS", default="", help="Why.")


def _deciding(command: Command) -> Command:
    for option in (json_option, _reason, _by, diary_option):
        command = option(command)
    return command


@click.group()
def decide() -> None:
    """Put the diary right: what people decide outranks the rules and outlives them."""


@decide.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@_deciding
def confirm(engagement: str, path: Location, by: str, reason: str, as_json: bool) -> None:
    """Say that an engagement is right as it stands."""
    with Diary(existing(path)) as kept:
        _show(kept, kept.confirm(engagement, by=by, reason=reason), as_json=as_json)


@decide.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@click.argument("aspect", metavar="ASPECT", type=click.Choice(ASPECTS, case_sensitive=False))
@click.argument("value", metavar="VALUE")
@_deciding
def correct(
    engagement: str,
    aspect: Aspect,
    value: str,
    path: Location,
    by: str,
    reason: str,
    as_json: bool,
) -> None:
    """Put one value of an engagement right: its status, kind, day, place, topic or participants."""
    with Diary(existing(path)) as kept:
        _show(
            kept, kept.correct(engagement, {aspect: value}, by=by, reason=reason), as_json=as_json
        )


@decide.command()
@click.argument("claims", metavar="CLAIM", nargs=-1, required=True)
@_deciding
def reject(claims: tuple[str, ...], path: Location, by: str, reason: str, as_json: bool) -> None:
    """Say that a claim is none: its page does not say so."""
    with Diary(existing(path)) as kept:
        _show(kept, kept.reject(claims, by=by, reason=reason), as_json=as_json)


@decide.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@click.argument("other", metavar="OTHER")
@_deciding
def merge(engagement: str, other: str, path: Location, by: str, reason: str, as_json: bool) -> None:
    """Say that two engagements are one."""
    with Diary(existing(path)) as kept:
        _show(kept, kept.merge(engagement, other, by=by, reason=reason), as_json=as_json)


@decide.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@click.argument("other", metavar="OTHER")
@_deciding
def part(engagement: str, other: str, path: Location, by: str, reason: str, as_json: bool) -> None:
    """Say that two engagements that look alike are two."""
    with Diary(existing(path)) as kept:
        _show(kept, kept.part(engagement, other, by=by, reason=reason), as_json=as_json)


@decide.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@click.argument("claims", metavar="CLAIM", nargs=-1, required=True)
@_deciding
def split(
    engagement: str, claims: tuple[str, ...], path: Location, by: str, reason: str, as_json: bool
) -> None:
    """Say that some claims of an engagement speak of another one."""
    with Diary(existing(path)) as kept:
        _show(kept, kept.split(engagement, claims, by=by, reason=reason), as_json=as_json)


@decide.command()
@click.argument("name", metavar="NAME")
@click.argument("to", metavar="TO")
@click.option("--country", metavar="CODE", help="The country the person acts for.")
@_deciding
def rename(
    name: str, to: str, country: str | None, path: Location, by: str, reason: str, as_json: bool
) -> None:
    """Say how somebody's name is to be written, or that two names are one person's."""
    with Diary(existing(path)) as kept:
        _show(kept, kept.rename(name, to, country=country, by=by, reason=reason), as_json=as_json)


@decide.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@click.argument("name", metavar="SERIES")
@_deciding
def series(engagement: str, name: str, path: Location, by: str, reason: str, as_json: bool) -> None:
    """Say of which series an engagement is a session; "none" for of none."""
    with Diary(existing(path)) as kept:
        _show(kept, kept.place_in(engagement, name, by=by, reason=reason), as_json=as_json)


@decide.command()
@click.argument("decision", metavar="DECISION")
@_deciding
def undo(decision: str, path: Location, by: str, reason: str, as_json: bool) -> None:
    """Take a decision back; the rules' word is in force again."""
    with Diary(existing(path)) as kept:
        _show(kept, kept.undo(decision, by=by, reason=reason), as_json=as_json, back=True)


@decide.command("list")
@diary_option
@json_option
def list_(path: Location, as_json: bool) -> None:
    """Print what people decided, by whom, when and why."""
    with Diary(existing(path)) as kept:
        acts = rulings.acts(kept.decided())
    if as_json:
        for act in acts:
            for ruling in act:
                screen.data(ruling_dict(ruling))
    elif acts:
        screen.show(acts_lines(acts))
    else:
        screen.tell("nobody has decided anything yet")


def _show(kept: Diary, made: Decided, *, as_json: bool, back: bool = False) -> None:
    """What was appended, and what it changed; `back` where that only takes something back."""
    if as_json:
        for ruling in made.rulings:
            screen.data(ruling_dict(ruling))
        return
    if made.shown is not None:
        screen.show(diary_lines([kept.engagement(made.shown)]))
    id = made.id[:ID_SHOWN]
    if back:
        screen.tell(f"taken back: {id} says so")
        return
    screen.tell(f"decided: {id}; to take it back: legation decide undo {id}")
