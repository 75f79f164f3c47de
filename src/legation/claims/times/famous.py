"""Days that are known without their year: the Sept. 11 attacks, 9/11."""

from __future__ import annotations

import re
from datetime import date

from legation.claims.times import dates
from legation.claims.times.dates import Found
from legation.claims.times.forms import Calendar
from legation.claims.times.words import Tokens, Words

_NEAR = 3
"""How many words behind the date may come before what happened on it."""


def famous(t: Tokens, i: int, w: Words) -> Found:
    """A date with what happened on it, or a number that stands for both."""
    touching = t[i].end == t[i + 1].start and t[i + 1].end == t[i + 2].start
    number = w.famous_numbers.get(f"{t.low(i)}{t.low(i + 1)}{t.low(i + 2)}") if touching else None
    if number and not re.match(r"[/\d]", t.low(i + 3)):
        return _on(number), i + 3
    found = dates.month_day(t, i, w)
    if found is None:
        return None
    form, end = found
    if not isinstance(form, Calendar) or form.year is not None:
        return None
    near = {t.low(end + k) for k in range(_NEAR)}
    for day, events in w.famous.items():
        if (day.month, day.day) == (form.month, form.day) and not near.isdisjoint(events):
            return _on(day), end
    return None


def _on(day: date) -> Calendar:
    return Calendar(year=day.year, month=day.month, day=day.day)
