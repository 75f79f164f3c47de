"""Two countries: over time, what came of plans, regular talks, tensions, last and next contact."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from legation.diary import Diary
from legation.errors import QueryError
from legation.model import Engagement, Series
from legation.store import ToldAct
from legation.views import tallies
from legation.views.drawn import Drawing, flow, ledger, strip
from legation.views.tone import Outcome
from legation.views.words import plural
from legation.web.asking import Asked, Kept, Today, country
from legation.web.latest import LATEST, latest
from legation.web.rendering import html, land
from legation.web.ways import to_pair

router = APIRouter()

_MONTHS = 36
"""Months that are drawn, the latest."""

_LEAST: dict[tallies.Span, int] = {"month": 12, "year": 8}
"""Fewer bars than so many would be boards: the time before the first engagement is shown too."""

_SHOWN = 20
_ACTS = 12
_STRIPS = 4
"""Regular talks that are drawn; the others are named."""


@router.get("/pair/{one}/{two}")
def pair(
    request: Request,
    kept: Kept,
    query: Asked,
    today: Today,
    one: str,
    two: str,
    by: tallies.Span = "month",
) -> Response:
    """What two countries, by code or name, have to do with each other."""
    codes = country(one), country(two)
    way = to_pair(codes)
    if way is None:
        raise QueryError(f"{one} and {two} are one country; wanted two")
    if request.url.path != way:
        return RedirectResponse(request.url.replace(path=way), status_code=303)
    both = replace(query, countries=codes)
    found = kept.find(replace(both, last=LATEST), claims=False)
    until = min((day for day in (query.until, query.as_of) if day), default=None)
    acts = kept.acts(*codes, since=query.since, until=until, most=LATEST)[::-1]
    series = kept.series(countries=codes)
    return html(
        request,
        "pair.html",
        codes=codes,
        query=both,
        latest=latest(kept, found, today=today, most=LATEST, listed=_SHOWN),
        in_all=_facts(found),
        by=by,
        months=_months(codes, found, acts, by),
        plans=flow(plans) if (plans := tallies.announced(found)) else None,
        strips=[
            (each, _strip(kept, each, number, today))
            for number, each in enumerate(series[:_STRIPS])
        ],
        more_series=series[_STRIPS:],
        acts=acts[:_ACTS],
        articles=kept.articles({told.article for told in acts[:_ACTS]}),
    )


def _facts(found: tuple[Engagement, ...]) -> str:
    """How many were held, fell through, and were left open."""
    counted = Counter(map(tallies.outcome_of, found))
    off = counted[Outcome.OFF] + counted[Outcome.POSTPONED]
    told = [f"{plural(counted[Outcome.HELD], 'engagement')} held"]
    told += [f"{off} called off or put off"] if off else []
    told += [f"{counted[Outcome.UNRESOLVED]} unresolved"] if counted[Outcome.UNRESOLVED] else []
    return ", ".join(told)


def _months(
    codes: tuple[str, str],
    found: tuple[Engagement, ...],
    acts: tuple[ToldAct, ...],
    by: tallies.Span,
) -> Drawing | None:
    days = [
        ((told.act.when and told.act.when.when.first) or told.said_on, told.act.kind)
        for told in acts
    ]
    buckets = tallies.months(
        found,
        [(day, kind) for day, kind in days if day],
        by=by,
        least=_LEAST[by],
        most=_MONTHS if by == "month" else None,
    )
    if not buckets:
        return None
    return ledger(buckets, title=f"{land(codes[0])} and {land(codes[1])}, {by} by {by}", span=by)


def _strip(kept: Diary, series: Series, number: int, today: date) -> Drawing:
    told = {session.engagement for session in series.sessions if session.engagement}
    engagements = {one.id: one for one in kept.engagements(told)}
    return strip(series, engagements=engagements, today=today, name=f"strip{number}")
