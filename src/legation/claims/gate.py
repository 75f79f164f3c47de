"""Which articles and sentences can matter: cheap patterns before any model runs."""

from __future__ import annotations

import re
from functools import cache

from legation.language import alternation, table


@cache
def _engaging() -> re.Pattern[str]:
    """Beginnings of words that may speak of an engagement."""
    stems = table("en", "gate")["engagement"]
    return re.compile(rf"\b(?:{alternation(stems)})", re.IGNORECASE)


@cache
def _telling() -> re.Pattern[str]:
    """Beginnings of words that may tell an act, a series or an office."""
    stems = table("en", "gate")["other"]
    return re.compile(rf"\b(?:{alternation(stems)})", re.IGNORECASE)


def engages(text: str) -> bool:
    """Whether some word may speak of an engagement."""
    return _engaging().search(text) is not None


def matters(sentence: str) -> bool:
    """Whether a sentence of an article that engages must be parsed."""
    return engages(sentence) or _telling().search(sentence) is not None
