"""Killing a backfill, or any of its workers, at any moment: the next run ends as if nothing was."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import archive
import pytest

from legation.cluster import Folder

KILLS = int(os.environ.get("LEGATION_KILLS", "3"))
"""`make soak` asks for fifty."""

FILES = 6


def reading(inputs: list[Path], out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "legation", "backfill", *inputs, "--out", out, "--link"]
    return subprocess.Popen(
        [*command, "--workers", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def tables(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in out.glob("[re]*/*.parquet")}


def links(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.parquet")}


def rows(out: Path) -> dict[str, tuple[object, ...]]:
    return {
        row.shard: (row.key, row.pages, row.read, row.claims, row.failures)
        for row in Folder(out).rows()
    }


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that a process has begun."""
    try:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        threads = Path(f"/proc/{process.pid}/task").iterdir()
        found = children.split()
        for thread in threads:
            found += (thread / "children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return sorted(set(map(int, found)))


@pytest.mark.timeout(400 + 30 * KILLS)
def test_killed_and_run_again(tmp_path):
    """The tables and the links are those of an undisturbed run, byte for byte."""
    inputs = [archive.lines(tmp_path / f"{n}.jsonl", 12, first=12 * n) for n in range(FILES)]
    undisturbed, out = tmp_path / "whole", tmp_path / "killed"
    begun = time.monotonic()
    assert reading(inputs, undisturbed).wait(timeout=300) == 0
    takes = time.monotonic() - begun
    chance = random.Random(8)
    for kill in range(KILLS):
        process = reading(inputs, out)
        time.sleep(takes * chance.random())
        if kill % 3 == 1:
            for worker in workers(process)[: 1 + kill % 2]:
                os.kill(worker, signal.SIGKILL)
            assert process.wait(timeout=300) == 0
        else:
            process.send_signal(signal.SIGKILL)
            process.wait(timeout=60)
        for name, content in tables(out).items():
            assert content == tables(undisturbed)[name]
        if len(rows(out)) == FILES:
            assert rows(out) == rows(undisturbed)
            out = tmp_path / f"killed{kill}"
    assert reading(inputs, out).wait(timeout=300) == 0
    assert tables(out) == tables(undisturbed)
    assert rows(out) == rows(undisturbed)
    assert links(out) == links(undisturbed)
    assert len(links(out)) == 2
    assert not [*out.glob("*/.*.part"), *out.glob(".*.part")]
