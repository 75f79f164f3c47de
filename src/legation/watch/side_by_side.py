"""Several streams worked at once, their items handed to one consumer as they come."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from queue import Empty, Full, Queue
from typing import TypeVar

Item = TypeVar("Item")

_HELD = 16
"""Items that may wait for the consumer, however many streams there are."""

_LOOK = 0.2
"""Seconds after which a waiting thread looks whether anybody still listens."""


def side_by_side(
    streams: Sequence[Callable[[], Iterator[Item]]], *, at_once: int
) -> Iterator[Item]:
    """The items of all streams; those of one stream stay in their order.

    `at_once` threads work on them. What a stream raises is raised here. Threads are let go of when
    the consumer ends, so that a server that stalls keeps nobody waiting.
    """
    waiting: Queue[Item | _Ended] = Queue(_HELD)
    rest: Queue[Callable[[], Iterator[Item]]] = Queue()
    for stream in streams:
        rest.put(stream)
    over = threading.Event()

    def put(item: Item | _Ended) -> bool:
        while not over.is_set():
            try:
                waiting.put(item, timeout=_LOOK)
            except Full:
                continue
            return True
        return False

    def work() -> None:
        while not over.is_set():
            try:
                stream = rest.get_nowait()
            except Empty:
                return
            failed: BaseException | None = None
            try:
                for item in stream():
                    if not put(item):
                        return
            except Exception as error:  # noqa: BLE001 - it is raised where it is looked for
                failed = error
            put(_Ended(failed))

    for _ in range(min(at_once, len(streams))):
        threading.Thread(target=work, daemon=True).start()
    left = len(streams)
    try:
        while left:
            item = waiting.get()
            if isinstance(item, _Ended):
                left -= 1
                if item.failed is not None:
                    raise item.failed
            else:
                yield item
    finally:
        over.set()


class _Ended:
    """That a stream has ended, and what it raised."""

    def __init__(self, failed: BaseException | None) -> None:
        self.failed = failed
