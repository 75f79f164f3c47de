"""Signing in with a token, and out again."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from legation.web import guard, ways
from legation.web.asking import Kept
from legation.web.rendering import html

router = APIRouter()

_WRONG = "This is no token of this diary, or it was revoked."


@router.get("/sign-in")
def sign_in(request: Request, next: str = "/") -> Response:
    """The form for a token; whoever has one may decide."""
    value = request.cookies.get(guard.VISIT) or secrets.token_urlsafe(12)
    request.cookies[guard.VISIT] = value
    answer = html(request, "sign-in.html", next=ways.here(next), wrong=None)
    guard.visit(answer, request, value)
    return answer


@router.post("/sign-in", dependencies=[Depends(guard.checked)])
def signed_in(
    request: Request,
    kept: Kept,
    token: Annotated[str, Form(max_length=200)],
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Signed in, and back to the page from which one came."""
    found = kept.tokens.known(token)
    if found is None:
        return html(request, "sign-in.html", status_code=403, next=ways.here(next), wrong=_WRONG)
    answer = RedirectResponse(ways.here(next), status_code=303)
    guard.begin(answer, request, found)
    return answer


@router.post("/sign-out", dependencies=[Depends(guard.checked)])
def signed_out() -> Response:
    """Signed out, and to the diary."""
    answer = RedirectResponse("/", status_code=303)
    guard.end(answer)
    return answer
