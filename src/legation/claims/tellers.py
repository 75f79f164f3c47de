"""Who tells of an engagement of which one side is named: he is often the other."""

from __future__ import annotations

from collections.abc import Collection

from legation.claims.clauses import objects_of_prepositions, possessor, subject
from legation.claims.frames import words
from legation.claims.particles import phrasal
from legation.claims.people import People
from legation.claims.slots import tokens
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Actor, ActorType, Kind, Status


def other_side(
    trigger: Trigger, known: Collection[str], people: People, *, met: bool
) -> Actor | None:
    """ "the president said talks with Russia would go on": who says so is the other side.

    `known` are the sides that are told. A person where a person is `met`, else the country that is
    spoken for; of a spokesman he whose he is. Of visits only him who denies one.
    """
    verb = _teller(trigger)
    who = subject(verb) if verb is not None else None
    if who is None or not _may_be_his(trigger):
        return None
    master = _master(who)
    actors = people.actors(master or who, trigger.sentence)
    if len(actors) != 1 or not actors[0].country or actors[0].country in known:
        return None
    (actor,) = actors
    visit = bool(trigger.frame.host)
    # "Spokesman X said no meeting with Y was planned": his land, and not he himself.
    speaks = master is None and "spokes" in (actor.role or "").lower()
    if (
        not speaks
        and actor.type is ActorType.PERSON
        and (visit or (met and trigger.frame.in_person))
    ):
        return actor
    country = people.lexicon.coded(actor.country or "")
    if country is None or visit:
        return None
    return Actor(name=country.name, type=ActorType.COUNTRY, country=country.code)


def _teller(trigger: Trigger) -> Token | None:
    """The verb of telling under which the noun's own stands, or that has it as its object."""
    verb = trigger.carrier
    if verb is None or trigger.frame.part != "noun":
        return None
    if _denies(verb) and trigger.token.dep_ in ("dobj", "pobj"):
        return verb  # "a spokesman for X dismissed reports of a meeting with Y"
    while verb.dep_ in ("xcomp", "conj", "advcl") and verb.head != verb:
        verb = verb.head
    told = verb.dep_ == "ccomp" and verb.head.lemma_ in words("telling", "verbs")
    return verb.head if told else None


def _may_be_his(trigger: Trigger) -> bool:
    """Whether the words leave one side open: "talks with X"; of a visit, that there is none."""
    if not trigger.frame.host:
        # Of talks with a movement a mediator tells as often as the other side.
        leads = ("with", "to") if trigger.kind is Kind.CALL else ("with",)
        return any(tokens(trigger, slot) for slot in leads)
    whose = possessor(trigger.token) is not None or tokens(trigger, "by")
    none = any(c.lower_ == "no" for c in trigger.token.children)
    verb = trigger.carrier
    return not whose and (none or (verb is not None and _denies(verb)))


def _denies(verb: Token) -> bool:
    """ "dismissed", "ruled out"."""
    return verb.lemma_ in words("telling", "denying") or phrasal(verb) is Status.DENIED


def _master(who: Token) -> Token | None:
    """ "a spokesman for Premier X", "X's spokesman": whom he speaks for."""
    if not who.lemma_.startswith("spokes") and who.lemma_ not in words("telling", "aides"):
        return None
    return next(objects_of_prepositions(who, ("for", "of", "to")), None) or possessor(who)
