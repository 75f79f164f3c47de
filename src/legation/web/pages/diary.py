"""The front page: what is coming and what has been, as an agenda or a month."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.diary import Diary
from legation.errors import QueryError
from legation.model import Engagement, Kind, Query, Status
from legation.web.asking import Asked, Kept, Today
from legation.web.rendering import html

router = APIRouter()

_SHOWN = 30
"""Engagements of one list."""

_IN_A_DAY = 4
"""Engagements that a day of the month names; the others are counted."""

_OF_A_MONTH = 400
"""Engagements that a month is made of at most."""


@dataclass(frozen=True, slots=True)
class Day:
    """A square of the month; `more` counts what it does not name."""

    day: date
    named: tuple[Engagement, ...]
    more: int


@router.get("/")
def diary(
    request: Request, kept: Kept, query: Asked, today: Today, month: str | None = None
) -> Response:
    """The diary by day: from today on and back; the days asked for; or one month of it."""
    if month:
        return _month(request, kept, query, today, month)
    if query.since or query.until or query.as_of or query.first or query.last:
        found = kept.find(replace(query, first=query.first or _SHOWN))
        return html(request, "diary.html", **_context(kept, query, today), found=found)
    coming = kept.find(replace(query, since=today, first=_SHOWN))
    been = kept.find(replace(query, until=today - timedelta(1), last=_SHOWN))
    return html(
        request,
        "diary.html",
        **_context(kept, query, today),
        coming=coming,
        been=tuple(reversed(been)),
    )


def _context(kept: Diary, query: Query, today: date) -> dict[str, Any]:
    return {
        "counts": kept.counts(),
        "path": kept.path,
        "query": query,
        "today": today,
        "this_month": f"{today:%Y-%m}",
        "kinds": tuple(Kind),
        "statuses": tuple(Status),
    }


def _month(request: Request, kept: Diary, query: Query, today: date, month: str) -> Response:
    first, last = _days_of(month)
    found = kept.find(replace(query, since=first, until=last, first=_OF_A_MONTH))
    exact = [one for one in found if one.when and one.when.is_day]
    weeks = [
        [_day(day, exact) for day in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
    return html(
        request,
        "month.html",
        **_context(kept, query, today),
        first=first,
        weeks=weeks,
        vague=[one for one in found if one not in exact],
        before=f"{first - timedelta(1):%Y-%m}",
        after=f"{last + timedelta(1):%Y-%m}",
    )


def _days_of(month: str) -> tuple[date, date]:
    found = re.fullmatch(r"(\d{4})-(\d\d)", month, re.ASCII)
    if not found or not 1 <= int(found[2]) <= 12 or not 1 < int(found[1]) < 9999:
        raise QueryError(f"month={month} is no month; wanted one as 2024-05")
    year, number = int(found[1]), int(found[2])
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def _day(day: date, found: list[Engagement]) -> Day:
    own = [one for one in found if one.when and one.when.first == day]
    return Day(day, tuple(own[:_IN_A_DAY]), len(own[_IN_A_DAY:]))
