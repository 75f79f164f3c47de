"""The times of a whole text, each read after the ones told before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.claims.times.calendar import Direction
from legation.claims.times.phrases import Bound, TimePhrase, every, find
from legation.claims.times.resolving import Resolved, guess_direction, named, resolve
from legation.claims.times.tense import is_of_a_telling
from legation.claims.times.words import words
from legation.model import Article, Label, Quote, Span, TimeMention, When

__all__ = ["Before", "Told", "mentions", "planned_first", "timeline"]

_BACK = 6
"""How many times told are looked back over."""


@dataclass(frozen=True, slots=True)
class Before:
    """A time told before, on which another may lean.

    `telling` if something was said then; `limit` if something is to last up to it.
    """

    when: When
    telling: bool = False
    limit: bool = False

    def bears(self, phrase: TimePhrase) -> bool:
        """Whether the phrase may lean on it: "in the afternoon" on none but a day of doings."""
        return not phrase.within_a_day or (self.when.is_day and not self.limit)


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression with its days, and what they were read by."""

    phrase: TimePhrase
    resolved: Resolved
    direction: Direction
    reference: When | None
    """The time told before that it was read after."""
    later: Before | None
    """What times told behind it may lean on: Friday of "until Friday"."""


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
            told += [one.later] if one.later is not None else []
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
    near = [one for one in reversed(told[-_BACK:]) if one.bears(phrase)]
    if direction is Direction.FUTURE:
        near = planned_first(near, anchor)
    before: Sequence[When | None] = [one.when for one in near] or (None,)
    # A day that leans on a year may lean on the day told before it.
    read = [
        (reference, resolve(phrase, anchor=anchor, direction=direction, reference=reference))
        for reference in before
    ]
    reference, resolved = next((one for one in read if one[1].when is not None), read[0])
    _, bare = named(phrase, anchor=anchor, direction=direction, reference=reference)[0]
    later = None
    if bare.when is not None:
        to_come = anchor is None or (bare.when.last or anchor) > anchor
        limit = to_come and phrase.bound in (Bound.BY, Bound.UNTIL)
        later = Before(bare.when, telling, limit)
    return Told(phrase, resolved, direction, reference, later)


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
