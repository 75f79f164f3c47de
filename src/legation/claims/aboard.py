"""Who is on what arrives: "a jet carrying the emir", "the emir's plane"."""

from __future__ import annotations

from legation.claims.clauses import objects, possessor
from legation.claims.frames import words
from legation.language import Token


def aboard(vehicle: Token) -> Token:
    """ "the emir's plane landed", "a jet carrying the emir": the emir, where it is told."""
    if vehicle.lemma_ not in words("aboard", "vehicles"):
        return vehicle
    for child in vehicle.children:
        if child.lemma_ in words("aboard", "bearing") and child.dep_ in ("acl", "relcl"):
            return next(iter(objects(child)), vehicle)
        if child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), vehicle)
    return possessor(vehicle) or vehicle
