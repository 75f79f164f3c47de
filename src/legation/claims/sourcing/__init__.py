"""Who says so: chains of sources and how far their word reaches; every attribution of a page."""

from legation.claims.sourcing import attributions
from legation.claims.sourcing.said import Said, chain_for, find

__all__ = ["Said", "attributions", "chain_for", "find"]
