"""The words that say so, around a token: the sentence, or the clause where it is long."""

from __future__ import annotations

from legation.claims.clauses import ascent
from legation.claims.evidence import LONGEST
from legation.language import Sentence, Token
from legation.model import Quote


def around(token: Token, sentence: Sentence, text: str) -> Quote:
    """The sentence of `token`; of one longer than LONGEST the widest part that is not."""
    best = sentence.at(token)
    for above in ascent(token):
        under = sentence.under(above)
        if under.covers(best) and under.end - under.start <= LONGEST:
            best = under
    if sentence.span.end - sentence.span.start <= LONGEST:
        best = sentence.span
    return Quote.cut(text, best.start, best.end)
