"""Values in lots that one statement may list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

_MANY = 500
"""How many values one statement may list."""


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """Each of the values once, in order, as many at a time as one statement may list."""
    rest = iter(sorted(set(values)))
    while some := list(islice(rest, _MANY)):
        yield some
