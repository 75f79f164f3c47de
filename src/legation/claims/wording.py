"""The words around a verb: of its own clause, of it alone, and right behind it."""

from __future__ import annotations

from itertools import takewhile

from legation.claims.asides import described
from legation.claims.clauses import ascent
from legation.claims.frames import frames, words
from legation.language import Sentence, Token

_DEEP = 5
"""Words below words down to which a verb's own are looked for: "talked with Peru's X by phone"."""


def clause_words(verb: Token) -> set[str]:
    """The words of the verb's own clause, three levels down."""
    level, near = [verb], set()
    for _ in range(3):
        level = [
            child for token in level for child in token.children
            if (child.pos_ not in ("VERB", "AUX") or child.dep_ not in _OTHER_CLAUSE)
            and not _is_aside(child)
        ]  # fmt: skip
        near |= {token.lower_ for token in level}
    return near


def _is_aside(word: Token) -> bool:
    """ "Back from Lima, X flew to Quito": told beside the clause."""
    return word.lower_ in frames("aside") and described(word) is not None


_OTHER_CLAUSE = ("xcomp", "ccomp", "advcl", "relcl")


def own_words(verb: Token) -> set[str]:
    """Of these, without what is joined to it, and what was before or after it.

    "met X after a phone call", "was given an hour and ended the day with a call on Y", "X, who
    spoke by phone with Y, will meet Z": no calls.
    """
    apart = words("call", "apart")
    level, near = [verb], set()
    for _ in range(_DEEP):
        level = [
            child for token in level for child in token.children
            if child.dep_ not in _OTHER_CLAUSE and child.lower_ not in apart
            and not (child.dep_ in ("conj", "pcomp") and child.pos_ in ("VERB", "AUX"))
        ]  # fmt: skip
        near |= {token.lower_ for token in level}
    return near


def stands_apart(noun: Token, verb: Token) -> bool:
    """ "spoke by phone with X ahead of talks with Y": whether it was before or after the verb."""
    apart = words("call", "apart")
    return any(above.lower_ in apart for above in takewhile(lambda t: t != verb, ascent(noun)))


def right_words(token: Token, sentence: Sentence) -> set[str]:
    """The two words that follow, up to a name: "call it off", not "call Lavrov on Sunday".

    So is what these lead to: the "criticism" of "met with fierce criticism".
    """
    found: set[str] = set()
    for word in token.doc[token.i + 1 : token.i + 3]:
        if word.i in sentence.names:
            break
        found.add(word.lower_)
        if word.dep_ == "prep" and word.head == token:
            led = (c for c in word.children if c.dep_ == "pobj" and c.i not in sentence.names)
            found |= {c.lower_ for c in led}
    if token.pos_ == "VERB":
        found |= {c.lower_ for c in token.rights if c.dep_ == "dobj" and c.tag_ in ("NN", "NNS")}
    return found
