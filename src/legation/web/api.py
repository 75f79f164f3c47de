"""The diary for programs: the same questions, answered as JSON, JSON Lines or CSV."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.errors import QueryError
from legation.views.export import COLUMNS, csv_text, engagement_rows
from legation.views.json import cited_dict, dumps
from legation.web.answers import answer
from legation.web.asking import Asked, Kept
from legation.web.cursors import cursor, standing

router = APIRouter(prefix="/api")

_SHOWN = 100
_MOST = 1000
_MEDIA = {
    "json": "application/json",
    "jsonl": "application/jsonl; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


@router.get("/engagements")
def engagements(
    request: Request, kept: Kept, query: Asked, after: str | None = None, format: str | None = None
) -> Response:
    """Engagements by their days; `next` asks for those after them, as parameter `after`."""
    form = format or _accepted(request)
    if form not in _MEDIA:
        raise QueryError(f"format={form} is none; wanted one of {', '.join(_MEDIA)}")
    most = min(query.first or _SHOWN, _MOST)
    found = kept.find(replace(query, first=most, last=None), after=standing(after, name="after"))
    articles = kept.articles({claim.article for one in found for claim in one.claims})
    told = [cited_dict(one, articles) for one in found]
    if form == "csv":
        body: str | bytes = csv_text(engagement_rows(found, articles), COLUMNS["engagements"])
    elif form == "jsonl":
        body = b"".join(dumps(one) for one in told)
    else:
        more = cursor(found[-1]) if len(found) == most else None
        body = dumps({"engagements": told, "next": more})
    return answer(request, body, _MEDIA[form])


@router.get("/engagements/{id}")
def engagement(request: Request, kept: Kept, query: Asked, id: str) -> Response:
    """One engagement, by its id or the beginning of it, with the pages it rests on."""
    one = kept.engagement(id, as_of=query.as_of)
    articles = kept.articles({claim.article for claim in one.claims})
    return answer(request, dumps(cited_dict(one, articles)), _MEDIA["json"])


def _accepted(request: Request) -> str:
    """The first form that the request accepts; JSON where it says none."""
    for wanted in request.headers.get("accept", "").split(","):
        kind = wanted.split(";")[0].strip()
        for form, media in _MEDIA.items():
            if kind and kind == media.split(";")[0]:
                return form
    return "json"
