"""What one party does to another short of an engagement."""

from legation.claims.acts.told import find, grounded

__all__ = ["find", "grounded"]
