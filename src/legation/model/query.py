"""One question to the diary, the same behind every door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legation.model.claim import Kind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which engagements are wanted; an empty field asks nothing.

    All `countries` (ISO 3166-1 alpha-3) and all `people` (surname or full name, case folded)
    must take part; one of `kinds` and one of `statuses` must hold. `since` and `until` keep
    engagements whose days may fall on or after, on or before; undated ones are kept only
    where neither is set. `place` is a city's or country's name or code; `topic` words that what
    it is about must have; `text` words, or phrases in double quotes, that one of its claims must
    have; `series` the id, its beginning or the name of the series it is a session of.

    `first` and `last` cut the answer, in the order of days, to so many.

    `as_of` asks what was known on that day: what articles had said by then, and what people
    had put right by then. Who is who and what is one engagement is taken as it is known now.
    """

    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    since: date | None = None
    until: date | None = None
    place: str | None = None
    topic: str | None = None
    text: str | None = None
    series: str | None = None
    as_of: date | None = None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many engagements of a month are of a kind and have a status.

    The month is that of the first day, None where the days are so many or so vague that they
    are of no one month; `year` is None for those of no known day.
    """

    year: int | None
    month: int | None
    kind: Kind
    status: Status
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """Whom somebody dealt with, in so many engagements: a person, or a country by itself."""

    name: str
    country: str | None
    count: int
