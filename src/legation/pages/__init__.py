"""Bring pages in: files, folders, standard input, addresses, feeds, WARC; keep them by hash."""

from legation.pages.ahead import ahead
from legation.pages.archive import copy, drop, keep, kept
from legation.pages.discover import discover, files, of_pieces
from legation.pages.fetch import Fetching
from legation.pages.pieces import Piece, pieces
from legation.pages.stated import check_stated

__all__ = [
    "Fetching",
    "Piece",
    "ahead",
    "check_stated",
    "copy",
    "discover",
    "drop",
    "files",
    "keep",
    "kept",
    "of_pieces",
    "pieces",
]
