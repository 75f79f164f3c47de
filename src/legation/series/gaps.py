"""How often a series meets, where it left years out, and whether it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median_low

from legation.model import Gap, SeriesState, Session, When

_YEAR = 365.25
_LATE = 1.5
"""A session is missing once this many cadences have passed since the last."""
_NO_CADENCE = 2.0
"""Years without a session that count as a gap where no cadence is known."""
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def years_of(cadence: str) -> float:
    """An ISO 8601 duration of whole years, months, weeks and days, in years.

    >>> years_of("P6M")
    0.5
    """
    found = _DURATION.fullmatch(cadence)
    years, months, weeks, days = (int(part or 0) for part in found.groups()) if found else (0,) * 4
    return years + months / 12 + (weeks * 7 + days) / _YEAR


def estimated(sessions: Sequence[Session]) -> str | None:
    """The cadence that three sessions or more keep; None for fewer, or where they keep none.

    The lower median of the time between sessions: lapses lengthen it and never shorten it. Most
    of the sessions must follow each other about so.
    """
    if len(sessions) < 3:
        return None
    apart = [_between(a.when, b.when) for a, b in pairwise(sessions)]
    usual = median_low(apart)
    if 2 * sum(usual / _LATE <= years <= usual * _LATE for years in apart) <= len(apart):
        return None
    months = round(12 * usual)
    if months >= 9:
        return f"P{max(1, round(months / 12))}Y"
    return f"P{max(1, months)}M"


def due(last: When | None, cadence: str | None) -> When | None:
    """When the cadence asks for a session after the last: a month, or a year for whole years."""
    day = (last.last or last.first) if last else None
    if day is None or not cadence or (years := years_of(cadence)) <= 0:
        return None
    if years >= 1 and years == int(years):
        return When(f"{day.year + int(years):04d}")
    months = day.year * 12 + day.month - 1 + max(1, round(12 * years))
    return When.month(months // 12, months % 12 + 1)


def gaps(sessions: Sequence[Session], cadence: str | None, *, today: date) -> tuple[Gap, ...]:
    """The years between sessions, in order, that the cadence does not explain.

    Counted from the end of one session's days to the beginning of the next's, so that a vague
    "in 2018" makes no gap longer than it was. The last may be open until today.
    """
    limit = _LATE * years_of(cadence) if cadence else _NO_CADENCE
    found = [
        Gap(since=a.when, until=b.when, years=int(years))
        for a, b in pairwise(sessions)
        if (years := _apart(a.when.last, b.when.first)) > limit
    ]
    if sessions and (years := _apart(sessions[-1].when.last, today)) > limit:
        found.append(Gap(since=sessions[-1].when, until=None, years=int(years)))
    return tuple(found)


def state(
    said: SeriesState, *, said_since_last: bool, gaps: Sequence[Gap], expected: bool
) -> SeriesState:
    """How a series stands, from the latest word of it and from its own days.

    `said` is what the latest article makes of it, `said_since_last` whether it said so after
    the last session; `expected` whether a next session is planned or thought possible.
    """
    still_open = bool(gaps) and gaps[-1].until is None
    if said_since_last and said is SeriesState.ENDED:
        return said
    if still_open:
        revived = expected or (said_since_last and said is SeriesState.RESUMING)
        return SeriesState.RESUMING if revived else SeriesState.LAPSED
    return said if said_since_last else SeriesState.ACTIVE


def _between(a: When, b: When) -> float:
    """Years from the middle of one to the middle of the other."""
    return (_middle(b) - _middle(a)) / _YEAR


def _middle(when: When) -> float:
    first = when.first or when.last or date.min
    last = when.last or first
    return (first.toordinal() + last.toordinal()) / 2


def _apart(end: date | None, begin: date | None) -> float:
    return (begin - end).days / _YEAR if end and begin else 0.0
