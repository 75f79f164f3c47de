"""The small words that make another verb of a verb: "called off", "put back"."""

from __future__ import annotations

from legation.claims.asides import described
from legation.claims.clauses import lasts
from legation.claims.judged import lists
from legation.language import Token
from legation.model import Status


def phrasal(verb: Token) -> Status | None:
    """The status that a verb tells together with its particle."""
    known = lists("phrasal")
    for particle in particles(verb):
        status = known.get(f"{verb.lemma_} {particle.lower_}")
        if status is not None:
            return status
    return None


def particles(verb: Token) -> list[Token]:
    """The small words that make a phrasal verb of it: "off" in "called off"."""
    known = ("prt", "prep", "advmod", "agent")
    small = [c for c in verb.children if c.dep_ in known and len(c.text) < 8]
    return [c for c in small if not lasts(c) and described(c) is None]
