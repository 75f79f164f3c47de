"""Who may write: reading is open, a decision needs somebody with a token.

A script sends `Authorization: Bearer TOKEN`. A person signs in with a token at /sign-in; a cookie
that scripts cannot read keeps them signed in, and each form carries a word that only our own
pages know. An endpoint that writes asks for its author, and its form for that word:

    @router.post("/decide/{act}")
    async def decide(request: Request, author: Writer, kept: Kept, act: str) -> Response:
        acts.of_form(act, await request.form()).on(kept, by=author)

    <form method="post" action="...">{{ csrf_field(request) }} ...</form>

    {% if signed_in(request) %} ... {% else %} {{ sign_in_link(request) }} {% endif %}

Whoever is not signed in is led to /sign-in and back to the page they came from; a script is told
401. `X-CSRF-Token` with the value of `csrf_token(request)` stands in for the field.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import Depends, FastAPI, Request
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from legation.diary import Diary
from legation.store import Token
from legation.web.ways import came_from

SESSION = "legation_session"
VISIT = "legation_visit"
"""The cookies of who is signed in, and of who is about to."""

FIELD = "csrf"
_HEADER = "X-CSRF-Token"
_HOURS = 12


class Guard:
    """What one server signs cookies and forms with; it is forgotten when the server ends."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def session(self, token: Token) -> str:
        """The cookie of somebody who has shown a token."""
        told = f"{token.id}.{int(time.time())}.{secrets.token_urlsafe(12)}"
        return f"{told}.{self.signed(told)}"

    def token_id(self, cookie: str) -> str | None:
        """The id of the token that a cookie was made for; None for one not ours or too old."""
        told, _, signature = cookie.rpartition(".")
        if not hmac.compare_digest(signature.encode(), self.signed(told).encode()):
            return None
        id, made_at, _ = told.split(".")
        return id if time.time() - int(made_at) < _HOURS * 3600 else None

    def signed(self, told: str) -> str:
        """What proves that this server said it."""
        return hmac.new(self._key, told.encode(), hashlib.sha256).hexdigest()


def guarded(app: FastAPI) -> None:
    """Let the application know who writes."""
    app.state.guard = Guard()


def signed_in(request: Request) -> str | None:
    """The name of whoever is signed in, None where nobody is."""
    token = _of_cookie(request)
    return token.author if token else None


def sign_in_link(request: Request) -> str:
    """The address at which to sign in and come back to this page."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"/sign-in?next={quote(here, safe='')}"


def csrf_token(request: Request) -> str:
    """The word that a form of this page must carry; empty for who is not signed in."""
    cookie = request.cookies.get(SESSION) or request.cookies.get(VISIT) or ""
    guard: Guard = request.app.state.guard
    return guard.signed(f"form {cookie}") if cookie else ""


def csrf_field(request: Request) -> Markup:
    """The hidden field with that word, for every form that writes."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, csrf_token(request))


def begin(answer: Response, request: Request, token: Token) -> None:
    """Let an answer sign somebody in."""
    guard: Guard = request.app.state.guard
    _set(answer, request, SESSION, guard.session(token))
    answer.delete_cookie(VISIT)


def end(answer: Response) -> None:
    """Let an answer sign somebody out."""
    answer.delete_cookie(SESSION)


def visit(answer: Response, request: Request, value: str) -> None:
    """Let an answer begin a visit, to which the form for signing in is bound."""
    _set(answer, request, VISIT, value)


def _set(answer: Response, request: Request, name: str, value: str) -> None:
    answer.set_cookie(
        name,
        value,
        max_age=_HOURS * 3600,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


async def checked(request: Request) -> None:
    """Raise 403 unless a form was sent by a page of ours."""
    origin = request.headers.get("origin")
    if origin not in (None, "null") and urlsplit(str(origin)).netloc != request.headers.get("host"):
        raise HTTPException(403, f"the form was sent from {origin}; wanted one of this server")
    given = request.headers.get(_HEADER)
    if given is None:
        told = (await request.form()).get(FIELD)
        given = told if isinstance(told, str) else ""
    wanted = csrf_token(request)
    if not wanted or not hmac.compare_digest(given.encode(), wanted.encode()):
        raise HTTPException(
            403,
            "the form does not carry the word of this page, or it is too old; wanted one sent "
            "from here: go back, load the page again and send the form once more",
        )


async def writer(request: Request) -> str:
    """The name that a decision will carry; 401, 403 or the way to sign in where there is none."""
    header = request.headers.get("authorization")
    if header is not None:
        kind, _, words = header.partition(" ")
        token = _diary(request).tokens.known(words) if kind.lower() == "bearer" else None
        if token is None:
            raise _refused("the token is not one of this diary, or was revoked")
        return token.author
    token = _of_cookie(request)
    if token is not None:
        await checked(request)
        return token.author
    if request.url.path.startswith("/api/"):
        raise _refused("nobody's name stands on this request")
    back = came_from(request) or "/"
    raise HTTPException(
        303, "sign in first", headers={"Location": f"/sign-in?next={quote(back, safe='')}"}
    )


Writer = Annotated[str, Depends(writer)]
"""An endpoint's parameter: the author of what its request decides."""

FUNCTIONS = {
    "csrf_field": csrf_field,
    "csrf_token": csrf_token,
    "signed_in": signed_in,
    "sign_in_link": sign_in_link,
}
"""What templates may call."""


def _refused(why: str) -> HTTPException:
    return HTTPException(
        401,
        f"{why}; wanted Authorization: Bearer and a token: make one with legation token create",
        headers={"WWW-Authenticate": 'Bearer realm="legation"'},
    )


def _of_cookie(request: Request) -> Token | None:
    cookie = request.cookies.get(SESSION)
    if not cookie:
        return None
    guard: Guard = request.app.state.guard
    id = guard.token_id(cookie)
    return _diary(request).tokens.called(id) if id else None


def _diary(request: Request) -> Diary:
    diary: Diary = request.app.state.diary
    return diary
