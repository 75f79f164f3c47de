"""The application: one diary, the doors to it, and what holds for all answers."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI

from legation.diary import Diary
from legation.web import api, failures, feeds, guard, openapi, pages
from legation.web.assets import Static
from legation.web.headers import SecurityHeaders
from legation.web.limits import Limits


def make_app(
    database: str | Path, *, today: date | None = None, names: tuple[str, ...] = ()
) -> FastAPI:
    """The application over the diary kept at a path or address, made where there is none.

    `today`, where given, is the day on which plans are past or still to come; `names` are those by
    which the server may be called beside localhost and any address in digits. The diary is shared:
    every request, in whatever thread, asks it in a transaction of its own. It is let go of when
    the application shuts down. Raises DiaryError where it cannot be used.
    """
    diary = Diary(database, today=today)
    diary.map()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # What is loaded by now is there until the end: the collector, for which every request
        # waits, need not look through it again and again.
        gc.freeze()
        yield
        diary.close()

    app = FastAPI(
        title="Legation",
        version=version("legation"),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.diary = diary
    app.state.today = today
    guard.guarded(app)
    app.add_middleware(Limits, names=names)
    app.add_middleware(SecurityHeaders)
    failures.told(app)
    app.mount("/static", Static(), name="static")
    for door in (*pages.ROUTERS, feeds.router):
        app.include_router(door, include_in_schema=False)
    app.include_router(api.router)
    openapi.documented(app)
    return app
