"""A Spark cluster reads what the processes of one machine read, byte for byte."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import archive
import pytest
from standalone import LOOPBACK, of_two_workers

from legation import cluster
from legation.cluster import Folder
from legation.cluster.spark import connected
from legation.cluster.spark_links import families

pytestmark = pytest.mark.timeout(1200)


@pytest.fixture(scope="module", autouse=True)
def java() -> None:
    """Spark needs Java, which pip does not bring."""
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed: pip install 'legation[spark]'")
    if shutil.which("java") is None:
        pytest.skip("no Java is installed; Debian has it as default-jre-headless")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("inputs")
    paths = [archive.lines(folder / f"{n}.jsonl", 10, first=5 * n) for n in range(3)]
    return [*map(str, paths), str(archive.warc(folder / "a.warc.gz", 10))]


@pytest.fixture(scope="module")
def local(inputs: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("local") / "out"
    assert len(list(cluster.backfill(inputs, out, workers=2))) == 4
    return out


@pytest.fixture(scope="module")
def standalone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster of two workers on the loopback."""
    with of_two_workers(tmp_path_factory.mktemp("spark")) as address:
        yield address


def run(inputs: list[str], out: Path, *how: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "legation", "backfill", *inputs, "--out", out, *how]
    return subprocess.run(
        command, check=False, env=LOOPBACK, capture_output=True, text=True, timeout=1000
    )


def tables(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in out.glob("[re]*/*.parquet")}


def test_spark_on_one_machine(inputs, local, tmp_path):
    """Spark within one process tree; a second run finds all of it done."""
    out = tmp_path / "out"
    first = run(inputs, out, "--spark", "local[2]")
    assert first.returncode == 0, first.stderr
    assert tables(out) == tables(local)
    assert "4 shards, 4 of them done before" in run(inputs, out, "--spark", "local[2]").stderr


def test_a_cluster_of_two_workers(inputs, local, standalone, tmp_path, capsys):
    """The same tables, links and engagements, and the same counts; what it costs is told."""
    out, begun = tmp_path / "out", time.monotonic()
    done = run(inputs, out, "--spark", standalone, "--link")
    took = time.monotonic() - begun
    assert done.returncode == 0, done.stderr
    begun = time.monotonic()
    assert run(inputs, tmp_path / "own", "--workers", "2", "--link").returncode == 0
    without = time.monotonic() - begun
    with capsys.disabled():
        sys.stdout.write(
            f"\nSpark's two workers took {took:.0f} s for 40 pages, two processes {without:.0f} s: "
            f"{took - without:.0f} s are Spark's own (bench/spark.py measures more pages)\n"
        )
    made = cluster.link(local)
    assert made.claims > made.engagements > 0
    assert f"wrote {made.links} links: {made.claims} claims" in done.stderr
    assert Folder(out).links.read_bytes() == Folder(local).links.read_bytes()
    assert Folder(out).engagements.read_bytes() == Folder(local).engagements.read_bytes()
    assert tables(out) == tables(local)
    assert counts(out) == counts(local)


def counts(out: Path) -> list[tuple[object, ...]]:
    return [
        (row.shard, row.key, row.pages, row.read, row.claims, row.failures)
        for row in Folder(out).rows()
    ]


def test_a_chain_of_any_length_is_one_family(monkeypatch):
    """By links that say the same, and by what an article calls by one name."""
    for name in ("SPARK_LOCAL_IP", "PYSPARK_PYTHON"):
        monkeypatch.setenv(name, LOOPBACK[name])
    ids = [f"{n * 37 % 64:02}" for n in range(64)]
    chain, pair, named = ids[:50], ids[50:52], ids[52:54]
    claims = [{"id": i, "article": i, "name": "e1"} for i in [*chain, *pair, *ids[54:]]]
    claims += [{"id": i, "article": "a", "name": "e1"} for i in named]
    same = [*pairwise(chain), tuple(pair), (named[0], ids[60])]
    found = [{"left": min(two), "right": max(two), "verdict": "same"} for two in same]
    found.append({"left": ids[62], "right": ids[63], "verdict": "different"})
    with connected("local[1]") as session:
        frames = map(session.createDataFrame, (claims, found))
        least = {row["one"]: row["other"] for row in families(*frames).collect()}
    wanted = (chain, pair, [*named, ids[60]])
    assert least == {i: min(group) for group in wanted for i in group if i != min(group)}


def test_a_cluster_that_is_none_is_told(inputs, tmp_path):
    """One line says what was wanted."""
    done = run(inputs, tmp_path / "out", "--spark", "nonsense://x")
    assert done.returncode == 1
    assert "no Spark cluster answers at nonsense://x" in done.stderr
