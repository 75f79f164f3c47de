"""Requests' parameters and the one `Query`, to and fro; they are called as the CLI's options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Request
from starlette.datastructures import QueryParams

from legation import lexicon
from legation.diary import Diary
from legation.errors import EdtfError, QueryError
from legation.model import Kind, Query, Status, When

_LONGEST = 200
"""Characters of a parameter's value; nobody asks for more."""

_NAMES = {
    "countries": "country",
    "people": "person",
    "kinds": "kind",
    "statuses": "status",
    "since": "since",
    "until": "until",
    "place": "place",
    "topic": "topic",
    "text": "text",
    "series": "series",
    "as_of": "as-of",
    "first": "first",
    "last": "last",
}
"""The parameter of each field of a query."""

_MEANS = {
    "country": "A country that takes part, by its ISO 3166-1 alpha-3 code or name; all given do.",
    "person": "Somebody who takes part, by surname or full name; all given do.",
    "kind": "The kind; one of those given.",
    "status": "The status now; one of those given.",
    "since": "From this day, month or year on: 2024-05-29, 2024-05 or 2024.",
    "until": "Up to this day, month or year.",
    "place": "The city or country it is in.",
    "topic": "Words of what it is about.",
    "text": "Words of a claim; those in double quotes stand together.",
    "series": "The regular talks it is a session of, by id or words of the name.",
    "as-of": "What was known on this day.",
    "first": "So many, the earliest.",
    "last": "So many, the latest.",
}


def _described(name: str) -> dict[str, Any]:
    """A parameter as OpenAPI tells it."""
    values: dict[str, type[StrEnum]] = {"kind": Kind, "status": Status}
    schema: dict[str, Any] = {"type": "integer" if name in ("first", "last") else "string"}
    if name in values:
        schema["enum"] = [value.value for value in values[name]]
    if name in ("country", "person", *values):
        schema = {"type": "array", "items": schema}
    return {"name": name, "in": "query", "description": _MEANS[name], "schema": schema}


PARAMETERS = [_described(name) for name in _NAMES.values()]
"""The parameters of every question, as OpenAPI tells them."""

Value = TypeVar("Value", bound=StrEnum)


def asked(params: QueryParams) -> Query:
    """The question that parameters ask; QueryError, which tells what was wanted, for a wrong value.

    Empty values ask nothing, and parameters of other names are none of a question's.
    """
    given = {
        field: [value.strip() for value in params.getlist(name) if value.strip()]
        for field, name in _NAMES.items()
    }
    for field, values in given.items():
        if any(len(value) > _LONGEST for value in values):
            raise QueryError(f"{_NAMES[field]} has more than {_LONGEST} characters; wanted fewer")
    since, until, as_of = (_when(given, field) for field in ("since", "until", "as_of"))
    return Query(
        countries=tuple(country(value) for value in given["countries"]),
        people=tuple(given["people"]),
        kinds=tuple(_one_of(Kind, "kind", value) for value in given["kinds"]),
        statuses=tuple(_one_of(Status, "status", value) for value in given["statuses"]),
        since=since.first if since else None,
        until=until.last if until else None,
        place=_last(given["place"]),
        topic=_last(given["topic"]),
        text=_last(given["text"]),
        series=_last(given["series"]),
        as_of=as_of.last if as_of else None,
        first=_count(given, "first"),
        last=_count(given, "last"),
    )


def parameters(query: Query) -> list[tuple[str, str]]:
    """The parameters that ask a question; `asked` makes the same question of them."""
    return [
        (name, str(value))
        for field, name in _NAMES.items()
        for value in _several(getattr(query, field))
    ]


def link(path: str, query: Query | None = None, more: Iterable[tuple[str, str]] = ()) -> str:
    """The address that asks a question there, with `more` parameters, empty ones left out."""
    pairs = parameters(query or Query()) + [(name, value) for name, value in more if value]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def with_(query: Query, **changes: Any) -> Query:
    """The question with some of its fields changed, for a link in a template."""
    return replace(query, **changes)


def toggled(query: Query, field: str, value: object) -> Query:
    """The question with a value of one of its lists taken out, or put in where it was not."""
    values = getattr(query, field)
    rest = tuple(one for one in values if one != value)
    return with_(query, **{field: rest if value in values else (*values, value)})


def _several(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        yield from value
    elif value is not None:
        yield value


def _last(values: list[str]) -> str | None:
    return values[-1] if values else None


def _when(given: dict[str, list[str]], field: str) -> When | None:
    value = _last(given[field])
    try:
        return When(value) if value else None
    except EdtfError as error:
        raise QueryError(
            f"{_NAMES[field]}={value} is no date; wanted 2024-05-29, 2024-05 or 2024"
        ) from error


def country(value: str) -> str:
    """The code of a country that is given by it or by a name; QueryError for anything else."""
    known = lexicon.load()
    land = known.coded(value.upper()) or known.country(value)
    if land:
        return land.code
    if len(value) == 3 and value.isalpha() and value.isascii():
        return value.upper()
    raise QueryError(
        f"country={value} is no country; wanted its name or its ISO 3166-1 alpha-3 code, as JPN"
    )


def _one_of(values: type[Value], name: str, value: str) -> Value:
    try:
        return values(value.lower())
    except ValueError as error:
        raise QueryError(f"{name}={value} is none; wanted one of {', '.join(values)}") from error


def _count(given: dict[str, list[str]], field: str) -> int | None:
    value = _last(given[field])
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) < 10 and int(value) > 0):
        raise QueryError(f"{_NAMES[field]}={value} is no count; wanted a number from 1 on")
    return int(value)


def _asked_by(request: Request) -> Query:
    return asked(request.query_params)


def _diary_of(request: Request) -> Diary:
    diary: Diary = request.app.state.diary
    return diary


def _today(request: Request) -> date:
    return request.app.state.today or datetime.now(UTC).date()


Asked = Annotated[Query, Depends(_asked_by)]
"""An endpoint's parameter: the question that its request asks."""

Kept = Annotated[Diary, Depends(_diary_of)]
"""An endpoint's parameter: the diary that is served."""

Today = Annotated[date, Depends(_today)]
"""An endpoint's parameter: the day on which plans are past or still to come."""
