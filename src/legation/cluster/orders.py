"""What a worker is told and what it answers, as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from legation.cluster import manifest
from legation.cluster.manifest import Row
from legation.cluster.shards import SECONDS, Shard, Stated
from legation.pages import Piece
from legation.store import codec


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Read a shard into the folder `out`, but do not touch the pages to `avoid`."""

    shard: Shard
    out: Path
    stated: Stated = field(default_factory=Stated)
    avoid: Mapping[int, str] = field(default_factory=dict)
    seconds: float = SECONDS

    def json(self) -> str:
        """The order as a line."""
        return json.dumps(
            {
                "pieces": [asdict(piece) for piece in self.shard.pieces],
                "out": str(self.out),
                "stated": codec.encode(self.stated),
                "avoid": list(self.avoid.items()),
                "seconds": self.seconds,
            }
        )

    @classmethod
    def of_json(cls, line: str) -> Order:
        """The order that a line tells."""
        told = json.loads(line)
        stated = codec.decode(Stated, told["stated"])
        assert isinstance(stated, Stated)
        return cls(
            shard=Shard(pieces=tuple(Piece(**piece) for piece in told["pieces"])),
            out=Path(told["out"]),
            stated=stated,
            avoid=dict(told["avoid"]),
            seconds=told["seconds"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The page that is begun with, or what became of a shard.

    `failed` is why this shard has no row, `stop` why no shard can have one: a full disk, a
    language that is not installed.
    """

    at: int | None = None
    row: Row | None = None
    failed: str | None = None
    stop: str | None = None

    def json(self) -> str:
        """The answer as a line."""
        if self.row is not None:
            return json.dumps({"row": self.row.json(), "new": self.row.new})
        return json.dumps({"at": self.at, "failed": self.failed, "stop": self.stop})

    @classmethod
    def of_json(cls, line: str) -> Answer:
        """The answer that a line tells."""
        told = json.loads(line)
        if "row" in told:
            return cls(row=manifest.of_json(told["row"], new=told["new"]))
        return cls(**told)
