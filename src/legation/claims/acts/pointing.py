"""What the object of an act points back to, and what stands beside it and is not meant."""

from __future__ import annotations

from legation.claims.acts import parties, places
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import possessor
from legation.language import Token
from legation.model import Actor


def described(verb: Token) -> bool:
    """Whether its object is what the clause describes: "an offer A declined", "which A denies"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    which = any(c.dep_ == "dobj" and c.tag_ == "WDT" for c in verb.children)
    bare = verb.dep_ in ("relcl", "acl") and who is not None and who.tag_ not in ("WDT", "WP")
    ahead = any(c.dep_ == "dobj" and c.i < verb.i for c in verb.children)
    return which or ahead or (bare and not any(c.dep_ == "dobj" for c in verb.children))


def step(found: Set) -> Token | None:
    """A noun that points back and nothing tells nearer: "the decision", "such a step"."""
    told = [t for place in found.frame.toward for t in places.tokens(place, found)]
    for thing in (*found.things, *told):
        before = {c.lower_ for c in thing.children if c.i < thing.i}
        nearer = any(
            c.dep_ == "prep" and c.lower_ in ("of", "by", "to", "on") for c in thing.children
        )
        known = thing.lemma_.lower() in words("pointing", "nouns") | words("pointing", "attacks")
        if known and not nearer and before & words("pointing", "articles"):
            return thing if before <= words("pointing", "modifiers") else None
    return None


def points(found: Set) -> bool:
    """Whether the object is only "it", "this" or "that"."""
    return any(thing.lower_ in words("pointing", "words") for thing in found.things)


def against(noun: Token, scene: Scene) -> list[Actor]:
    """Whom a modifier is against: "anti-Japanese riots"."""
    sentence, people = scene.sentence, scene.people
    for child in noun.children:
        if child.lower_ == "anti" and child.i + 2 < noun.i + 1:
            return parties.owners(child.nbor(2), sentence, people)
    return []


def aside(name: Token, host: Token) -> bool:
    """Whether a name stands in what a comma sets apart: "ruled out talks, which A had wanted"."""
    above = (t for t in name.ancestors if t.dep_ == "relcl" and t in host.subtree)
    return any(t.left_edge.i > 0 and t.left_edge.nbor(-1).text == "," for t in above)


def _own_side(noun: Token) -> bool:
    return noun.lemma_.lower() in words("pairs", "nouns") and noun.tag_ == "NN"


def of_oneself(found: Set) -> bool:
    """Whether it is said of one's own side: "said his country would go on sheltering them"."""
    mine = (possessor(t) for t in found.things if t.lemma_.lower() in words("deciding", "nouns"))
    if any(owner is not None and owner.lower_ in ("its", "their") for owner in mine):
        return True  # "defended its decision to expel them"
    told = places.tokens("doer", found) if "doer" in found.frame.toward else ()
    owners = ((who, possessor(who)) for who in told if not places.neighbouring(who))
    return any(
        who.lower_ == "we" or (owner is not None and owner.pos_ == "PRON" and _own_side(who))
        for who, owner in owners
    )
