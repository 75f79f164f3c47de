"""The time of what follows in a row, told right behind it: "Cairo on Monday, London on Tuesday"."""

from __future__ import annotations

import re
from datetime import date

from legation.claims import dating, times
from legation.claims.timed import Timed
from legation.model import Dated, Quote, Span, Status, When

LEAD = r"(?:(?:on|in|at|over|during|early|late|later)\s)?"
"""The word that may lead to a time, as a pattern."""

_BEHIND = re.compile(rf"\A\s{LEAD}(?:the\s)?\Z")


def stands_behind(stop: Span, start: int, text: str) -> bool:
    """Whether a time that starts there is told right behind the stop: "Cairo on Monday"."""
    return start > stop.end and _BEHIND.match(text[stop.end : start]) is not None


def dated_after(
    before: When | None, one: Timed, status: Status, *, text: str, anchor: date | None
) -> Dated | None:
    """The time as it reads behind the one before it in the row."""
    resolved = times.resolve(
        one.phrase, anchor=dating.after(before, one, status, anchor),
        direction=dating.direction(status), reference=before,
    )  # fmt: skip
    return dated(one, resolved.when, text)


def dated(one: Timed, when: When | None, text: str) -> Dated | None:
    """What the phrase was resolved to, with its words."""
    quote = Quote.cut(text, one.phrase.start, one.phrase.end)
    return Dated(when=when, quote=quote) if when is not None else None
