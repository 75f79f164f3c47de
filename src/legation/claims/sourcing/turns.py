"""Questions and answers: whose turn each sentence of a briefing is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from legation.claims.sourcing.voices import vocabulary
from legation.language import Sentence, alternation

_FEWEST = 2
_HEAD = 800
"""Characters of the page within which a briefing says who gives it."""

_NAME = r"[A-Z]\w*(?:['’-][A-Z]\w+|-\w+)*"


def speakers(sentences: Sequence[Sentence], text: str) -> list[str | None]:
    """Who answers in each sentence; None in questions, before the first turn, and on other pages.

    A briefing asks at least two questions under a label of their own ("Q:"). "A:" is the
    spokesperson that the head of the page names; "MR. HOLT:" the one whose full name it gives.
    """
    turns = [_label(sentence, before, text) for before, sentence in _with_before(sentences)]
    if sum(turn in vocabulary("turns", "questions") for turn in turns) < _FEWEST:
        return [None] * len(sentences)
    found: list[str | None] = []
    speaker: str | None = None
    for turn in turns:
        if turn is not None:
            speaker = _named(turn, text)
        found.append(speaker)
    return found


def _with_before(sentences: Sequence[Sentence]) -> list[tuple[Sentence | None, Sentence]]:
    return list(zip([None, *sentences[:-1]], sentences, strict=True)) if sentences else []


def _label(sentence: Sentence, before: Sentence | None, text: str) -> str | None:
    """The label that opens the sentence, in lower case, without "Mr."."""
    opens = before is None or before.paragraph != sentence.paragraph
    titled = before is not None and _titles().fullmatch(before.span.of(text).strip()) is not None
    if not opens and not titled:
        return None
    told = _turn().match(sentence.span.of(text))
    return " ".join(told[1].casefold().split()) if told is not None else None


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternation(sorted(vocabulary('turns', 'titles')))})\.?", re.IGNORECASE
    )


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(rf"(?:{_titles().pattern}\s+)?([A-Z][A-Z.'’ -]*|[A-Z]\w+)\s*:\s", re.ASCII)


def _named(label: str, text: str) -> str | None:
    if label in vocabulary("turns", "questions"):
        return None
    head = text[:_HEAD]
    if label in vocabulary("turns", "answers"):
        offices = alternation(sorted(vocabulary("turns", "offices")))
        told = re.search(
            rf"(?i:\b(?:{offices})):?\s+({_NAME} {_NAME}(?: {_NAME}(?=['’\n]))?)", head
        )
        return told[1] if told else None
    titles = _titles().pattern
    whole = re.search(rf"(?i:\b(?!{titles}\s)([a-z][\w'’-]+ {re.escape(label)}))\b", head)
    return whole[1] if whole else label.title()
