"""Lines that are a date and little else, and headlines that print their day."""

from __future__ import annotations

import re

from legation.articles.calendar import DIGIT, date_pattern, dates, weekdays
from legation.articles.clock import AGO, TIME, explained_words, role_of, roles, stamps, zone_pattern
from legation.articles.words import word_set

_SHORT = 120
_LETTERS = re.compile(r"[A-Za-z']+")


def is_date_line(words: str) -> bool:
    """Whether a line is a date or a clock and little else, "3 hours ago" among them."""
    if len(words) > _SHORT or not DIGIT.search(words):
        return False
    marked = stamps(words)
    if not marked:
        ago = "ago" in words.lower()
        return ago and AGO.fullmatch(roles().sub("", words).strip(" :")) is not None
    most = 4 if any(stamp.role for stamp in marked) else 2
    told = _others(words)
    if len(told) <= most:
        return True
    if sum(word[0].islower() and word not in explained_words() for word in told) > most:
        return False
    rest = words
    for pattern in (date_pattern(), TIME, zone_pattern(), roles()):
        rest = pattern.sub(" ", rest)
    return len(_others(rest)) <= most


def _others(words: str) -> list[str]:
    """The words of a line that are no weekday's name."""
    return [word for word in _LETTERS.findall(words) if word.lower() not in weekdays()]


_BEFORE_HEADLINE, _FEWEST_WORDS = 30, 5
_SAYS_OF_WHEN = re.compile(r"(?:[:,]|\s(?:from|of))\s$")
"""What parts a headline from its day: "Call with the King: 10 April", "Press briefing of 3 May"."""


_BARS = re.compile(r"[|•·]")


def headline_after_date(words: str) -> int:
    """Where the headline begins of a line that prints its date before it; 0 where none does.

    "No: 204, 15 July 2019, Press Release Regarding the Visit of …"
    """
    if len(words) > 2 * _SHORT:
        return 0
    found = next(dates(words[: _BEFORE_HEADLINE + 20]), None)
    if found is None or found[0] > _BEFORE_HEADLINE:
        return 0
    rest = words[found[1] :].lstrip(" ,:–—-|/")
    told = rest.split()
    small = any(word in word_set("function_words") for word in told)
    if len(told) < _FEWEST_WORDS or not rest[0].isupper() or not small or _BARS.search(rest):
        return 0
    return 0 if stamps(rest) else len(words) - len(rest)


def headline_before_date(words: str) -> bool:
    """Whether a line is a headline that ends with its day: "Call with the King: 10 April 2021"."""
    if len(words) > 2 * _SHORT or not words[-1:].isdigit() or not words[:1].isupper():
        return False
    found = next(dates(words), None)
    if found is None or found[1] != len(words) or _SAYS_OF_WHEN.search(words[: found[0]]) is None:
        return False
    told = words[: found[0]].split()
    if told[-1].lower().strip(",.") in weekdays():
        return False
    small = any(word in word_set("function_words") for word in told)
    fewest = _FEWEST_WORDS - (told[-1] in ("from", "of"))
    return small and len(told) >= fewest and not _BARS.search(words) and not role_of(words)
