"""Lines in colour, for a terminal. Only this module of the views needs rich."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from rich.text import Text

from legation.views.lines import Line, Style, broken

# The sixteen colours of the terminal's own palette, which its owner has made readable on
# either background; nothing depends on colour alone, each status has its mark and word.
_LOOK = {
    Style.PLAIN: "",
    Style.TITLE: "bold",
    Style.HEADING: "bold cyan",
    Style.STRONG: "bold",
    Style.DIM: "dim",
    Style.QUOTE: "italic",
    Style.KEY: "italic bold",
    Style.COMING: "bold blue",
    Style.DONE: "bold green",
    Style.OPEN: "bold yellow",
    Style.OFF: "bold red",
}


def styled(lines: Iterable[Line], *, width: int) -> Text:
    """The lines as one rich text, broken at `width` cells."""
    text = Text(no_wrap=True, end="")
    for paragraph in lines:
        for row in broken(paragraph, width):
            for style, pieces in groupby(row, key=attrgetter("style")):
                text.append("".join(piece.text for piece in pieces), style=_LOOK[style])
            text.append("\n")
    return text
