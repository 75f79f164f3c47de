"""In which country an act is done, by the places of its clause."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.acts.frames import Set, frames, words
from legation.claims.clauses import objects_of_prepositions, surface_subject
from legation.language import Token
from legation.model import ActKind


def of(found: Set) -> Iterator[Token]:
    """Where it is: "riots in Karachi", "a protest outside the embassy in Tunis"."""
    verb = found.token
    inside = verb.pos_ == "AUX" or found.frame.kind in (ActKind.PROTEST, ActKind.COERCE)
    held = tuple(objects_of_prepositions(verb, ("behind", "in"))) if inside else ()
    # "was jailed for four years in A"
    held += tuple(objects_of_prepositions(verb, ("for",))) if inside else ()
    for word in (verb, verb.head, *held):  # "is behind bars in A", "went up in flames in A"
        for where in objects_of_prepositions(word, ("in", "across")):
            if word == verb or where.lemma_.lower() not in frames("noun"):
                yield where  # "ended in clashes" is no place
    if found.frame.part != "noun":
        # "was detained at Tehran airport"
        for house in objects_of_prepositions(verb, ("at", "on")):
            seat = house.lemma_.lower() in words("legation", "nouns")
            if not seat and house.head.lower_ == "at":
                yield house
            elif seat and found.frame.kind is ActKind.PROTEST:
                yield from objects_of_prepositions(house, ("in",))  # "eggs rained on the embassy"
        return
    if found.frame.kind is ActKind.PROTEST:
        yield from objects_of_prepositions(verb, ("through",))
    for house in objects_of_prepositions(verb, ("outside", "at", "near", "on")):
        if house.lemma_.lower() in words("legation", "nouns"):
            yield from objects_of_prepositions(house, ("in",))
    if verb.head.lemma_ in words("crowd", "seeing"):
        who = surface_subject(verb.head)  # "Tunis saw its biggest rally"
        yield from (who,) if who is not None else ()
    elif verb.head.lemma_ in words("crowd", "shaking"):
        yield from (c for c in verb.head.children if c.dep_ == "dobj")  # "riots shook Tunis"
