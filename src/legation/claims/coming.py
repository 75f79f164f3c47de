"""Those who come to a gathering, where verbs of its own sentence tell it."""

from __future__ import annotations

from legation.claims.clauses import is_passive, objects_of_prepositions
from legation.claims.frames import words
from legation.language import Token


def within(noun: Token, verb: Token | None) -> list[Token]:
    """Those who come, in the sentence of the gathering itself.

    "A summit attended by X and Y", "a round of talks, involving X and Y", "the conference will be
    chaired by X",
    "the meeting drew X".
    """
    found: list[Token] = []
    round_of = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    told = (noun, round_of) if round_of.lemma_ == "round" else (noun,)
    for clause in [c for one in told for c in one.children if c.dep_ in ("acl", "relcl")]:
        found += _in_clause(clause)
    if verb is not None and noun.dep_ in ("nsubj", "nsubjpass"):
        found += _in_clause(verb)
        for below in verb.children:
            if below.dep_ == "advcl" and below.tag_ == "VBG":
                found += _in_clause(below)
    if verb is not None and noun.dep_ == "dobj":
        for below in verb.children:
            comes = below.lemma_ in words("attendance", "gathering") | words("attendance", "led")
            if below.dep_ in ("advcl", "prep", "acl") and comes:
                found += _in_clause(below)
    return found


def _in_clause(verb: Token) -> list[Token]:
    if verb.lemma_ in words("attendance", "led"):
        return list(objects_of_prepositions(verb, ("by",)))
    together_ = verb.lemma_ in words("attendance", "gathering")
    ways = ("together", "to", "face")
    brought = verb.lemma_ == "bring" and any(c.lower_ in ways for c in verb.children)
    if (together_ or brought) and not is_passive(verb):
        return [c for c in verb.children if c.dep_ in ("dobj", "pobj")]
    return []
