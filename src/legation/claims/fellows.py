"""Who travels with the visitor: "came with envoy X", "in the company of X", "accompanied by X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.claims.clauses import objects_of_prepositions
from legation.claims.frames import Leg, frames, words
from legation.claims.people import People
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Actor, ActorType, Participant, Side

_AIMED = ("dobj", "pobj", "conj")
_TRAVEL = (Leg.OUTWARD, Leg.ARRIVAL, Leg.WAY)


def of(trigger: Trigger, found: Sequence[Participant], people: People) -> list[Actor]:
    """The persons of another country, not the host's, with whom the visitor travels."""
    legs = trigger.frame.leg in _TRAVEL or trigger.token.lemma_ in words("fellows", "verbs")
    if trigger.frame.part != "verb" or not trigger.frame.host or not legs:
        return []
    hosts = [p for p in found if p.side is Side.HOST]
    if not hosts or len(hosts) == len(found) or any(p.country is None for p in hosts):
        return []
    known = {p.country for p in found}
    named = (a for token in _beside(trigger.token) for a in people.actors(token, trigger.sentence))
    return [
        a for a in named
        if a.type is ActorType.PERSON and a.span is not None and a.country not in {*known, None}
    ]  # fmt: skip


def _beside(verb: Token) -> Iterator[Token]:
    """The heads of the names that stand in one's company."""
    # "will fly to Entebbe with X": the parser may hang it on the place.
    goals = [o for o in objects_of_prepositions(verb, ("to", "in")) if o.pos_ == "PROPN"]
    for leads in (c for head in (verb, *goals) for c in head.children):
        if leads.lower_ in ("with", "alongside") and leads.dep_ == "prep":
            aims = verb.doc[verb.i + 1 : leads.i]
            if not any(
                t.lemma_ in frames("noun") and t.dep_ in _AIMED for t in aims
            ):  # "came for talks with X"
                yield from (c for c in leads.children if c.dep_ == "pobj" and not _acts(c))
        if leads.lemma_ in words("fellows", "accompanying") and leads.tag_ == "VBN":
            yield from objects_of_prepositions(leads, ("by",))
        if leads.dep_ == "prep" and leads.lower_ == "in":
            company = [c for c in leads.children if c.lemma_ in words("fellows", "company")]
            yield from (o for c in company for o in objects_of_prepositions(c, ("of",)))


def _acts(person: Token) -> bool:
    """ "flew home with the premier insisting that …": what somebody else does meanwhile."""
    return any(c.dep_ == "acl" for c in person.children)
