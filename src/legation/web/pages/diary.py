"""The front page: what is coming and what has been."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.web.asking import Asked, Kept
from legation.web.rendering import html

router = APIRouter()


@router.get("/")
def diary(request: Request, kept: Kept, query: Asked) -> Response:
    """The diary by day."""
    found = kept.find(replace(query, last=query.last or 50))
    return html(request, "diary.html", query=query, found=found)
