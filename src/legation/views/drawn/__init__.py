"""Drawings for a page: SVG strings and the tables that say the same, each a function of its data.

A drawing has no style of its own, which a strict Content-Security-Policy would refuse: its classes
are the style sheet's business. Words keep their size however wide the screen is.
"""

from legation.views.drawn.drawing import Drawing, Link, Table
from legation.views.drawn.flow import flow
from legation.views.drawn.months import Bucket, ledger
from legation.views.drawn.strip import strip
from legation.views.drawn.svg import Svg
from legation.views.drawn.ties import Tie, ties
from legation.views.drawn.world import Spot, world

__all__ = [
    "Bucket",
    "Drawing",
    "Link",
    "Spot",
    "Svg",
    "Table",
    "Tie",
    "flow",
    "ledger",
    "strip",
    "ties",
    "world",
]
