"""Where the one stands, or is sent, on whom a verb acts.

"received at the palace the envoy X", "called the ambassador to the ministry".
"""

from __future__ import annotations

from legation.claims.clauses import is_passive
from legation.claims.frames import words
from legation.claims.people import titles
from legation.language import Sentence, Token


def displaced(verb: Token, sentence: Sentence) -> list[Token]:
    """Whom the parser hangs on the place before him, for want of a comma or a preposition."""
    if verb.lemma_ not in words("displaced", "verbs") or is_passive(verb):
        return []
    found: list[Token] = []
    for place in (
        c for p in verb.children if p.dep_ == "prep" and p.i > verb.i for c in p.children
    ):
        if place.dep_ != "pobj":
            continue
        found += [c for c in place.children if c.dep_ == "appos" and _right_behind(c, place)]
        before = sentence.doc[place.i - 1]
        if place.i in sentence.names and before.lower_ in titles.word_set("buildings"):
            found.append(place)
    return found[:1]


def _right_behind(told: Token, place: Token) -> bool:
    """ "in Fez the Spanish premier, X": no comma stands between, as it would if he were one."""
    first = told.left_edge
    return first.i == place.i + 1 and (first.dep_ in ("det", "poss") or first.lower_ == "visiting")


def naming(verb: Token) -> bool:
    """ "in what aides call a make-or-break session": how it is spoken of, and nobody telephones."""
    return verb.lemma_ in words("call", "naming") and any(
        c.lower_ == "what" and c.i < verb.i for c in verb.children
    )


def summoned(verb: Token) -> bool:
    """ "was called in", "called the envoy to the ministry": told to come, and nobody telephones."""
    if any(c.dep_ == "prt" and c.lower_ in words("call", "summons") for c in verb.children):
        return True
    bearing = (verb, *(c for c in verb.children if c.dep_ == "dobj"))
    led = (c for b in bearing for c in b.children if c.lower_ in ("to", "into", "before"))
    goals = words("call", "goals")
    return any(c.lemma_.lower() in goals for p in led for c in p.children if c.dep_ == "pobj")
