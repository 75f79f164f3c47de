"""The other side where a clause beside the act tells it: what moved somebody, whose plan it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.claims.acts import misread, parties, places
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.acts.phrase import of_phrase
from legation.claims.clauses import (
    is_infinitive,
    objects,
    objects_of_prepositions,
    surface_subject,
)
from legation.language import Token
from legation.model import ActKind, Actor

_ANSWERING = frozenset({ActKind.ACCUSE, ActKind.SANCTION, ActKind.THREATEN, ActKind.MOBILIZE})
_JUDGING = frozenset({ActKind.REJECT, ActKind.AGREE, ActKind.SUPPORT, ActKind.CONCEDE})
_BECAUSE = frozenset({"after", "because"})


def find(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """The side whose deed is answered or whose plan is judged, where only another clause tells."""
    if found.frame.part == "noun":
        return []
    told: Iterator[Token] = iter(())
    if found.frame.kind in _JUDGING:
        told = _planners(found)
    elif found.frame.kind in _ANSWERING:
        told = _doers(found)
    for token in told:
        sides = parties.poles(of_phrase(token, by, scene))
        if len(sides) == 1 and parties.differs(sides[0], by):
            return sides
    return []


def _planners(found: Set) -> Iterator[Token]:
    """Whose plan it is: "vetoed a text drafted by A", "turned its back on a truce offered by A"."""
    verb = found.token
    hosts = [*found.things, *places.complements(found)]
    hosts += [t for c in verb.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"]
    for host in hosts:
        for clause in host.subtree:
            if clause.lemma_.lower() not in words("planning", "verbs"):
                continue
            if clause.dep_ == "acl" and clause.tag_ in ("VBN", "VBD"):
                yield from objects_of_prepositions(clause, ("by",))
            who = surface_subject(clause) if clause.dep_ == "relcl" else None
            if who is not None and who.tag_ not in ("WDT", "WP", "PRP"):
                yield who  # "the terms that A had laid down"


def _doers(found: Set) -> Iterator[Token]:
    """Who did what was answered: "protested after Chinese ships came", or "unless A pays"."""
    because = _BECAUSE | {"as"} if found.frame.kind is ActKind.MOBILIZE else _BECAUSE
    clauses = [
        c for c in found.token.children
        if c.dep_ == "advcl" and any(m.lower_ in because for m in c.children)
    ]  # fmt: skip
    if found.frame.kind is ActKind.MOBILIZE:
        # "as the Turkish ship headed for the strait"
        yield from (
            t for t in objects_of_prepositions(found.token, ("as",)) if misread.told_behind_as(t)
        )
    if found.frame.kind is ActKind.THREATEN:
        clauses += places.conditions(found)
        clauses += [
            c for below in places.complements(found) for c in below.children
            if c.dep_ == "advcl" and any(m.lower_ in ("unless", "if") for m in c.children)
        ]  # fmt: skip
    for clause in clauses:
        doer = surface_subject(clause)
        if doer is not None and doer.pos_ != "PRON":
            yield doer
            yield from objects_of_prepositions(doer, ("from",))  # "after shells from A fell"


def _held_off(found: Set) -> Iterator[Token]:
    """Against whom they are to help: "in support of Greece against Turkey", "as a tripwire …"."""
    for word in found.token.subtree:
        if word.lower_ == "against" and word.head.pos_ in ("NOUN", "PROPN"):
            yield from (c for c in word.children if c.dep_ == "pobj")


def aimed_at(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """Whom forces are to hold off: "is sending four battalions to Poland to deter Russia"."""
    if found.frame.kind is not ActKind.MOBILIZE or found.frame.part == "noun":
        return []
    for token in (*places.tokens("facing", found), *_held_off(found)):
        sides = parties.poles(of_phrase(token, by, scene))
        if len(sides) == 1 and parties.differs(sides[0], by):
            return sides
    for clause in found.token.subtree:
        if is_infinitive(clause) and clause.lemma_.lower() in words("facing", "deterring"):
            for thing in objects(clause):
                sides = parties.poles(of_phrase(thing, by, scene))
                if len(sides) == 1 and parties.differs(sides[0], by):
                    return sides
    return []
