"""Which articles can matter: a cheap pattern before any model runs."""

from __future__ import annotations

import re
from functools import cache

from legation.language import alternation, table


@cache
def _telling() -> re.Pattern[str]:
    """Beginnings of words that may speak of an engagement or an act."""
    stems = table("en", "gate")
    both = [*stems["engagement"], *stems["act"]]
    return re.compile(rf"\b(?:{alternation(both)})", re.IGNORECASE)


def engages(text: str) -> bool:
    """Whether some word may speak of an engagement or an act; without one nothing is parsed."""
    return _telling().search(text) is not None


_SPORTING = 4
"""Words of sport that make a page one of sport."""


def sporting(text: str) -> bool:
    """Whether the page is about sport, whose teams and athletes make no engagement."""
    sport = frozenset(table("en", "frames")["sport"]["words"])
    return sum(word in sport for word in re.findall(r"[a-z-]+", text)) >= _SPORTING
