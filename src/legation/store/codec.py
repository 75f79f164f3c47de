"""The model as JSON and back: one encoder over dataclasses, so that no twin can disagree.

A dataclass is an object with its fields' names, fields at their default left out; an enum its
value, a tuple a list, a date or instant ISO 8601, a `When` its EDTF.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from legation.errors import DiaryError
from legation.model import When

_DAY = len("2024-05-22")
"""A shorter text than any instant's: where a field may hold either, it is a bare date."""

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Model = TypeVar("Model")


def dumps(value: object) -> str:
    """The JSON text of a value of the model; equal values give equal text."""
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def loads(kind: type[Model], text: str) -> Model:
    """The value of this kind that `dumps` wrote; DiaryError where the text holds none."""
    found = decode(kind, json.loads(text))
    if not isinstance(found, kind):
        raise DiaryError(f"the diary holds {text[:80]!r} where a {kind.__name__} was wanted")
    return found


def encode(value: object) -> Json:
    """What `json` can write of a value of the model; TypeError for anything else."""
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return str(value)
        case When():
            return value.edtf
        case date():
            return value.isoformat()
        case tuple():
            return [encode(item) for item in value]
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} is no part of the model")
    return {
        field.name: encode(held)
        for field in fields(value)
        if not _is_default(field, held := getattr(value, field.name))
    }


def decode(kind: object, value: Json) -> object:
    """The value of type `kind` that `encode` made `value` of."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        arms = [arm for arm in get_args(kind) if arm is not types.NoneType]
        bare_day = date in arms and isinstance(value, str) and len(value) == _DAY
        return decode(date if bare_day else arms[0], value)
    if origin is tuple:
        return _tuple(get_args(kind), value)
    if not isinstance(kind, type):
        raise TypeError(f"{kind!r} is no type of the model")
    if isinstance(value, str):
        if kind is When or issubclass(kind, StrEnum):
            return kind(value)
        if issubclass(kind, date):
            return kind.fromisoformat(value)
    if is_dataclass(kind) and isinstance(value, Mapping):
        types_of = _types(kind)
        return kind(**{name: decode(types_of[name], held) for name, held in value.items()})
    if kind is float and isinstance(value, int):
        return float(value)
    if isinstance(value, kind):
        return value
    raise DiaryError(f"the diary holds {value!r} where a {kind.__name__} was wanted")


def _tuple(arms: tuple[object, ...], value: Json) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise DiaryError(f"the diary holds {value!r} where a list was wanted")
    if arms[-1] is Ellipsis:
        return tuple(decode(arms[0], item) for item in value)
    return tuple(decode(arm, item) for arm, item in zip(arms, value, strict=True))


@cache
def _types(kind: type) -> dict[str, object]:
    return dict(get_type_hints(kind))


def _is_default(field: Field[object], value: object) -> bool:
    return field.default is not MISSING and value == field.default
