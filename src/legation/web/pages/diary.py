"""The front page: what is coming and what has been, as an agenda or a month."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.diary import Diary
from legation.errors import QueryError
from legation.model import Claim, Days, Engagement, Kind, News, Query, Status
from legation.views.news import reason
from legation.web.asking import Asked, Kept, Today
from legation.web.cursors import cursor, standing
from legation.web.rendering import html

router = APIRouter()

_SHOWN = 25
"""Engagements of one list."""

_MOST = 200
"""Engagements of one list that may be asked for."""

_NEWS = 10
"""Changes that the front page tells."""

_IN_A_DAY = 4
"""Engagements that a day of the month names; the others are counted."""

_VAGUE = 40
"""Engagements of no one day that a month lists; the others are counted."""


@dataclass(frozen=True, slots=True)
class Day:
    """A square of the month; `more` counts what it does not name."""

    day: date
    named: tuple[Engagement, ...]
    more: int


@router.get("/")
def diary(
    request: Request,
    kept: Kept,
    query: Asked,
    today: Today,
    month: str | None = None,
    after: str | None = None,
    before: str | None = None,
) -> Response:
    """The diary by day: from today on and back; the days asked for; or one month of it."""
    if month:
        return _month(request, kept, query, today, month)
    if after or before or _has_days(query):
        return _list(request, kept, query, today, after=after, before=before)
    coming = kept.find(replace(query, since=today, first=_SHOWN))
    been = kept.find(replace(query, until=today - timedelta(1), last=_SHOWN))
    since, news = _news(kept, query)
    return html(
        request,
        "diary.html",
        **_context(query, today),
        coming=coming,
        been=[one for one in been[::-1] if one not in coming],
        later=cursor(coming[-1]) if len(coming) == _SHOWN else None,
        earlier=cursor(been[0]) if len(been) == _SHOWN else None,
        news_since=since,
        news=news,
        empty=None if coming or been or kept.holds_pages() else kept.path,
    )


def _has_days(query: Query) -> bool:
    return any((query.since, query.until, query.as_of, query.first, query.last))


def _context(query: Query, today: date) -> dict[str, Any]:
    return {
        "query": query,
        "today": today,
        "this_month": f"{today:%Y-%m}",
        "kinds": tuple(Kind),
        "statuses": tuple(Status),
    }


def _list(
    request: Request,
    kept: Diary,
    query: Query,
    today: date,
    *,
    after: str | None,
    before: str | None,
) -> Response:
    """What answers a question, forwards from its first day or a place, or back from a place."""
    back = before is not None or query.last is not None
    most = min(query.last or query.first or _SHOWN, _MOST)
    found = kept.find(
        replace(query, first=None if back else most, last=most if back else None),
        after=standing(after, name="after"),
        before=standing(before, name="before"),
    )
    full = len(found) == most
    return html(
        request,
        "answer.html",
        **_context(query, today),
        found=found[::-1] if back else found,
        back=back,
        later=cursor(found[-1]) if found and (before if back else full) else None,
        earlier=cursor(found[0]) if found and (full if back else after) else None,
    )


def _news(kept: Diary, query: Query) -> tuple[str, list[tuple[News, str]]]:
    """What changed since yesterday, else in the last month: since when, each with its reason."""
    now = datetime.now(UTC)
    since, found = "yesterday", kept.changes(query, now - timedelta(1), most=_NEWS)
    if not found:
        since, found = "a month ago", kept.changes(query, now - timedelta(30), most=_NEWS)
    told = {news.by.article for news in found if isinstance(news.by, Claim)}
    articles = kept.articles(told)
    return since, [(news, reason(news, articles)) for news in found]


def _month(request: Request, kept: Diary, query: Query, today: date, month: str) -> Response:
    first, last = _days_of(month)
    found = kept.by_days(replace(query, since=first, until=last), most=_IN_A_DAY)
    exact = {each.first: each for each in found if _is_day(each)}
    vague = [one for each in found if not _is_day(each) for one in each.engagements][:_VAGUE]
    vaguely = sum(each.count for each in found if not _is_day(each))
    return html(
        request,
        "month.html",
        **_context(query, today),
        first=first,
        last=last,
        weeks=[
            [_day(day, exact.get(day)) for day in week]
            for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
        ],
        empty=None if found or kept.holds_pages() else kept.path,
        vague=kept.with_claims(vague),
        more=vaguely - len(vague),
        before=f"{first - timedelta(1):%Y-%m}",
        after=f"{last + timedelta(1):%Y-%m}",
    )


def _days_of(month: str) -> tuple[date, date]:
    found = re.fullmatch(r"(\d{4})-(\d\d)", month, re.ASCII)
    if not found or not 1 <= int(found[2]) <= 12 or not 1 < int(found[1]) < 9999:
        raise QueryError(f"month={month} is no month; wanted one as 2024-05")
    year, number = int(found[1]), int(found[2])
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def _is_day(found: Days) -> bool:
    when = found.engagements[0].when
    return when is not None and when.is_day


def _day(day: date, found: Days | None) -> Day:
    named = found.engagements if found else ()
    return Day(day, named, found.count - len(named) if found else 0)
