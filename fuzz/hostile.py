"""Mutated hostile pages through the whole way, bytes to Parquet: each must be accounted for.

    python fuzz/hostile.py [PAGES] [--seed N] [--workers N] [--keep FOLDER]

A WARC file of so many pages is made of the bench's and the examples' own, each changed in a few
places, and read with five seconds for a page. Printed is what became of them; the exit code is 1
where one is missing, was a fault of ours, was too slow, or killed its reader.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import seeds as inputs

from legation import cluster
from legation.cluster import tables

SECONDS = 5.0
LONGEST = 400_000
"""A page is made no longer than this, in bytes, but for a few."""

Change = Callable[[bytes, random.Random], bytes]


def main() -> None:
    """Make the file, read it, and say what became of its pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        told, bad = run(given.pages, folder, seed=given.seed, workers=given.workers)
    for what, count in sorted(told.items()):
        sys.stdout.write(f"{what:10} {count:7}\n")
    for line in bad[:50]:
        sys.stdout.write(f"{line}\n")
    sys.exit(bool(bad) or told.total() != given.pages)


def run(
    count: int, folder: Path, *, seed: int = 1, workers: int = 1
) -> tuple[Counter[str], list[str]]:
    """How many pages were read or failed in which way, and a line for each that ought not."""
    path = folder / "hostile.warc.gz"
    with path.open("wb") as file:
        for record in records(count, seed):
            file.write(record)
    told: Counter[str] = Counter()
    bad: list[str] = []
    rows = cluster.backfill([str(path)], folder / "out", workers=workers, most=500, seconds=SECONDS)
    for row in rows:
        if not isinstance(row, cluster.Row) or row.set_aside is not None:
            bad.append(str(row))
            continue
        told["read"] += row.read
        told.update(row.failures)
        errors = cluster.Folder(folder / "out").errors(row.shard)
        bad += [
            f"{error['page']} {error['failure']}: {error['reason']}"
            for error in tables.rows(errors)
            if error["failure"] != cluster.Failure.REFUSED
        ]
    return told, bad


def records(count: int, seed: int) -> Iterator[bytes]:
    """So many records, a gzip member each; their heads are whole and their pages are not."""
    draw = random.Random(seed)
    seeds = {kind: sorted(set(inputs.seeds(kind))) for kind in ("html", "text")}
    words = sorted(inputs.words())
    for number in range(count):
        kind = draw.choice(("html", "html", "text"))
        body = mutated(draw.choice(seeds[kind]), seeds[kind], words, draw)
        head, body = sent(kind, body, draw)
        block = head + b"\r\n\r\n" + body
        address = b"http://site%d.example/%d" % (number % 97, number)
        top = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %b\r\nContent-Length: %d"
        whole = top % (address, len(block)) + b"\r\n\r\n" + block + b"\r\n\r\n"
        yield gzip.compress(whole, 1, mtime=0)


def sent(kind: str, body: bytes, draw: random.Random) -> tuple[bytes, bytes]:
    """The head of a server that may lie, and the body as it sends it."""
    charset = draw.choice((b"utf-8", b"utf-8", b"windows-1252", b"utf-16", b"shift_jis", b"x-none"))
    media = b"text/html" if kind == "html" else b"text/plain"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: " + media + b"; charset=" + charset
    match draw.randrange(12):
        case 0:
            packed = gzip.compress(body, 1, mtime=0)
            return head + b"\r\nContent-Encoding: gzip", packed[: draw.choice((None, -9))]
        case 1:
            return head + b"\r\nContent-Encoding: br", body
        case 2:
            return head + b"\r\nContent-Length: %d" % (len(body) + draw.randint(-5, 5)), body
        case 3:
            return head + b"\r\nTransfer-Encoding: chunked", b"%x\r\n" % len(body) + body
        case 4:
            bomb = gzip.compress(bytes(1 << 20) * 30, 1, mtime=0)
            return head + b"\r\nContent-Encoding: gzip", bomb
        case _:
            return head, body


def mutated(
    page: bytes, others: Sequence[bytes], words: Sequence[bytes], draw: random.Random
) -> bytes:
    """The page changed in one to six places."""
    changes: list[Change] = [
        _flipped, _cut, _stretched, _nested, _broken, _doubled,
        lambda content, chance: _spliced(content, chance.choice(others), chance),
        lambda content, chance: _sown(content, words, chance),
    ]  # fmt: skip
    for _ in range(draw.randint(1, 6)):
        page = draw.choice(changes)(page, draw)[:LONGEST]
    return page


def _at(content: bytes, draw: random.Random) -> int:
    return draw.randint(0, len(content))


def _flipped(content: bytes, draw: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(draw.randint(1, 40) if made else 0):
        made[draw.randrange(len(made))] = draw.randrange(256)
    return bytes(made)


def _cut(content: bytes, draw: random.Random) -> bytes:
    one, two = sorted((_at(content, draw), _at(content, draw)))
    return content[:one] + content[two:]


def _stretched(content: bytes, draw: random.Random) -> bytes:
    return inputs.stretched(content, draw.randrange(1 << 30)) if content else content


def _nested(content: bytes, draw: random.Random) -> bytes:
    tag = draw.choice(
        (b"<div>", b"<b>", b"<table><tr><td>", b"<p><span>", b"<a href=x>", b"(", b'"')
    )
    at = _at(content, draw)
    return content[:at] + tag * draw.choice((10, 1000, 20_000)) + content[at:]


def _broken(content: bytes, draw: random.Random) -> bytes:
    return content.decode("utf-8", "replace").encode(
        draw.choice(("utf-16", "utf-16-le", "cp1252", "shift_jis", "utf-7")), "replace"
    )


def _spliced(content: bytes, other: bytes, draw: random.Random) -> bytes:
    return content[: _at(content, draw)] + other[_at(other, draw) :]


def _sown(content: bytes, words: Sequence[bytes], draw: random.Random) -> bytes:
    for _ in range(draw.randint(1, 30)):
        at = _at(content, draw)
        content = content[:at] + draw.choice(words) + content[at:]
    return content


def _doubled(content: bytes, draw: random.Random) -> bytes:
    """Its lines or sentences in another order, some of them many times."""
    parts = content.split(draw.choice((b"\n", b". ", b">", b" ")))
    return b". ".join(draw.choices(parts, k=min(2 * len(parts), 3000)))


if __name__ == "__main__":
    main()
