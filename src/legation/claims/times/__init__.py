"""Time expressions of English and the days they name."""

from legation.claims.times.phrases import Bound, TimePhrase, find
from legation.claims.times.resolving import Direction, Resolved, guess_direction, resolve
from legation.claims.times.timeline import Before, Told, mentions, planned_first, timeline

__all__ = [
    "Before",
    "Bound",
    "Direction",
    "Resolved",
    "TimePhrase",
    "Told",
    "find",
    "guess_direction",
    "mentions",
    "planned_first",
    "resolve",
    "timeline",
]
