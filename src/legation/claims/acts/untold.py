"""Words of acts that tell none: what is forgone, what papers print, what is merely to meet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.claims.acts import parties, places
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import (
    is_infinitive,
    objects_of_prepositions,
    of_ones_own,
    possessor,
    subject,
)
from legation.language import Sentence, Token
from legation.model import ActKind, Actor

_ARMED = words("family", "forces") | words("armed", "nouns")


def given_up(found: Set) -> bool:
    """Whether it is what somebody stops or forgoes: "promised to stop arming the rebels"."""
    verb = found.token
    above = verb.head if verb.dep_ in ("xcomp", "pcomp", "ccomp", "advcl") else None
    if above is not None and above.pos_ == "ADP":
        above = above.head  # "refrain from arming"
    if above is None or verb.tag_ != "VBG":
        return False
    ruled_out = above.lemma_ == "rule" and places.clings(verb)
    return ruled_out or above.lemma_.lower() in words("ceasing", "verbs")


def nothing(found: Set) -> bool:
    """Whether it is told of no such thing: "has lodged no complaint"."""
    if found.frame.kind is ActKind.REJECT or found.frame.part == "noun" or "no" in found.frame.only:
        return False
    return any(c.lower_ == "no" for t in found.things for c in t.children if c.dep_ == "det")


def asserted(found: Set) -> bool:
    """Whether it is insisted that something is so: "insists no such audience is planned"."""
    if found.frame.kind is not ActKind.REQUEST or found.token.lemma_ != "insist":
        return False
    clauses = [c for c in found.token.children if c.dep_ == "ccomp" and c.i > found.token.i]
    finite = {"VBZ", "VBD"}
    return any(
        (c.lemma_ == "be" and c.tag_ in finite)
        or any(a.dep_ in ("aux", "auxpass") and a.tag_ in finite for a in c.children)
        for c in clauses
    )


def of_others(found: Set, doing: Sequence[Actor], scene: Scene) -> bool:
    """Whether forces that are cut or moved are another's: "Danish troops were cut down by Chad"."""
    moved = found.token.lemma_.lower() in words("moving", "verbs")
    if found.frame.kind is not ActKind.RETREAT or found.frame.part == "noun" or not moved:
        return False
    forces = [t for t in found.things if t.lemma_.lower() in words("family", "forces")]
    whose = [c for t in forces for c in t.children if c.dep_ in ("amod", "compound", "poss")]
    owned = [a for t in whose for a in parties.owners(t, scene.sentence, scene.people)]
    return bool(owned) and all(parties.differs(a, doing) for a in owned)


def for_itself(found: Set) -> bool:
    """Whether arms or men that are sent or armed are one's own: "armed its militias".

    No help, unless they are to help somebody.
    """
    arming = found.token.lemma_.lower() in words("helper", "arming")
    theirs = _ARMED if arming else words("helper", "own")
    mine = any(of_ones_own(t) for t in found.things if t.lemma_.lower() in theirs)
    helping = {t.lower_ for t in found.token.subtree} & words("helper", "purposes")
    return found.frame.kind is ActKind.AID and mine and not helping


def disarming(found: Set, doing: Sequence[Actor]) -> bool:
    """Whether a movement hands over its own arms, which helps nobody."""
    if found.frame.kind is not ActKind.AID or any(actor.country for actor in doing):
        return False
    parts = [t for thing in found.things for t in (thing, *objects_of_prepositions(thing, ("of",)))]
    own = (possessor(t) for t in parts if t.lemma_.lower() in words("family", "arms"))
    return any(o is not None and o.lower_ in ("its", "their") for o in own)


def sporting(sentence: Sentence) -> bool:
    """Whether a sentence is of a game, in which nobody attacks or resists anybody."""
    return any(t.lower_ in words("sport", "words") for t in sentence)


def long_ago(found: Set) -> bool:
    """Whether it is told of an age before living memory: "in 1588", "an 1890 accord"."""
    own = [*objects_of_prepositions(found.token, ("in", "since", "by", "during"))]
    own += [c for t in (found.token, *found.things) for c in t.children if c.dep_ == "nummod"]
    return any(re.fullmatch(r"1[0-8]\d\d", t.text) for t in own)


def judged(found: Set) -> bool:
    """Whether a court or the police deal with somebody private: "the court rejected his plea"."""
    if found.frame.kind not in (ActKind.REJECT, ActKind.ACCUSE) or found.frame.part == "noun":
        return False
    who = subject(found.token)
    if who is None or who.lower_ not in words("judging", "nouns") or who.pos_ != "NOUN":
        return False
    private = words("family", "people")
    return found.frame.kind is ActKind.REJECT or any(
        t.lemma_.lower() in private for t in found.things
    )


def hearsay(found: Set) -> bool:
    """Whether only what papers say, or that somebody would meet, is denied: "a radio report"."""
    heard = words("hearsay", "nouns")
    if found.frame.kind is not ActKind.REJECT or not found.things:
        return False
    if not all(thing.lemma_.lower() in heard for thing in found.things):
        return False
    below = [t for thing in found.things for t in thing.subtree if t != thing]
    printed = any(t.lemma_.lower() in words("hearsay", "media") for t in below)
    bare = all(t.dep_ in ("det", "amod") for t in below)
    return printed or bare or any(t.pos_ == "VERB" and _engages(t) for t in below)


def only_engages(found: Set) -> bool:
    """Whether what is agreed, asked or denied is merely to meet: an engagement tells that."""
    if not found.frame.engaging:
        return False
    below = [c for c in places.complements(found) if c.head.lower_ not in ("over", "about")]
    if found.frame.kind is not ActKind.REJECT:
        below = [c for c in below if is_infinitive(c)]
    else:
        below += [c for t in found.things for c in t.children if c.dep_ == "acl" and c.i > t.i]
    if not below:
        things = [*found.things, *objects_of_prepositions(found.token, ("for", "to", "on"))]
        # "renewed its call for the return of the marbles"
        things = [
            wanted for t in things
            for wanted in (tuple(objects_of_prepositions(t, ("for",))) if _calls(t) else ()) or (t,)
        ]  # fmt: skip
        things = [t for t in things if t.pos_ == "NOUN" and t != found.token and not _misled(t)]
        return bool(things) and all(_engagement(t) for t in things)
    several = [below[0], *(c for c in below[0].children if c.dep_ == "conj")]
    return all(_engages(verb) for verb in several)


def _misled(noun: Token) -> bool:
    """Whether the parser hung what is said on it: "promised on a visit that he would help"."""
    return any(
        m.dep_ == "mark" and m.lower_ == "that"
        for c in noun.children if c.dep_ in ("acl", "relcl") for m in c.children
    )  # fmt: skip


def _calls(noun: Token) -> bool:
    return noun.lemma_.lower() in ("call", "appeal", "demand", "request", "plea")


def _engagement(noun: Token) -> bool:
    return noun.lemma_.lower() in words("engaging", "nouns")


def _engages(verb: Token) -> bool:
    """Whether a verb tells an engagement: "to meet", "planned to meet", "talks were held"."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    if any(c.lemma_ in words("engaging", "things") for c in things):
        return False
    if any(c.lower_ in ("home", "away") and c.dep_ == "advmod" for c in verb.children):
        return False  # "called for the troops to go home"
    if verb.lemma_.lower() in words("engaging", "carrying") and things:
        return any(_engagement(c) for c in things)  # "is ready to return the archives"
    if verb.lemma_.lower() in words("engaging", "verbs"):
        return True
    if verb.lemma_.lower() in words("engaging", "undoing"):
        return False
    return any(
        (c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in words("engaging", "nouns"))
        or (c.dep_ in ("xcomp", "ccomp") and c.i > verb.i and _engages(c))
        for c in verb.children
    )
