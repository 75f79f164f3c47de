"""A process that reads shards, minded: begun anew when it dies, hangs or has grown."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from legation import settings
from legation.cluster.manifest import Folder, Row
from legation.cluster.orders import Answer, Order
from legation.cluster.shards import SECONDS, Shard, Stated
from legation.errors import ClusterError

GROWN = 500_000_000
"""A worker that has taken so many bytes is replaced before its next shard."""

_PATIENCE = 4
"""So many times a page's limit nothing may be heard of a worker before it is looked after."""
_START = 120.0
"""Seconds of its own time that a worker may take to begin."""
_DEATHS_OF_A_PAGE = 2
_MOST_AVOIDED = 20
_MOST_DEATHS = 50

Tick = Callable[[int], None]
"""Told how many more pages have been begun with."""


@dataclass(frozen=True, slots=True)
class _Died:
    """How a worker ended, at which page; `hung` where it had to be ended."""

    at: int | None
    how: str
    hung: bool = False


@dataclass(slots=True)
class Worker:
    """One process at a time that reads shards into a folder."""

    out: Path
    stated: Stated = field(default_factory=Stated)
    seconds: float = SECONDS
    _process: subprocess.Popen[bytes] | None = None
    _buffer: bytes = b""

    def read(self, shard: Shard, tick: Tick) -> Row:
        """The row of a shard that was read, or set aside with its reason.

        A worker that dies is replaced and the shard tried again. A page at which two die, or one
        hangs, is left out and told of as an error. Raises ClusterError where no shard can be
        read, OSError where the row cannot be written.
        """
        deaths: Counter[int | None] = Counter()
        avoid: dict[int, str] = {}
        while True:
            told = self._try(shard, avoid, tick)
            if isinstance(told, Row):
                return told
            if isinstance(told, str):
                return self._set_aside(shard, told)
            deaths[told.at] += 1
            enough = 1 if told.hung else _DEATHS_OF_A_PAGE
            if told.at is not None and deaths[told.at] >= enough:
                avoid[told.at] = f"whoever read it {told.how}"
            lost = len(avoid) > _MOST_AVOIDED or deaths.total() > _MOST_DEATHS
            if lost or deaths[None] > _DEATHS_OF_A_PAGE:
                return self._set_aside(shard, f"{deaths.total()} workers died; the last {told.how}")

    def close(self) -> None:
        """End the process; what it was doing is not finished."""
        process, self._process, self._buffer = self._process, None, b""
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _try(self, shard: Shard, avoid: dict[int, str], tick: Tick) -> Row | _Died | str:
        order = Order(
            shard=shard, out=self.out, stated=self.stated, avoid=avoid, seconds=self.seconds
        )
        at: int | None = None
        begun = 0
        try:
            process = self._started()
            assert process.stdin is not None
            process.stdin.write(order.json().encode() + b"\n")
            process.stdin.flush()
            while True:
                answer = self._answer(self.seconds * _PATIENCE + _START * (at is None))
                if answer is None:
                    self.close()
                    return _Died(at, "hung", hung=True)
                if answer.stop is not None:
                    raise ClusterError(answer.stop)
                if answer.failed is not None:
                    return answer.failed
                if answer.row is not None:
                    if answer.row.memory > GROWN:
                        self.close()
                    return answer.row
                if answer.at is not None:
                    at = answer.at
                    tick(max(0, at + 1 - begun))
                    begun = max(begun, at + 1)
        except (BrokenPipeError, EOFError):
            return _Died(at, self._ended())

    def _answer(self, allowed: float) -> Answer | None:
        """The next answer; None where the process hangs, EOFError where it has ended.

        It hangs where it takes none of its own time for as long as its patience lasts, or more
        than is allowed: on a busy machine the clock says nothing.
        """
        assert self._process is not None and self._process.stdout is not None
        handle = self._process.stdout.fileno()
        begun = before = _own_time(self._process.pid)
        with selectors.DefaultSelector() as selector:
            selector.register(handle, selectors.EVENT_READ)
            while b"\n" not in self._buffer:
                if not selector.select(self.seconds * _PATIENCE):
                    now = _own_time(self._process.pid)
                    if now == before or now - begun > allowed:
                        return None
                    before = now
                    continue
                read = os.read(handle, 65_536)
                if not read:
                    raise EOFError
                self._buffer += read
        line, _, self._buffer = self._buffer.partition(b"\n")
        return Answer.of_json(line.decode())

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "legation.cluster.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            )
        return self._process

    def _ended(self) -> str:
        process = self._process
        code = process.wait() if process is not None else 0
        self.close()
        if code < 0:
            return f"was ended by {signal.Signals(-code).name}"
        return f"ended with exit code {code}"

    def _set_aside(self, shard: Shard, reason: str) -> Row:
        row = Row(
            shard=shard.name,
            inputs=shard.inputs,
            size=0,
            hash="",
            rules=settings.rules(),
            stated=self.stated.id,
            set_aside=reason,
        )
        Folder(self.out).add(row)
        return row


def _own_time(process: int) -> float:
    """The seconds of a processor that a process has had; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
