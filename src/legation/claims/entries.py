"""Pages of entries, a chronology or a week's agenda: each paragraph stands under its own time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from legation.claims import times
from legation.claims.times import Direction, TimePhrase, Told
from legation.claims.triggers import Trigger
from legation.language import table
from legation.model import Dated, Quote, Span

_FEWEST = 3
_BEHIND = re.compile(r"\s*(?:[-–—:.]\s|\s[-–—]\s)")
_CAPITALS = re.compile(r"\s+[A-ZÀ-Þ][a-zà-ÿ]")


def days(
    text: str,
    paragraphs: Sequence[Span],
    told: Sequence[Told],
    *,
    anchor: date | None,
) -> dict[int, Dated]:
    """The time over each numbered paragraph of a page of entries; empty for any other page.

    On such a page at least three paragraphs, and most between the first and the last of them,
    open with a time set off from what follows: "Oct 3, 2002 - …", "Tuesday. …", "MONDAY …". Bare
    weekdays are an agenda's, of the days to come.
    """
    heads = {
        number: one.phrase
        for number, span in enumerate(paragraphs)
        for one in told
        if one.phrase.start == span.start
        and (one.resolved.when is not None or one.phrase.relative)
        and _is_set_off(text, one.phrase)
    }
    if len(heads) < _FEWEST or len(heads) * 2 < max(heads) - min(heads) + 1:
        return {}
    found: dict[int, Dated] = {}
    for number, phrase in heads.items():
        way = Direction.FUTURE if _is_bare_weekday(phrase) else Direction.NONE
        resolved = times.resolve(phrase, anchor=anchor, direction=way)
        if resolved.when is not None:
            quote = Quote.cut(text, phrase.start, phrase.end)
            found[number] = Dated(when=resolved.when, quote=quote)
    return found


def tells(trigger: Trigger, over: Dated | None) -> bool:
    """Whether what the trigger says is what the entry records: in the present, or in no tense."""
    if over is None:
        return False
    verb = trigger.carrier or trigger.token
    if trigger.frame.part == "verb" or trigger.carrier is not None:
        will = any(c.dep_ == "aux" and c.tag_ in ("MD", "VBZ", "VBP") for c in verb.children)
        return verb.tag_ in ("VBZ", "VBP") or will
    return not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in trigger.sentence)


def is_over(over: Dated, anchor: date | None) -> bool:
    """Whether the entry's time lies before the article's own day."""
    return anchor is not None and over.when.last is not None and over.when.last < anchor


def _is_set_off(text: str, phrase: TimePhrase) -> bool:
    if _BEHIND.match(text, phrase.end):
        return True
    return phrase.text.isupper() and _CAPITALS.match(text, phrase.end) is not None


def _is_bare_weekday(phrase: TimePhrase) -> bool:
    names = table("en", "times")["weekdays"]
    words = re.findall(r"[a-z]+", phrase.text.lower())
    return bool(words) and all(word in names or word == "and" for word in words)
