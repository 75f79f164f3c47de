"""Who reports first, who contradicts whom, and what came of what a source announced."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.model import Kind
from legation.views import sources as told
from legation.views import tallies
from legation.views.drawn import Link, Table
from legation.views.tone import Outcome
from legation.web.asking import Asked, Kept, link
from legation.web.rendering import html

router = APIRouter()

LATEST = 150
"""Engagements that the page adds up: fewer than others do, since it reads all they rest on."""

_SHOWN = 25
_DISPUTED = 15


@router.get("/sources")
def sources(request: Request, kept: Kept, query: Asked) -> Response:
    """Publishers and the voices they cite, by the latest engagements that answer a question."""
    found = kept.find(replace(query, first=None, last=LATEST))
    articles = kept.articles({claim.article for one in found for claim in one.grounds})
    houses, voices = told.houses(found, articles), told.voices(found)
    return html(
        request,
        "sources.html",
        query=query,
        kinds=tuple(Kind),
        whole=len(found),
        full=len(found) == LATEST,
        empty=None if found or kept.holds_pages() else kept.path,
        houses=_houses(houses[:_SHOWN]) if houses else None,
        voices=_voices(voices[:_SHOWN]) if voices else None,
        disputed=[one for one in tallies.latest_first(found) if one.conflicts][:_DISPUTED],
        articles=articles,
    )


def _houses(found: list[told.House]) -> Table:
    return Table(
        caption="Publishers, by the engagements they tell of",
        head=("Publisher", "Tells of", "Others too", "Of these first", "Contradicts"),
        rows=tuple((one.name, one.told, one.shared, one.first, one.against) for one in found),
    )


def _voices(found: list[told.Voice]) -> Table:
    return Table(
        caption="Sources, by the engagements on which they are cited",
        head=("Source", "Cited on", "Announced", "Held", "Fell through", "Unresolved"),
        rows=tuple(
            (
                one.name if one.name == told.UNNAMED else _words(one.name),
                one.told,
                one.announced,
                one.outcomes[Outcome.HELD],
                one.outcomes[Outcome.POSTPONED] + one.outcomes[Outcome.OFF],
                one.outcomes[Outcome.UNRESOLVED],
            )
            for one in found
        ),
    )


def _words(name: str) -> Link:
    return Link(name, link("/search", None, [("q", name)]))
