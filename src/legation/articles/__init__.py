"""Turn bytes into an Article: the visible text in labelled blocks, its clock and its own day."""

from legation.articles.make import make
from legation.articles.tongue import named as language_named

__all__ = ["language_named", "make"]
