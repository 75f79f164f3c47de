"""How a long run goes: its rate and the time that is left, and where its time went."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import click

from legation.cli.screen import tell
from legation.timings import STAGES, taken

timings_option = click.option(
    "--timings", is_flag=True, help="Tell where the time went, stage by stage."
)

_EVERY = 30.0
"""Seconds between two lines where nobody watches a terminal."""


@dataclass(slots=True)
class Run:
    """What was done so far, of `size` bytes in all."""

    size: int
    begun: float = field(default_factory=time.monotonic)
    done: int = 0
    seen: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def pages(self, more: int) -> None:
        """So many more pages have been begun with."""
        with self._lock:
            self.seen += more

    def bytes(self, more: int) -> None:
        """So many more bytes are finished."""
        with self._lock:
            self.done += more

    def told(self) -> str:
        """The rate and the time that is left, once a shard is finished."""
        spent = time.monotonic() - self.begun
        line = f"{self.seen:,} pages, {self.seen / max(spent, 0.001):,.0f} a second"
        if self.done and self.size > self.done:
            left = (self.size - self.done) * spent / self.done
            line += f"; {self.done / self.size:.0%} done, {_clock(left)} left"
        return line


@contextmanager
def run(size: int) -> Iterator[Run]:
    """A long run's progress on standard error: on a terminal always, else from time to time."""
    told = Run(size)
    over = threading.Event()
    terminal = sys.stderr.isatty()

    def watch() -> None:
        while not over.wait(1.0 if terminal else _EVERY):
            if terminal:
                click.echo(f"\r\x1b[2K{told.told()}", err=True, nl=False)
            else:
                tell(told.told())

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        over.set()
        thread.join()
        if terminal:
            click.echo("\r\x1b[2K", err=True, nl=False)


def tell_timings(stages: Mapping[str, float], pages: int | None) -> None:
    """Say how long each stage took, in all and of a page, of the processes' own time."""
    whole = sum(stages.values())
    for name in STAGES:
        spent = stages.get(name, 0.0)
        of_page = f" {spent / pages * 1000:8.2f} ms a page" if pages else ""
        tell(f"{name:8} {spent:9.2f} s {spent / whole if whole else 0:5.0%}{of_page}")
    rate = f"       {pages / whole:8.1f} pages a second and core" if pages and whole else ""
    tell(f"{'all':8} {whole:9.2f} s{rate}")


@contextmanager
def timed(*, wanted: bool) -> Iterator[None]:
    """Say afterwards how long each stage of what is done here took, if that is wanted."""
    taken()
    try:
        yield
    finally:
        if wanted:
            tell_timings(taken(), None)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
