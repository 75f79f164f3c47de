"""Who acts: countries, organisations, parties, groups and persons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from legation.model.text import Span


class ActorType(StrEnum):
    """What kind of actor a name stands for; `group` is several people named by what they are."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    PARTY = "party"
    OFFICE = "office"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor as one article names it.

    `country` is ISO 3166-1 alpha-3, a former state's old code, or None for international
    organisations, movements and groups of no one country; `body` is the international
    organisation or movement that a person acts for. `role` is the office in the text's own
    words; `leads` tells that it is a head of state's or of government's. `span` is where the
    name stands; None where the actor is inferred.
    """

    name: str
    type: ActorType
    country: str | None = None
    body: str | None = None
    role: str | None = None
    leads: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One of a person's names, in how many engagements it stands, and why it is theirs.

    `reason` is None of the name the person goes by.
    """

    name: str
    count: int
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who takes part in engagements, under all names that pages give them.

    `count` is the number of engagements under the most usual name. `apart` are names that look
    like theirs and are not, with the reason.
    """

    name: str
    country: str | None
    spellings: tuple[Spelling, ...]
    count: int
    apart: tuple[Spelling, ...] = ()
