"""Who holds, held or may come to hold which office."""

from legation.claims.offices.facts import find, grounded

__all__ = ["find", "grounded"]
