"""Two countries that one word is made of: "a U.S.-South Korean exercise", "Sino-Russian drills"."""

from __future__ import annotations

from legation.claims.acts import others, parties
from legation.claims.acts.parties import Scene
from legation.claims.clauses import possessor
from legation.language import Token
from legation.model import Actor, ActorType

_JOINTS = frozenset({"-", "–", "/", "and", "&"})
_PAIR = 2


def of(noun: Token, scene: Scene) -> list[Actor]:
    """The two whose names are joined before a noun; nobody where one of them has it."""
    if possessor(noun) is not None or noun.left_edge.i == noun.i:
        return []
    before = noun.doc[noun.left_edge.i : noun.i]
    joined = any(t.lower_ in _JOINTS or "-" in t.text.strip("-") for t in before)
    if not joined or any(t.lower_ in ("anti", "pro", "near", "by") for t in before):
        return []
    reach = scene.sentence.reach(noun.left_edge.i, noun.i)
    poles = parties.poles(others.named(reach, scene.people))
    lands = all(a.country and a.type is ActorType.COUNTRY for a in poles)
    return poles if lands and len(poles) == _PAIR else []
