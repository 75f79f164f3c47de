"""Passives that name nobody who does it."""

from __future__ import annotations

from legation.claims.clauses import is_passive
from legation.language import Token


def agentless(verb: Token) -> bool:
    """Whether it is a passive of its own clause that names no agent: "was summoned"."""
    return (
        is_passive(verb)
        and verb.dep_ not in ("acl", "advcl")
        and not any(c.dep_ == "agent" or c.lower_ == "by" for c in verb.children)
    )
