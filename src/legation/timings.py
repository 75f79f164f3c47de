"""Where the time goes: how long each stage of reading takes, of this thread's own time.

A stage within another is not counted twice: each has the time that none within it took.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")

STAGES = ("bytes", "article", "gate", "names", "parse", "claims", "write")
"""What `--timings` tells of, in the order in which a page passes them."""

_spent: dict[str, float] = {}
_within: list[float] = []


@contextmanager
def stage(name: str) -> Iterator[None]:
    """What is done in the block counts as this stage's."""
    begun = time.thread_time()
    _within.append(0.0)
    try:
        yield
    finally:
        taken = time.thread_time() - begun
        _spent[name] = _spent.get(name, 0.0) + taken - _within.pop()
        if _within:
            _within[-1] += taken


def each(name: str, found: Iterator[Item]) -> Iterator[Item]:
    """The same, what it takes to come by each counted as this stage's."""
    while True:
        with stage(name):
            item = next(found, None)
        if item is None:
            return
        yield item


def taken() -> Mapping[str, float]:
    """The seconds that each stage took since this was last asked."""
    told = dict(_spent)
    _spent.clear()
    return told
