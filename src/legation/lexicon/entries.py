"""What the tables hold, and what a scan of a text finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from legation.model import ActorType


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country, territory or former state.

    `code` is ISO 3166-1 alpha-3, a former state's old code, or XKX. `names` are all its
    English names, `name` among them; `demonyms` its adjectives and what its people are
    called. `seats` stand for its government in the news: the capital where it does, and
    buildings, streets, districts. `since` and `until` are years of statehood, None where it
    is older than 1945 or goes on.
    """

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    seats: tuple[str, ...]
    since: int | None
    until: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A place smaller than a country: city, region, island, palace; `zone` is an IANA name.

    `names` are those a running text is searched for; a name too common for that ("Austin")
    stands in `name` alone and is found by lookup and in datelines.
    """

    name: str
    names: tuple[str, ...]
    country: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation or party; `international` ones and armed movements have no country.

    `land` is the country whose government an armed movement fights, where it is one.
    """

    name: str
    names: tuple[str, ...]
    type: ActorType
    country: str | None
    international: bool
    land: str | None = None


Entry = Country | City | Body


class HitKind(StrEnum):
    """What a name found in a text is; where it is several, the first of these counts."""

    COUNTRY = "country"
    CITY = "city"
    SEAT = "seat"
    BODY = "body"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A name at `text`'s offsets in the scanned text.

    `others` are the further entries of the same kind that share the name ("Korean",
    "Communist Party"); `entry` is then merely the first.
    """

    start: int
    end: int
    text: str
    kind: HitKind
    entry: Entry
    others: tuple[Entry, ...] = ()
