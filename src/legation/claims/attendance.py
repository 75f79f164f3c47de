"""Who comes to a gathering, where the sentences after it tell: "X and Y will attend"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims.clauses import (
    negated,
    objects_of_prepositions,
    subject,
    surface_subject,
)
from legation.claims.clusters import TO_COME, together
from legation.claims.drafts import Draft
from legation.claims.frames import words
from legation.claims.participants import of_actor, poles
from legation.claims.people import People
from legation.language import Sentence, Token
from legation.model import ActorType, Slot, Status

_NEXT = 2
"""So many sentences after one that tells of a gathering still tell who comes."""


def told_after(
    drafts: Sequence[Draft], sentences: Sequence[Sentence], people: People
) -> list[Draft]:
    """The drafts of gatherings with those of whom the next sentences say that they come.

    "France will host a conference on Friday. Ministers from Mali and Niger are to attend."
    """
    places = {sentence.span.start: index for index, sentence in enumerate(sentences)}
    last: dict[int, Draft] = {}
    for draft in drafts:
        if _gathers(draft):
            last[places[draft.trigger.sentence.span.start]] = draft
    found = {
        id(draft): _with_those(draft, at, last, sentences, people) for at, draft in last.items()
    }
    return [found.get(id(draft), draft) for draft in drafts]


def _gathers(draft: Draft) -> bool:
    """Whether a noun tells of an occasion to which others may come than those it names."""
    frame, ahead = draft.trigger.frame, draft.status in (*TO_COME, Status.UNDERWAY, Status.HELD)
    told = draft.when is not None or draft.place is not None
    several = frame.session or (frame.row and frame.kind.group == "meeting")
    others = not draft.complete or any(p.country is None for p in draft.participants)
    return frame.part == "noun" and several and ahead and told and others and not draft.weak


def _with_those(
    draft: Draft, at: int, last: dict[int, Draft], sentences: Sequence[Sentence], people: People
) -> Draft:
    for index in range(at + 1, min(at + 1 + _NEXT, len(sentences))):
        if index in last:
            break
        for token in sentences[index]:
            who = _who_comes(token, draft) if token.pos_ in ("VERB", "AUX") else None
            if who is None:
                continue
            actors = people.actors(who, sentences[index])
            coming = [
                of_actor(a, None)
                for a in actors
                if a.country or a.body or a.type is ActorType.GROUP
            ]
            if coming and poles(coming):
                names = ", ".join(one.name for one in coming)
                slot = Slot(name="participants", value=names, reason="who is told to come")
                draft = replace(
                    draft, participants=together((*draft.participants, *coming)),
                    slots=(*draft.slots, slot),
                )  # fmt: skip
    return draft


def _who_comes(verb: Token, draft: Draft) -> Token | None:
    """Of whom a clause says that they attend or take part, in what was just told of."""
    if verb.lemma_ == "be" and not _is_there(verb):
        return _among_them(verb)
    if verb.lemma_ == "include":
        who = subject(verb)
        listed = who is not None and who.lemma_ in words("attendance", "comers")
        return next((c for c in verb.children if c.dep_ == "dobj"), None) if listed else None
    comes = verb.lemma_ == "be" or _phrases(verb) & words("attendance", "coming")
    if not comes or _refused(verb):
        return None
    about = [c for c in verb.children if c.dep_ == "dobj" and verb.lemma_ != "send"]
    about += objects_of_prepositions(verb, ("in", "at"))
    same = {draft.trigger.token.lemma_, *words("attendance", "same")}
    if any(c.lemma_ not in same for c in about):
        return None
    return surface_subject(verb)


def _is_there(be: Token) -> bool:
    """ "were in attendance", "was present", "are on hand"."""
    told = {c.lower_ for c in be.children} | {
        f"{c.lower_} {g.lower_}" for c in be.children for g in c.children
    }
    return bool(told & words("attendance", "there"))


def _phrases(verb: Token) -> set[str]:
    return {verb.lemma_, *(f"{verb.lemma_} {c.lower_}" for c in verb.children)}


def _among_them(be: Token) -> Token | None:
    """ "Among the participants are X and Y", "Taking part were X and Y": who stands behind it."""
    before = [c for c in be.children if c.i < be.i]
    comers = words("attendance", "comers")
    among = any(c.lower_ == "among" and any(g.lemma_ in comers for g in c.children) for c in before)
    taking = any(c.tag_ == "VBG" and _phrases(c) & words("attendance", "coming") for c in before)
    behind = (c for c in be.children if c.i > be.i and c.dep_ in ("nsubj", "attr"))
    return next(behind, None) if among or taking else None


def _refused(verb: Token) -> bool:
    above = verb.head if verb.dep_ in ("xcomp", "ccomp") else verb
    return negated(verb) or negated(above) or above.lemma_ in words("attendance", "refusing")
