"""Time expressions of English and the days they name."""

from legation.claims.times.expressions import (
    Bound,
    Direction,
    Resolved,
    TimePhrase,
    find,
    guess_direction,
    resolve,
    timeline,
)

__all__ = [
    "Bound",
    "Direction",
    "Resolved",
    "TimePhrase",
    "find",
    "guess_direction",
    "resolve",
    "timeline",
]
