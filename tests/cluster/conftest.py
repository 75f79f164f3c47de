from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

EVIL = """
import os, signal, time
from legation import reading

read = reading.read

def evil(page, **given):
    text = page.page.content
    if b"KILLS" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"HANGS" in text:
        time.sleep(3600)
    if b"SPINS" in text:
        while True:
            pass
    if b"SWELLS" in text:
        bytearray(8 << 30)
    if b"DIES ONCE" in text:
        try:
            os.close(os.open(os.environ["LEGATION_TEST_ONCE"], os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            pass
        else:
            os._exit(3)
    if b"BREAKS" in text:
        raise ZeroDivisionError("a fault of ours")
    return read(page, **given)

reading.read = evil
"""


@pytest.fixture
def evil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Workers that die, hang, spin or break of pages that say so."""
    folder = tmp_path / "evil"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(EVIL)
    path = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{path}" if path else str(folder))
    monkeypatch.setenv("LEGATION_TEST_ONCE", str(tmp_path / "once"))
    return lambda: None
