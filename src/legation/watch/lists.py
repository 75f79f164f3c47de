"""From what a user names to the addresses of feeds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from legation.errors import PageError, WatchError
from legation.pages import feed_list


def addresses(inputs: Iterable[str]) -> tuple[str, ...]:
    """The feeds that lists (OPML, or an address a line) and addresses name, each once.

    Raises WatchError where a list cannot be read or names no feed.
    """
    found: list[str] = []
    for name in inputs:
        try:
            found += feed_list(name.encode() if "://" in name else Path(name).read_bytes())
        except PageError as error:
            raise WatchError(f"{name}: {error}") from error
        except OSError as error:
            raise WatchError(
                f"{name} cannot be read ({error.strerror or error}); wanted a list of feeds, or a "
                "feed's address"
            ) from error
    return tuple(dict.fromkeys(found))
