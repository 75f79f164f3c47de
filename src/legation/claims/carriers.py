"""The verb that carries a noun of engagement, and the nouns it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.clauses import ascent
from legation.language import Token


def noun_chain(token: Token) -> Iterator[Token]:
    """A noun and the nouns it hangs on by "of": "round of talks"."""
    for above in ascent(token):
        if above.pos_ not in ("NOUN", "PROPN", "ADP"):
            return
        yield above


def carrier(noun: Token) -> Token | None:
    """The verb that carries the noun: "held" for "talks" in "held two days of talks"."""
    for child in noun.children:
        # "X held talks" with the talks on top: the parser takes the verb for an adjective.
        if child.tag_ == "VBD" and child.dep_ == "amod" and child.i == noun.i - 1:
            return child
    seen = noun
    for _ in range(6):
        head = seen.head
        if head == seen:
            return None
        if head.pos_ in ("VERB", "AUX") and seen.dep_ not in (
            "ccomp",
            "advcl",
            "relcl",
            "parataxis",
        ):
            return head
        seen = head
    return None
