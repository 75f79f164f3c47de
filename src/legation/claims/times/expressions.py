"""Time expressions: where they stand in a text, and which days they name.

`find` reads the words, `resolve` places one on the calendar from the article's own day, the
direction of its clause and the last time told; `timeline` does both for a whole text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.claims.times import grammar
from legation.claims.times.calendar import Context, Direction, UndecidedError
from legation.claims.times.forms import (
    About,
    Bound,
    Bounded,
    Calendar,
    Clock,
    Day,
    Duration,
    Form,
    Frequency,
    Offset,
    Part,
    Period,
    Shift,
    Span,
    Unit,
    Weekday,
    is_relative,
    leans,
)
from legation.claims.times.tense import direction_at
from legation.claims.times.values import value
from legation.claims.times.words import Tokens, words
from legation.model import When

__all__ = [
    "Bound", "Direction", "Resolved", "TimePhrase",
    "find", "guess_direction", "resolve", "timeline",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePhrase:
    """Words of time; `start` and `end` count characters of the text searched, plus its base."""

    start: int
    end: int
    text: str
    form: Form
    bare_start: int
    """Where the time itself begins, behind a bound such as "since"."""

    @property
    def relative(self) -> bool:
        """Whether the article's own day or an earlier time is needed to resolve it."""
        return is_relative(self.form)

    @property
    def is_duration(self) -> bool:
        return isinstance(self.form, Duration)

    @property
    def days(self) -> int | None:
        """The length of a duration in days; None where it is shorter than one or in months."""
        return self.form.days if isinstance(self.form, Duration) else None

    @property
    def is_frequency(self) -> bool:
        return isinstance(self.form, Frequency)

    @property
    def cadence(self) -> str | None:
        """How often, as an ISO 8601 duration."""
        return self.form.cadence if isinstance(self.form, Frequency) else None

    @property
    def bound(self) -> Bound | None:
        """The preposition that makes an end of the time, if one does."""
        return self.form.bound if isinstance(self.form, Bounded) else None

    @property
    def leans(self) -> bool:
        """Whether it is counted from a time told before it ("the same day", "a week earlier")."""
        return leans(self.form)

    @property
    def names_a_day(self) -> bool:
        """Whether it is a single day's name or date: "Friday", "yesterday", "May 29"."""
        form = self.form
        day = isinstance(form, Calendar) and form.day is not None
        return day or isinstance(form, Day | Weekday)

    @property
    def names_a_weekday(self) -> bool:
        return isinstance(self.form, Weekday)

    @property
    def at_hand(self) -> bool:
        """Whether it is the week, month or year of the article's day: "this year"."""
        return isinstance(self.form, Period) and self.form.shift is Shift.THIS

    def counted(self, sign: int) -> TimePhrase:
        """The length in days as so many days behind (1) or before (-1) the last time told."""
        form = Offset(count=self.days, unit=Unit.DAY, sign=sign, from_reference=True)
        return replace(self, form=form)

    @property
    def ending(self) -> TimePhrase:
        """The second time of a range: "2019" of "between 2008 and 2019"; else the phrase itself."""
        return replace(self, form=self.form.last) if isinstance(self.form, Span) else self

    @property
    def bare(self) -> TimePhrase:
        """The time without its bound: "2022" of "since 2022"; the phrase itself if it has none."""
        if not isinstance(self.form, Bounded):
            return self
        return replace(
            self,
            start=self.bare_start,
            text=self.text[self.bare_start - self.start :],
            form=self.form.of,
        )


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days a phrase names, or None, with the reason."""

    when: When | None
    reason: str


def find(text: str, *, base: int = 0) -> tuple[TimePhrase, ...]:
    """The time expressions of `text`, left to right, the longest where several begin."""
    lexicon = words()
    tokens = Tokens(text)
    found: list[TimePhrase] = []
    openings = tokens.openings(lexicon)
    i = behind = 0
    while i < len(tokens):
        got = grammar.phrase(tokens, i, lexicon) if i in openings else None
        if got is None and found and i == behind + 1:
            got = grammar.continued(tokens, i, lexicon, found[-1].form)
        if got is None:
            i += 1
            continue
        form, behind = got
        start, end = tokens[i].start, tokens[behind - 1].end
        inner = tokens[i + (form.width if isinstance(form, Bounded) else 0)].start
        found.append(
            TimePhrase(
                start=base + start,
                end=base + end,
                text=text[start:end],
                form=form,
                bare_start=base + inner,
            )
        )
        i = behind
    return tuple(
        phrase
        for k, phrase in enumerate(found)
        if not isinstance(phrase.form, Clock)
        or not any(_same_sentence(phrase, other, text, base) for other in _beside(found, k))
    )


_DAYS = (About, Bounded, Calendar, Day, Part, Period, Span, Weekday)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def _beside(found: Sequence[TimePhrase], k: int) -> list[TimePhrase]:
    """The days told next to a time of day, for which they stand if in the same sentence."""
    near = [*found[max(0, k - 2) : k], *found[k + 1 : k + 3]]
    return [phrase for phrase in near if isinstance(phrase.form, _DAYS)]


def _same_sentence(one: TimePhrase, other: TimePhrase, text: str, base: int) -> bool:
    first, second = (one, other) if one.start < other.start else (other, one)
    return not _SENTENCE_END.search(text[first.end - base : second.start - base])


def resolve(
    phrase: TimePhrase,
    *,
    anchor: date | None,
    direction: Direction = Direction.NONE,
    reference: When | None = None,
) -> Resolved:
    """The days of `phrase` in an article of the day `anchor`.

    `direction` is what the clause's status says and decides weekdays and dates without a year;
    `reference` is the last time told, for "the next day". Without an anchor only what is told in
    full, or counted from the reference, is resolved.
    """
    context = Context(anchor=anchor, direction=direction, reference=reference)
    try:
        when = value(phrase.form, context)
    except UndecidedError as undecided:
        return Resolved(None, str(undecided))
    return Resolved(when, _ground(phrase.form, context))


def _ground(form: Form, context: Context) -> str:
    if not is_relative(form):
        return "told in full"
    leans = context.anchor or context.reference
    said = "" if context.direction is Direction.NONE else f", looking to the {context.direction}"
    return f"from {leans}{said}"


def guess_direction(text: str, phrase: TimePhrase, base: int = 0) -> Direction:
    """The direction of the words around `phrase`, by the nearest verb, for want of a parse.

    `phrase` must have been found in `text` with the same `base`.
    """
    bounded = phrase.bound in (Bound.UNTIL, Bound.BY)
    return direction_at(text, phrase.start - base, phrase.end - base, bounded=bounded)


def timeline(
    text: str, *, anchor: date | None, base: int = 0
) -> tuple[tuple[TimePhrase, Resolved], ...]:
    """Every time expression with its days, each read after the one told before it."""
    read: list[tuple[TimePhrase, Resolved]] = []
    told: list[When] = []
    for phrase in find(text, base=base):
        direction = guess_direction(text, phrase, base)
        resolved = resolve(
            phrase, anchor=anchor, direction=direction, reference=told[-1] if told else None
        )
        # A day that leans on a year may lean on the day told before it.
        for reference in reversed(told[-_BACK:-1]):
            if resolved.when is None:
                resolved = resolve(phrase, anchor=anchor, direction=direction, reference=reference)
        read.append((phrase, resolved))
        if resolved.when and phrase.bound is None:
            told.append(resolved.when)
    return tuple(read)


_BACK = 6
"""How many times told are looked back over."""
