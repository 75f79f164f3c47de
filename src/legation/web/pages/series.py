"""Regular talks: how often, which sessions, and the gap."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.errors import NotInDiary
from legation.model import Series
from legation.views.drawn import Drawing, strip
from legation.web.asking import Asked, Kept, Today
from legation.web.rendering import html

router = APIRouter()

_SHOWN = 40
"""Series of one list."""


@router.get("/series")
def every(request: Request, kept: Kept, query: Asked) -> Response:
    """The regular talks that the pages tell of, between the countries asked for."""
    found = kept.series(countries=query.countries)
    return html(
        request,
        "series-list.html",
        query=query,
        found=found[:_SHOWN],
        more=max(0, len(found) - _SHOWN),
        empty=None if found or kept.holds_pages() else kept.path,
    )


@router.get("/series/{id}")
def one(request: Request, kept: Kept, today: Today, id: str) -> Response:
    """One series: its years on a line, its sessions, and the words that tell of it."""
    found = [series for series in kept.series(id) if series.id.startswith(id)]
    if not found:
        raise NotInDiary(f"no series of the diary has the id {id}; wanted one of /series")
    series = found[0]
    told = {s.engagement for s in series.sessions if s.engagement}
    engagements = {one.id: one for one in kept.engagements(told)}
    drawn: Drawing = strip(series, engagements=engagements, today=today)
    return html(
        request,
        "series.html",
        series=series,
        drawn=drawn,
        engagements=engagements,
        articles=kept.articles({article for article, _ in series.evidence}),
        quotes=_once(series),
    )


def _once(series: Series) -> list[tuple[str, str]]:
    """The first quote of each page that speaks of the series."""
    quotes: dict[str, str] = {}
    for article, quote in series.evidence:
        quotes.setdefault(article, quote.text)
    return list(quotes.items())
