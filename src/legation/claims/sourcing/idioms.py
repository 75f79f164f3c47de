"""Verbs that report only with their other words: "let slip", "made it known", "has it that"."""

from __future__ import annotations

from functools import cache

from legation.claims.sourcing.voices import vocabulary
from legation.language import Token

_SAYING = "say"


def reporting_word(verb: Token) -> str:
    """The verb's lemma; that of "say" where it opens an idiom of saying."""
    return _SAYING if end_of(verb) != verb else verb.lemma_.lower()


def end_of(verb: Token) -> Token:
    """The last word of the idiom that the verb opens: "known" of "let it be known"; else itself."""
    lemma = verb.lemma_.lower()
    for idiom in _idioms().get(lemma, ()):
        last = verb.i + len(idiom)
        if last >= len(verb.doc):
            continue
        told = tuple(token.lower_ for token in verb.doc[verb.i + 1 : last + 1])
        if told == idiom:
            return verb.doc[last]
    return verb


@cache
def _idioms() -> dict[str, list[tuple[str, ...]]]:
    """What follows the verb in each idiom, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for idiom in vocabulary("verbs", "idioms"):
        verb, *rest = idiom.split()
        found.setdefault(verb, []).append(tuple(rest))
    return {verb: sorted(rests, key=len, reverse=True) for verb, rests in found.items()}
