"""`token`: who may decide through the web pages and the API."""

from __future__ import annotations

import click

from legation.cli import screen
from legation.cli.asking import existing
from legation.cli.inputs import diary_option, json_option
from legation.diary import Diary
from legation.store import Location, Token
from legation.views.calendar import instant_words
from legation.views.json import Json, instant


@click.group()
def token() -> None:
    """Let people decide through `legation serve`, each with a token of their own."""


@token.command()
@click.argument("author", metavar="AUTHOR")
@diary_option
@json_option
def create(author: str, path: Location, as_json: bool) -> None:
    """Make a token; it is shown this once, and decisions made with it carry AUTHOR's name."""
    with Diary(existing(path)) as kept:
        made, words = kept.tokens.create(author)
    if as_json:
        screen.data({**_dict(made), "token": words})
        return
    click.echo(words)
    screen.tell(
        f"the token of {made.author}; it is not kept and cannot be shown again. To take it back: "
        f"legation token revoke {made.id}"
    )


@token.command("list")
@diary_option
@json_option
def list_(path: Location, as_json: bool) -> None:
    """Print whose tokens there are, and which hold no longer."""
    with Diary(existing(path)) as kept:
        found = kept.tokens.all()
    for one in found:
        if as_json:
            screen.data(_dict(one))
        else:
            made = instant_words(one.made_at.replace(microsecond=0))
            revoked = f", revoked {instant_words(one.revoked_at)}" if one.revoked_at else ""
            click.echo(f"{one.id}  {one.author} · made {made}{revoked}")
    if not found:
        screen.tell("nobody has a token; make one: legation token create AUTHOR")


@token.command()
@click.argument("name", metavar="TOKEN")
@diary_option
@json_option
def revoke(name: str, path: Location, as_json: bool) -> None:
    """Let a token hold no longer, by its id, or its author where they have one only."""
    with Diary(existing(path)) as kept:
        gone = kept.tokens.revoke(name)
    if as_json:
        screen.data(_dict(gone))
    else:
        screen.tell(f"{gone.author} may decide with {gone.id} no longer")


def _dict(one: Token) -> Json:
    return {
        "id": one.id,
        "author": one.author,
        "made_at": instant(one.made_at),
        "revoked_at": instant(one.revoked_at),
    }
