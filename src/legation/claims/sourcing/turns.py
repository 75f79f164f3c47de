"""Questions and answers: whose turn each sentence of a briefing is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from legation.claims.people import NameKind, People
from legation.claims.sourcing.voices import vocabulary
from legation.language import Sentence, alternation
from legation.model import Span

_FEWEST = 2
_HEAD = 800
"""Characters of the page within which a briefing says who gives it."""

_NAMED = re.compile(
    r"(?P<who>[A-Z][\w.'’-]*(?:,?\s+(?:[A-Z][\w.'’-]*|of|the|for|and|de|al|van|bin)){0,11})"
    r"\s*(?:[(\[][^)\]]{0,60}[)\]])?\s*:(?:\s|$)"
)

_NAME = r"[A-Z]\w*(?:['’-][A-Z]\w+|-\w+)*"


def speakers(sentences: Sequence[Sentence], people: People) -> list[str | None]:
    """Who speaks in each sentence; None in questions, before the first turn, and on other pages.

    A briefing asks at least two questions under a label of their own ("Q:"). "A:" is the
    spokesperson that the head of the page names; "MR. HOLT:" the one whose full name it gives.
    A transcript has at least two people's turns under their names ("President X (retranslated):").
    """
    text = people.text
    paired = _with_before(sentences)
    labels = [_label(sentence, before, text) for before, sentence in paired]
    names = [_person(sentence, before, people) for before, sentence in paired]
    asked = sum(label in vocabulary("turns", "questions") for label in labels) >= _FEWEST
    if not asked and len({name for name in names if name}) < _FEWEST:
        return [None] * len(sentences)
    found: list[str | None] = []
    speaker: str | None = None
    for label, name in zip(labels, names, strict=True):
        if name is not None:
            speaker = name
        elif label is not None and asked:
            speaker = _named(label, text)
        found.append(speaker)
    return found


def _person(sentence: Sentence, before: Sentence | None, people: People) -> str | None:
    """The person by whose name, with his office or a note, the paragraph opens its turn."""
    if before is not None and before.paragraph == sentence.paragraph:
        return None
    label = _NAMED.match(sentence.span.of(people.text))
    if label is None:
        return None
    at = Span(sentence.span.start, sentence.span.start + label.end("who"))
    persons = [n for n in people.register.within(at) if n.kind is NameKind.PERSON]
    return persons[-1].actor.name if persons and persons[-1].span.end == at.end else None


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
