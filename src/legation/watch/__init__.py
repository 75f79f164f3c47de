"""Feeds watched: asked politely, their pages added, and news told where somebody waits for it."""

from legation.watch.lists import addresses
from legation.watch.receipt import Came, DoorTold, FeedTold, PageTold, Receipt
from legation.watch.round import alone, utc_now, watch
from legation.watch.telling import Telling, secret_of, signature

__all__ = [
    "Came",
    "DoorTold",
    "FeedTold",
    "PageTold",
    "Receipt",
    "Telling",
    "addresses",
    "alone",
    "secret_of",
    "signature",
    "utc_now",
    "watch",
]
