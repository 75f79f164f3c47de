"""Regular expressions for lists of phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def alternatives(phrases: Iterable[Sequence[str]]) -> str:
    """An expression for any of the phrases, each told as expressions of its signs.

    Of two that begin alike the one of more signs is tried first. What they begin with is told
    once: an engine that tries alternatives one by one need not try hundreds.
    """
    begun: dict[str, list[Sequence[str]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        if phrase:
            begun.setdefault(phrase[0], []).append(phrase[1:])
    return "|".join(first + _rest(rests) for first, rests in begun.items())


def _rest(rests: Sequence[Sequence[str]]) -> str:
    branches = len({rest[0] for rest in rests if rest})
    told = alternatives(rests)
    if all(rests):
        return f"(?:{told})" if branches > 1 else told
    return f"(?:{told})?" if told else ""
