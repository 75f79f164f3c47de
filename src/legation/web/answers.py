"""Answers that are no pages: with a sign of their state, so that asking again costs little."""

from __future__ import annotations

from hashlib import sha256

from fastapi import Request
from starlette.responses import Response


def answer(request: Request, body: str | bytes, media: str) -> Response:
    """The body with its ETag; 304 and nothing where the asker has it already (RFC 9110)."""
    told = body.encode(errors="backslashreplace") if isinstance(body, str) else body
    etag = f'"{sha256(told).hexdigest()[:32]}"'
    known = [tag.strip().removeprefix("W/") for tag in _known(request)]
    if etag in known or "*" in known:
        return Response(status_code=304, headers={"ETag": etag})
    return Response(told, media_type=media, headers={"ETag": etag})


def _known(request: Request) -> list[str]:
    return request.headers.get("if-none-match", "").split(",")
