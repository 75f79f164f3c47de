"""`decide`: what a person who knows better says, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from getpass import getuser

import click

from legation.cli import screen
from legation.cli.asking import existing
from legation.cli.inputs import diary_option, json_option
from legation.diary import Diary
from legation.engagements import Ruling, rulings
from legation.engagements.values import ASPECTS
from legation.errors import DecisionError
from legation.model import Aspect, Claim, Decision, Engagement
from legation.store import Location
from legation.views.decisions import acts_lines, ruling_dict
from legation.views.diary import diary_lines
from legation.views.words import ID_SHOWN, plural

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
        found = kept.engagement(engagement)
        word = rulings.confirmed(found, by=by, reason=reason, made_at=kept.moment())
        _append(kept, [word], found.id, as_json=as_json)


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
        found = kept.engagement(engagement)
        word = rulings.corrected(found, aspect, value, by=by, reason=reason, made_at=kept.moment())
        _append(kept, [word], found.id, as_json=as_json)


@decide.command()
@click.argument("claim", metavar="CLAIM")
@_deciding
def reject(claim: str, path: Location, by: str, reason: str, as_json: bool) -> None:
    """Say that a claim is none: its page does not say so."""
    with Diary(existing(path)) as kept:
        found = kept.engagement(claim)
        (rejected,) = _claims(found, [claim])
        word = rulings.rejected(rejected, by=by, reason=reason, made_at=kept.moment())
        rest = [c.id for c in found.claims if c.id != rejected.id]
        _append(kept, [word], rest[0] if rest else None, as_json=as_json)


@decide.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@click.argument("other", metavar="OTHER")
@_deciding
def merge(engagement: str, other: str, path: Location, by: str, reason: str, as_json: bool) -> None:
    """Say that two engagements are one."""
    with Diary(existing(path)) as kept:
        one, two = kept.engagement(engagement), kept.engagement(other)
        standing = [d for d in kept.decided() if isinstance(d, Decision)]
        words = rulings.merged(
            one, two, standing=standing, by=by, reason=reason, made_at=kept.moment()
        )
        _append(kept, words, one.id, as_json=as_json)


@decide.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@click.argument("claims", metavar="CLAIM", nargs=-1, required=True)
@_deciding
def split(
    engagement: str, claims: tuple[str, ...], path: Location, by: str, reason: str, as_json: bool
) -> None:
    """Say that some claims of an engagement speak of another one."""
    with Diary(existing(path)) as kept:
        found = kept.engagement(engagement)
        apart = _claims(found, claims)
        words = rulings.split(found, apart, by=by, reason=reason, made_at=kept.moment())
        _append(kept, words, apart[0].id, as_json=as_json)


@decide.command()
@click.argument("name", metavar="NAME")
@click.argument("to", metavar="TO")
@click.option("--country", metavar="CODE", help="The country the person acts for.")
@_deciding
def rename(
    name: str, to: str, country: str | None, path: Location, by: str, reason: str, as_json: bool
) -> None:
    """Say how somebody's name is to be written, or that two names are one person's."""
    code = country.upper() if country else None
    with Diary(existing(path)) as kept:
        word = rulings.renamed(name, code, to, by=by, reason=reason, made_at=kept.moment())
        _append(kept, [word], None, as_json=as_json)


@decide.command()
@click.argument("engagement", metavar="ENGAGEMENT")
@click.argument("name", metavar="SERIES")
@_deciding
def series(engagement: str, name: str, path: Location, by: str, reason: str, as_json: bool) -> None:
    """Say of which series an engagement is a session; "none" for of none."""
    with Diary(existing(path)) as kept:
        found = kept.engagement(engagement)
        word = rulings.placed_in(found, name, by=by, reason=reason, made_at=kept.moment())
        _append(kept, [word], found.id, as_json=as_json)


@decide.command()
@click.argument("decision", metavar="DECISION")
@_deciding
def undo(decision: str, path: Location, by: str, reason: str, as_json: bool) -> None:
    """Take a decision back; the rules' word is in force again."""
    with Diary(existing(path)) as kept:
        told = kept.decided()
        acts = [
            act
            for act in rulings.acts(told)
            if any(ruling.id.startswith(decision) for ruling in act)
        ]
        if len(acts) != 1:
            raise DecisionError(
                f"{plural(len(acts), 'decision')} of {path} begin with {decision!r}; wanted one: "
                "run legation decide list"
            )
        if not rulings.in_force(acts[0], told):
            raise DecisionError(
                f"{decision} is not in force any more; wanted one that is: run legation decide list"
            )
        _append(
            kept,
            rulings.undone(acts[0], by=by, reason=reason, made_at=kept.moment()),
            None,
            as_json=as_json,
        )


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


def _append(kept: Diary, made: Iterable[Ruling], shown: str | None, *, as_json: bool) -> None:
    """Append what was decided and show what it changed."""
    decided = tuple(made)
    kept.decide(*decided)
    if as_json:
        for ruling in decided:
            screen.data(ruling_dict(ruling))
        return
    if shown is not None:
        screen.show(diary_lines([kept.engagement(shown)]))
    first = rulings.acts(decided)[0][0].id[:ID_SHOWN]
    screen.tell(f"decided: {first}; to take it back: legation decide undo {first}")


def _claims(engagement: Engagement, wanted: Iterable[str]) -> list[Claim]:
    found = []
    for prefix in wanted:
        named = [claim for claim in engagement.claims if claim.id.startswith(prefix)]
        if len(named) != 1:
            raise DecisionError(
                f"{plural(len(named), 'claim')} of {engagement.id} begin with {prefix!r}; wanted "
                f"one: run legation show {engagement.id[:ID_SHOWN]}"
            )
        found += named
    return found
