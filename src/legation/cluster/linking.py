"""A folder of readings linked by one process: what waits, waits on the disk.

In memory are the claims that may still be compared with the next one, those of one family, and
eight bytes for every other.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from array import array
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from legation.cluster import links
from legation.cluster.links import Linked
from legation.cluster.manifest import Folder
from legation.cluster.tables import Row
from legation.errors import ClusterError
from legation.model import Verdict

_DESK = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -64000;
CREATE TABLE telling (article TEXT PRIMARY KEY, shard INTEGER, number INTEGER) WITHOUT ROWID;
CREATE TABLE claims (
    at INTEGER PRIMARY KEY, id TEXT, article TEXT, name TEXT, said TEXT, first TEXT, claim TEXT,
    family INTEGER
);
CREATE TABLE links (
    "left" TEXT, "right" TEXT, verdict TEXT, score REAL, reasons TEXT
);
CREATE TABLE engaged (engagement TEXT, claim TEXT, article TEXT);
"""
# Rows come in order by index alone: what a sorter puts on the disk may lie where there is no room.
_TELLING_IN_ORDER = "CREATE INDEX of_shards ON telling (shard)"
_CLAIMS_IN_ORDER = """
CREATE INDEX by_first ON claims (first, id);
CREATE INDEX by_id ON claims (id);
CREATE INDEX by_name ON claims (article, name);
"""
_LINKS_IN_ORDER = 'CREATE INDEX by_claims ON links ("left", "right")'
_FAMILIES_IN_ORDER = "CREATE INDEX by_family ON claims (family)"
_ENGAGED_IN_ORDER = "CREATE INDEX by_engagement ON engaged (engagement, claim)"
_TELLS = "INSERT OR REPLACE INTO telling VALUES (?, ?, ?)"
_NUMBERS = "SELECT number FROM telling WHERE shard = ?"
_PLACE = """
INSERT INTO claims (id, article, name, said, first, claim)
VALUES (:id, :article, :name, :said, :first, :claim)
"""
_SWEPT = "SELECT said, claim FROM claims ORDER BY first, id"
_LINK = "INSERT INTO links VALUES (:left, :right, :verdict, :score, :reasons)"
_LINKS = 'SELECT * FROM links ORDER BY "left", "right"'
_COUNT = "SELECT count(*) FROM claims"
_SAME = """
SELECT one.at, two.at FROM links
JOIN claims AS one ON one.id = links."left" JOIN claims AS two ON two.id = links."right"
WHERE links.verdict = ?
"""
_CALLED_ONE = "SELECT min(at) OVER (PARTITION BY article, name), at FROM claims"
_OF_FAMILY = "UPDATE claims SET family = ? WHERE at = ?"
_KIN = """
SELECT family, said, claim, NULL AS "left", NULL AS "right", NULL AS verdict, NULL AS score
FROM claims
UNION ALL
SELECT claims.family, NULL, NULL, links."left", links."right", links.verdict, links.score
FROM links JOIN claims ON claims.id = links."left"
ORDER BY 1
"""
_ENGAGE = "INSERT INTO engaged VALUES (:engagement, :claim, :article)"
_ENGAGED = "SELECT * FROM engaged ORDER BY engagement, claim"


def link(out: Path) -> Linked:
    """Link the claims of a folder of readings, and write the links and the engagements.

    Raises ClusterError where readings cannot be read, or the folder not be written.
    """
    folder = Folder(out.resolve())
    with folder.locked(), _desk(folder) as desk:
        _place(desk, folder)
        desk.executemany(_LINK, links.pairs(_rows(desk, _SWEPT)))
        desk.execute(_LINKS_IN_ORDER)
        _settle(desk)
        desk.executemany(_ENGAGE, links.groups(_rows(desk, _KIN)))
        desk.execute(_ENGAGED_IN_ORDER)
        return links.keep(folder, _rows(desk, _LINKS), _rows(desk, _ENGAGED))


@contextmanager
def _desk(folder: Folder) -> Iterator[sqlite3.Connection]:
    """A database of the folder's, for the length of a `with` block."""
    handle, name = tempfile.mkstemp(dir=folder.path, prefix=".links.", suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as desk:
            desk.row_factory = sqlite3.Row
            desk.executescript(_DESK)
            yield desk
    except sqlite3.OperationalError as error:
        raise ClusterError(f"{folder.path} cannot be written: {error}") from error
    finally:
        Path(name).unlink(missing_ok=True)


def _rows(desk: sqlite3.Connection, asked: str) -> Iterator[Row]:
    return map(dict, desk.execute(asked))


def _place(desk: sqlite3.Connection, folder: Folder) -> None:
    """Bring the claims of the readings that count."""
    shards = folder.in_order()
    for at, shard in enumerate(shards):
        told = links.telling(folder.readings(shard))
        desk.executemany(_TELLS, ((article, at, number) for article, number in told))
    desk.execute(_TELLING_IN_ORDER)
    for at, shard in enumerate(shards):
        numbers = frozenset(row["number"] for row in desk.execute(_NUMBERS, (at,)))
        desk.executemany(_PLACE, links.claims(folder.readings(shard), numbers))
    desk.executescript(_CLAIMS_IN_ORDER)


def _settle(desk: sqlite3.Connection) -> None:
    """Tell each claim its family: what is the same, and what an article calls by one name."""
    (count,) = desk.execute(_COUNT).fetchone()
    first = array("q", range(count + 1))

    def least(at: int) -> int:
        while first[at] != at:
            first[at] = at = first[first[at]]
        return at

    for asked, given in ((_CALLED_ONE, ()), (_SAME, (Verdict.SAME.value,))):
        for one, two in desk.execute(asked, given):
            low, high = sorted((least(one), least(two)))
            first[high] = low
    desk.executemany(_OF_FAMILY, ((least(at), at) for at in range(1, count + 1)))
    desk.execute(_FAMILIES_IN_ORDER)
