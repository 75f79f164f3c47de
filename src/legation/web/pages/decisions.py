"""What people decided: made by the forms of the pages, listed, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from legation.diary import Diary
from legation.engagements import Ruling, rulings
from legation.model import Aspect, Correction
from legation.views.decisions import act_reason, act_words
from legation.web import acts, ways
from legation.web.asking import Kept
from legation.web.guard import Writer
from legation.web.rendering import html

router = APIRouter()

_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act as a page tells it; `about` is a claim it is on, None of a name."""

    id: str
    by: str
    made_at: datetime
    words: tuple[str, ...]
    reason: str
    in_force: bool
    about: str | None


@router.get("/decisions")
def decisions(request: Request, kept: Kept, decided: str = "") -> Response:
    """What people decided, by whom, when and why, the latest first."""
    told = every(kept.decided())[::-1]
    return html(
        request,
        "decisions.html",
        told=told[:_SHOWN],
        more=max(0, len(told) - _SHOWN),
        done=called(told, decided),
    )


@router.post("/decide/{act}")
async def decide(request: Request, author: Writer, kept: Kept, act: str) -> Response:
    """Decide what a form says, and lead to where it shows."""
    form = await request.form()
    wanted = acts.of_form(act, form)
    if wanted is None:
        raise HTTPException(404)
    made = await run_in_threadpool(wanted.on, kept, by=author)
    back = form.get("back")
    where = f"/engagement/{made.shown}" if made.shown else "/decisions"
    way = ways.to_decided(back if isinstance(back, str) and back else where, made.id)
    return RedirectResponse(way, status_code=303)


def every(decided: Sequence[Ruling]) -> list[Told]:
    """The acts that rulings are of, in the order they were made."""
    return [
        Told(
            id=act[0].id,
            by=act[0].by,
            made_at=act[0].made_at,
            words=tuple(act_words(act)),
            reason=act_reason(act),
            in_force=bool(rulings.in_force(act, decided)),
            about=_about(act[0]),
        )
        for act in rulings.acts(decided)
    ]


def just(kept: Diary, id: str) -> Told | None:
    """The act of this id, of which a page that was led to tells; None where none is asked for."""
    return called(every(kept.decided()), id) if id else None


def called(told: Iterable[Told], id: str) -> Told | None:
    """The act of this id."""
    return next((one for one in told if one.id == id), None)


def _about(ruling: Ruling) -> str | None:
    if isinstance(ruling, Correction):
        return None if ruling.aspect is Aspect.NAME else ruling.subject
    return ruling.left
