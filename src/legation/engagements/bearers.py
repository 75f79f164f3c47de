"""By what names is an engagement found, and whose are they?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.engagements.names import folded, surname, words
from legation.engagements.who import side_of
from legation.model import ActorType, Engagement, Participant


@dataclass(frozen=True, slots=True)
class Facet:
    """One participant as blocked and searched: side, family name and whole name, folded.

    `side` is the country, or the folded name of whoever acts for none; `surname` is empty
    where no person is named.
    """

    side: str
    surname: str
    name: str

    @classmethod
    def of(cls, participant: Participant) -> Facet:
        """The facet of somebody who takes part."""
        person = participant.type is ActorType.PERSON
        return cls(
            side=side_of(participant),
            surname=surname(participant.name, participant.country) if person else "",
            name=folded(participant.name),
        )


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name that somebody bears in an engagement, `written` so, and the `country` acted for.

    `here` are the names of those who take part; the others are further spellings, and names of
    those who were only announced, as its claims have them.
    """

    facet: Facet
    written: str
    country: str | None
    here: bool


def bearers(engagement: Engagement) -> tuple[Bearer, ...]:
    """Everybody by the names that the engagement, and each of its claims, gives them."""
    found = {(b.written, b.country): b for b in _spelled(engagement)}
    here = [_bearer(participant, here=True) for participant in engagement.participants]
    for bearer in here:
        found.pop((bearer.written, bearer.country), None)
    return (*here, *found.values())


def _spelled(engagement: Engagement) -> Iterator[Bearer]:
    for claim in engagement.claims:
        for participant in claim.participants:
            # A surname alone is the fuller name's of the same engagement.
            if participant.type is ActorType.PERSON and len(words(participant.name)) > 1:
                yield _bearer(participant, here=False)


def _bearer(participant: Participant, *, here: bool) -> Bearer:
    return Bearer(Facet.of(participant), participant.name, participant.country, here)
