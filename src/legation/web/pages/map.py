"""Where engagements take place."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation import lexicon
from legation.model import Kind, Query
from legation.views import tallies
from legation.views.drawn import Spot, world
from legation.views.drawn.world import NOTE
from legation.web.asking import Asked, Kept, Today, link
from legation.web.latest import LATEST
from legation.web.rendering import html

router = APIRouter()

_YEARS = 5
"""Years that may be chosen, this one and those before."""


@router.get("/map")
def map_(request: Request, kept: Kept, query: Asked, today: Today) -> Response:
    """The places of the latest engagements that answer a question, on a map without borders."""
    found = kept.find(replace(query, first=None, last=LATEST), claims=False)
    places = tallies.places(found)
    return html(
        request,
        "map.html",
        query=query,
        kinds=tuple(Kind),
        years=tuple(range(today.year, today.year - _YEARS, -1)),
        whole=len(found),
        full=len(found) == LATEST,
        empty=None if found or kept.holds_pages() else kept.path,
        placed=sum(places.values()),
        drawn=world([_spot(*place, count, query) for place, count in places.items()]),
        borders=NOTE,
    )


def _spot(name: str, country: str, count: int, query: Query) -> Spot:
    known = lexicon.load().country(name)
    return Spot(
        name=name,
        country=country,
        count=count,
        href=link("/", replace(query, place=name)),
        city=not (known and known.code == country),
    )
