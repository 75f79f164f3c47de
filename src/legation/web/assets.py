"""The style sheet and scripts that come with the program."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FOLDER = Path(__file__).parent / "static"


class Static(StaticFiles):
    """Our files; one asked for by its version may be kept for ever."""

    def __init__(self) -> None:
        super().__init__(directory=_FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        if scope["query_string"].startswith(b"v="):
            answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


@cache
def static(name: str) -> str:
    """The address of one of our files, with its version."""
    digest = hashlib.sha256((_FOLDER / name).read_bytes()).hexdigest()[:8]
    return f"/static/{name}?v={digest}"
