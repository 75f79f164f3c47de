"""Help that is promised or offered, and for whom."""

from __future__ import annotations

from legation.claims.acts.frames import Set
from legation.claims.clauses import objects_of_prepositions


def for_a_purpose(found: Set) -> bool:
    """Whether it is told what the help is for, and not for whom: "promised a loan for roads"."""
    return found.frame.promised and any(
        t.pos_ == "NOUN" for host in (found.token, *found.things)
        for t in objects_of_prepositions(host, ("for", "towards"))
    )  # fmt: skip
