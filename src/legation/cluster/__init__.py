"""The same map over many shards: pages in, readings out as Parquet, each shard whole or not at all.

A shard is some thousands of pages. What reads it is a pure function of it, run by processes of
this machine or by Spark; what dies, hangs or fails of a page is a row of the errors.
"""

from legation.cluster.linking import link
from legation.cluster.links import Linked
from legation.cluster.manifest import Folder, Row
from legation.cluster.pool import backfill
from legation.cluster.shards import Failure, Shard, Stated, shards, size
from legation.cluster.spark import backfill as backfill_on_spark
from legation.cluster.spark_links import link as link_on_spark
from legation.cluster.tables import Row as TableRow
from legation.cluster.tables import rows

__all__ = [
    "Failure",
    "Folder",
    "Linked",
    "Row",
    "Shard",
    "Stated",
    "TableRow",
    "backfill",
    "backfill_on_spark",
    "link",
    "link_on_spark",
    "rows",
    "shards",
    "size",
]
