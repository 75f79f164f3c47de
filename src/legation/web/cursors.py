"""Where a list goes on: an engagement's place in the order of days, in letters an address takes."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import date

from legation.engagements import by_day
from legation.errors import QueryError
from legation.model import Engagement
from legation.store import Standing


def cursor(engagement: Engagement) -> str:
    """What asks for the engagements after this one, or before it."""
    first, last, id = by_day(engagement)
    return urlsafe_b64encode(f"{first}|{last}|{id}".encode()).decode().rstrip("=")


def standing(given: str | None, *, name: str) -> Standing | None:
    """The place that a parameter of this name says; QueryError where it says none."""
    if not given:
        return None
    try:
        first, last, id = urlsafe_b64decode(given + "=" * (-len(given) % 4)).decode().split("|")
        return date.fromisoformat(first), date.fromisoformat(last), id
    except (Error, ValueError) as error:
        raise QueryError(
            f"{name}={given} is no place in a list; follow one of its links"
        ) from error
