"""What one party does to another short of an engagement."""

from legation.claims.acts.told import find

__all__ = ["find"]
