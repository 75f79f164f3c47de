"""What two countries build between them: "Serbia and Hungary started building a railway"."""

from __future__ import annotations

from legation.claims.acts import subjects
from legation.claims.acts.frames import words
from legation.claims.clauses import (
    is_infinitive,
    is_passive,
    negated,
    objects_of_prepositions,
    surface_subject,
)
from legation.language import Token

_ONE = ("a", "an", "the", "their", "first", "one")
_APART = frozenset({"each", "both", "respective", "respectively", "own", "rival", "separate"})


def between_them(verb: Token) -> bool:
    """Whether several who are named build one thing, or set to work on it."""
    doer = surface_subject(verb)
    if doer is None or doer.pos_ != "PROPN" or not any(c.dep_ == "conj" for c in doer.children):
        return False
    if is_infinitive(verb) or is_passive(verb) or negated(verb) or verb.dep_ == "amod":
        return False
    if any(t.lower_ in _APART for t in verb.subtree):
        return False
    return any(_one_line(thing) for thing in _built(verb))


def in_a_drill(verb: Token) -> bool:
    """Whether arms of two do it as an exercise: "stormed a beach in an amphibious drill"."""
    doer = surface_subject(verb)
    if doer is None or is_infinitive(verb) or is_passive(verb) or negated(verb):
        return False
    if verb.dep_ == "amod" or not subjects.fights(doer):
        return False
    drills = objects_of_prepositions(verb, ("in", "during"))
    return any(t.lemma_.lower() in words("sharing", "drills") for t in drills)


def _built(verb: Token) -> list[Token]:
    """What is built: also behind "began work on", "started building"."""
    lemma = verb.lemma_.lower()
    things = [c for c in verb.children if c.dep_ == "dobj"]
    things += objects_of_prepositions(verb, ("on",)) if lemma == "switch" else ()
    begun = lemma in words("sharing", "beginning")
    below = [c for c in verb.children if begun and c.dep_ == "xcomp"]
    made = [
        t for clause in below if clause.lemma_.lower() in words("sharing", "making")
        for t in clause.children if t.dep_ == "dobj"
    ]  # fmt: skip
    working = [t for t in things if begun and t.lower_ in words("sharing", "works")]
    made += [t for work in working for t in objects_of_prepositions(work, ("on", "of"))]
    return made + (things if lemma in words("sharing", "making") | _opened(begun) else [])


def _opened(begun: bool) -> frozenset[str]:
    return words("sharing", "beginning") if begun else frozenset()


def _one_line(thing: Token) -> bool:
    """Whether it is one thing that joins two: "a railway", "lines between them"."""
    if thing.lemma_.lower() not in words("sharing", "lines"):
        return False
    if any(c.lower_ == "of" for c in thing.children):
        return False  # "the line of scoring"
    one = thing.tag_ == "NN" and any(c.lower_ in _ONE for c in thing.children)
    return one or any(c.lower_ == "between" for c in thing.children)
