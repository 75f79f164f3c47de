"""What the rules are unsure of: engagements that may be one, and records that may be none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.diary import Diary
from legation.model import Article, Engagement, Unsure
from legation.web.asking import Asked, Kept, link
from legation.web.cursors import cursor, standing
from legation.web.pages.decisions import just
from legation.web.rendering import html

router = APIRouter()

_LOOKED_AT = 5
"""Engagements that are looked through at a time, the latest first."""

_SURE = 0.75
"""Of the records above it, three in four and more are right; those below are asked about."""


@router.get("/review")
def review(
    request: Request,
    kept: Kept,
    query: Asked,
    at: int = 0,
    before: str | None = None,
    decided: str = "",
) -> Response:
    """One question after another, each answered by a button or a key; `at` are left open."""
    asked = replace(query, first=None, last=_LOOKED_AT)
    looked_at = kept.find(asked, before=standing(before, name="before"))
    questions: list[Unsure | Engagement] = [*kept.alike(looked_at), *_least_sure(looked_at)]
    now = questions[at] if 0 <= at < len(questions) else None
    shown = () if now is None else (now.one, now.two) if isinstance(now, Unsure) else (now,)
    place = [("before", before or "")]
    return html(
        request,
        "review.html",
        query=query,
        pair=now if isinstance(now, Unsure) else None,
        record=now if isinstance(now, Engagement) else None,
        articles=_articles(kept, shown),
        number=at + 1,
        of=len(questions),
        looked_at=looked_at,
        here=link("/review", query, [*place, ("at", str(at) if at else "")]),
        onward=link("/review", query, [*place, ("at", str(at + 1))]),
        again=link("/review", query, place) if at else None,
        further=link("/review", query, [("before", cursor(looked_at[0]))])
        if len(looked_at) == _LOOKED_AT
        else None,
        done=just(kept, decided),
    )


def _least_sure(found: Sequence[Engagement]) -> list[Engagement]:
    """Those that are likeliest wrong, and that nobody has put right or confirmed, first."""
    unsure = [one for one in found if one.confidence < _SURE and not one.corrections]
    return sorted(unsure, key=lambda one: (one.confidence, one.id))


def _articles(kept: Diary, shown: Sequence[Engagement]) -> dict[str, Article]:
    return kept.articles({claim.article for one in shown for claim in one.grounds})
