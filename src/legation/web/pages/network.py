"""Who engages with a country, and they among themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from legation.model import ActorType, Engagement, Kind, Query
from legation.views import tallies
from legation.views.calendar import when_words
from legation.views.drawn import Drawing, Link, Table, Tie, ties
from legation.web.asking import Asked, Kept, Today, country, link
from legation.web.latest import LATEST, latest
from legation.web.rendering import html, land
from legation.web.ways import to_country, to_pair

router = APIRouter()

_SHOWN = 15
_PEOPLE = 12


@router.get("/network")
def every(request: Request, kept: Kept, query: Asked) -> Response:
    """The countries of the diary, those that engage most first."""
    found = kept.find(replace(query, first=None, last=LATEST), claims=False)
    told = tallies.shared(found, tallies.countries)
    rows = tuple(
        (Link(land(code), link(to_country(code), query)), one.count, one.held, _latest(one))
        for code, one in told.items()
    )
    return html(
        request,
        "countries.html",
        query=query,
        kinds=tuple(Kind),
        whole=len(found),
        full=len(found) == LATEST,
        empty=None if found or kept.holds_pages() else kept.path,
        table=Table(
            caption="Countries, by the engagements they take part in",
            head=("Country", "Engagements", "Held", "Latest"),
            rows=rows,
        ),
    )


@router.get("/network/{name}")
def one(request: Request, kept: Kept, query: Asked, today: Today, name: str) -> Response:
    """A country, by code or name: with whom how often, who acts for it, last and next contact."""
    code = country(name)
    if request.url.path != to_country(code):
        return RedirectResponse(request.url.replace(path=to_country(code)), status_code=303)
    own = replace(query, countries=(code,))
    found = kept.find(replace(own, first=None, last=LATEST), claims=False)
    return html(
        request,
        "network.html",
        code=code,
        query=own,
        kinds=tuple(Kind),
        latest=latest(kept, found, today=today, most=LATEST, listed=_SHOWN),
        drawn=_ring(code, own, found),
        people=_people(code, found),
        series=kept.series(countries=(code,))[:_PEOPLE],
    )


def _ring(code: str, query: Query, found: tuple[Engagement, ...]) -> Drawing | None:
    def others(engagement: Engagement) -> Iterator[str]:
        return (side for side in _sides(engagement) if side != code)

    told = tallies.shared(found, others)
    if not told:
        return None
    around = [
        Tie(
            key=side,
            code=_brief(side),
            name=land(side),
            count=one.count,
            held=one.held,
            latest=_latest(one),
            href=_way(code, side, query),
        )
        for side, one in told.items()
    ]
    return ties(land(code), around, between=tallies.between(found, others))


def _sides(engagement: Engagement) -> Iterator[str]:
    """Countries by their codes, and bodies and movements that act for none by their names."""
    for one in engagement.participants:
        if one.country:
            yield one.country
        elif one.body or one.type is ActorType.ORGANISATION:
            yield one.body or one.name


def _brief(side: str) -> str:
    """A name that a telephone has room for: of several words, their initials."""
    return "".join(word[0] for word in side.split() if word[0].isupper()) if " " in side else side


def _way(code: str, side: str, query: Query) -> str:
    pair = to_pair((code, side)) if len(side) == 3 and side.isupper() else None
    return pair or link("/", replace(query, people=(side,)))


def _people(code: str, found: tuple[Engagement, ...]) -> list[tuple[str, int]]:
    """Who acts for the country most often."""
    counted = Counter(
        one.name
        for engagement in found
        for one in engagement.participants
        if one.country == code and one.type is ActorType.PERSON
    )
    return counted.most_common(_PEOPLE)


def _latest(one: tallies.Shared) -> str:
    return when_words(one.latest) if one.latest else "not known"
