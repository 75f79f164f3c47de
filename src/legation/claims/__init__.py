"""From an article's body to what it says of engagements."""

from legation.claims.extract import extract

__all__ = ["extract"]
