from __future__ import annotations

import io

import pytest
from rich.console import Console

from legation.views.lines import line, plain
from legation.views.reading import reading_lines
from legation.views.terminal import styled
from legation.views.words import status_piece


@pytest.mark.parametrize("width", [40, 80, 120])
def test_colour_changes_no_word(reading, width):
    """A terminal shows the same rows as a pipe."""
    lines = list(reading_lines(reading))
    rows = [row.rstrip() for row in styled(lines, width=width).plain.splitlines()]
    assert rows == plain(lines, width=width).splitlines()


def test_no_colour_when_asked(reading, monkeypatch):
    """NO_COLOR leaves the mark and the word."""
    monkeypatch.setenv("NO_COLOR", "1")
    file = io.StringIO()
    held = line(status_piece(reading.claims[0].status))
    Console(file=file, force_terminal=True).print(styled([held], width=80), end="")
    assert "● held" in file.getvalue()
    assert "\x1b[1;3" not in file.getvalue()
