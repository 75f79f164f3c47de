"""A shard read and written: all of it, then its row."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from legation import settings
from legation.cluster.manifest import Folder, Row
from legation.cluster.shards import SECONDS, Shard, Stated
from legation.cluster.tables import ERRORS, READINGS, Table, error_row, whole
from legation.cluster.work import At, Told, read_shard
from legation.timings import stage, taken


def finish(
    shard: Shard,
    out: Folder,
    *,
    stated: Stated,
    avoid: Mapping[int, str] | None = None,
    seconds: float = SECONDS,
    at: At | None = None,
) -> Row:
    """Read a shard and write what its pages say, unless that was done; its row.

    Raises OSError where a file cannot be read or written.
    """
    begun = time.monotonic()
    row = Row(
        shard=shard.name,
        inputs=shard.inputs,
        size=shard.size(),
        hash=shard.hash(),
        rules=settings.rules(),
        stated=stated.id,
    )
    done = out.done(shard.name, row.key)
    if done is not None:
        return done
    taken()
    counts: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    with whole(out.readings(shard.name)) as good, whole(out.errors(shard.name)) as bad:
        readings, errors = Table(good, READINGS), Table(bad, ERRORS)
        for one in read_shard(shard, stated=stated, avoid=avoid, seconds=seconds, at=at):
            if isinstance(one, Told):
                readings.add(one.row)
                counts["read"] += 1
                counts["telling"] += one.row["reading"] is not None
                counts["claims"] += int(one.row["claims"] or 0)
            else:
                errors.add(error_row(one.number, one.page, one.failure, one.reason))
                failures[one.failure] += 1
        with stage("write"):
            readings.close()
            errors.close()
    made = replace(
        row,
        pages=counts["read"] + failures.total(),
        read=counts["read"],
        telling=counts["telling"],
        claims=counts["claims"],
        failures=dict(sorted(failures.items())),
        seconds=round(time.monotonic() - begun, 3),
        stages={name: round(spent, 3) for name, spent in taken().items()},
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        ended=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    out.add(made)
    return made
