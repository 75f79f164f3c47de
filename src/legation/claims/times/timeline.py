"""The times of a whole text, each read after the ones told before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.claims.times.calendar import Direction
from legation.claims.times.phrases import TimePhrase, every, find
from legation.claims.times.resolving import Resolved, guess_direction, named, resolve
from legation.claims.times.tense import is_of_a_telling
from legation.claims.times.words import words
from legation.model import Article, Label, Quote, Span, TimeMention, When

__all__ = ["Before", "Told", "mentions", "planned_first", "timeline"]

_BACK = 6
"""How many times told are looked back over."""


@dataclass(frozen=True, slots=True)
class Before:
    """A time told before, on which another may lean; `telling` if something was said then."""

    when: When
    telling: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression with its days, and what they were read by."""

    phrase: TimePhrase
    resolved: Resolved
    direction: Direction
    reference: When | None
    """The time told before that it was read after."""
    telling: bool
    """Whether it is the day on which something was said."""


def timeline(
    text: str,
    spans: Sequence[Span],
    *,
    anchor: date | None,
    finder: Callable[..., tuple[TimePhrase, ...]] = find,
    looks: Callable[[TimePhrase], Direction] | None = None,
) -> tuple[Told, ...]:
    """Every time expression of these parts of `text`, each read after the ones told before it.

    `looks` tells which way the clause of a time looks where the words around it do not say.
    """
    read: list[Told] = []
    told: list[Before] = []
    for span in spans:
        part = _uncapitalised(span.of(text))
        last: TimePhrase | None = None
        for found in finder(part, base=span.start):
            phrase = _of_its_year(found, last, part, span.start)
            last = found
            direction = guess_direction(part, phrase, span.start)
            if direction is Direction.NONE and looks is not None:
                direction = looks(found)
            telling = is_of_a_telling(part, found.start - span.start)
            one = _told(phrase, direction, told, anchor, telling=telling)
            read.append(one)
            named_first = [bare.when for _, bare in _named(one, anchor)[:1]]
            told += [Before(when, telling) for when in named_first if when is not None]
    return tuple(read)


_WHEN = re.compile(r"\s*,\s*when\b[^.!?;]*")
_ASIDE = re.compile(r"\s*,[^.!?;,]*")


def _of_its_year(phrase: TimePhrase, last: TimePhrase | None, part: str, base: int) -> TimePhrase:
    """A date in the year told just before: "since 1999, when it fell on August 17"."""
    year = last.bare.year if last is not None else None
    if last is None or year is None or phrase.yearless is None:
        return phrase
    between = part[last.end - base : phrase.start - base]
    aside = part[: last.start - base].rstrip().endswith(", in") and _ASIDE.fullmatch(between)
    if not aside and not _WHEN.fullmatch(between):
        return phrase
    return replace(phrase, form=replace(phrase.yearless, year=year))


_SHOUTED = re.compile(r"[A-Z]{2,}")
_FEWEST = 12
"""Fewer letters than this, all capitals, may be a name."""


def _uncapitalised(part: str) -> str:
    """A part all in capitals, as old wires and headlines are, with those of names of days alone."""
    letters = [mark for mark in part if mark.isalpha()]
    if len(letters) < _FEWEST or any(mark.islower() for mark in letters):
        return part
    lexicon = words()
    named = {**lexicon.weekdays, **lexicon.months, **lexicon.short_weekdays, **lexicon.holidays}
    return _SHOUTED.sub(
        lambda word: word[0].capitalize() if word[0].lower() in named else word[0].lower(), part
    )


def _told(
    phrase: TimePhrase,
    direction: Direction,
    told: Sequence[Before],
    anchor: date | None,
    *,
    telling: bool,
) -> Told:
    near = [one for one in reversed(told[-_BACK:]) if one.when.is_day or not phrase.within_a_day]
    if direction is Direction.FUTURE:
        near = planned_first(near, anchor)
    before: Sequence[When | None] = [one.when for one in near] or (None,)
    # A day that leans on a year may lean on the day told before it.
    for reference in before:
        resolved = resolve(phrase, anchor=anchor, direction=direction, reference=reference)
        if resolved.when is not None:
            return Told(phrase, resolved, direction, reference, telling)
    first = resolve(phrase, anchor=anchor, direction=direction, reference=before[0])
    return Told(phrase, first, direction, before[0], telling)


def planned_first(told: Sequence[Before], anchor: date | None) -> list[Before]:
    """The times as a plan leans on them: days that are over or of a telling after all others."""

    def last(one: Before) -> bool:
        over = one.when.last is not None and anchor is not None and one.when.last < anchor
        return one.telling or over

    return sorted(told, key=last)


_READ = (Label.TITLE, Label.DATELINE, Label.SUBHEAD, Label.BODY, Label.CAPTION)
_STAMPED = (Label.DATES, Label.BYLINE)


def mentions(
    text: str, article: Article, *, looks: Callable[[TimePhrase], Direction] | None = None
) -> tuple[TimeMention, ...]:
    """The time expressions of the whole article with the days that each names by itself.

    `text` is the article's, or as long as it; `looks` as for `timeline`. A range told by its ends
    is two times.
    """
    anchor = article.anchor_day
    told = [
        one
        for labels in (_READ, _STAMPED)
        for one in timeline(
            text,
            [block.span for block in article.labelled(*labels)],
            anchor=anchor,
            finder=every,
            looks=looks,
        )
    ]
    found = [
        TimeMention(
            quote=Quote.cut(article.text, phrase.start, phrase.end),
            when=resolved.when,
            reason=resolved.reason,
        )
        for one in told
        for phrase, resolved in _named(one, anchor)
    ]
    return tuple(sorted(found, key=lambda mention: mention.quote.start))


def _named(one: Told, anchor: date | None) -> tuple[tuple[TimePhrase, Resolved], ...]:
    return named(one.phrase, anchor=anchor, direction=one.direction, reference=one.reference)
