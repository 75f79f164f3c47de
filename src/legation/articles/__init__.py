"""Turn bytes into an Article: the visible text in labelled blocks, its clock and its own day."""

from legation.articles.layouts import Layout, load_layouts
from legation.articles.make import make
from legation.articles.opened import Opened, Opener
from legation.articles.repeats import (
    SAMPLE,
    Repeats,
    Sighting,
    Sightings,
    others,
    sampled,
)
from legation.articles.tongue import named as language_named

__all__ = [
    "SAMPLE",
    "Layout",
    "Opened",
    "Opener",
    "Repeats",
    "Sighting",
    "Sightings",
    "language_named",
    "load_layouts",
    "make",
    "others",
    "sampled",
]
