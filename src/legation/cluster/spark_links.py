"""A folder of readings linked by a Spark cluster. Needs the extra `spark`.

What `linking` does, with the same functions of rows in order: Spark brings them together and puts
them in order. Whoever begins it holds none of the claims, and a part of the links at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from legation.cluster import links
from legation.cluster.links import Linked
from legation.cluster.manifest import Folder
from legation.cluster.spark import connected
from legation.cluster.tables import Row
from legation.model import Verdict

_MANY = 1000
"""How many rows an executor hands on at once."""

_MOST_PARTS = 2000
"""Rows are brought together in as many parts as there are shards, but in no more than this."""

_TELLING = {"article": "string", "shard": "int64", "number": "int64"}
_TYPES = {"string": "string", "int64": "bigint", "double": "double"}
"""What Spark calls a column of this type."""


def link(url: str, out: Path) -> Linked:
    """What `linking.link` does, by the Spark cluster at `url`.

    Raises ExtraMissing without pyspark, ClusterError where the cluster cannot be reached.
    """
    folder = Folder(out.resolve())
    with folder.locked():
        paths = [folder.readings(shard) for shard in folder.in_order()]
        if not paths:
            return links.keep(folder, (), ())
        with connected(url) as session:
            found, engaged = _linked(session, paths)
            return links.keep(
                folder,
                _in_order(found, "left", "right"),
                _in_order(engaged, "engagement", "claim"),
            )


def _linked(session: Any, paths: list[Path]) -> tuple[Any, Any]:
    """The links, and the engagements of the claims, in no order."""
    sql = import_module("pyspark.sql.functions")
    session.conf.set("spark.sql.shuffle.partitions", min(len(paths), _MOST_PARTS))
    numbered = session.range(0, len(paths), 1, len(paths))
    told = _made(numbered, _teller(paths), _TELLING)
    last = told.groupBy("article").agg(sql.max(sql.struct("shard", "number")).alias("last"))
    counting = last.select("last.*").repartition(len(paths), "shard")
    claims = _kept(_made(counting.sortWithinPartitions("shard"), _placer(paths), links.CLAIMS))
    blocks = claims.where("blocks != ''").select(
        sql.explode(sql.split("blocks", "\n")).alias("block"), "first", "id", "said", "claim"
    )
    found = _kept(
        _made(_together(blocks, "block", "first", "id"), links.pairs_of_blocks, links.LINKS)
    )
    least = families(claims, found).persist()
    mine, theirs = sql.col("claims.id"), sql.col("links.left")
    own = (
        claims.alias("claims")
        .join(least, mine == least["one"], "left")
        .select(sql.coalesce("other", mine).alias("family"), "said", "claim")
    )
    kin = own.unionByName(
        found.alias("links")
        .join(least, theirs == least["one"], "left")
        .select(sql.coalesce("other", theirs).alias("family"), "left", "right", "verdict", "score"),
        allowMissingColumns=True,
    )
    return found, _kept(_made(_together(kin, "family"), links.groups, links.ENGAGEMENTS))


def families(claims: Any, found: Any) -> Any:
    """The least claim of each one's family, where that is `other` than this `one`.

    `claims` have an `id`, and with their `article` the `name` it gives the engagement; `found` are
    links. Alternates the two steps of Kiveris et al., "Connected Components in MapReduce and
    Beyond" (2014): a claim's greater neighbours, then its lesser, are tied to the least it knows.
    """
    sql, window = import_module("pyspark.sql.functions"), import_module("pyspark.sql").Window
    first = sql.min("id").over(window.partitionBy("article", "name"))
    called_one = claims.select(sql.col("id").alias("one"), first.alias("other"))
    same = found.where(sql.col("verdict") == Verdict.SAME.value).select(
        sql.greatest("left", "right").alias("one"), sql.least("left", "right").alias("other")
    )
    ties = called_one.union(same).where("one != other").distinct().localCheckpoint(eager=False)
    of_one = window.partitionBy("one")
    before = _sum(ties)
    while True:
        both = ties.union(ties.select("other", "one"))
        least = sql.least("one", sql.min("other").over(of_one))
        ties = both.withColumn("least", least).where("other > one")
        ties = ties.select(sql.col("other").alias("one"), sql.col("least").alias("other"))
        least = sql.min("other").over(of_one)
        ties = ties.distinct().withColumn("least", least)
        ends = sql.explode(sql.array("one", "other")).alias("one")
        ties = ties.select(ends, sql.col("least").alias("other")).where("one != other")
        ties = ties.distinct().localCheckpoint(eager=False)
        after = _sum(ties)
        if after == before:
            return ties
        before = after


def _sum(ties: Any) -> Any:
    """What two sets of ties have in common where they are the same."""
    sql = import_module("pyspark.sql.functions")
    return ties.agg(sql.count("*"), sql.bit_xor(sql.xxhash64("one", "other"))).first()


def _kept(frame: Any) -> Any:
    """The frame, its rows made once and kept on the executors' disks."""
    return frame.persist(import_module("pyspark").StorageLevel.DISK_ONLY)


def _together(frame: Any, key: str, *then: str) -> Any:
    """All rows of a key with one executor, one key after the other."""
    return frame.repartition(key).sortWithinPartitions(key, *then)


def _in_order(frame: Any, *keys: str) -> Iterator[Row]:
    """The rows of all executors in the order of their keys, a part of them at a time."""
    return (row.asDict() for row in frame.sort(*keys).toLocalIterator())


def _made(
    frame: Any, made: Callable[[Iterator[Row]], Iterable[Row]], columns: dict[str, str]
) -> Any:
    """What executors make of the rows of their parts, in order."""

    def over(batches: Iterator[Any]) -> Iterator[Any]:
        arrow = import_module("pyarrow")
        schema = arrow.schema([(name, arrow.type_for_alias(of)) for name, of in columns.items()])
        rows = iter(made(row for batch in batches for row in batch.to_pylist()))
        while some := list(islice(rows, _MANY)):
            yield arrow.RecordBatch.from_pylist(some, schema=schema)

    return frame.mapInArrow(over, ", ".join(f"`{n}` {_TYPES[of]}" for n, of in columns.items()))


def _teller(paths: list[Path]) -> Callable[[Iterator[Row]], Iterator[Row]]:
    """What says something in the shards of these numbers."""

    def tell(numbered: Iterator[Row]) -> Iterator[Row]:
        for row in numbered:
            shard = int(row["id"] or 0)
            for article, number in links.telling(paths[shard]):
                yield {"article": article, "shard": shard, "number": number}

    return tell


def _placer(paths: list[Path]) -> Callable[[Iterator[Row]], Iterator[Row]]:
    """The claims of the readings that count, which come by their shards."""

    def place(counting: Iterator[Row]) -> Iterator[Row]:
        for shard, some in groupby(counting, key=itemgetter("shard")):
            numbers = frozenset(int(row["number"] or 0) for row in some)
            yield from links.claims(paths[int(shard)], numbers)

    return place
