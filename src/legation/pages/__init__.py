"""Bring pages in: files, folders, standard input and JSON Lines; keep them by content hash."""

from legation.pages.archive import keep, kept
from legation.pages.discover import discover
from legation.pages.stated import check_stated

__all__ = ["check_stated", "discover", "keep", "kept"]
