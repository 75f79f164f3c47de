"""Feeds of a question: a calendar of its engagements, and what changed among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.diary import Diary
from legation.engagements import states
from legation.errors import QueryError
from legation.model import Article, Claim, News, Query, Status
from legation.views import feeds
from legation.views.export import calendar
from legation.views.json import dumps
from legation.web.answers import answer
from legation.web.asking import Asked, Kept, Today

router = APIRouter(prefix="/feeds")

_BACK = 90
"""Days before today from which a calendar begins where its question names none."""

_MOST = 1000
"""Engagements of a calendar."""

_NEWS = 50
"""Entries of a feed of changes."""

_SINCE = 30
"""Days of changes that a feed holds."""

_CANCELLED = ("mark", "drop", "keep")


@router.get("/diary.ics")
def diary_ics(
    request: Request, kept: Kept, query: Asked, today: Today, cancelled: str = "mark"
) -> Response:
    """The engagements as an iCalendar; what is called off is marked, dropped or kept."""
    if cancelled not in _CANCELLED:
        raise QueryError(f"cancelled={cancelled} is none; wanted one of {', '.join(_CANCELLED)}")
    since = query.since or (None if query.until else today - timedelta(_BACK))
    found = kept.find(replace(query, since=since, first=query.first or _MOST))
    if cancelled == "drop":
        found = tuple(e for e in found if e.status not in (Status.CANCELLED, Status.DENIED))
    articles = kept.articles({claim.article for one in found for claim in one.grounds})
    text = calendar(
        found,
        articles,
        sequence=states(kept.decided()),
        keep=cancelled == "keep",
        site=str(request.base_url),
    )
    return answer(request, text, "text/calendar; charset=utf-8")


@router.get("/changes.atom")
def changes_atom(request: Request, kept: Kept, query: Asked) -> Response:
    """What changed in the last month among the engagements asked for, as Atom."""
    news, articles = _changes(kept, query)
    body = feeds.atom(news, articles, base=str(request.base_url), own=str(request.url))
    return answer(request, body, "application/atom+xml; charset=utf-8")


@router.get("/changes.json")
def changes_json(request: Request, kept: Kept, query: Asked) -> Response:
    """What changed in the last month among the engagements asked for, as a JSON Feed."""
    news, articles = _changes(kept, query)
    feed = feeds.json_feed(news, articles, base=str(request.base_url), own=str(request.url))
    return answer(request, dumps(feed), "application/feed+json; charset=utf-8")


def _changes(kept: Diary, query: Query) -> tuple[tuple[News, ...], dict[str, Article]]:
    since = datetime.now(UTC) - timedelta(_SINCE)
    news = kept.changes(query, since, most=_NEWS)
    told = {one.by.article for one in news if isinstance(one.by, Claim)}
    return news, dict(kept.articles(told))
