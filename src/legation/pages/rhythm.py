"""How often a feed wants to be read, by what it states."""

from __future__ import annotations

from collections.abc import Iterable

from legation.model import Rhythm

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_LONGEST = 1440
"""Minutes beyond which no feed is left unread, whatever it states."""


def rhythm(stated: Iterable[tuple[str, str]]) -> Rhythm:
    """The rhythm that a feed states, element by element; what means nothing is passed over.

    RSS 2.0 has ttl, in minutes, skipHours (hour) and skipDays (day); the syndication module
    updatePeriod and updateFrequency.
    """
    minutes, period, often = 0, 0, 1
    hours: set[int] = set()
    days: set[int] = set()
    for name, text in stated:
        value = text.strip().lower()
        number = int(value) if value.isascii() and value.isdecimal() and len(value) < 8 else None
        if name == "ttl" and number is not None:
            minutes = number
        elif name == "hour" and number is not None and number <= 24:
            hours.add(number % 24)
        elif name == "day" and value in _DAYS:
            days.add(_DAYS.index(value))
        elif name == "updatePeriod":
            period = _PERIODS.get(value, 0)
        elif name == "updateFrequency" and number:
            often = number
    return Rhythm(
        min(max(minutes, period // often), _LONGEST), tuple(sorted(hours)), tuple(sorted(days))
    )
