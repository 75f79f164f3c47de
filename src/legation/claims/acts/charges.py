"""Who charges whom with what a clause tells: a breach, or backing rebels."""

from __future__ import annotations

from collections.abc import Sequence

from legation.claims.acts import parties
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import surface_subject
from legation.model import ActKind, Actor


def between(found: Set, doing: Sequence[Actor], scene: Scene) -> list[tuple[Actor, Actor]]:
    """Who charges whom with a breach: "the minister said Fiji had broken the agreement"."""
    token = found.token
    if token.dep_ != "ccomp" or not (_breaks(found) or _backs_rebels(found, scene)):
        return []
    who = surface_subject(token.head)
    saying = parties.standing(who, scene.sentence, scene.people) if who is not None else []
    return [
        (one, other)
        for one in parties.poles(saying) for other in parties.poles(doing)
        if parties.differs(one, doing)
    ]  # fmt: skip


def _breaks(found: Set) -> bool:
    breach = found.token.lemma_ in words("breaching", "verbs")
    return breach and found.frame.kind in (ActKind.REJECT, ActKind.SANCTION)


def _backs_rebels(found: Set, scene: Scene) -> bool:
    """Whether it is rebels that are said to be helped: "Congo says Rwanda arms M23"."""
    if found.frame.kind not in (ActKind.SUPPORT, ActKind.AID):
        return False
    saying = found.token.head
    if saying.i > found.token.i or saying.lemma_.lower() not in words("breaching", "telling"):
        return False
    sentence, people = scene.sentence, scene.people
    names = (people.register.at(sentence.at(thing)) for thing in found.things)
    return any(t.lemma_.lower() in words("rebels", "nouns") for t in found.things) or any(
        name is not None and parties.of_movement(name, people) for name in names
    )
