"""What people of two countries do together: "Estonian and Finnish divers raised it jointly"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from legation.claims import sourcing, tense
from legation.claims.acts import others, parties, phrase, shared, subjects
from legation.claims.acts.frames import words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import (
    conjuncts,
    is_infinitive,
    is_passive,
    negated,
    objects_of_prepositions,
    surface_subject,
)
from legation.language import Token
from legation.model import Act, ActKind, Actor, ActorType, Quote, Status

_TOLD = {
    Status.HELD: Status.HELD,
    Status.UNDERWAY: Status.HELD,
    Status.HABITUAL: Status.HELD,
    Status.PLANNED: Status.PLANNED,
    Status.POSSIBLE: Status.POSSIBLE,
}


def find(
    index: int,
    scene: Scene,
    *,
    telling: Collection[int],
    said: Sequence[sourcing.Said],
    text: str,
) -> Iterator[tuple[Act, Token]]:
    """What two states do together in the sentence at `index`; `telling`: words that told an act."""
    for verb in scene.sentence:
        if (
            verb.pos_ != "VERB"
            or verb.i in telling
            or not (
                _jointly(verb)
                or _at_work(verb)
                or shared.in_a_drill(verb)
                or _beside(verb) is not None
                or shared.between_them(verb)
            )
        ):
            continue
        pair = _pair(verb, scene) or _with_partner(verb, scene)
        status = _TOLD.get(tense.of_verb(verb).status) if len(pair) == 2 else None
        if status is None:
            continue
        under = scene.sentence.under(verb)
        act = Act(
            kind=ActKind.COOPERATE,
            by=pair[0],
            toward=pair[1],
            about=None,
            when=None,
            status=status,
            attribution=sourcing.chain_for(scene.sentence.at(verb), index, said),
            evidence=(Quote.cut(text, under.start, under.end),),
        )
        yield act, verb


def _beside(verb: Token) -> Token | None:
    """With whom it is done: "mapped the seabed alongside A's hydrographers", "in tandem with A"."""
    if verb.lemma_.lower() in words("jointly", "sociable") or negated(verb):
        return None
    if is_infinitive(verb) or verb.dep_ in ("amod", "compound"):
        return None
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if any(t.lemma_.lower() in words("jointly", "sociable_things") for t in things):
        return None
    for word in verb.subtree:
        before = word.nbor(-1).lower_ if word.i else ""
        own = verb in (word.head, word.head.head)
        abreast = word.lower_ == "with" and before in words("jointly", "company")
        if own and (abreast or word.lower_ == "alongside"):
            return next((c for c in word.children if c.dep_ == "pobj"), None)
    return None


def _with_partner(verb: Token, scene: Scene) -> list[Actor]:
    """Whoever does it, and the other state's people beside whom it is done."""
    partner, doer = _beside(verb), surface_subject(verb)
    if partner is None or doer is None or doer.pos_ == "PRON":
        return []
    private = words("jointly", "private")
    if doer.lemma_.lower() in private or partner.lemma_.lower() in private:
        return []
    mine = subjects.actors_of(verb, doer, scene) or parties.owners(
        doer, scene.sentence, scene.people
    )
    theirs = phrase.of_phrase(partner, mine, scene)
    pair = [*parties.poles(mine), *(a for a in theirs if parties.differs(a, mine))]
    alone = all(a.country and a.type is ActorType.COUNTRY for a in pair)
    return [replace(a, span=None) for a in pair] if len(pair) == 2 and alone else []


def _jointly(verb: Token) -> bool:
    """Whether it is done as one, and is none of what one does in company: to talk, to dine."""
    if verb.lemma_.lower() in words("jointly", "sociable") or negated(verb):
        return False
    if is_infinitive(verb) or verb.dep_ in ("amod", "compound"):
        return False
    adverbs = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "prt", "npadvmod", "acomp")}
    abreast = {t.lower_ for t in objects_of_prepositions(verb, ("in", "by"))}
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    shared = {c.lower_ for t in things for c in t.children if c.dep_ == "amod"}
    told = any(t.lemma_.lower() in words("jointly", "sociable_things") for t in things)
    works = (*objects_of_prepositions(verb, ("in", "during")),)  # "in a combined operation"
    shared |= {
        c.lower_ for t in works if t.lemma_.lower() in words("family", "goings")
        for c in t.children if c.dep_ == "amod"
    }  # fmt: skip
    one = adverbs & words("jointly", "adverbs") or abreast & words("jointly", "abreast")
    return bool(one or shared & words("jointly", "modifiers")) and not told


def _at_work(verb: Token) -> bool:
    """Whether servants of two states do one work: "Swiss and Italian police broke up a gang"."""
    doer = surface_subject(verb)
    if doer is None or verb.lemma_.lower() not in words("jointly", "works") or negated(verb):
        return False
    if is_infinitive(verb) or is_passive(verb) or verb.dep_ in ("amod", "compound"):
        return False
    joined = any(c.dep_ == "conj" for m in doer.children if m.dep_ == "amod" for c in m.children)
    several = conjuncts(doer)
    joined = joined or len(several) > 1
    return joined and all(t.lemma_.lower() in words("jointly", "servants") for t in several)


def _pair(verb: Token, scene: Scene) -> list[Actor]:
    """The two states whose people do it; nobody where persons by name or others do."""
    doer = surface_subject(verb)
    if is_passive(verb):
        doer = next(objects_of_prepositions(verb, ("by",)), None)
    if doer is None or doer.pos_ == "PRON":
        return []
    several = conjuncts(doer)
    span = scene.sentence.reach(
        min(t.left_edge.i for t in several), max(t.i for t in several)
    )  # fmt: skip
    private = words("jointly", "private")
    if any(t.lemma_.lower() in private for t in several):
        return []
    poles = parties.poles(others.named(span, scene.people))
    alone = all(a.country and a.type is ActorType.COUNTRY for a in poles)
    return [replace(a, span=None) for a in poles] if alone else []
