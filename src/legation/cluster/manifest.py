"""What is finished: a row for each shard, in a file of its own, written last.

A folder of readings holds `readings/NAME.parquet`, `errors/NAME.parquet` and
`manifest/NAME.json` for each shard. Without its row a shard is not finished, whatever else is
there.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from legation.cluster.tables import whole
from legation.errors import ClusterError


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A shard that was read, or set aside with its reason.

    `hash` is that of its bytes, `rules` the version that read it, `stated` what was stated of its
    pages; `pages` counts all of them, `read` those with a reading, `telling` those that say
    something. `seconds` are of the clock, `stages` of the worker's own time.
    """

    shard: str
    inputs: tuple[str, ...]
    size: int
    hash: str
    rules: str
    stated: str = ""
    pages: int = 0
    read: int = 0
    telling: int = 0
    claims: int = 0
    failures: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    stages: Mapping[str, float] = field(default_factory=dict)
    memory: int = 0
    ended: str = ""
    set_aside: str | None = None
    new: bool = True

    @property
    def key(self) -> tuple[str, str, str]:
        """What its readings depend on."""
        return self.hash, self.rules, self.stated

    def json(self) -> str:
        """The row as a line."""
        told = asdict(self)
        del told["new"]
        return json.dumps(told, ensure_ascii=False)


def of_json(line: str, *, new: bool) -> Row:
    """The row that a line tells; ClusterError where it is none."""
    try:
        told = json.loads(line)
        known = {one.name for one in fields(Row)}
        if not isinstance(told, dict) or not told.keys() <= known:
            raise ClusterError(f"{line[:80]!r} is no row of a manifest")
        return Row(**told | {"inputs": tuple(told["inputs"]), "new": new})
    except (ValueError, TypeError, KeyError) as error:
        raise ClusterError(f"{line[:80]!r} is no row of a manifest ({error})") from error


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of readings."""

    path: Path

    def make(self) -> None:
        """Make it, and the folders in it; ClusterError where that cannot be."""
        try:
            for kind in ("readings", "errors", "manifest"):
                (self.path / kind).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ClusterError(
                f"{self.path} cannot be written: {error.strerror or error}; wanted a folder"
            ) from error

    def readings(self, shard: str) -> Path:
        return self.path / "readings" / f"{shard}.parquet"

    def errors(self, shard: str) -> Path:
        return self.path / "errors" / f"{shard}.parquet"

    @property
    def links(self) -> Path:
        return self.path / "links.parquet"

    @property
    def engagements(self) -> Path:
        return self.path / "engagements.parquet"

    def row(self, shard: str) -> Row | None:
        """The row of a shard, None where it has none, a damaged one or another's."""
        path = self._row(shard)
        try:
            row = of_json(path.read_text(encoding="utf-8"), new=False) if path.exists() else None
        except ClusterError:
            return None
        # Its name becomes paths: what a file says of itself must not lead out of the folder.
        return row if row is not None and row.shard == shard else None

    def rows(self) -> Iterator[Row]:
        """Every row, by the shards' names."""
        for path in sorted((self.path / "manifest").glob("*.json")):
            row = self.row(path.stem)
            if row is not None:
                yield row

    def in_order(self) -> list[str]:
        """The finished shards in the order of a load: of an article's readings the last counts."""
        finished = (row for row in self.rows() if row.set_aside is None)
        return [row.shard for row in sorted(finished, key=lambda row: (row.rules, row.shard))]

    def done(self, shard: str, key: tuple[str, str, str]) -> Row | None:
        """The row of a shard whose readings stand and are those that would be made now."""
        row = self.row(shard)
        stands = self.readings(shard).exists() and self.errors(shard).exists()
        return row if row and row.key == key and row.set_aside is None and stands else None

    def add(self, row: Row) -> None:
        """Let a shard be finished, or set aside."""
        with whole(self._row(row.shard)) as part:
            part.write_text(row.json() + "\n", encoding="utf-8")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else on this machine writes to it meanwhile; ClusterError where somebody does."""
        with (self.path / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise ClusterError(
                    f"another backfill is writing to {self.path}; wait for it, or give another "
                    "folder"
                ) from error
            yield

    def sweep(self) -> None:
        """Remove what a killed run left half written; nobody else may be writing."""
        for pattern in ("*/.*.part", ".*.part"):
            for part in self.path.glob(pattern):
                part.unlink(missing_ok=True)

    def _row(self, shard: str) -> Path:
        return self.path / "manifest" / f"{shard}.json"
