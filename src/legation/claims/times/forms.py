"""What a time expression says before it is placed on the calendar: a small tree of forms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Shift(StrEnum):
    """Where a unit lies: the first four from the article's day, the others from a time told."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    COMING = "coming"
    PREVIOUS = "previous"
    FOLLOWING = "following"
    THAT = "that"


class PartName(StrEnum):
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    BEGIN = "begin"
    END = "end"
    EARLIER = "earlier"
    LATER = "later"


class Bound(StrEnum):
    BY = "by"
    UNTIL = "until"
    SINCE = "since"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Day:
    """A day counted from the article's: yesterday is -1."""

    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A date by its numbers; what is missing, context gives.

    `years` counts the year from the article's ("March last year": -1); `shift` picks the month
    ("last August"); `weekday` is what the text says beside the date, ISO, Monday 1.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    years: int | None = None
    shift: Shift | None = None
    from_told: int | None = None
    """Its year counted from that of the last time told ("July of the following year": 1)."""
    swappable: bool = False
    """Written 03/01/2025, where day and month may stand either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A holiday whose date moves: so many days from Easter, or the nth weekday of a month."""

    easter: int | None = None
    nth: tuple[int, int, int] | None = None
    """Month, ISO weekday, and which of the month's; -1 the last."""
    year: int | None = None
    shift: Shift | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, ISO; `weeks` counts its week from the article's ("Friday next week")."""

    day: int
    shift: Shift | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    unit: Unit
    shift: Shift
    bare: bool = False
    """Told by the article alone: "the weekend"."""
    further: bool = False
    """One beyond: "the week after next"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A season by its EDTF code; `years` as in Calendar."""

    code: int
    year: int | None = None
    years: int | None = None
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years, or a hundred where `century`, by the first of them."""

    year: int
    century: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth quarter, half, week or day of a time; -1 is the last; `of` None: of the year."""

    number: int
    unit: Unit
    of: Form | None
    count: int = 1
    """How many of them from there on, or up to the last ("the first three months")."""
    attributive: bool = False
    """Told before a noun ("third-quarter results"), of the time nearest at hand."""
    lone: bool = False
    """Whether it may be all there is: "the day of his arrival"."""


@dataclass(frozen=True, slots=True)
class Part:
    name: PartName
    of: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """So many units from the article's day, or from the last time told; `count` None: a few."""

    count: int | None
    unit: Unit
    sign: int
    from_reference: bool = False
    inward: bool = False
    """Behind "in", where it may also measure how long something took."""


@dataclass(frozen=True, slots=True)
class Away:
    """A time so many units from where it would lie: "a week from Monday", "a year ago today"."""

    count: int
    unit: Unit
    of: Form


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The same stretch of another year as the last time told ("the same quarter of 2008")."""

    year: int | None
    """None: of the year before."""
    unit: Unit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """The units up to the article's day (sign -1) or from it on; `count` None: a few."""

    count: int | None
    unit: Unit
    sign: int


@dataclass(frozen=True, slots=True)
class Span:
    first: Form
    last: Form


@dataclass(frozen=True, slots=True)
class Bounded:
    bound: Bound
    of: Form
    width: int
    """How many tokens the bound takes."""


@dataclass(frozen=True, slots=True)
class About:
    of: Form


@dataclass(frozen=True, slots=True)
class WeekOf:
    of: Form


@dataclass(frozen=True, slots=True)
class Eve:
    of: Form


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day that stands alone: of the day at hand."""


@dataclass(frozen=True, slots=True)
class Told:
    """The last time told, whatever it was ("since then")."""


@dataclass(frozen=True, slots=True)
class Duration:
    """How long; `days` None where it is under a day, or months and years."""

    days: int | None


@dataclass(frozen=True, slots=True)
class Frequency:
    cadence: str


Form = (
    Day | Calendar | Feast | Weekday | Period | Season | Decade | Nth | Part | Offset | Away
    | Counterpart | Horizon | Span | Bounded | About | WeekOf | Eve | Clock | Told | Duration
    | Frequency
)  # fmt: skip


def is_relative(form: Form) -> bool:
    """Whether the article's day or an earlier time is needed to place it."""
    match form:
        case Calendar(year=year) | Season(year=year) | Feast(year=year):
            return year is None
        case Decade() | Duration() | Frequency():
            return False
        case Span(first=of) | Part(of=of) | About(of=of) | WeekOf(of=of) | Eve(of=of):
            return is_relative(of)
        case Bounded(bound=bound, of=of):
            return bound in (Bound.BY, Bound.UNTIL) or is_relative(of)
        case Nth(of=of):
            return of is None or is_relative(of)
        case _:
            return True


def within_a_day(form: Form) -> bool:
    """Whether it is the day at hand or a time of it: "10:30", "later in the day"."""
    match form:
        case Clock() | Period(unit=Unit.DAY, shift=Shift.THIS):
            return True
        case Part(of=of):
            return within_a_day(of)
        case _:
            return False


_TELLING = (Shift.PREVIOUS, Shift.FOLLOWING, Shift.THAT)


def leans(form: Form) -> bool:
    """Whether it is counted from a time told before, not from the article's day."""
    match form:
        case Offset(from_reference=told):
            return told
        case Calendar(from_told=int()):
            return True
        case (
            Period(shift=shift) | Weekday(shift=shift) | Calendar(shift=shift) | Season(shift=shift)
        ):
            return shift in _TELLING
        case Nth(unit=Unit.DAY, of=None) | Clock() | Told() | Counterpart():
            return True
        case Part(of=of) | About(of=of) | Bounded(of=of) | Nth(of=of) if of is not None:
            return leans(of)
        case _:
            return False
