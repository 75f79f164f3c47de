from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest

SHOW = """
from legation.cli import screen
from legation.model import Status
from legation.views.lines import line
from legation.views.words import status_piece
screen.show([line(status_piece(Status.HELD), " a meeting" * 12)])
"""
TICK = """
from legation.cli import screen
with screen.progress() as tick:
    for number in range(1, {pages} + 1):
        tick(read=number, failed=0)
"""


def on_terminal(script: str, *, columns: int, out: bool = True, **environment: str) -> str:
    """What the script writes to a terminal; with `out` False only its errors go there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    kept = {name: os.environ[name] for name in ("PATH",)}
    given = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **kept, **environment}
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=theirs,
        stdout=theirs if out else subprocess.DEVNULL,
        stderr=theirs,
        env=given,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert process.wait() == 0, shown
    return shown.decode()


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_on_a_terminal(environment, coloured):
    """A terminal gets colour, unless NO_COLOR or the terminal itself says no."""
    shown = on_terminal(SHOW, columns=80, **environment)
    assert "● held" in shown
    assert ("\x1b[1;32m" in shown) is coloured


@pytest.mark.parametrize(("columns", "widest"), [(60, 60), (80, 80), (200, 100)])
def test_rows_fit_the_terminal(columns, widest):
    """Rows fill the terminal up to a measure that is still comfortably read."""
    rows = on_terminal(SHOW, columns=columns, TERM="dumb").splitlines()
    assert widest - 10 < max(map(len, rows)) <= widest


def test_marks_on_an_old_terminal():
    """Where the encoding has no marks, ASCII ones are shown."""
    shown = on_terminal(SHOW, columns=80, PYTHONIOENCODING="ascii")
    assert "* held" in shown


@pytest.mark.parametrize(
    ("pages", "out", "shown"), [(3, False, True), (1, False, False), (3, True, False)]
)
def test_progress(pages, out, shown):
    """Progress is drawn for more than one page, where the output itself is not watched."""
    screen = on_terminal(TICK.format(pages=pages), columns=80, out=out)
    assert ("read 3" in screen) is shown
    assert ("read" in screen) is shown
