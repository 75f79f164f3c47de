"""A draft: what one trigger in one sentence says, before the article's drafts are gathered."""

from __future__ import annotations

from dataclasses import dataclass

from legation.claims.judged import Judged
from legation.claims.noun_phrases import top
from legation.claims.participants import of_many, poles, stands_alone
from legation.claims.people import titles
from legation.claims.topics import Topic
from legation.claims.triggers import Trigger
from legation.model import (
    ActorType,
    Dated,
    Kind,
    Participant,
    Place,
    Quote,
    Side,
    Slot,
    Source,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draft:
    """One trigger's answers.

    `words` are the trigger's own; `wide` tells that the place is a whole country;
    `looks_back` that the words point at what was said before; `leans` that a pronoun tells
    who; `weak` that they make no claim alone; `also` that
    they tell of another engagement than the words before; `overtaken` that the plan did not stay.
    `new_day` that its time is the one it was put off to.
    `paragraph` counts body blocks from 0; `entry` is its number where it is an entry.
    """

    trigger: Trigger
    words: Quote
    kind: Kind
    judged: Judged
    participants: tuple[Participant, ...]
    place: Place | None
    wide: bool
    when: Dated | None
    topic: Topic | None
    attribution: tuple[Source, ...]
    evidence: Quote
    slots: tuple[Slot, ...]
    paragraph: int
    entry: int | None = None
    looks_back: bool
    leans: bool
    also: bool
    weak: bool
    overtaken: bool
    was_to: bool
    new_day: bool = False

    @property
    def status(self) -> Status:
        return self.judged.status

    @property
    def poles(self) -> frozenset[str]:
        return poles(self.participants)

    def grounded(self, name: str, value: str, reason: str) -> tuple[Slot, ...]:
        """Its slots with another ground of the one so named."""
        told = Slot(name=name, value=value, reason=reason)
        return tuple(told if one.name == name else one for one in self.slots)

    @property
    def persons(self) -> frozenset[str]:
        return frozenset(p.name for p in self.participants if p.type is ActorType.PERSON)

    @property
    def complete(self) -> bool:
        """Whether two sides are known; of a visit, who comes and who is visited."""
        if self.kind is Kind.VISIT:
            hosts = poles(p for p in self.participants if p.side is Side.HOST)
            visitors = poles(p for p in self.participants if _travels(p))
            return bool(hosts and visitors - hosts)
        return len(self.poles) > 1 or self._session

    @property
    def _session(self) -> bool:
        """An organisation's own gathering: "the foreign ministers of the Group of Seven met"."""
        # "held an emergency meeting", "holds a special session"; "talks" need a partner.
        sits = self.trigger.token.lemma_ in ("meeting", "session", "assembly")
        gathers = self.trigger.frame.session or (sits and self.trigger.carrier is not None)
        bodies = [
            p for p in self.participants
            if p.type is not ActorType.PERSON
            and (p.body or of_many(p) or (p.type is ActorType.ORGANISATION and stands_alone(p)))
        ]  # fmt: skip
        gathers = gathers or (self._their_own and all(of_many(p) or in_office(p) for p in bodies))
        alone = len(bodies) == 1 and len(poles(self.participants)) <= 1
        if self.trigger.frame.part == "verb":
            others = ("with", "to") if self.kind is Kind.CALL else ("with",)
            ways = [c.lower_ for c in self.trigger.token.children if c.dep_ != "aux"]
            alone = alone and all(word not in others for word in ways)
        if self.kind is Kind.CALL:
            alone = alone and in_office(bodies[0])  # a body's officials may speak to anybody
        return gathers and alone and bodies[0].country is None

    @property
    def _their_own(self) -> bool:
        """ "Officials from 40 countries began talks": what they hold is with each other."""
        noun = self.trigger.token
        return (
            self.trigger.frame.row
            and top(noun).dep_ == "dobj"
            and all(c.lower_ != "with" for c in noun.children)
        )


def in_office(group: Participant) -> bool:
    """Whether a body's people are its members' leaders or ministers, no envoys to others."""
    return group.leads or "ministers" in group.name


def _travels(participant: Participant) -> bool:
    """Whether somebody visits, and is more than a name of which the article tells nothing."""
    known = participant.country or participant.body or participant.role
    return participant.side is Side.VISITOR and (
        participant.type is not ActorType.PERSON or known is not None
    )


def below_ministers(group: Participant) -> bool:
    """ "ASEAN army chiefs", "ECOWAS military planners": below its leaders and ministers."""
    words = (word.casefold().removesuffix("s") for word in group.name.split())
    return not titles.word_set("below_ministers").isdisjoint(words)
