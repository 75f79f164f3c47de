"""Who says so: chains of sources and how far their word reaches."""

from legation.claims.sourcing.said import Said, chain_for, find, spans

__all__ = ["Said", "chain_for", "find", "spans"]
