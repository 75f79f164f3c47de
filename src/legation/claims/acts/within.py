"""The first other side that the object or the clause behind a verb names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims.acts import parties, places, pointing
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.acts.phrase import of_phrase, of_staff
from legation.claims.clauses import objects_of_prepositions
from legation.claims.people.names import NameKind
from legation.language import Token
from legation.model import ActKind, Actor

_SIDES = (*parties.SIDES, NameKind.CITY)
_JUDGED = frozenset({ActKind.REJECT, ActKind.AGREE, ActKind.CONCEDE})


def first_named(found: Set, by: Sequence[Actor], scene: Scene) -> Actor | None:
    """The first other country named in the object or the clause behind the verb."""
    sentence, people = scene.sentence, scene.people
    behind = places.after(found)
    hosts = [*found.things, *places.complements(found), *places.conditions(found)]
    hosts += [behind] if behind is not None else []
    for host in hosts:
        # "refused to discuss Gibraltar with Spain"
        # "agreed to cede the islands to Mauritius"
        goals = ("with", "to") if found.frame.kind is ActKind.AGREE else ("with",)
        met = objects_of_prepositions(host, goals) if host.pos_ == "VERB" else ()
        if heard := [a for t in met for a in of_phrase(t, by, scene) if parties.differs(a, by)]:
            return heard[0]
        for name in people.register.within(sentence.under(host)):
            at = sentence.token_at(name.span.start)
            if at is not None and any(
                t.dep_ == "agent" for t in at.ancestors if t.head in host.subtree
            ):
                continue  # "a plan backed by A and deplored by B"
            if at is not None and (pointing.aside(at, host) or _where_they_met(at)):
                continue
            if name.kind in _SIDES and name.countries:
                actor = parties.country(name.countries[0], people)
            elif at is not None and _joined(found, at) and name.kind is NameKind.BODY:
                actor = replace(name.actor, span=None)  # "ruled out joining NATO"
            elif at is not None and _whose(at) and name.kind is NameKind.BODY:
                actor = replace(name.actor, span=None)  # "refused to join the bloc's sanctions"
                actor = actor if found.frame.kind in _JUDGED else None
            elif at is not None and _spoken_to(at) and parties.of_movement(name, people):
                actor = replace(name.actor, span=None)
            else:
                actor = parties.half(name.actor.name, people)
            if actor is not None and parties.differs(actor, by):
                return actor
    if found.frame.kind not in (ActKind.AGREE, ActKind.REJECT):
        return None
    bodies = (a for host in hosts for a in of_staff(host, scene))
    return next((a for a in bodies if parties.differs(a, by)), None)


def _spoken_to(name: Token) -> bool:
    """Whether it is with them that something is done: "ruled out talking to M23"."""
    return name.dep_ == "pobj" and name.head.lower_ in ("to", "with", "against")


def _joined(found: Set, name: Token) -> bool:
    """Whether it is refused or promised to join a body."""
    joining = name.dep_ == "dobj" and name.head.lemma_ in ("join", "rejoin", "enter")
    back = name.dep_ == "pobj" and name.head.lower_ == "to"
    joining = joining or (back and name.head.head.lemma_ in ("return", "belong"))
    return joining and found.frame.kind in (ActKind.REJECT, ActKind.AGREE)


def _whose(name: Token) -> bool:
    """Whether something is a body's: "the European Union's sanctions"."""
    return name.dep_ == "poss"


def _where_they_met(place: Token) -> bool:
    """ "walked out of the meeting in Geneva": a place of talks or of judges is no side."""
    inside = place.dep_ == "pobj" and place.head.lower_ in ("in", "at")
    return inside and place.head.head.lemma_.lower() in (
        words("family", "talks") | words("judging", "nouns")
    )
