"""Turn bytes into an Article: the visible text in labelled blocks, its clock and its own day."""

from legation.articles.make import make

__all__ = ["make"]
