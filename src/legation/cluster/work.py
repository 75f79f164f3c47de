"""From a shard to what its pages say: a pure map, whoever runs it.

Here is the edge at which every failure of one page, expected or not, becomes one row.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from legation import pages, reading
from legation.articles import Opener, Sightings
from legation.cluster.shards import SECONDS, Failure, Shard, Stated
from legation.cluster.tables import Row, reading_row
from legation.errors import LanguageMissing, LexiconError, PageError
from legation.model import NotRead, RawPage
from legation.timings import each, stage

At = Callable[[int], None]
"""Told the number of the page that is being worked on, so that its death has a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A page of a shard, by its place in it, and the row of its reading."""

    number: int
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A page of a shard that has no reading, and why."""

    number: int
    page: str
    failure: Failure
    reason: str


class TooSlow(BaseException):
    """Raised in the middle of whatever takes too long; no `except Exception` may swallow it."""


def read_shard(
    shard: Shard,
    *,
    stated: Stated,
    avoid: Mapping[int, str] | None = None,
    seconds: float = SECONDS,
    at: At | None = None,
) -> Iterator[Told | Failed]:
    """Read every page of a shard, in order; each is told of once.

    `avoid` are pages not to be touched, with the reason: they killed who touched them. Must run
    in the main thread of its process, where the time of a page can be limited.
    """
    shunned = avoid or {}
    seen, opener = Sightings(), Opener(stated.layouts)
    tell = at or _nobody

    brought = 0
    reading.ready()

    def found() -> Iterator[RawPage | NotRead]:
        nonlocal brought
        every = pages.of_pieces(
            shard.pieces, published=stated.published, zone=stated.zone, url=stated.url
        )
        tell(brought)
        for page in each("bytes", every):
            brought += 1
            yield page
            tell(brought)

    def look(page: RawPage) -> None:
        """Take note of what a page shows; one that fails here fails again when it is read."""
        if brought - 1 in shunned:
            return
        try:
            with within(seconds), stage("article"):
                seen.note(opener.sighting(page))
        except (Exception, TooSlow):  # noqa: BLE001 - any failure, told when the page is read
            return

    for number, page in enumerate(pages.ahead(found(), look)):
        if isinstance(page, NotRead):
            yield Failed(number=number, page=page.id, failure=Failure.REFUSED, reason=page.reason)
            continue
        if number in shunned:
            yield Failed(
                number=number, page=page.id, failure=Failure.KILLED, reason=shunned[number]
            )
            continue
        tell(number)
        yield _read(number, page, opener, seen, seconds)


def _read(
    number: int, page: RawPage, opener: Opener, seen: Sightings, seconds: float
) -> Told | Failed:
    try:
        with within(seconds):
            with stage("article"):
                opened = opener(page)
            made = reading.read(opened, repeats=seen)
            kept = reading.as_kept(page, made)
            return Told(number=number, row=reading_row(number, page, kept))
    except (LanguageMissing, LexiconError):
        raise
    except TooSlow:
        failure, reason = Failure.SLOW, f"it took more than {seconds:g} s"
    except PageError as error:
        said = " ".join(str(error).split()).removeprefix(page.id).lstrip(": ")
        failure, reason = Failure.REFUSED, said
    except Exception as error:  # noqa: BLE001 - a page that nothing foresaw is one row too
        failure, reason = Failure.FAULT, f"{type(error).__name__}: {error}"[:1000]
    return Failed(number=number, page=page.id, failure=failure, reason=reason)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TooSlow where the block takes longer, of this process's own time.

    Its own time, so that a busy machine refuses no page that another would read.
    """

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _nobody(_number: int) -> None:
    pass
