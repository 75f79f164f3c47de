"""What a reader is told when an answer cannot be given: a page, or problem+json under /api."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from legation.errors import (
    DecisionError,
    DiaryError,
    ExtraMissing,
    LegationError,
    NotInDiary,
    QueryError,
)
from legation.web import ways
from legation.web.rendering import html

_STATUS: dict[type[LegationError], int] = {
    QueryError: 400,
    NotInDiary: 404,
    DecisionError: 422,
    ExtraMissing: 501,
    DiaryError: 503,
}
"""The status of each kind of error of ours, the narrower before the wider."""

_TITLES = {
    400: "This cannot be asked",
    401: "A token is needed",
    403: "This is not allowed",
    404: "Nothing is here",
    405: "This address takes no such request",
    413: "That is too much",
    422: "This cannot be decided",
    429: "Too many requests",
    500: "Something went wrong here",
    501: "A part is missing",
    503: "The diary cannot be read now",
}

_log = logging.getLogger("legation.web")


def told(app: FastAPI) -> None:
    """Let the application answer every failure readably."""
    app.add_exception_handler(LegationError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(Exception, _unforeseen)


def failure(request: Request, status: int, detail: str) -> Response:
    """The answer that something failed, with the reason in words."""
    title = _TITLES.get(status, "This did not work")
    if request.url.path.startswith("/api/"):
        return JSONResponse(
            {"type": "about:blank", "title": title, "status": status, "detail": detail},
            status_code=status,
            media_type="application/problem+json",
        )
    back = ways.came_from(request) if request.method == "POST" else None
    return html(request, "failure.html", status_code=status, title=title, detail=detail, back=back)


def _ours(request: Request, error: Exception) -> Response:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    return failure(request, status, str(error))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 303:
        return Response(status_code=303, headers=error.headers)
    detail = error.detail
    if error.status_code == 404:
        detail = f"There is nothing at {request.url.path}; start from the diary."
    answer = failure(request, error.status_code, detail)
    answer.headers.update(error.headers or {})
    return answer


def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(
        f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()
    )
    return failure(request, 400, told)


def _unforeseen(request: Request, error: Exception) -> Response:
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return failure(
        request,
        500,
        "The program met something it was not made for. The diary is untouched; the server's "
        "log has the details.",
    )
