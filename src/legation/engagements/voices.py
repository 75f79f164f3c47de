"""Which pages speak with one voice, and which were overtaken by a later state of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
