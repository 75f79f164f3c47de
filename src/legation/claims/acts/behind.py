"""Who is behind an act that the words tell of others, or of nobody: who bids, gives or promises."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.acts import parties, places
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import (
    is_infinitive,
    is_passive,
    objects_of_prepositions,
    of_ones_own,
    subject,
    surface_subject,
)
from legation.claims.people.names import NameKind
from legation.language import Token
from legation.model import ActKind, Actor

_GIFTS = (
    words("family", "arms") | words("family", "money") | words("family", "vessels")
    | words("helper", "nouns")
)  # fmt: skip
_WORD_GIVEN = frozenset({ActKind.AGREE, ActKind.THREATEN, ActKind.REJECT})


def bidder(verb: Token) -> Token | None:
    """Who has it done by his own: "told its banks to stop", "banks were told by A to stop"."""
    bidding = verb.head
    own = verb.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(verb)
    if not own or bidding.lemma_.lower() not in words("ordering", "bidding"):
        return None
    if is_passive(bidding):
        return subject(bidding)
    told = [c for c in bidding.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
    told += [c for c in verb.children if c.dep_ == "nsubj"]
    return surface_subject(bidding) if any(map(of_ones_own, told)) else None


def find(found: Set, scene: Scene) -> list[Actor]:
    """Who acts where the places of the frame name nobody."""
    if found.frame.part == "noun":
        return []
    for seek in (_giver, _region, _promiser):
        if actors := seek(found, scene):
            return actors
    return []


def _giver(found: Set, scene: Scene) -> list[Actor]:
    """Whose gift a passive without agent tells of: "a grant from the EU was paid to Chad"."""
    verb = found.token
    agent = any(c.dep_ in ("agent", "dobj") or c.lower_ == "by" for c in verb.children)
    bare = verb.doc[-1].text != "."
    headed = bare and verb.dep_ == "acl" and verb.head.dep_ == "ROOT"  # "Aid given to Chad"
    given = found.frame.kind is ActKind.AID
    aside = verb.dep_ in ("acl", "advcl") and not headed and given
    withheld = found.frame.kind is ActKind.SANCTION and any(
        t.lemma_.lower() in words("helper", "alms") for t in found.things
    )
    if not (given or withheld) or not is_passive(verb) or agent or aside:
        return []
    for thing in found.things:
        counted = tuple(objects_of_prepositions(thing, ("of",)))
        parts = (thing, *counted)
        if not any(map(_is_gift, counted or parts)):
            continue
        for giver in (g for part in parts for g in objects_of_prepositions(part, ("from",))):
            if told := _meant(giver, scene):
                return told
        for part in counted or parts:
            own = parties.owners(part, scene.sentence, scene.people)
            if own := own or parties.bodies(part, scene.sentence, scene.people):
                return own
    return []


def _is_gift(thing: Token) -> bool:
    tasks = {c.lower_ for c in thing.children if c.i < thing.i} & words("helper", "tasks")
    hands = bool(tasks) and thing.lemma_.lower() in words("helper", "hands")
    return hands or thing.lemma_.lower() in _GIFTS


def _meant(token: Token, scene: Scene) -> list[Actor]:
    named = parties.standing(token, scene.sentence, scene.people)
    return named or parties.owners(token, scene.sentence, scene.people)


def _region(found: Set, scene: Scene) -> list[Actor]:
    """The body through which states of no name act: "West African states …, ECOWAS announced"."""
    who = subject(found.token)
    if who is None or who.lemma_.lower() not in words("bloc", "members") or who.tag_ != "NNS":
        return []
    if parties.owners(who, scene.sentence, scene.people):
        return []
    bodies = {a.name: a for a in _bodies(found, scene)}
    return list(bodies.values()) if len(bodies) == 1 else []


def _bodies(found: Set, scene: Scene) -> Iterator[Actor]:
    known = {parties.key(a): a for a in _named(scene)}
    told = list(objects_of_prepositions(found.token, ("through", "at", "in", "within")))
    if found.token.dep_ == "ccomp" and (teller := surface_subject(found.token.head)) is not None:
        told += [teller, *(c for c in teller.children if c.i < teller.i)]
    for token in told:
        name = scene.people.register.at(scene.sentence.at(token))
        if name is not None and parties.key(name.actor) in known:
            yield name.actor


def _named(scene: Scene) -> Iterator[Actor]:
    """The international bodies that the sentence names."""
    for name in scene.people.register.within(scene.sentence.span):
        body = scene.people.lexicon.body(name.actor.name)
        if name.kind is NameKind.BODY and body is not None and body.international:
            yield name.actor


def _promiser(found: Set, scene: Scene) -> list[Actor]:
    """Whose ruler gives his word: "the emir promised that Qatar would rebuild the villages"."""
    who = surface_subject(found.token)
    if found.frame.kind not in _WORD_GIVEN or who is None or is_passive(found.token):
        return []
    if who.lemma_.lower() not in words("organs", "rulers") or who.i > found.token.i:
        return []
    if any(c.lower_ not in ("the", "its") for c in who.children):
        return []
    for clause in places.complements(found):
        doer = next((c for c in clause.children if c.dep_ == "nsubj"), None)
        if doer is not None and (told := parties.standing(doer, scene.sentence, scene.people)):
            return told[:1]
    return []
