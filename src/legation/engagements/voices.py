"""Pages that speak with one voice: copies of a story, and the states of one page."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

_STATE = re.compile(r"@[0-9a-f]{8}$")


def state_of(address: str, text: str) -> str:
    """The name of one state of the page at an address: two states are two articles."""
    return f"{address}@{zlib.crc32(text.encode(errors='replace')):08x}"


def page_of(article: str) -> str:
    """The page that an article is a state of, by their names."""
    return _STATE.sub("", article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """For copies the first article of their story; the articles that a later state replaced.

    An article that is in neither speaks for itself.
    """

    first: Mapping[str, str] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()

    def of(self, article: str) -> str:
        """The article that stands for this one and all its copies."""
        return self.first.get(article, article)
