"""Who says so: chains of sources and how far their word reaches; every attribution of a page."""

from legation.claims.sourcing import attributions
from legation.claims.sourcing.chains import Said, chain_for
from legation.claims.sourcing.said import find
from legation.claims.sourcing.voiced import voiced

__all__ = ["Said", "attributions", "chain_for", "find", "voiced"]
