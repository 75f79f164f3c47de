"""Where time expressions stand in a text: the words that make one, and what they say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from legation.claims.times import grammar, ranges
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
    within_a_day,
)
from legation.claims.times.words import Tokens, words

__all__ = ["Bound", "TimePhrase", "every", "find"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePhrase:
    """Words of time; `start` and `end` count characters of the text searched, plus its base."""

    start: int
    end: int
    text: str
    form: Form
    bare_start: int
    """Where the time itself begins, behind a bound such as "since"."""
    ends: tuple[TimePhrase, ...] = ()
    """The times that it runs between, where each has its own words."""

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
    def tells_when(self) -> bool:
        """Whether it is a time, and neither how long nor how often."""
        return not (self.is_duration or self.is_frequency)

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
    def within_a_day(self) -> bool:
        """Whether it is a time of the day at hand: "in the afternoon", "later in the day"."""
        return within_a_day(self.form)

    @property
    def names_a_day(self) -> bool:
        """Whether it is a single day's name or date: "Friday", "yesterday", "May 29"."""
        form = self.form
        day = isinstance(form, Calendar) and form.day is not None
        return day or isinstance(form, Day | Weekday)

    @property
    def spans_days(self) -> bool:
        """Whether it runs from a day to a day: "October 4-5", "from Friday to June 3"."""
        form = self.form
        if not isinstance(form, Span):
            return False
        return all(
            isinstance(end, Weekday) or (isinstance(end, Calendar) and end.day is not None)
            for end in (form.first, form.last)
        )

    @property
    def year(self) -> int | None:
        """The year, where it is one and no more."""
        form = self.form
        return form.year if isinstance(form, Calendar) and form.month is None else None

    @property
    def yearless(self) -> Calendar | None:
        """The date, where it is one told without its year."""
        form = self.form
        if not isinstance(form, Calendar) or form.month is None or form.year is not None:
            return None
        alone = form.years is None and form.shift is None and form.from_told is None
        return form if alone else None

    @property
    def names_a_month(self) -> bool:
        """Whether it is a month by its name or beside this one: "April 2012", "last month"."""
        form = self.form
        named = isinstance(form, Calendar) and form.month is not None and form.day is None
        return named or (isinstance(form, Period) and form.unit is Unit.MONTH)

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


def find(text: str, *, base: int = 0) -> tuple[TimePhrase, ...]:
    """The time expressions of `text`, left to right, the longest where several begin.

    A time of day is left out where its sentence tells the day besides.
    """
    found = every(text, base=base)
    return tuple(
        phrase
        for k, phrase in enumerate(found)
        if not isinstance(phrase.form, Clock)
        or not any(_same_sentence(phrase, other, text, base) for other in _beside(found, k))
    )


@lru_cache(maxsize=512)
def every(text: str, *, base: int = 0) -> tuple[TimePhrase, ...]:
    """What `find` finds, and the times of day that stand beside their day."""
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
        one = _phrase(text, base, tokens, i, behind - 1, form)
        if isinstance(form, Span):
            joined = ranges.ends(tokens, i, behind, lexicon, form)
            ends = tuple(_phrase(text, base, tokens, *each) for each in joined)
            one = replace(one, ends=ends) if len(ends) > 1 else one
        found.append(one)
        i = behind
    return tuple(found)


def _phrase(text: str, base: int, tokens: Tokens, first: int, last: int, form: Form) -> TimePhrase:
    start, end = tokens[first].start, tokens[last].end
    inner = tokens[first + (form.width if isinstance(form, Bounded) else 0)].start
    return TimePhrase(
        start=base + start,
        end=base + end,
        text=text[start:end],
        form=form,
        bare_start=base + inner,
    )


_DAYS = (About, Bounded, Calendar, Day, Part, Period, Span, Weekday)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def _beside(found: Sequence[TimePhrase], k: int) -> list[TimePhrase]:
    """The days told next to a time of day, for which they stand if in the same sentence.

    "The same night" is no such day: it leans on the time of day.
    """
    near = [*found[max(0, k - 2) : k], *found[k + 1 : k + 3]]
    return [phrase for phrase in near if isinstance(phrase.form, _DAYS) and not phrase.leans]


def _same_sentence(one: TimePhrase, other: TimePhrase, text: str, base: int) -> bool:
    first, second = (one, other) if one.start < other.start else (other, one)
    return not _SENTENCE_END.search(text[first.end - base : second.start - base])
