"""Why each value of a page stands: what set it off, its reason, and the words it rests on."""

from __future__ import annotations

from threading import Lock

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.errors import PageError
from legation.model import Reading, Trigger
from legation.web.asking import Kept
from legation.web.rendering import html

router = APIRouter()

_READING = Lock()
"""A page takes a core for a moment to read: one at a time leaves the others to the diary."""


@router.get("/why/{id:path}")
def why(request: Request, kept: Kept, id: str) -> Response:
    """The working of a page's reading, which is made anew from the page as it was kept."""
    before = kept.reading(id)
    reading, missing = before, None
    try:
        with _READING:
            reading = kept.explained(id)
    except PageError as error:
        missing = str(error)
    return html(
        request,
        "why.html",
        article=before.article,
        missing=missing,
        numbers={claim.id: number for number, claim in enumerate(before.claims, 1)},
        claims=[(claim, _triggers(reading, claim.id)) for claim in reading.claims],
        others=[
            (heading, told)
            for heading, told in (
                ("Acts", reading.working.acts),
                ("Regular engagements", reading.working.series),
                ("Offices", reading.working.offices),
            )
            if told
        ],
        alone=[
            (trigger, [one.reason for one in reading.unread if one.quote.span.covers(span)])
            for trigger in reading.working.triggers
            if trigger.claim is None
            for span in [trigger.quote.span]
        ],
    )


def _triggers(reading: Reading, claim: str) -> list[Trigger]:
    return [trigger for trigger in reading.working.triggers if trigger.claim == claim]
