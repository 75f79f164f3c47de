"""How often a feed wants to be read, and when it is due again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The least minutes from one reading to the next, and when not to read.

    `hours` are those of a day in UTC, 0 to 23, `days` those of a week, 0 for Monday.
    """

    minutes: int = 0
    hours: tuple[int, ...] = ()
    days: tuple[int, ...] = ()

    def due(self, read_at: datetime) -> datetime:
        """When a feed that was read at this instant, in UTC, may be read again."""
        at = read_at + timedelta(minutes=self.minutes)
        for _ in range(24 * 7):
            if at.hour not in self.hours and at.weekday() not in self.days:
                return at
            at = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        # It forbids every hour of the week, which it cannot mean.
        return read_at + timedelta(minutes=self.minutes)


EVEN = Rhythm()
"""That of a feed that states nothing of it."""
