"""Bring pages in: files, folders, standard input, addresses, feeds, WARC; keep them by hash."""

from legation.pages.ahead import ahead
from legation.pages.archive import copy, drop, keep, kept
from legation.pages.connection import ask, cleaned
from legation.pages.discover import discover, fetched_feed, files, of_pieces, page_at
from legation.pages.feed_list import feed_list
from legation.pages.feeds import Feed, Item
from legation.pages.fetch import Fetcher, Fetching, later
from legation.pages.pieces import Piece, pieces
from legation.pages.stated import Stated, check_stated

__all__ = [
    "Feed",
    "Fetcher",
    "Fetching",
    "Item",
    "Piece",
    "Stated",
    "ahead",
    "ask",
    "check_stated",
    "cleaned",
    "copy",
    "discover",
    "drop",
    "feed_list",
    "fetched_feed",
    "files",
    "keep",
    "kept",
    "later",
    "of_pieces",
    "page_at",
    "pieces",
]
