"""One meeting or call for each of several partners, where the words keep them apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legation.claims.clauses import ascent
from legation.claims.drafts import Draft
from legation.claims.frames import words
from legation.claims.participants import poles
from legation.language import Token
from legation.model import ActorType, Kind, Participant


def apart(draft: Draft) -> list[Draft]:
    """A draft for each partner of what was told of several: "met X and Y separately".

    Only where a word says that they were met one by one, and one side is common to all.
    """
    if draft.kind.group == "visit" or not _each(draft):
        return [draft]
    trigger = draft.trigger
    told = min(trigger.token, trigger.carrier or trigger.token, key=lambda word: word.i)
    at = trigger.sentence.at(told).start
    common = tuple(p for p in draft.participants if p.span is not None and p.span.start < at)
    partners = [p for p in draft.participants if p not in common]
    known = poles(common)
    if len(known) != 1 or len(partners) < 2 or not all(_sides(p, known) for p in partners):
        return [draft]
    return [replace(draft, participants=(*common, partner)) for partner in partners]


def _sides(partner: Participant, known: frozenset[str]) -> bool:
    own = poles((partner,))
    return partner.type is not ActorType.GROUP and bool(own) and not own & known


def _each(draft: Draft) -> bool:
    """Whether "separately", "in turn", "one-on-one meetings", "both" stands by the trigger."""
    told = words("apart", "words")
    token, call = draft.trigger.token, draft.kind is Kind.CALL
    near = list(_near(token, draft.trigger.carrier, deep=4 if call else 3))
    # One calls "both leaders" one after the other.
    return any(word.lower_ in told or (call and word.lower_ == "both") for word in near)


def _near(token: Token, carrier: Token | None, *, deep: int) -> Iterator[Token]:
    """The words below the trigger and its verb, so many levels down, clauses left out."""
    level = [token] if carrier is None else [token, carrier]
    for verb in level[:]:
        level += [above for above in ascent(verb) if above.dep_ == "pobj"][:1]
    for _ in range(deep):
        level = [
            child for word in level for child in word.children
            if child.dep_ not in ("relcl", "advcl", "ccomp", "acl", "conj", "parataxis")
        ]  # fmt: skip
        yield from level
