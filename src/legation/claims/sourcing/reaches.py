"""Where the word of a source that is named beside what it says begins."""

from __future__ import annotations

from legation.language import Sentence, Token
from legation.model import Span

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def reach_of(region: Span, sentence: Sentence, content: Span) -> Span:
    """The content without what stands before the source and is not its word.

    In "he was in Rome and, according to X, saw the pope" it begins with "and"; in "they met:
    the rest is rumour, X said" behind the colon, where both halves are sentences of their own.
    """
    before = [t for t in sentence if sentence.at(t).start < region.start]
    start = _joined(before) or _behind_colon(before)
    if start is None or sentence.at(start).start <= content.start:
        return content
    return Span(sentence.at(start).start, content.end)


def _joined(before: list[Token]) -> Token | None:
    """The "and" of "and, according to X, …"."""
    last = before[-2:]
    return last[0] if [t.pos_ for t in last] == ["CCONJ", "PUNCT"] else None


def _behind_colon(before: list[Token]) -> Token | None:
    colon = next((n for n in range(len(before) - 1, 0, -1) if before[n].text == ":"), None)
    if colon is None:
        return None
    halves = before[:colon], before[colon + 1 :]
    return halves[1][0] if all(_is_sentence(half) for half in halves) else None


def _is_sentence(words: list[Token]) -> bool:
    subject = any(t.dep_ in _SUBJECTS for t in words)
    return subject and any(t.tag_ in _FINITE for t in words)
