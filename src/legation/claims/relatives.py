"""What a clause behind a noun of engagement tells: "the visit that the premier paid to Lima"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.claims.clauses import objects_of_prepositions
from legation.claims.frames import words
from legation.language import Token

_RELATIVE = ("that", "which", "who", "whom")


def holders(noun: Token) -> list[Token]:
    """Whoever holds, makes or pays it in that clause."""
    return [
        who for verbs in _clauses(noun)
        for who in (*verbs[0].children, *objects_of_prepositions(verbs[0], ("by",)))
        if (who.dep_ in ("nsubj", "nsubjpass") or who.head.lower_ == "by")
        and who.lower_ not in _RELATIVE
    ]  # fmt: skip


def led_to(noun: Token, slot: str) -> list[Token]:
    """What a preposition of that clause leads to: "a call that X made to Y"."""
    return [
        told for verbs in _clauses(noun) for verb in verbs
        for told in objects_of_prepositions(verb, (slot,))
    ]  # fmt: skip


def with_whom(verb: Token, slot: str) -> list[Token]:
    """ "the premier, with whom X is due to hold talks": whom the clause is behind."""
    seen = verb
    while seen.dep_ in ("xcomp", "acomp") and seen.head != seen:
        seen = seen.head
        leads = (c for c in seen.children if c.dep_ == "prep" and c.lower_ == slot)
        if seen.dep_ == "relcl" and any(g.lower_ == "whom" for c in leads for g in c.children):
            return [seen.head]
    return []


def _clauses(noun: Token) -> Iterator[Sequence[Token]]:
    """The verbs of each such clause, the finite one first: "was", "due" and "pay"."""
    for clause in noun.children:
        if clause.dep_ not in ("relcl", "acl") or clause.i < noun.i:
            continue
        verbs = [clause]
        while (below := _below(verbs[-1])) is not None:
            verbs.append(below)
        does = verbs[-1]
        acts_on = [c for c in does.children if c.dep_ == "dobj" and c.lower_ not in _RELATIVE]
        whose = any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
        # "a visit paid to Lima by X"
        paid = clause.tag_ == "VBN" and clause.lemma_ in words("carriers", "paying")
        whose = whose or (paid and any(c.lower_ == "by" for c in clause.children))
        passive = len(verbs) == 1 and any(c.dep_ == "auxpass" for c in clause.children)
        if does.lemma_ in words("carriers", "making") and whose and not (acts_on or passive):
            yield verbs


def _below(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("xcomp", "acomp")), None)
