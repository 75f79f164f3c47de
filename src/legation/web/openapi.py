"""The API told to programs (OpenAPI 3.1), and the same as a page for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from legation.model import ActorType, Aspect, Kind, Side, Status, Verdict

Json = dict[str, Any]

_ENUMS: dict[str, type[StrEnum]] = {
    enum.__name__: enum for enum in (ActorType, Aspect, Kind, Side, Status, Verdict)
}
_SCHEMAS = Path(__file__).with_name("schemas.json")
_REF = "#/components/schemas/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One address of the API, as its page tells it."""

    method: str
    path: str
    words: str
    parameters: tuple[Json, ...]
    takes: str | None
    gives: tuple[tuple[str, str | None], ...]
    guarded: bool

    @property
    def id(self) -> str:
        """Its place on the page."""
        return f"{self.method}{self.path}".replace("/", "-").replace("{", "").replace("}", "")


def answers(schema: str, *, also: tuple[str, ...] = ()) -> dict[int | str, Json]:
    """What an endpoint answers: JSON of this schema, in other media `also`, problems else."""
    content: Json = {"application/json": {"schema": {"$ref": _REF + schema}}}
    content |= {media: {} for media in also}
    problem: Json = {"application/problem+json": {"schema": {"$ref": f"{_REF}Problem"}}}
    return {
        200: {"description": "The answer.", "content": content},
        304: {"description": "Nothing has changed since the `ETag` that was sent back."},
        "4XX": {"description": "What was wrong with the question.", "content": problem},
    }


def documented(app: FastAPI) -> None:
    """Let the application tell its API as we wrote it down."""

    @cache
    def document() -> Json:
        told = get_openapi(
            title="Legation",
            version=app.version,
            summary="The diplomatic diary: who meets, visits or calls whom.",
            routes=app.routes,
        )
        parts = told.setdefault("components", {})
        parts["schemas"] = {**parts.get("schemas", {}), **schemas()}
        parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        for path, methods in told["paths"].items():
            for method, one in methods.items():
                if method == "post" and path.startswith("/api/"):
                    one["security"] = [{"token": []}]
        return told

    app.openapi = document  # type: ignore[method-assign]


def schemas() -> Json:
    """The shapes of the API's answers, with the codebook's values in their places."""
    told: Json = json.loads(_SCHEMAS.read_text("utf-8"), object_hook=_with_values)
    return told


def _with_values(part: Json) -> Json:
    name = part.pop("$enum", None)
    return {**part, "type": "string", "enum": [v.value for v in _ENUMS[name]]} if name else part


def endpoints(document: Json) -> Iterator[Endpoint]:
    """What a document tells, an address at a time."""
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            body = told.get("requestBody", {}).get("content", {}).get("application/json", {})
            good = told["responses"]["200"].get("content", {})
            yield Endpoint(
                method=method.upper(),
                path=path,
                words=told.get("description") or told["summary"],
                parameters=tuple(told.get("parameters", ())),
                takes=_name(body.get("schema", {})),
                gives=tuple((media, _name(one.get("schema", {}))) for media, one in good.items()),
                guarded="security" in told,
            )


def _name(schema: Json) -> str | None:
    ref = schema.get("$ref")
    return str(ref).removeprefix(_REF) if ref else None


def of(schema: Json) -> str:
    """The type of a field in words: "string or null", "list of Claim"."""
    if "$ref" in schema:
        return str(_name(schema))
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(of(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(schema["enum"])
    kinds = schema.get("type", "anything")
    if kinds == "array":
        return f"list of {of(schema.get('items', {}))}"
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)
