"""A Spark cluster of two workers on this machine, for tests and for bench/spark.py."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOOPBACK = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
"""The environment in which Spark talks to this machine alone."""


@contextmanager
def of_two_workers(folder: Path) -> Iterator[str]:
    """The address of a master with two workers of one core each; their logs are in the folder."""
    spark = importlib.util.find_spec("pyspark")
    assert spark is not None and spark.submodule_search_locations is not None
    with_class = Path(spark.submodule_search_locations[0]) / "bin" / "spark-class"
    begun: list[subprocess.Popen[bytes]] = []

    def start(name: str, kind: str, *given: str) -> Path:
        log = folder / f"{name}.log"
        kind = f"org.apache.spark.deploy.{kind}"
        ports = ("--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        with log.open("wb") as to:
            begun.append(
                subprocess.Popen([with_class, kind, *given, *ports], env=LOOPBACK, stderr=to)
            )
        return log

    try:
        address = said(start("master", "master.Master"), r"master at (spark://127\.0\.0\.1:\d+)")
        for name in ("one", "two"):
            memory = ("--cores", "1", "--memory", "1g", "--work-dir", str(folder / name))
            log = start(name, "worker.Worker", address, *memory)
            said(log, "(Successfully registered with master)")
        yield address
    finally:
        for process in reversed(begun):
            process.terminate()
            process.wait(timeout=30)


def said(log: Path, words: str) -> str:
    """What a log says, once it does."""
    until = time.monotonic() + 300
    while time.monotonic() < until:
        found = re.search(words, log.read_text(errors="replace"))
        if found:
            return found[1]
        time.sleep(0.1)
    raise TimeoutError(log.read_text(errors="replace"))
