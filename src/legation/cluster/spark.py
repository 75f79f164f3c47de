"""Shards over a Spark cluster: the same workers, minded by its executors. Needs the extra `spark`.

What a shard's pages say is written by whoever reads it, to a folder that all of them share; Spark
hands out shards and brings back their rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from legation.cluster import manifest
from legation.cluster.manifest import Folder, Row
from legation.cluster.orders import Order
from legation.cluster.shards import RECORDS, SECONDS, Shard, Stated, shards
from legation.cluster.tables import parquet
from legation.cluster.worker import Worker
from legation.errors import ClusterError, ExtraMissing
from legation.model import NotRead

_minded: dict[Path, Worker] = {}
"""The worker of an executor's Python process, which Spark uses again for later shards."""


def backfill(
    url: str,
    inputs: Sequence[str],
    out: Path,
    *,
    stated: Stated | None = None,
    most: int = RECORDS,
    seconds: float = SECONDS,
) -> Iterator[Row | NotRead]:
    """What `pool.backfill` does, by the Spark cluster at `url` ("local[2]", "spark://host:7077").

    The inputs and `out` are paths that mean the same on every machine of the cluster. Raises
    ExtraMissing without pyspark, ClusterError where the cluster cannot be reached.
    """
    parquet()
    folder = Folder(out.resolve())
    folder.make()
    with folder.locked():
        folder.sweep()
        orders: list[str] = []
        for shard in shards(inputs, most=most):
            if isinstance(shard, NotRead):
                yield shard
            else:
                orders.append(_order(shard, folder.path, stated or Stated(), seconds))
        if orders:
            yield from _over(url, orders)


def _order(shard: Shard, out: Path, stated: Stated, seconds: float) -> str:
    return Order(shard=shard, out=out, stated=stated, seconds=seconds).json()


def _over(url: str, orders: Sequence[str]) -> Iterator[Row]:
    """The rows of shards, a partition each, once the cluster has ended them all."""
    with connected(url) as session:
        numbered = session.range(0, len(orders), 1, len(orders))
        done = numbered.mapInArrow(_reader(list(orders)), "row string, new boolean")
        rows = done.collect()
    for told in rows:
        yield manifest.of_json(told["row"], new=told["new"])


@contextmanager
def connected(url: str) -> Iterator[Any]:
    """A session with the cluster for the length of a `with` block; its failures are told in ours.

    Raises ClusterError where it cannot be reached or gives up.
    """
    session = _session(url)
    try:
        yield session
    except Exception as error:
        said = str(error)
        ours = re.search(r"ClusterError: (.+)", said)
        raise ClusterError(
            ours[1] if ours else f"Spark gave up: {said.strip().splitlines()[0][:300]}"
        ) from error
    finally:
        session.stop()


def _reader(orders: list[str]) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """What an executor does with the numbers of the orders it is handed."""

    def read(batches: Iterator[Any]) -> Iterator[Any]:
        arrow = import_module("pyarrow")
        for batch in batches:
            for number in batch.column("id").to_pylist():
                row = obey(Order.of_json(orders[number]))
                told = {"row": [row.json()], "new": [row.new]}
                yield arrow.RecordBatch.from_pydict(told)

    return read


def obey(order: Order) -> Row:
    """The row of an order's shard, read by this process's worker."""
    worker = _minded.get(order.out)
    if worker is None:
        worker = Worker(out=order.out, stated=order.stated, seconds=order.seconds)
        _minded[order.out] = worker
    worker.stated, worker.seconds = order.stated, order.seconds
    return worker.read(order.shard, lambda _pages: None)


def _session(url: str) -> Any:
    try:
        sql = import_module("pyspark.sql")
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            "pyspark is not installed, and --spark needs it: run pip install 'legation[spark]'"
        ) from error
    builder = sql.SparkSession.builder.master(url).appName("legation backfill")
    builder = builder.config("spark.ui.enabled", "false")
    if url.startswith("local"):
        # Nobody but this machine is to hear of a run on this machine.
        builder = builder.config("spark.driver.host", "127.0.0.1")
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1")
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise ClusterError(
            f"no Spark cluster answers at {url} ({type(error).__name__}); wanted local[N] or "
            "spark://HOST:PORT, and Java 17 on this machine"
        ) from error
