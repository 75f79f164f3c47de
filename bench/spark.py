"""What Spark costs where one machine would do: the same pages without it, and with it.

    python bench/spark.py [--pages N]

Made-up pages in four files are read and linked by two processes, by Spark within one process
tree, and by a standalone cluster of two workers; then linked again with all pages read. Printed
are seconds of the clock and of all processes' own (Linux), how many times those without Spark,
and whether the bytes are the same. What a cluster takes to start is not in it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "cluster"))

import archive
import standalone

FILES = 4


def main() -> None:
    """Make the pages, read them in three ways, and tell what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=4000)
    pages = parser.parse_args().pages // FILES
    own.start()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        inputs = [written(folder / f"{n}.jsonl", pages, n) for n in range(FILES)]
        took = told("two processes", inputs, folder / "own", ["--workers", "2"])
        ways = told("local[2]", inputs, folder / "local", ["--spark", "local[2]"])
        again(took, ways)
        with standalone.of_two_workers(folder) as address:
            ways = told("two workers", inputs, folder / "cluster", ["--spark", address])
        again(took, ways)
        whole = bytes_of(folder / "own")
        same = all(bytes_of(folder / out) == whole for out in ("local", "cluster"))
        print(f"the same bytes: {'yes' if same else 'NO'}")


def written(path: Path, count: int, nth: int) -> Path:
    """The nth file; half of its meetings are told in the next one too, in other words."""
    told = (archive.story(number) for number in range(nth * count // 2, nth * count // 2 + count))
    other = (
        text.replace("officials", f"{nth} officials").replace("report", f"{nth}") for text in told
    )
    lines = ({"id": f"{nth}/{number}", "text": text} for number, text in enumerate(other))
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return path


def told(way: str, inputs: list[Path], out: Path, how: list[str]) -> list[float]:
    """The seconds of the clock and of all processes, reading and linking, then linking alone."""
    took = []
    for what in ("read and linked", "linked again"):
        begun, before = time.monotonic(), own.total()
        done = subprocess.run(
            [sys.executable, "-m", "legation", "backfill", *inputs, "--out", out, "--link", *how],
            check=True,
            env=standalone.LOOPBACK,
            capture_output=True,
            text=True,
        )
        clock, spent = time.monotonic() - begun, own.total() - before
        took += [clock, spent]
        said = done.stderr.strip().splitlines()[-1]
        print(f"{way:14} {what:16} {clock:6.0f} s by the clock, {spent:5.0f} s own   {said}")
    return took


def again(without: list[float], took: list[float]) -> None:
    """How many times as long."""
    whole, spent, links, linking = (one / other for one, other in zip(took, without, strict=True))
    print(
        f"{'':14} {whole:.1f} times as long and {spent:.1f} times the own time; "
        f"for the links alone {links:.1f} and {linking:.1f}"
    )


class Own(threading.Thread):
    """The own time of this process's descendants, those that have ended too."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._spent: dict[int, float] = {}

    def run(self) -> None:
        """Look at them ten times a second."""
        while True:
            self._look(os.getpid())
            time.sleep(0.1)

    def total(self) -> float:
        """Their seconds until now."""
        return sum(list(self._spent.values()))

    def _look(self, process: int) -> None:
        with contextlib.suppress(OSError):
            told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            if process != os.getpid():
                ticks = int(told[11]) + int(told[12])
                self._spent[process] = ticks / os.sysconf("SC_CLK_TCK")
            for thread in Path(f"/proc/{process}/task").iterdir():
                for child in (thread / "children").read_text().split():
                    self._look(int(child))


own = Own()


def bytes_of(out: Path) -> dict[str, bytes]:
    """What a folder of readings holds, but for when it was made."""
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*.parquet")}


if __name__ == "__main__":
    main()
