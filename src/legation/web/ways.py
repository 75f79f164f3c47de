"""The addresses at which the pages tell of somebody, a country, or two of them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from legation.model import Actor, ActorType, Participant


def to_actor(name: str, country: str | None = None) -> str:
    """The page of the person of this name, who acts for that country where one is given."""
    asked = f"?{urlencode({'country': country})}" if country else ""
    return f"/actor/{quote(name, safe='')}{asked}"


def to_country(code: str) -> str:
    """The page of a country's ties."""
    return f"/network/{quote(code, safe='')}"


def to_pair(countries: Iterable[str | None]) -> str | None:
    """The page of the two countries that are among these; None where they are not two."""
    codes = sorted({code for code in countries if code})
    return f"/pair/{'/'.join(quote(code, safe='') for code in codes)}" if len(codes) == 2 else None


def to_participant(one: Participant | Actor) -> str | None:
    """The page of somebody who takes part or acts; None of groups, parties and bodies."""
    if one.type is ActorType.PERSON:
        return to_actor(one.name, one.country)
    if one.type is ActorType.COUNTRY and one.country:
        return to_country(one.country)
    return None
