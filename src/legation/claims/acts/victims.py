"""Whom an attack, a seizure or help befalls where the words name no side: a guess from the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims.acts import others, parties, places
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.acts.phrase import of_phrase
from legation.claims.clauses import conjuncts, objects_of_prepositions, surface_subject
from legation.language import Token
from legation.model import ActKind, Actor, ActorType

_MODIFYING = ("amod", "compound", "nmod")
_OPEN = frozenset({"until", "till", "before", "once", "when", "after"})
_UNARMED = frozenset({"ship", "vessel", "plane", "aircraft", "helicopter", "team", "system"})
_VICTIMS = words("family", "people") | {"dozen", "score", "hundred", "thousand"}


def guess(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """Whom it befalls: by the place it is in, whose it is, or whom the article is about."""
    for one in (_fought, _struck, _owned, _of_rising, _of_the_pair, _of_home, _of_the_feud, _alone):
        if guessed := one(found, by, scene):
            return guessed
    return []


def _fought(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """Rebels of no country whose movement nobody names: "are fighting Tamil guerrillas"."""
    if found.frame.kind is not ActKind.ASSAULT:
        return []
    told = (t for place in found.frame.toward for t in places.tokens(place, found))
    for token in told:
        rising = token.lemma_.lower() in words("rebels", "nouns") and token.tag_ == "NNS"
        if rising and not parties.owners(token, scene.sentence, scene.people):
            named = all(c.dep_ in _MODIFYING for c in token.children if c.i < token.i)
            span = scene.sentence.reach(token.left_edge.i if named else token.i, token.i)
            return [Actor(name=span.of(scene.people.text), type=ActorType.GROUP)]
    return []


def _struck(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """The country in which what is attacked, seized or helped lies: "a raid on a base in Iraq"."""
    sentence, people = scene.sentence, scene.people
    for place in found.frame.toward:
        for token in places.tokens(place, found):
            inner = (*objects_of_prepositions(token, places.WHERE),)
            # "paid for the repair of 60 churches in Chad"
            deeper = (t for part in inner for t in objects_of_prepositions(part, places.WHERE))
            # "on a petrol station and a hospital in Chad"
            joined = (
                t for part in conjuncts(token)[1:]
                for t in (part, *objects_of_prepositions(part, places.WHERE))
            )  # fmt: skip
            for where in (token, *inner, *deeper, *joined):
                for code in parties.land_of(where, sentence, people):
                    actor = parties.country(code, people)
                    if actor is not None and parties.differs(actor, by):
                        return [actor]
    return []


def _owned(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """Whose it is that is struck or seized where a pronoun tells it: "fired on its ships"."""
    for place in found.frame.toward:
        for token in places.tokens(place, found):
            parts = (token, *objects_of_prepositions(token, ("of",)))
            if any(
                c.dep_ == "poss" and c.lower_ in ("its", "their") for t in parts for c in t.children
            ):
                around = others.beside(by, found.token, scene)
                return around if len(around) == 1 else []
    return []


def _of_rising(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """Whose soldiers a movement kills where nothing tells it: those of the land it is told of."""
    rising = found.frame.kind is ActKind.ASSAULT and len(by) == 1 and by[0].country is None
    if not rising or not any(t.lemma_.lower() in words("family", "forces") for t in found.things):
        return []
    land = others.foremost(by, scene.people)
    return [land] if land is not None else []


def _of_the_feud(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """With whom it is a quarrel or a border: "guns fell silent along the Danish frontier"."""
    if found.frame.kind not in (ActKind.RETREAT, ActKind.MOBILIZE) or found.frame.part == "noun":
        return []
    for word in scene.sentence:
        told: tuple[Token, ...] = ()
        if word.lemma_.lower() in words("facing", "feuds"):
            told = tuple(objects_of_prepositions(word, ("with", "against")))
        elif places.is_border(word):
            told = (word, *places.beyond(word))
        sides = parties.poles(a for t in told for a in of_phrase(t, by, scene))
        if len(sides) == 1 and parties.differs(sides[0], by):
            return sides
    return []


def _alone(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """The one other country of the clause: "rolled home after eight days in northern Iraq".

    Also whoever tells of it: "its brigades have left the plain, Chad confirmed".
    """
    verb = found.token
    moved = found.frame.kind in (ActKind.RETREAT, ActKind.MOBILIZE)
    open_ = any(c.dep_ in ("mark", "advmod") and c.lower_ in _OPEN for c in verb.children)
    if not moved or open_ or found.frame.part == "noun" or len(by) != 1:
        return []
    who = surface_subject(verb)
    if found.frame.kind is ActKind.MOBILIZE and not found.things and not _soldiers(who):
        return []  # "ships from Panama pass through the strait"
    here = others.beside(by, verb, scene)
    # "called its ship home, lowering the temperature with Chad"
    behind = (c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > verb.i)
    here += [a for c in behind for a in others.named(scene.sentence.under(c), scene.people)]
    teller = surface_subject(verb.head) if places.fronted(verb) and not here else None
    told = of_phrase(teller, by, scene) if teller is not None else here
    # "halted war games with South Korea": partners are none whom it befalls
    beside = (t for h in (verb, *found.things) for t in objects_of_prepositions(h, ("with",)))
    partners = [*by, *(a for t in beside for a in of_phrase(t, by, scene))]
    told = parties.poles(a for a in told if a.country and parties.differs(a, partners))
    return [replace(told[0], span=None)] if len(told) == 1 else []


def _soldiers(doer: Token | None) -> bool:
    """Whether those who move are armed, whatever ships and teams may be."""
    return doer is not None and doer.lemma_.lower() in words("family", "forces") - _UNARMED


def _of_the_pair(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """Whose ships are chased, or posts shelled, where the article is about two sides."""
    if found.frame.kind not in (ActKind.ASSAULT, ActKind.COERCE) or found.frame.part == "noun":
        return []
    struck = words("family", "vessels")
    if found.frame.kind is ActKind.ASSAULT and all(actor.country for actor in by):
        struck |= words("family", "targets") | words("family", "forces")
    told = any(t.lemma_.lower() in struck for t in found.things)
    other = others.counterpart(by, scene.people) if told else None
    return [other] if other is not None else []


def _of_home(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """Whose people another's arms kill: those of the dateline's country, where it is a side."""
    people = any(t.lemma_.lower() in _VICTIMS or t.pos_ == "NUM" for t in found.things)
    foreign = all(actor.country is not None for actor in by)
    if found.frame.kind is not ActKind.ASSAULT or not people or not foreign or not scene.home:
        return []
    land = parties.country(scene.home, scene.people)
    named = others.is_side(scene.home, scene.people)
    return [land] if land is not None and named and parties.differs(land, by) else []
