"""What a drawing is made of: its SVG, and a table for whoever does not see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from legation.views.drawn.svg import Svg


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    text: str
    href: str


Cell: TypeAlias = "str | int | Link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The figures of a drawing, a row each; the first cell of a row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing and its table; `legend` gives the meaning of each class that it is coloured by."""

    svg: Svg
    table: Table
    legend: tuple[tuple[str, str], ...] = ()
