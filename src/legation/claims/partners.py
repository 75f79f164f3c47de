"""With whom: each of several partners apart, and the one whom only the sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims.clauses import ascent
from legation.claims.drafts import Draft
from legation.claims.frames import Leg, words
from legation.claims.participants import of_actor, poles
from legation.claims.people import People
from legation.claims.people.names import NameKind
from legation.claims.slots import tokens
from legation.language import Token
from legation.model import Actor, ActorType, Kind, Participant, Side, Slot, Status


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
    if not common:  # "In separate talks with X and Y, Z said …"
        own = trigger.sentence.under(trigger.token)
        common = tuple(p for p in draft.participants if p.span and not own.covers(p.span))
    partners = [p for p in draft.participants if p not in common]
    known = poles(common)
    if len(known) != 1 or len(partners) < 2 or not all(_sides(p, known) for p in partners):
        return [draft]
    return [replace(draft, participants=(*common, partner)) for partner in partners]


_TOLD = frozenset(Status) - {Status.PROPOSED, Status.DENIED}


def beside(drafts: Sequence[Draft], people: People) -> list[Draft]:
    """The drafts of a sentence, each meeting of one side given the sentence's only other person.

    The parser often loses the partner; a person who says so, or who takes part in another
    engagement of the sentence, is none. Of no side at all, the two persons are it.
    """
    whole = [draft for draft in drafts if draft.complete]
    return [
        draft
        if draft in whole
        else _with_other(draft, whole, people)
        or _by_subject(draft, whole)
        or _met_by(draft, whole)
        or _at_seat(draft, people)
        or draft
        for draft in drafts
    ]


def _by_subject(draft: Draft, whole: Sequence[Draft]) -> Draft | None:
    """ "X saw Y on Monday; a meeting with Z was put off": with X, of whom the sentence tells."""
    noun, one_side = draft.trigger.token, len(draft.poles) == 1
    partner = any(c.lower_ == "with" for c in noun.children)
    apart = draft.kind.group != "meeting" or draft.kind is Kind.CONFERENCE or draft.looks_back
    if apart or not (partner and one_side) or draft.weak or draft.overtaken:
        return None
    if draft.trigger.frame.part != "noun" or noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for other in reversed(whole):
        met = other.kind.group in ("meeting", "visit") and other.kind is not Kind.CONFERENCE
        if not met or other.words.start >= draft.words.start:
            continue
        who = tuple(
            p if p.side is None else replace(p, side=None)
            for p in other.participants
            if p.side is Side.VISITOR
            or (p.side is None and (p.span is None or p.span.start < other.words.start))
        )
        if len(poles(who)) != 1 or poles(who) & draft.poles:
            return None
        told = ", ".join(p.name for p in who)
        slot = Slot(name="participants", value=told, reason="of whom the sentence tells")
        full = (*who, *draft.participants)
        # The day of the one told before is not this one's.
        mine, its = draft.when, other.when
        lent = mine is not None and its is not None and mine.quote == its.quote
        return replace(
            draft, participants=full, slots=(*draft.slots, slot), leans=True, also=True,
            when=None if lent else draft.when,
        )  # fmt: skip
    return None


def _with_other(draft: Draft, whole: Sequence[Draft], people: People) -> Draft | None:
    apart = draft.kind.group != "meeting" or draft.kind is Kind.CONFERENCE or draft.looks_back
    if apart or draft.weak or draft.overtaken or draft.status not in _TOLD:
        return None
    mine = draft.poles
    if any(p.type is ActorType.COUNTRY for p in draft.participants) or _has_partner(draft):
        return None
    taken = {p.name for other in whole for p in other.participants}
    out = {p.name for p in draft.participants} | {source.name for source in draft.attribution}
    others: dict[str, Actor] = {}
    for name in people.register.within(draft.trigger.sentence.span):
        actor = name.actor
        own = actor.country or actor.body or actor.name
        if name.kind is NameKind.PERSON and own not in mine and actor.name not in out | taken:
            others[actor.name] = actor
    found = tuple(of_actor(actor, None) for actor in others.values())
    if len(found) != (1 if mine else 2):
        return None
    told = ", ".join(p.name for p in found)
    slot = Slot(name="participants", value=told, reason="nobody else is in the sentence")
    full = replace(
        draft, participants=(*draft.participants, *found), slots=(*draft.slots, slot), leans=True
    )
    return full if full.complete else None


def _has_partner(draft: Draft) -> bool:
    """ "met leaders of his own coalition", "talking peace with a knife": with whom or what is told.

    So it is of the "members" who met: nobody says that the two of whom they spoke did.
    """
    trigger = draft.trigger
    if trigger.frame.part != "verb":
        return False
    told = (
        word for slot in ("object", "with") if slot in trigger.frame.party
        for word in tokens(trigger, slot)
    )  # fmt: skip
    if any(word.pos_ == "NOUN" and word.i not in trigger.sentence.names for word in told):
        return True
    on = [c for c in trigger.token.children if c.dep_ == "dobj"]
    if on and not {"object"} & {*trigger.frame.party, *trigger.frame.topic}:
        return True
    return bool(draft.participants) and not draft.poles


def _at_seat(draft: Draft, people: People) -> Draft | None:
    """ "A meeting with X at the White House": with those whose seat of government it is."""
    own = draft.poles
    if draft.kind.group != "meeting" or draft.kind is Kind.CONFERENCE or len(own) != 1:
        return None
    sentence = draft.trigger.sentence
    if draft.status not in _TOLD or draft.weak or draft.overtaken:
        return None
    seats = [
        name for name in people.register.within(sentence.span)
        if name.kind is NameKind.SEAT and name.span.start > sentence.at(draft.trigger.token).start
        and _AT.search(people.text[: name.span.start])
    ]  # fmt: skip
    land = people.lexicon.coded(seats[0].countries[0]) if len(seats) == 1 else None
    if land is None or land.code in own:
        return None
    host = Participant(name=land.name, type=ActorType.COUNTRY, country=land.code)
    slot = Slot(name="participants", value=land.name, reason="whose seat it is at")
    return replace(
        draft, participants=(*draft.participants, host), slots=(*draft.slots, slot), leans=True
    )


def _met_by(draft: Draft, whole: Sequence[Draft]) -> Draft | None:
    """ "X met Y, who arrived a day earlier on a visit": Y came to X's land.

    So it is where they met in the land of one: "met Y in Lima, an hour after arriving".
    """
    verb, leg = draft.trigger.token, draft.trigger.frame.leg
    on_it = verb.dep_ == "pobj" and verb.head.lower_ in ("for", "on", "during", "after")
    arrives = leg in (Leg.ARRIVAL, Leg.PRESENCE) or (draft.trigger.frame.name == "visit" and on_it)
    if draft.kind is not Kind.VISIT or not arrives or draft.looks_back:
        return None
    if any(p.side is not Side.VISITOR for p in draft.participants):
        return None
    if any(c.dep_ in ("prep", "advmod") and c.lower_ in _WHERE for c in verb.children):
        return None
    guests = {p.name for p in draft.participants}
    for other in whole:
        hosts = [p for p in other.participants if p.country and p.country not in draft.poles]
        there = other.place.country if other.place is not None else None
        at_it = verb.dep_ == "relcl" if there is None else {there} == {p.country for p in hosts}
        met = other.kind.group == "meeting" and len(other.poles) == 2 and at_it
        if not met or len({p.country for p in hosts}) != 1:
            continue
        if not guests & {p.name for p in other.participants}:
            continue
        host = replace(hosts[0], side=Side.HOST)
        slot = Slot(name=str(Side.HOST), value=host.name, reason="who met whoever came")
        return replace(
            draft, participants=(*draft.participants, host), slots=(*draft.slots, slot), leans=True
        )
    return None


_WHERE = frozenset({"in", "at", "to", "there", "here", "into", "from"})
_AT = re.compile(r"\b(?:at|in)\s(?:the\s)?\Z")


def _sides(partner: Participant, known: frozenset[str]) -> bool:
    own = poles((partner,))
    told = partner.type is not ActorType.GROUP or partner.country is not None
    return told and bool(own) and not own & known


def _each(draft: Draft) -> bool:
    """Whether "separately", "in turn", "one-on-one meetings", "both" stands by the trigger."""
    told = words("apart", "words")
    token, call = draft.trigger.token, draft.kind is Kind.CALL
    if token.tag_ == "NNS" and token.lemma_ in words("apart", "plural"):
        return True  # "had phone calls with X and Y"
    dialled = call and token.lemma_ in words("apart", "dialling")
    if dialled and draft.trigger.frame.part == "verb" and token.tag_ != "VBN":
        return True  # "telephoned X and Y"
    if _by_turns(token):
        return True
    near = list(_near(token, draft.trigger.carrier, deep=4 if call else 3))
    # One calls "both leaders" one after the other.
    return any(word.lower_ in told or (call and word.lower_ == "both") for word in near)


def _by_turns(token: Token) -> bool:
    """ "would see X and Y one at a time", "one by one", "one after the other"."""
    behind = " ".join(t.lower_ for t in token.doc[token.i : token.right_edge.i + 1])
    return any(f" {words_} " in f"{behind} " for words_ in words("apart", "turns"))


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
