"""The diary for programs: the same questions, answered as JSON, JSON Lines or CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from legation.diary import Decided, Diary
from legation.errors import QueryError
from legation.views.decisions import ruling_dict
from legation.views.export import COLUMNS, csv_text, engagement_rows
from legation.views.json import Json, cited_dict, dumps
from legation.views.review import unsure_dict
from legation.web import acts
from legation.web.answers import answer
from legation.web.asking import PARAMETERS, Asked, Kept
from legation.web.cursors import cursor, standing
from legation.web.guard import Writer
from legation.web.openapi import answers, endpoints, of, schemas
from legation.web.rendering import html

router = APIRouter(prefix="/api")

_SHOWN = 100
_MOST = 1000
_REVIEWED = 20
"""Engagements that are looked through for pairs that may be one, where no number is given."""

_MEDIA = {
    "json": "application/json",
    "jsonl": "application/jsonl; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}

_ASKED = {"parameters": PARAMETERS}
_AS_OF = {"parameters": [one for one in PARAMETERS if one["name"] == "as-of"]}
_After = Annotated[str | None, Query(description="Where the list goes on: `next` of an answer.")]
_Form = Annotated[str | None, Query(description="json, jsonl or csv; else what `Accept` asks.")]


@router.get("", include_in_schema=False)
def page(request: Request) -> Response:
    """The API for people: every address, what it takes and gives."""
    document = request.app.openapi()
    shapes = {**document["components"]["schemas"], **schemas()}
    hidden = ("HTTPValidationError", "ValidationError")
    return html(
        request,
        "api.html",
        endpoints=list(endpoints(document)),
        shapes={name: shape for name, shape in sorted(shapes.items()) if name not in hidden},
        of=of,
    )


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The API as OpenAPI 3.1."""
    return answer(request, dumps(request.app.openapi()), _MEDIA["json"])


@router.get(
    "/engagements",
    responses=answers("Engagements", also=("application/jsonl", "text/csv")),
    openapi_extra=_ASKED,
)
def engagements(
    request: Request, kept: Kept, query: Asked, after: _After = None, format: _Form = None
) -> Response:
    """Engagements by their days; `next` asks for those after them, as parameter `after`."""
    form = format or _accepted(request)
    if form not in _MEDIA:
        raise QueryError(f"format={form} is none; wanted one of {', '.join(_MEDIA)}")
    most = min(query.first or _SHOWN, _MOST)
    found = kept.find(replace(query, first=most, last=None), after=standing(after, name="after"))
    articles = kept.articles({claim.article for one in found for claim in one.grounds})
    told = [cited_dict(one, articles) for one in found]
    if form == "csv":
        body: str | bytes = csv_text(engagement_rows(found, articles), COLUMNS["engagements"])
    elif form == "jsonl":
        body = b"".join(dumps(one) for one in told)
    else:
        more = cursor(found[-1]) if len(found) == most else None
        body = dumps({"engagements": told, "next": more})
    return answer(request, body, _MEDIA[form])


@router.get("/engagements/{id}", responses=answers("Engagement"), openapi_extra=_AS_OF)
def engagement(request: Request, kept: Kept, query: Asked, id: str) -> Response:
    """One engagement, by its id or the beginning of it, with the pages it rests on."""
    return answer(request, dumps(_cited(kept, query.as_of, id)), _MEDIA["json"])


@router.get("/review", responses=answers("Review"), openapi_extra=_ASKED)
def review(request: Request, kept: Kept, query: Asked) -> Response:
    """Pairs that may be one engagement, among the latest that answer a question; `last` of them."""
    found = kept.unsure(replace(query, first=None, last=min(query.last or _REVIEWED, _MOST)))
    return answer(request, dumps({"unsure": [unsure_dict(pair) for pair in found]}), _MEDIA["json"])


@router.get("/decisions", responses=answers("Decisions"))
def decisions(request: Request, kept: Kept) -> Response:
    """What people decided, in the order they did; decisions of one act share their `made_at`."""
    told = [ruling_dict(ruling) for ruling in kept.decided()]
    return answer(request, dumps({"decisions": told}), _MEDIA["json"])


def _deciding(act: type[acts.Act]) -> Callable[..., Response]:
    def decide(request: Request, kept: Kept, by: Writer, told: Any) -> Response:
        return _decided(request, kept, told.on(kept, by=by))

    decide.__annotations__["told"] = act
    return decide


for _name, _act in acts.ACTS.items():
    router.add_api_route(
        f"/decide/{_name}",
        _deciding(_act),
        methods=["POST"],
        name=_name,
        description=_act.__doc__,
        responses=answers("Decided"),
    )


def _decided(request: Request, kept: Diary, made: Decided) -> Response:
    told: Json = {
        "decision": made.id,
        "decisions": [ruling_dict(ruling) for ruling in made.rulings],
        "engagement": _cited(kept, None, made.shown) if made.shown else None,
    }
    return answer(request, dumps(told), _MEDIA["json"])


def _cited(kept: Diary, as_of: date | None, id: str) -> Json:
    one = kept.engagement(id, as_of=as_of)
    return cited_dict(one, kept.articles({claim.article for claim in one.grounds}))


def _accepted(request: Request) -> str:
    """The first form that the request accepts; JSON where it says none."""
    for wanted in request.headers.get("accept", "").split(","):
        kind = wanted.split(";")[0].strip()
        for form, media in _MEDIA.items():
            if kind and kind == media.split(";")[0]:
                return form
    return "json"
