"""Sides of a meeting that the parser hangs on its place, or that hold it in the passive."""

from __future__ import annotations

from legation.claims.clauses import is_passive, objects_of_prepositions
from legation.claims.triggers import Trigger
from legation.language import Token


def behind_its_place(trigger: Trigger, slot: str) -> list[Token]:
    """ "a meeting in Lusaka of their ministers", "one in a corridor between the two": its sides.

    The parser hangs them on the place. "Of" may be the place's own, but where that has a name.
    """
    found: list[Token] = []
    for where in objects_of_prepositions(trigger.token, ("in", "at", "on", "over", "near")):
        if slot != "of" or where.i in trigger.sentence.names:
            several = (o for o in objects_of_prepositions(where, (slot,)) if _several(o))
            found += several
    return found


def held_by(verb: Token | None) -> list[Token]:
    """ "talks were held by Peru and Chile": one alone may have been their host."""
    if verb is None or verb.lemma_ != "hold" or not is_passive(verb):
        return []
    return [who for who in objects_of_prepositions(verb, ("by",)) if _several(who)]


def _several(noun: Token) -> bool:
    """ "Zambia and Togo", "the Zambian and Togolese presidents", "ministers"."""
    return noun.tag_ in ("NNS", "NNPS") or any(
        c.dep_ in ("conj", "cc") or any(g.dep_ == "conj" for g in c.children) for c in noun.children
    )
