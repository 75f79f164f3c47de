"""The day on which an article speaks: the calendar day at its dateline, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from legation.articles import zones
from legation.articles.calendar import weekdays
from legation.articles.dateline import Dateline
from legation.articles.publication import Publication
from legation.articles.words import alternatives, word_set

_EARLIEST_ZONE = timedelta(hours=14)
_NOON, _DAYS = 12, 7
_LATEST_ZONE = timedelta(hours=-12)
_DAY = re.compile(r"[MTWFSmtwfs](?:on|ues|ednes|hurs|ri|atur|un)", re.IGNORECASE)
_BEFORE, _BEHIND = 120, 60
"""Characters around a weekday's name among which the verb stands that reports on it."""
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The article's own day and, where it had to be deduced, how."""

    day: date | None
    reason: str | None


def anchor(
    clock: Publication,
    filed: Dateline | None,
    *,
    home: str | None,
    lead: Sequence[str],
    year: int | None = None,
    sure: bool = False,
    printed: date | None = None,
) -> Anchor:
    """The day at the dateline on which the article was written.

    A stated day decides, then a date in the dateline, then an instant seen from the dateline's
    zone `home`, then a clock without zone: its day or a neighbour that some zone could explain,
    whichever has the weekday on which the `lead` paragraphs report. `year` is the copyright
    line's, for a dateline's date on a page without a clock, or where it is `sure` a wire's code's
    or the one in which those whom the story names were in office, whatever weekday its lead
    reports on; `printed` is the day that the page prints without a clock, its publisher's own.
    """
    if clock.given and clock.day is not None:
        return Anchor(clock.day, None)
    shown = clock.published.date() if clock.published else clock.day
    if shown is None and clock.updated is not None:
        shown = clock.updated.date()
    if filed is not None and filed.month and filed.day:
        return (
            _yearless(filed, year, () if sure else lead)
            if shown is None and not filed.year
            else (_dated(filed, shown))
        )
    if filed is not None and filed.weekday is not None and shown is not None:
        # "KEY WEST, Monday" in Tuesday's paper.
        back = (shown.weekday() - filed.weekday) % 7
        return Anchor(shown + timedelta(days=1 if back == _DAYS - 1 else -back), None)
    if clock.published is None:
        return Anchor(shown, None)
    if clock.published.tzinfo is not None and home is not None:
        return _seen_from(clock.published, home, lead)
    if clock.published.tzinfo is not None and printed == clock.published.date():
        return Anchor(printed, None)
    return _deduced(clock.published, home, lead)


def _seen_from(at: datetime, home: str, lead: Sequence[str]) -> Anchor:
    """The day at the dateline; the publisher's where the lead reports on that weekday alone."""
    there, here = at.astimezone(zones.tz(home)).date(), at.date()
    spoken = next(reported_weekdays(lead), None)
    if there != here and spoken == here.weekday():
        return Anchor(
            here,
            f"anchor day {here} deduced: at the dateline it was {there}, but the lead reports on "
            f"{_NAMES[spoken]}",
        )
    return Anchor(there, None)


def _dated(filed: Dateline, shown: date | None) -> Anchor:
    assert filed.month is not None
    assert filed.day is not None
    years = [filed.year] if filed.year else [shown.year + by for by in (0, -1, 1)] if shown else []
    days: list[date] = []
    for year in years:
        try:
            days.append(date(year, filed.month, filed.day))
        except ValueError:
            continue
    if not days:
        return Anchor(shown, "the dateline's date is no day of the calendar: the page's stands")
    if shown is None:
        return Anchor(days[0], None)
    near = min(days, key=lambda day: abs((day - shown).days))
    apart = abs((near - shown).days)
    reason = (
        f"the dateline says {near}, the page {shown}: the dateline stands" if apart > 2 else None
    )
    return Anchor(near, reason)


def _yearless(filed: Dateline, year: int | None, lead: Sequence[str]) -> Anchor:
    """The dateline's date in the copyright's year, unless the lead's weekday speaks against it."""
    if year is None:
        return Anchor(None, "the dateline's date has no year and the page shows none")
    found = _dated(replace(filed, year=year), None).day
    spoken = next(reported_weekdays(lead), None)
    if found is None or (spoken is not None and found.weekday() != spoken):
        return Anchor(None, f"the dateline's date has no year, and {year} does not fit the lead")
    return Anchor(
        found,
        f"anchor day {found} deduced: the dateline's date in {year}, the page's year",
    )


def _deduced(at: datetime, home: str | None, lead: Sequence[str]) -> Anchor:
    day = at.date()
    candidates = _candidates(at, home)
    spoken = list(reported_weekdays(lead))
    if at.tzinfo is not None:
        unknown = "the dateline's zone is unknown"
    else:
        unknown = "the page's clock has no zone"
    if day.weekday() in spoken:
        return Anchor(day, None)
    for weekday in spoken:
        fits = [candidate for candidate in candidates if candidate.weekday() == weekday]
        if fits:
            return Anchor(
                fits[0],
                f"anchor day {fits[0]} deduced: {unknown}, and of {_listed(candidates)} only it is "
                f"a {_NAMES[weekday]}, the day the lead reports on",
            )
    if spoken:
        return Anchor(
            day,
            f"{unknown}, and the lead's {_NAMES[spoken[0]]} fits none of {_listed(candidates)}: "
            f"the page's day {day} stands",
        )
    return Anchor(
        day, None if at.tzinfo else f"{unknown}: its day {day} is taken as the dateline's"
    )


def _candidates(at: datetime, home: str | None) -> list[date]:
    """The page's day, then the neighbours that the distance between two zones could make it."""
    day = at.date()
    if home is None:
        anywhere = [day, day + timedelta(days=1), day - timedelta(days=1)]
        if at.tzinfo is None:
            # In the morning most stories report on the day before.
            return anywhere if at.hour >= _NOON else anywhere[:2]
        first = (at.astimezone(UTC) + _LATEST_ZONE).date()
        last = (at.astimezone(UTC) + _EARLIEST_ZONE).date()
        return [candidate for candidate in anywhere if first <= candidate <= last]
    local = at.replace(tzinfo=None)
    shift = local.replace(tzinfo=zones.tz(home)).utcoffset() or timedelta(0)
    if at.tzinfo is not None:
        return [at.astimezone(zones.tz(home)).date()]
    first = (local - _EARLIEST_ZONE + shift).date()
    last = (local - _LATEST_ZONE + shift).date()
    around = (day, day + timedelta(days=1), day - timedelta(days=1))
    return [candidate for candidate in around if first <= candidate <= last]


def _listed(days: Sequence[date]) -> str:
    return " and ".join(day.isoformat() for day in sorted(days))


@cache
def _reported() -> re.Pattern[str]:
    names = alternatives(name for name in weekdays() if len(name) > 4)
    verbs = alternatives(word_set("clock", "reporting"))
    moves = alternatives(word_set("clock", "moves"))
    between = (
        r"(?:\s(?!will|to\b|would|next|last|by|until|for|since|from|is|are|the\s)[\w'’-]+){0,4}?"
    )
    return re.compile(
        rf"(?<!\w)(?:(?:{verbs}){between}\s(?:on\s|late\s|early\s)*(?P<after>{names})"
        # "left for the Victoria Falls on Friday"
        rf"|(?:{moves})\s(?:for|in|at|to|from)(?:\sthe|\sof|\s(?-i:[A-Z])[\w'’-]+){{1,4}}\son\s"
        rf"(?P<there>{names})"
        rf"|(?:on|late|early)\s(?:on\s)?(?P<before>{names})(?:\s\([^()]{{3,12}}\))?\s(?:\w+ly\s)?(?:{verbs}))"
        r"(?!['’\w])",
        re.IGNORECASE,
    )


def _names_weekday(words: str) -> bool:
    lower = words.lower()
    return "day" in lower or "thurs" in lower


def reported_weekdays(lead: Sequence[str]) -> Iterator[int]:
    """The weekdays (Monday 0) on which the first paragraphs report something as done."""
    for paragraph in lead[:3]:
        words, at = paragraph[:1500], 0
        if not _names_weekday(words):
            continue
        while (day := _DAY.search(words, at)) is not None:
            found = _reported().search(words, max(at, day.start() - _BEFORE), day.end() + _BEHIND)
            at = day.end()
            if found is not None:
                at = max(at, found.end())
                yield weekdays()[(found["after"] or found["there"] or found["before"]).lower()]
