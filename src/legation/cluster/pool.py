"""Shards over the processes of one machine."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from legation.cluster.manifest import Folder, Row
from legation.cluster.shards import RECORDS, SECONDS, Shard, Stated, shards
from legation.cluster.tables import parquet
from legation.cluster.worker import Tick, Worker
from legation.model import NotRead


def backfill(
    inputs: Sequence[str],
    out: Path,
    *,
    stated: Stated | None = None,
    workers: int = 1,
    most: int = RECORDS,
    seconds: float = SECONDS,
    tick: Tick | None = None,
) -> Iterator[Row | NotRead]:
    """Read files and folders into a folder of readings; a row for each shard, as they end.

    Shards that the folder has are not read again. `workers` is how many processes read at once,
    `most` how many pages make a shard, `seconds` the most time that a page is given; `tick` is
    told of pages as they are begun with. Raises ExtraMissing without pyarrow, ClusterError where
    the folder cannot be written or is being written.
    """
    parquet()
    folder = Folder(out)
    folder.make()
    with folder.locked():
        folder.sweep()
        minded = [
            Worker(out=out, stated=stated or Stated(), seconds=seconds) for _ in range(workers)
        ]
        yield from _over(minded, shards(inputs, most=most), tick or _nobody)


def _over(
    workers: Sequence[Worker], planned: Iterator[Shard | NotRead], tick: Tick
) -> Iterator[Row | NotRead]:
    """What becomes of each shard, as they end; an error of one worker ends all of them."""
    told: queue.Queue[Row | NotRead | BaseException | None] = queue.Queue()
    turn = threading.Lock()
    stopped = threading.Event()

    def following() -> Shard | NotRead | None:
        with turn:
            return None if stopped.is_set() else next(planned, None)

    def work(worker: Worker) -> None:
        try:
            while (shard := following()) is not None:
                told.put(shard if isinstance(shard, NotRead) else worker.read(shard, tick))
        except BaseException as error:  # noqa: BLE001 - raised where the rows are awaited
            told.put(error)
        else:
            told.put(None)

    threads = [threading.Thread(target=work, args=(one,), daemon=True) for one in workers]
    for thread in threads:
        thread.start()
    try:
        left = len(threads)
        while left:
            match told.get():
                case None:
                    left -= 1
                case BaseException() as error:
                    raise error
                case Row() | NotRead() as row:
                    yield row
    finally:
        stopped.set()
        for worker in workers:
            worker.close()
        for thread in threads:
            thread.join(timeout=10)


def _nobody(_pages: int) -> None:
    pass
