"""The time expressions of a sentence, each with the tokens it stands on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from legation.claims.times import Before, Bound, TimePhrase, Told
from legation.language import Sentence, Token

_BACK = 8
"""How many times told before are remembered."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A phrase of a sentence with the token at its head and its last one."""

    phrase: TimePhrase
    head: Token
    last: Token
    before: tuple[Before, ...]
    """The times told before it, the last first."""


Behind = tuple[Told, tuple[Before, ...]]
"""A time expression with the times told before it, the last first."""


def in_order(told: Sequence[Told]) -> list[Behind]:
    """The article's time expressions by where they stand, each with what was told before it."""
    found: list[Behind] = []
    run: tuple[Before, ...] = ()
    for one in told:
        found.append((one, run))
        if one.later is not None and one.phrase.bound not in (Bound.SINCE, Bound.AFTER):
            run = (one.later, *run[: _BACK - 1])
    return sorted(found, key=_start)


def _start(one: Behind) -> int:
    return one[0].phrase.start


def in_sentence(sentence: Sentence, told: Sequence[Behind]) -> list[Timed]:
    """The time expressions that stand in the sentence, of an article's `in_order`."""
    found = []
    first = bisect_left(told, sentence.span.start, key=_start)
    for one, before in told[first : bisect_left(told, sentence.span.end, key=_start)]:
        phrase = one.phrase
        head = head_of(sentence, phrase)
        if head is not None:
            leant = tuple(other for other in before if other.bears(phrase))
            found.append(Timed(phrase, head, _tokens(sentence, phrase)[-1], leant))
    return found


def head_of(sentence: Sentence, phrase: TimePhrase) -> Token | None:
    """The token by which the phrase hangs on the rest of the sentence."""
    tokens = _tokens(sentence, phrase)
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), None)


def _tokens(sentence: Sentence, phrase: TimePhrase) -> list[Token]:
    return [
        token for token in sentence
        if sentence.at(token).start < phrase.end and sentence.at(token).end > phrase.start
    ]  # fmt: skip


def hangs_on(one: Timed, verb: Token) -> bool:
    """Whether it is the verb's own adverbial, not told within one of its phrases."""
    above = one.head.head if one.head.dep_ == "pobj" else one.head
    return above != verb and above.head == verb


def verb_of(token: Token) -> Token | None:
    """The first verb above the token: the clause it stands in."""
    above = token
    while above.pos_ not in ("VERB", "AUX") or above == token:
        if above.head == above:
            return None
        above = above.head
    return above
