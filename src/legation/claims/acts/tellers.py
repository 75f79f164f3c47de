"""Who tells of an act where that is whoever does it: "Chad would face war, the minister said"."""

from __future__ import annotations

from legation.claims.acts import parties, phrase, threats
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.acts.passives import agentless
from legation.claims.clauses import objects_of_prepositions, possessor, surface_subject
from legation.language import Token
from legation.model import ActKind, Actor

_OF_ONE_S_OWN = (ActKind.MOBILIZE, ActKind.SANCTION, ActKind.AID, ActKind.RETREAT)


def announced(found: Set, scene: Scene) -> list[Actor]:
    """Who tells of it, where a passive names no agent: "the navy said two ships had been sent"."""
    verb = found.token
    own = found.frame.kind in _OF_ONE_S_OWN or (  # "any ship would be sunk, the minister said"
        found.frame.kind in threats.HOSTILE and threats.sworn(found)
    )
    of_own = own and verb.dep_ == "ccomp" and agentless(verb)
    if not of_own or "subject" not in found.frame.by or found.frame.part == "noun":
        return []
    if verb.head.lemma_.lower() not in words("breaching", "announcing"):
        return []
    who = surface_subject(verb.head)
    return parties.standing(who, scene.sentence, scene.people) if who is not None else []


def of_another(found: Set, scene: Scene) -> list[Actor]:
    """Who says what another will have to bear: "Chad would face war, the minister said"."""
    who = _speaker(found.token)
    if who is None:
        return []
    told = parties.standing(who, scene.sentence, scene.people)
    told = told or parties.owners(who, scene.sentence, scene.people)
    bearer = surface_subject(found.token)
    struck = phrase.of_phrase(bearer, (), scene) if bearer is not None else []
    return [a for a in told if not struck or parties.differs(a, struck)]


def _own_subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def _speaker(verb: Token) -> Token | None:
    """Whose words a clause is, or whose statement: "aired a statement by A that B would …"."""
    said = verb.head
    if verb.dep_ == "acl" and said.pos_ == "NOUN":
        return next(objects_of_prepositions(said, ("by", "from", "of")), possessor(said))
    if verb.dep_ == "ROOT":
        # "would become a target, A's envoy wrote", which the parser joined
        told = (c for c in verb.children if c.dep_ == "conj" and c.i > verb.i)
        saying = (c for c in told if c.lemma_.lower() in words("saying", "verbs"))
        return next((who for c in saying if (who := _own_subject(c)) is not None), None)
    if verb.dep_ != "ccomp" or said.pos_ != "VERB":
        return None
    if said.lemma_.lower() in words("writing", "airing"):
        papers = [said, *(c for c in said.children if c.dep_ == "dobj")]
        authors = (t for p in papers for t in objects_of_prepositions(p, ("by", "from")))
        return next(authors, surface_subject(said))
    return surface_subject(said)
