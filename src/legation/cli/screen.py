"""Where output goes: lines to a terminal in colour or to a pipe as text, data as JSON, talk."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

import click

from legation.views.json import dumps
from legation.views.lines import Line, clean, plain

_MEASURE = 100
"""The widest row, in cells, that is still comfortably read."""


def show(lines: Iterable[Line]) -> None:
    """Print lines on standard output, in colour where it is a terminal that takes our marks."""
    width = min(shutil.get_terminal_size().columns, _MEASURE)
    encoding = sys.stdout.encoding or "ascii"
    if sys.stdout.isatty() and encoding.lower().replace("-", "") == "utf8":
        # rich takes longer to load than a short answer to print, and a pipe has no use for it.
        from rich.console import Console  # noqa: PLC0415

        from legation.views.terminal import styled  # noqa: PLC0415

        Console(highlight=False).print(styled(lines, width=width), soft_wrap=True, end="")
    else:
        click.echo(plain(lines, width=width, encoding=encoding), nl=False)


def data(value: object) -> None:
    """Print one JSON object as a line of standard output."""
    click.echo(dumps(value), nl=False)


def tell(message: str) -> None:
    """Say something on standard error."""
    click.echo(clean(message), err=True)


class Tick(Protocol):
    """Told after each page how many were read and how many failed so far."""

    def __call__(self, *, read: int, failed: int) -> None: ...


@contextmanager
def progress() -> Iterator[Tick]:
    """A progress display on standard error where that is a terminal and a person waits.

    Where standard output is a terminal too, what is printed there shows the progress. Nothing
    is drawn before the second page.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield _no_tick
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
    ) as bar:
        task = bar.add_task("reading", total=None, visible=False)

        def tick(*, read: int, failed: int) -> None:
            told = f"read {read}" + (f", failed {failed}" if failed else "")
            bar.update(task, description=told, visible=read + failed > 1)

        yield tick


def _no_tick(*, read: int, failed: int) -> None:
    pass
