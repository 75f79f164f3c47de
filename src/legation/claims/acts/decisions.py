"""What is told as decided: "Fiji's decision to expel two envoys", "stood by its decision to"."""

from __future__ import annotations

from legation.claims.acts.frames import words
from legation.claims.clauses import (
    ascent,
    is_infinitive,
    negated,
    objects_of_prepositions,
    possessor,
    surface_subject,
)
from legation.language import Token


def behind(verb: Token) -> Token | None:
    """The decision that an infinitive tells the content of: "its decision to expel them"."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head
    noun = first.head
    if noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.lower_ == "by":
        noun = noun.head.head  # "the decision by Fiji to expel them"
    if not is_infinitive(first) or first.dep_ not in ("acl", "relcl", "xcomp", "ccomp"):
        return None
    return noun if noun.pos_ == "NOUN" and noun.lemma_ in words("deciding", "nouns") else None


def taken(noun: Token) -> bool:
    """Whether a decision stands: no "a possible decision", not "reversed its decision"."""
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    if before & words("deciding", "open"):
        return False
    above = [t for t in list(ascent(noun))[1:4] if t.pos_ in ("VERB", "AUX", "NOUN")][:2]
    return not any(
        t.lemma_.lower() in words("deciding", "undoing") or negated(t)
        or any(c.dep_ == "aux" and c.tag_ == "MD" for c in t.children)
        for t in above
    )  # fmt: skip


def decider(noun: Token) -> Token | None:
    """Whose decision it is: "Fiji's", "by Fiji"; of "its decision" whoever stands by it."""
    owner = possessor(noun)
    agent = next(objects_of_prepositions(noun, ("by", "of", "in")), None)
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    if owner is None and agent is not None:
        return agent
    own = owner is not None and owner.pos_ == "PRON"
    if own and verb is not None and noun.dep_ in ("dobj", "pobj"):
        return surface_subject(verb) or owner
    if owner is None:
        return next((c for c in noun.children if c.dep_ in ("amod", "compound", "nmod")), None)
    return owner
