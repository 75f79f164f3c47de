"""The addresses at which the pages tell of somebody, a country, or two of them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.requests import Request

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


def here(address: str) -> str:
    """The address if it is one of ours, else the diary's: no form leads elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    own = not parts.scheme and not parts.netloc and address.startswith("/")
    clean = "\\" not in address and address.isprintable() and not address.startswith("//")
    return address if own and clean else "/"


def came_from(request: Request) -> str | None:
    """The page of ours from which a request was sent; None where it was sent from elsewhere."""
    sent = urlsplit(request.headers.get("referer", ""))
    if sent.netloc != request.headers.get("host") or not sent.path:
        return None
    return here(f"{sent.path}?{sent.query}" if sent.query else sent.path)


def to_decided(address: str, decision: str) -> str:
    """An address of ours whose page tells of a decision that was just made."""
    parts = urlsplit(here(address))
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != "decided"]
    return f"{parts.path}?{urlencode([*asked, ('decided', decision)])}"
