"""Pages of a state's own: a masthead that names a ministry, an embassy or a palace and the land."""

from __future__ import annotations

import re

from legation.language import alternation, table
from legation.lexicon import Country, Lexicon
from legation.model import Article, Label

_SHORT = 160
"""The characters of a masthead at the most: longer words are no name."""


def state_of(article: Article, lexicon: Lexicon) -> str | None:
    """The country whose organ heads the page before its article begins; None where two may.

    "Republic of Malta - Ministry for Foreign Affairs"; a newspaper is no organ of a state.
    """
    body = next((block.start for block in article.labelled(Label.BODY)), 0)
    heads = [
        article.text[block.start : block.end].strip()
        for block in article.blocks
        if block.end <= body and block.label in (Label.NAVIGATION, Label.SUBHEAD)
    ]
    found = {
        hit.entry.code
        for head in heads
        if len(head) < _SHORT and _organ().search(head)
        for hit in lexicon.scan(head)
        if isinstance(hit.entry, Country)
    }
    return found.pop() if len(found) == 1 else None


def _organ() -> re.Pattern[str]:
    organs = alternation(table("en", "titles")["organs_of_state"])
    return re.compile(rf"(?<![\w-])(?:{organs})(?![\w-])", re.IGNORECASE)
