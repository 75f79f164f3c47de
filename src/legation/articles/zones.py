"""From the name a page prints for its zone to an offset or an IANA name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from legation.articles.words import table
from legation.errors import UnreadablePage

_FURTHEST = 14
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+−-])\s?(\d{1,2})(?::?(\d\d))?")


def resolved(
    printed: str, at: datetime, *, home: str | None, city_zone: Callable[[str], str | None]
) -> tuple[str | None, str | None]:
    """The zone that `printed` means at a local time, and a warning where it is a guess.

    `home` is the zone at the dateline, which decides between zones of one abbreviation.
    `city_zone` knows the zone of "Beijing time". None where the name is not known.
    """
    found = _OFFSET.fullmatch(printed.strip())
    if found is not None and int(found[2]) > _FURTHEST:
        return None, f"{printed} is no zone on earth: left out"
    if found is not None:
        sign = "-" if found[1] in "-−" else "+"
        return f"{sign}{int(found[2]):02d}:{found[3] or '00'}", None
    zones = table("zones")
    name = printed if printed in zones["offsets"] else printed.upper()
    if name in zones["names"]:
        return zones["names"][name], None
    offsets = zones["offsets"].get(name)
    if offsets is None:
        place = printed.removesuffix(" time")
        return city_zone(place), None
    if name in ("UTC", "GMT", "Z"):
        return "UTC", None
    loose = zones["loose"].get(name)
    if loose and home not in _used_at(name) and (meant := offset_at(loose, at)) != offsets[0]:
        return meant, f"{name} in summer: read as the clock of {loose}"
    if len(offsets) == 1:
        return offsets[0], None
    used: Mapping[str, Sequence[str]] = zones["used"][name]
    there = next((offset for offset, places in used.items() if home in places), None)
    if there is not None:
        return there, None
    if home is not None and offset_at(home, at) == offsets[0]:
        return offsets[0], None
    return offsets[0], f"{name} has several meanings: read as UTC{offsets[0]}"


def _used_at(name: str) -> Sequence[str]:
    """The zones where an abbreviation means another offset than its first."""
    used: Mapping[str, Sequence[str]] = table("zones")["used"].get(name, {})
    return [place for places in used.values() for place in places]


@lru_cache(maxsize=512)
def tz(zone: str) -> tzinfo:
    """The time zone of an IANA name or an offset such as +09:00."""
    found = re.fullmatch(r"([+-])(\d\d):(\d\d)", zone)
    if found is not None and int(found[2]) <= _FURTHEST:
        ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(ahead if found[1] == "+" else -ahead)
    if zone == "UTC":
        return UTC
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnreadablePage(
            f"zone is {zone!r}; wanted a name such as Asia/Tokyo or an offset such as +09:00"
        ) from error


def offset_at(zone: str, at: datetime) -> str:
    """The zone's UTC offset at a local time, as +hh:mm."""
    shift = at.replace(tzinfo=tz(zone)).utcoffset() or timedelta(0)
    minutes = int(shift.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def name_of(at: datetime) -> str | None:
    """The zone an instant was written in, None for a clock without zone."""
    if at.tzinfo is None:
        return None
    shift = at.utcoffset()
    if not shift:
        return "UTC"
    minutes = int(shift.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
