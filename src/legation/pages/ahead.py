"""Pages looked at some way ahead of being read, for what they have in common."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from legation.model import NotRead, RawPage

_MOST_PAGES = 200
_MOST_BYTES = 32_000_000


def ahead(
    found: Iterable[RawPage | NotRead],
    look: Callable[[RawPage], None],
    *,
    most: int = _MOST_PAGES,
) -> Iterator[RawPage | NotRead]:
    """The same pages in the same order, each looked at before the `most` before it are given on.

    Fewer wait where they hold more than 32 MB together, so any stream takes bounded memory.
    """
    waiting: deque[RawPage | NotRead] = deque()
    held = 0
    for page in found:
        waiting.append(page)
        if isinstance(page, RawPage):
            look(page)
            held += len(page.content)
        while len(waiting) > most or (held > _MOST_BYTES and len(waiting) > 1):
            first = waiting.popleft()
            held -= len(first.content) if isinstance(first, RawPage) else 0
            yield first
    yield from waiting
