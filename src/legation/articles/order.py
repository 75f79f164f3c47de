"""Which of 03/01/2025 is the month: what else the page says of its day decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from legation.articles.clock import Stamp
from legation.articles.dateline import Dateline
from legation.articles.words import table

Chooser = Callable[[Stamp], tuple[date, str | None]]

_NEAR = 31


def chosen_day(filed: Dateline | None, spoken: Sequence[int], named: Sequence[date]) -> Chooser:
    """Decides between the two days that a numeric date may mean, or warns.

    In order: the dateline's own date, the page's days in words (`named`: captions, credits), the
    weekdays the lead reports on (`spoken`), the habits of the printed zone and clock: who writes
    the month first writes a.m. and p.m.
    """

    def choose(stamp: Stamp) -> tuple[date, str | None]:
        if len(stamp.days) == 1:
            return stamp.days[0], None
        for decide in (_by_dateline, _by_named, _by_weekday):
            day = decide(stamp.days)
            if day is not None:
                return day, None
        month_first, day_first = stamp.days
        if stamp.american or stamp.zone in table("zones")["habits"]["month_first"]:
            return month_first, None
        if stamp.zone in table("zones")["habits"]["day_first"]:
            return day_first, None
        unsure = f"{month_first} or {day_first}: the page writes its date in numbers"
        if stamp.clock is not None:
            return day_first, f"{unsure}; read as day first, as its clock has no a.m. and p.m."
        return month_first, f"{unsure} and nothing tells which is the month; read as month first"

    def _by_dateline(days: Sequence[date]) -> date | None:
        if filed is None or filed.month is None:
            return None
        fits = [day for day in days if day.month == filed.month]
        return fits[0] if len(fits) == 1 else None

    def _by_named(days: Sequence[date]) -> date | None:
        near = {day: min((abs((day - other).days) for other in named), default=999) for day in days}
        best, worst = sorted(days, key=lambda day: near[day])[:2]
        return best if near[best] <= _NEAR and near[worst] - near[best] > 14 else None

    def _by_weekday(days: Sequence[date]) -> date | None:
        for weekday in spoken:
            fits = [day for day in days if day.weekday() == weekday]
            if not fits:
                around = (day + timedelta(days=by) for day in days for by in (1, -1))
                near = [day for day in around if day.weekday() == weekday]
                fits = [day for day in days if any(abs((day - other).days) == 1 for other in near)]
            if len(fits) == 1:
                return fits[0]
        return None

    return choose
