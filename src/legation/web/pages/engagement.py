"""One engagement: what it is, who said what of it when, and how it is put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.diary import Diary
from legation.engagements import called_so, values
from legation.model import Article, Change, Claim, Engagement, Kind, Query, Series, Status
from legation.views.decisions import because
from legation.views.export import bibtex
from legation.web.asking import Asked, Kept
from legation.web.pages.decisions import every, just
from legation.web.rendering import html

router = APIRouter()

_NEAR = timedelta(days=400)
"""How far from an engagement its related ones lie at most."""

_RELATED = 8
_ASKED = 60
_APART = 5


@dataclass(frozen=True, slots=True)
class Step:
    """A change with the claim that says it and the page that says that; `first` of that page."""

    change: Change
    claim: Claim | None
    article: Article | None
    first: bool


@router.get("/engagement/{id}")
def engagement(request: Request, kept: Kept, query: Asked, id: str, decided: str = "") -> Response:
    """One engagement with its history, each step with its quote, and what puts it right."""
    found = kept.engagement(id, as_of=query.as_of)
    articles = kept.articles({claim.article for claim in found.grounds})
    claims = {claim.id: claim for claim in found.grounds}
    told = {change.claim for change in found.history}
    why = kept.why(found)
    return html(
        request,
        "engagement.html",
        engagement=found,
        as_of=query.as_of,
        steps=[
            Step(
                change,
                claims.get(change.claim),
                articles.get(change.article),
                first=change.article not in {one.article for one in found.history[:n]},
            )
            for n, change in enumerate(found.history)
        ],
        others=[claim for claim in found.claims if claim.id not in told],
        claims=claims,
        articles=articles,
        related=related(kept, found),
        series=_series(kept, found),
        bibtex=bibtex([found], articles),
        persons=[one for one in called_so(found) if len(one.spellings) > 1 or one.apart],
        together={id: because(decision) for id, decision in why.together.items()},
        apart=[(id, because(made)) for id, made in list(why.apart.items())[:_APART]],
        by_hand=every(kept.decided_on(found)),
        done=just(kept, decided),
        values={aspect.value: values.told(found, aspect) for aspect in values.ASPECTS},
        kinds=tuple(Kind),
        statuses=tuple(Status),
    )


def related(kept: Diary, engagement: Engagement) -> list[Engagement]:
    """Engagements of the same countries, those nearest in time."""
    countries = _countries(engagement)
    if len(countries) < 2:
        return []
    day = _day(engagement)
    around = Query(
        countries=tuple(countries[:2]),
        since=day - _NEAR if day else None,
        until=day + _NEAR if day else None,
        last=_ASKED,
    )
    others = [one for one in kept.find(around, claims=False) if one.id != engagement.id]
    others.sort(key=lambda one: _distance(one, day))
    return sorted(others[:_RELATED], key=lambda one: _day(one) or date.max)


def _series(kept: Diary, engagement: Engagement) -> list[Series]:
    """The regular talks that it is a session of."""
    countries = _countries(engagement)
    if len(countries) < 2:
        return []
    return [
        one
        for one in kept.series(countries=countries[:2])
        if any(session.engagement == engagement.id for session in one.sessions)
    ]


def _countries(engagement: Engagement) -> list[str]:
    codes: Iterable[str | None] = (one.country for one in engagement.participants)
    return list(dict.fromkeys(code for code in codes if code))


def _day(engagement: Engagement) -> date | None:
    return (engagement.when.first or engagement.when.last) if engagement.when else None


def _distance(engagement: Engagement, day: date | None) -> timedelta:
    own = _day(engagement)
    return abs(own - day) if own and day else timedelta.max
