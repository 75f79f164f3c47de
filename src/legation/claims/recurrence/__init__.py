"""Which engagements recur, or used to: the series that an article speaks of."""

from legation.claims.recurrence.mentions import find, grounded

__all__ = ["find", "grounded"]
