"""The year of a date printed without one: when those whom the story names held office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from legation.articles.calendar import weekdays
from legation.articles.words import alternatives, word_set
from legation.lexicon import Holder, Lexicon

_SEQUENCE = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]+(?:\s(?:al-|bin\s|ibn\s|de\s|da\s|dos\s|van\s|von\s|el-)?[A-ZÀ-Þ][\w'’.-]+)+"
)
_YEAR = re.compile(r"(?<![\d.,/-])(?:19[4-9]|20[0-4])\d(?![\d/]|[.,]\d)")
_FIRST, _WORDS, _ENOUGH = 1945, 4, 2
_LEAD, _WEEK = 3, 7


@dataclass(frozen=True, slots=True)
class TermYear:
    """A year with those whose terms tell it."""

    year: int
    names: tuple[str, ...]


def year_of(month: int, day: int, *, story: Sequence[str], lexicon: Lexicon) -> TermYear | None:
    """The one year whose `month` and `day` lie within the terms of most whom the story names.

    The weekdays of which its first paragraphs report decide between years, and must fit where
    only two are named. No year before one that the story names counts. None where fewer than two
    are named, or where two years are left. The table's newest term bounds those that last.
    """
    words = " ".join(story)
    named = dict(_named(words, lexicon))
    if len(named) < _ENOUGH:
        return None
    latest = max((int(found) for found in _YEAR.findall(words)), default=_FIRST)
    rows = [row for several in named.values() for row in several]
    known = max(row.since for row in lexicon.all_holders)[:4]
    last = max(int((row.until or known)[:4]) for row in rows)
    days = list(_days(month, day, range(max(latest, _FIRST), last + 1)))
    at_work = {it: tuple(n for n, terms in named.items() if _held(terms, it)) for it in days}
    most = max((len(names) for names in at_work.values()), default=0)
    if most < _ENOUGH or most * 2 <= len(named):
        return None
    best = [it for it in days if len(at_work[it]) == most]
    past = _past_weekdays(story[:_LEAD])
    if past and (len(best) > 1 or most == _ENOUGH):
        # What the day after brought no story can tell.
        best = [it for it in best if it.weekday() in past and _next(it.weekday()) not in past]
    return TermYear(best[0].year, at_work[best[0]]) if len(best) == 1 else None


def _named(words: str, lexicon: Lexicon) -> Iterator[tuple[str, tuple[Holder, ...]]]:
    """Who of the table is named in full, with all his terms, each once."""
    for match in _SEQUENCE.finditer(words):
        parts = match[0].replace("’s", "").replace("'s", "").rstrip(".").split()
        for length in range(min(_WORDS, len(parts)), 1, -1):
            for first in range(len(parts) - length + 1):
                name = " ".join(parts[first : first + length])
                rows = lexicon.holders(name)
                if rows and len({row.country for row in rows if row.country}) < 2:
                    yield rows[0].name, rows


def _days(month: int, day: int, years: range) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _held(terms: Sequence[Holder], day: date) -> bool:
    return any(term.held_on(day) for term in terms)


def _next(weekday: int) -> int:
    return (weekday + 1) % _WEEK


def _past_weekdays(lead: Sequence[str]) -> frozenset[int]:
    """The weekdays (Monday 0) of which the paragraphs tell in the past."""
    return frozenset(
        weekdays()[(found["after"] or found["before"]).lower()]
        for paragraph in lead
        for found in _past().finditer(paragraph[:1500])
    )


@cache
def _past() -> re.Pattern[str]:
    """A weekday behind a verb in the past, or before one: "returned to the table on Tuesday"."""
    names = alternatives(name for name in weekdays() if len(name) > 4)
    verbs = alternatives([*word_set("clock", "reporting"), *word_set("clock", "moves")])
    ahead = alternatives(word_set("clock", "ahead"))
    past = rf"(?:{verbs}|(?!(?:{ahead})\b)\w{{3,}}ed)"
    aim = r"to\s(?!(?:the|an?|his|her|their|its)\b|(?-i:[A-Z]))"
    between = rf"(?:,?\s(?!(?:{ahead})\b|{aim})[\w'’-]+){{0,9}}?"
    return re.compile(
        rf"(?<!\w){past}{between},?\s(?:on\s|late\s|early\s)*(?P<after>{names})(?!['’\w])"
        rf"|(?<!\w)on\s(?P<before>{names})\s(?:\w+ly\s)?{past}(?!\w)",
        re.IGNORECASE,
    )
