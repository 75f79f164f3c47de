"""`serve`: the diary as web pages, an API and feeds."""

from __future__ import annotations

import ipaddress
import socket

import click
import uvicorn

from legation.cli import screen
from legation.cli.asking import existing
from legation.cli.inputs import diary_option
from legation.diary import Diary
from legation.errors import ServingError
from legation.store import Location
from legation.web import make_app

_WAITING = 64
"""Connections that may wait to be accepted."""


@click.command()
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address to listen on.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8321,
    show_default=True,
    metavar="N",
    help="The port to listen on; 0 for any that is free.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name by which the server is called, beside localhost and its address.",
)
@diary_option
def serve(host: str, port: int, names: tuple[str, ...], path: Location) -> None:
    """Serve the diary as web pages, until Ctrl-C."""
    if not _is_here(host):
        _guarded(path, host)
    app = make_app(existing(path), names=(*names, host))
    with _listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        screen.tell(
            f"the diary is at http://{shown}:{listener.getsockname()[1]}/ (Ctrl-C stops it)"
        )
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listener])


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _guarded(path: Location, host: str) -> None:
    """Raise ServingError where others would be served and nobody has a token."""
    with Diary(existing(path)) as kept:
        if all(token.revoked_at for token in kept.tokens.all()):
            raise ServingError(
                f"on {host} others can reach the diary, and nobody has a token to decide with; "
                "wanted one first: run legation token create YOUR-NAME, or serve this machine "
                "alone: leave out --host"
            )


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; ServingError where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise ServingError(
            f"cannot listen on {host} port {port} ({error.strerror}); wanted a free one: give "
            "another --port, or 0 for any"
        ) from error
    listener.listen(_WAITING)
    return listener
