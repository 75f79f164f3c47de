"""Whose crowd it is that marches, burns and storms."""

from __future__ import annotations

from legation.claims.acts import parties, places
from legation.claims.acts.frames import words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import objects_of_prepositions
from legation.claims.people.names import NameKind
from legation.claims.people.nations import opened_in
from legation.language import Token
from legation.model import Actor, ActorType


def actors_of(token: Token, scene: Scene) -> list[Actor]:
    """Protesters, with the country they are of or, being called a crowd, the one they stand in.

    A crowd at an embassy stands in the dateline's country where no other is told.
    """
    sentence, people = scene.sentence, scene.people
    counted = next(objects_of_prepositions(token, ("of",)), token)
    own = parties.owners(token, sentence, people) or parties.owners(counted, sentence, people)
    lemmas = {token.lemma_.lower(), counted.lemma_.lower()}
    called = bool(lemmas & (words("crowd", "nouns") | words("crowd", "nationals")))
    called = called or (counted.tag_ == "NNS" and _by_trade(counted))
    if lemmas == {"people"} and not any(c.dep_ == "nummod" for c in token.children):
        return []
    named = people.register.at(sentence.at(counted))
    of_nation = named is not None and named.kind is NameKind.DEMONYM
    if not (called or of_nation):
        return []
    codes = [actor.country for actor in own if actor.country]
    verb = token.head.head if token.dep_ == "pobj" else token.head  # "stormed by a crowd"
    if called and not codes:
        for near in (
            *objects_of_prepositions(token, places.WHERE),
            *objects_of_prepositions(verb, (*places.WHERE, "through", "into", "onto")),
            *_streets(verb),
            *_attacked(verb),
            *_filled(verb),
        ):
            # An embassy stands in another country than its own.
            place = _in_front_of(near)
            seat = place.lemma_.lower() in words("legation", "nouns")
            stands = objects_of_prepositions(place, ("in",)) if seat else _there(place)
            codes += [c for where in stands for c in parties.land_of(where, sentence, people)]
            if seat and not codes:
                here = opened_in(people, sentence) or scene.home
                codes += [here] if here is not None and here not in _owner(place, scene) else []
        codes = codes or _about(token, verb, scene)
    if not codes:
        return []
    return [Actor(name=token.text, type=ActorType.GROUP, country=codes[0], span=sentence.at(token))]


def _about(crowd: Token, verb: Token, scene: Scene) -> list[str]:
    """Where the verb's clause is, however deep: "poured out of the mosques in Karachi"."""
    first = verb
    while first.dep_ == "conj":
        first = first.head
    inside = (
        t for t in first.subtree
        if t.dep_ == "pobj" and t.head.lower_ in ("in", "across", "through") and t.i > crowd.i
    )  # fmt: skip
    told = (parties.land_of(t, scene.sentence, scene.people) for t in inside)
    return next((codes for codes in told if codes), [])


def throng(token: Token, scene: Scene) -> list[Actor]:
    """Those called a crowd, and not just the people of a nation: "protesters in Dhaka"."""
    counted = next(objects_of_prepositions(token, ("of",)), token)
    called = {token.lemma_.lower(), counted.lemma_.lower()} & words("crowd", "nouns")
    # "Kazakhs protest against …", which no government does
    against = any(c.lower_ in ("against", "outside") for c in token.head.children)
    against = against or any(c.lower_ in words("crowd", "angry") for c in token.children)
    people = against and token.tag_ in ("NNPS", "NNS")
    return actors_of(token, scene) if called or people else []


def _streets(verb: Token) -> list[Token]:
    """Whose streets a crowd takes to: "took to the streets of Khartoum"."""
    reached = objects_of_prepositions(verb, ("to",))
    return [t for t in reached if t.lemma_.lower() in words("crowd", "streets")]


def _filled(verb: Token) -> list[Token]:
    """What a crowd fills: "packed the centre of Beirut"."""
    things = (c for c in verb.children if c.dep_ == "dobj")
    return [t for t in things if t.lemma_.lower() in words("crowd", "streets")]


def _by_trade(noun: Token) -> bool:
    """Whether a noun is people by what they do: "winegrowers", "motorcyclists"."""
    return noun.lower_.endswith(tuple(words("crowd", "endings")))


def _there(place: Token) -> tuple[Token, ...]:
    """A place, and of a street the town it is in: "the streets of Karachi"."""
    return (place, *objects_of_prepositions(place, ("of", "in")))


def _attacked(verb: Token) -> list[Token]:
    """Where what is attacked stands: "pelted the embassy in Jakarta", "set fire to a bank in X"."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    things += objects_of_prepositions(verb, ("to",))
    things += [t for thing in things for t in objects_of_prepositions(thing, ("to",))]
    return [where for t in things for where in objects_of_prepositions(t, ("in", "at"))]


def _owner(place: Token, scene: Scene) -> list[str | None]:
    return [a.country for a in parties.owners(place, scene.sentence, scene.people)]


def _in_front_of(place: Token) -> Token:
    before = place.lower_ == "front" or place.lemma_.lower() in words("crowd", "gates")
    return next(objects_of_prepositions(place, ("of",)), place) if before else place
