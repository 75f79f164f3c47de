"""Which articles can matter: a cheap pattern before any model runs."""

from __future__ import annotations

import re
from functools import cache

from legation.claims.acts.frames import lemmas
from legation.language import alternation, table

_ENDINGS = ("", "s", "es", "d", "ed", "ing")


@cache
def _telling() -> re.Pattern[str]:
    """Beginnings of words that may speak of an engagement or an act."""
    stems = table("en", "gate")
    both = [*stems["engagement"], *stems["act"]]
    return re.compile(rf"\b(?:{alternation(both)})", re.IGNORECASE)


@cache
def _forms() -> frozenset[str]:
    """The forms of every word that sets off an act, the irregular ones from the table."""
    given = table("en", "gate")
    bare = lemmas() - set(given["common"])
    stems = {word.removesuffix("e").removesuffix("y") for word in bare}
    doubled = {word + word[-1] for word in bare}
    made = {stem + ending for stem in bare | stems | doubled for ending in _ENDINGS}
    return frozenset(made | {stem + "ied" for stem in stems} | set(given["irregular"]))


def engages(text: str) -> bool:
    """Whether some word may speak of an engagement or an act; without one nothing is parsed."""
    if _telling().search(text) is not None:
        return True
    return not _forms().isdisjoint(re.findall(r"[a-z-]+", text.lower()))


_SPORTING = 4
"""Words of sport that make a page one of sport."""


def sporting(text: str) -> bool:
    """Whether the page is about sport, whose teams and athletes make no engagement."""
    sport = frozenset(table("en", "frames")["sport"]["words"])
    return sum(word in sport for word in re.findall(r"[a-z-]+", text)) >= _SPORTING
