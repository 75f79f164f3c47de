"""Quotes around a token, and the text as a reader sees it, without its line breaks."""

from __future__ import annotations

import re

from legation.claims.clauses import ascent
from legation.claims.evidence import LONGEST
from legation.language import Sentence, Token
from legation.model import Quote

_LAYOUT = re.compile("[\n\t\u00a0\u2007\u2009\u202f]")


def flat(text: str) -> str:
    """The text with line breaks and odd spaces as plain spaces; offsets stay as they are."""
    return _LAYOUT.sub(" ", text)


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
