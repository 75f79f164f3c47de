"""Read the clocks and calendars that pages print: "May 21, 2024, 9:18 p.m. EDT" and its kin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache, lru_cache
from typing import Literal, cast

from legation.articles.calendar import (
    calendar_day,
    dates,
    day_month_pattern,
    months,
    stems,
)
from legation.articles.words import alternatives, table

Role = Literal["published", "updated", "announced"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """One date or clock as it is printed.

    `days` are the days it may mean: two where day and month may be swapped, none where only a
    clock is printed. `zone` is the zone's printed name, None where none is printed. `role`
    says what the page calls it, None where it calls it nothing. `month_day` is what is printed of
    the day of a clock without a year: "3 Jun, 14:22".
    """

    days: tuple[date, ...]
    clock: time | None
    zone: str | None
    role: Role | None
    start: int
    end: int
    american: bool = False
    month_day: tuple[int, int] | None = None


@cache
def _zone_words() -> str:
    zones = table("zones")
    return "|".join(sorted([*zones["offsets"], *zones["names"]], key=len, reverse=True))


@cache
def zone_pattern() -> re.Pattern[str]:
    """A zone as printed: JST, GMT+8, (UTC+4), +09:00, Beijing time."""
    return re.compile(
        r"\(?(?P<utc>(?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d\d)?)(?!\d)\)?"
        r"|(?<=[\d\s])(?P<offset>[+-](?:0\d|1[0-4]):?[0-5]\d)(?!\d)"
        rf"|(?<![A-Za-z])\(?(?P<name>{_zone_words()})(?![A-Za-z])\)?"
        r"|(?P<place>(?!Local\b)[A-Z][A-Za-z'’.-]+(?:\s[A-Z][A-Za-z'’.-]+){0,2})\s"
        r"(?:local\s)?[Tt]ime(?!\w)"
        # "at 6:41 pm (Paris)"
        r"|(?<=[\dmM.]\s)\((?P<city>[A-Z][A-Za-z'’.-]+(?:\s[A-Z][A-Za-z'’.-]+){0,2})(?:\stime)?\)"
    )


_AFTERNOON = ("p", "下", "午後", "오후")
AGO = re.compile(
    r"(?:an?|\d+)\s?(?:min|minute|hour|hr|h|day|week|month|year)s?\s+ago\.?", re.IGNORECASE
)
_TODAY = re.compile(r"\b(?:today|yesterday)\b", re.IGNORECASE)
_SHORT = 120
_DAY, _WEST = 24 * 60, 11 * 60
"""Minutes of a day, and how far west of Greenwich, not east of it, a clock may be."""
TIME = re.compile(
    r"(?P<half5>오전|오후|上午|下午|午前|午後)\s?(?P<h5>\d{1,2})(?::|[시时時点]\s?)(?P<m5>[0-5]\d)"
    r"|(?:(?<![\w:.+-])|(?<=(?:19|20)\d\d)|(?<=[\d\s]T))(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"\s?(?P<half>[ap]\.?\s?m\.?(?!\w))?(?![\d:]|[./-]\d)"
    r"|(?<![\w:.])(?P<h2>1[0-2]|0?[1-9])\s?(?P<half2>[ap]\.?\s?m\.?)(?!\w)"
    r"|(?<![\w:.])(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)\s?(?:hrs|hours|h)?(?=\s?(?:GMT|UTC|IST|BST|E[SD]T|CET)\b)"
    r"|(?<=[\d\s]T)(?P<h6>[01]\d|2[0-3])(?P<m6>[0-5]\d)(?:[0-5]\d)?(?=Z|[+-]\d)"
    r"|(?<![\w:.])(?P<h7>[01]?\d|2[0-3])[時时시点]\s?(?P<m7>[0-5]\d)[分분]"
    r"|(?<![\w:.])(?P<h4>[01]\d|2[0-3])H(?P<m4>[0-5]\d)(?!\w)",
    re.IGNORECASE,
)


_CLOCK_WORDS = frozenset(("a", "am", "de", "h", "hour", "hours", "hr", "hrs", "local", "m", "nd"))
_CLOCK_WORDS |= frozenset(("of", "p", "pm", "rd", "st", "t", "th", "time", "z"))
_HOURS = ("h", "h2", "h3", "h4", "h5", "h6", "h7")
_MINUTES = ("m", "m3", "m4", "m5", "m6", "m7")


@cache
def roles() -> re.Pattern[str]:
    """What pages call their clocks: "Published:", "Updated at"."""
    words = table("english")["clock"]
    unspaced = words["unspaced"]
    named = "|".join(
        rf"(?P<{role}>(?:{alternatives(words[role])})(?!\w)"
        + (rf"|{alternatives(unspaced[role])})" if role in unspaced else ")")
        for role in ("updated", "published", "announced")
    )
    # "EDTUpdated", "2025Updated": style sheets, not spaces, set some apart.
    glued = r"(?:(?<=(?-i:[A-Z]{2}))|(?<=\d))(?=(?-i:[A-Z][a-z]))"
    return re.compile(rf"(?:(?<!\w)|{glued}|(?=[^\x00-\u2e7f]))(?:{named})", re.IGNORECASE)


@cache
def _role_phrases() -> tuple[str, ...]:
    words = table("english")["clock"]
    return (
        *(phrase for role in ("updated", "published", "announced") for phrase in words[role]),
        *(phrase for phrases in words["unspaced"].values() for phrase in phrases),
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in _role_phrases())


@cache
def explained_words() -> frozenset[str]:
    """The words that a date, a clock, its zone or its name may hold in small letters."""
    told = " ".join([*_role_phrases(), *months(), _zone_words()]).lower()
    return frozenset(re.findall(r"[a-z']+", told)) | _CLOCK_WORDS


@cache
def _role_stems() -> tuple[str, ...]:
    """Every phrase of `roles` begins with one of these."""
    return stems(_first_words())


def _role_matches(words: str) -> Iterator[re.Match[str]]:
    """What a line calls its clocks, in order, looked for only where a phrase may begin."""
    lower = words.lower()
    if not lower.isascii():
        yield from roles().finditer(words)
        return
    at = 0
    for start in sorted(
        [
            found.start()
            for stem in _role_stems()
            if stem in lower
            for found in re.finditer(stem, lower)
        ]
    ):
        found = roles().match(words, start) if start >= at else None
        if found is not None:
            at = found.end()
            yield found


def clocks(words: str) -> Iterator[tuple[int, int, time]]:
    """Each time of day in `words`: start, end, the time."""
    for found in TIME.finditer(words):
        hour = int(next(filter(None, found.group(*_HOURS))))
        minute = int(next(filter(None, found.group(*_MINUTES)), 0))
        half = (found["half"] or found["half2"] or found["half5"] or "").lower()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half.startswith(_AFTERNOON) else 0)
        if hour > 23:
            continue
        yield found.start(), found.end(), time(hour, minute)


@lru_cache(maxsize=4096)
def stamps(words: str) -> tuple[Stamp, ...]:
    """The clocks of a line, in order: a date with its time and zone, and what it is called."""
    starts = [(found.start(), found.lastgroup) for found in _role_matches(words)]
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, None))
    made: list[Stamp] = []
    ends = [start for start, _ in starts[1:]] + [len(words)]
    for (start, role), end in zip(starts, ends, strict=True):
        made.extend(_segment(words, start, end, role))
    return tuple(made)


def _segment(words: str, start: int, end: int, role: str | None) -> Iterator[Stamp]:
    part = words[start:end]
    found = next(dates(part), None)
    # A date's own numbers are no clock: "29.05.2024".
    hidden = (
        part
        if found is None
        else f"{part[: found[0]]}{' ' * (found[1] - found[0])}{part[found[1] :]}"
    )
    if found is not None and part[found[1] : found[1] + 1].isdigit():
        hidden = f"{part[: found[0]]}{' ' * (found[1] - found[0])}{part[found[1] :]}"
    told = next(clocks(hidden), None)
    if found is None and told is None:
        return
    zone = zone_pattern().search(hidden, told[1] if told else 0) if told else None
    if told and zone is None:
        zone = zone_pattern().search(hidden)
    twice = _told_twice(hidden, told[2], told[1]) if told else None
    yearless = day_month_pattern().search(part) if found is None and len(part) < _SHORT else None
    marks = [at for at in (found, told) if at is not None]
    yield Stamp(
        days=found[2] if found else (),
        clock=told[2] if told else None,
        zone=twice or (_zone_name(zone) if zone else None),
        role=cast("Role | None", role),
        start=start + min(at[0] for at in marks),
        end=start + max(at[1] for at in marks),
        month_day=_month_day(yearless) if yearless else None,
        american=bool(found and found[3] and told and re.search(r"[ap]\.?m", part, re.IGNORECASE)),
    )


def _zone_at(words: str, at: int) -> re.Match[str] | None:
    """The zone that stands at a place in a line, past spaces and a comma."""
    return zone_pattern().match(words, at + len(words[at:]) - len(words[at:].lstrip(" ,")))


def _told_twice(words: str, own: time, after: int) -> str | None:
    """The zone of a clock that is printed in Greenwich time as well: "21:14 (18:14 GMT)"."""
    again = next(clocks(words[after:]), None)
    if again is None or _zone_at(words, after) is not None:
        return None
    zone = _zone_at(words, after + again[1])
    if zone is None or zone["name"] not in ("GMT", "UTC"):
        return None
    ahead = (own.hour - again[2].hour) * 60 + own.minute - again[2].minute
    ahead = (ahead + _WEST) % _DAY - _WEST
    sign = "-" if ahead < 0 else "+"
    return f"{sign}{abs(ahead) // 60:02d}:{abs(ahead) % 60:02d}" if ahead % 15 == 0 else None


def _month_day(found: re.Match[str]) -> tuple[int, int]:
    return months()[(found["m1"] or found["m2"]).lower()], int(found["d1"] or found["d2"])


def in_year(stamp: Stamp, near: Sequence[date], year: int | None) -> Stamp:
    """A stamp that prints no year with that of the page's other days, or with `year`.

    The year is the one that brings its day next to the first of `near`; the stamp stays without
    a day where nothing tells the year.
    """
    if stamp.month_day is None or stamp.days:
        return stamp
    years = [near[0].year + by for by in (0, -1, 1)] if near else [year] if year else []
    days = [day for it in years for day in calendar_day(str(it), *stamp.month_day)]
    if not days:
        return stamp
    own = min(days, key=lambda day: abs((day - near[0]).days)) if near else days[0]
    return replace(stamp, days=(own,))


def relative(words: str) -> str | None:
    """What a line says of its clock from the reader's own: "2 hours ago", "Yesterday, 18:40"."""
    found = AGO.search(words) or _TODAY.search(words)
    return found[0] if found else None


def _zone_name(found: re.Match[str]) -> str:
    place = found["place"] or found["city"]
    name: str = found["utc"] or found["offset"] or found["name"] or f"{place} time"
    return name


def role_of(words: str) -> Role | None:
    """What a line that holds no clock calls the one that follows: "Publication date:"."""
    if words.split(" ", 1)[0].rstrip(":").lower() not in _first_words():
        return None
    found = roles().match(words)
    if found is None or len(words) - found.end() > 6:
        return None
    return cast("Role | None", found.lastgroup)
