"""Pages that speak with one voice: copies of a story, and the states of one page."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from legation.model import Claim

_STATE = re.compile(r"@[0-9a-f]{8}$")


def state_of(address: str, text: str) -> str:
    """The name of one state of the page at an address: two states are two articles."""
    return f"{address}@{zlib.crc32(text.encode(errors='replace')):08x}"


def page_of(article: str) -> str:
    """The page that an article is a state of, by their names."""
    return _STATE.sub("", article)


def opening(claim: Claim) -> str:
    """The words that a claim is made of, as they compare: copies break their lines elsewhere."""
    return " ".join(claim.evidence[0].text.split())


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

    def original(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims without those that a copy repeats word for word from its story's first."""
        told = {(claim.article, opening(claim)) for claim in claims}
        return tuple(
            claim
            for claim in claims
            if self.of(claim.article) == claim.article
            or (self.of(claim.article), opening(claim)) not in told
        )
