"""The words by which a text gives something as somebody's, from their table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from legation.language import table


@cache
def words(group: str, name: str) -> frozenset[str]:
    """A list of attributions.toml as a set of lemmas."""
    listed: Sequence[str] = table("en", "attributions")[group][name]
    return frozenset(listed)


@cache
def charging() -> Mapping[str, Sequence[str]]:
    """The prepositions behind each verb of charging."""
    found: Mapping[str, Sequence[str]] = table("en", "attributions")["verbs"]["charging"]
    return found


@cache
def known() -> frozenset[str]:
    """All verbs that give something as somebody's."""
    lists = ("saying", "holding", "willing", "ordering", "things", "naming", "citing")
    return frozenset[str]().union(*(words("verbs", name) for name in lists), charging())
