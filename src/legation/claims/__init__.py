"""From an article's body to what it says of engagements."""

from legation.claims.extract import explain, extract

__all__ = ["explain", "extract"]
