"""A process that reads shards for another one and may die of a page: `python -m` it.

It takes an order a line on standard input and answers in lines: the number of each page that it
begins with, then the shard's row or why there is none.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys

from legation.cluster.finish import finish
from legation.cluster.manifest import Folder
from legation.cluster.orders import Answer, Order
from legation.errors import LegationError

MEMORY = 2_000_000_000
"""The most bytes of data that a worker may ask for; more is a fault of the page that did."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES)


def main() -> None:
    """Take orders until there are none, or nobody listens."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    # What a library prints must not pose as an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    # A file that grows over its limit is an error like a full disk, not a death.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def say(answer: Answer) -> None:
        answers.write(answer.json() + "\n")
        answers.flush()

    say(Answer(at=None))
    for line in sys.stdin:
        try:
            order = Order.of_json(line)
            row = finish(
                order.shard,
                Folder(order.out),
                stated=order.stated,
                avoid=order.avoid,
                seconds=order.seconds,
                at=lambda number: say(Answer(at=number)),
            )
        except LegationError as error:
            say(Answer(stop=str(error)))
        except OSError as error:
            if error.errno is not None and error.errno in _FULL:
                say(Answer(stop=f"{order.out} cannot be written: {os.strerror(error.errno)}"))
            else:
                say(Answer(failed=f"{error.strerror or error}"))
        except Exception as error:  # noqa: BLE001 - told to whoever gave the order
            say(Answer(failed=f"{type(error).__name__}: {error}"[:1000]))
        else:
            say(Answer(row=row))


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        os._exit(1)
