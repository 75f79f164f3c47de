"""The model as JSON and back: one encoder over dataclasses, so that no twin can disagree.

A dataclass is an object with its fields' names, fields at their default left out; an enum its
value, a tuple a list, a date or instant ISO 8601, a `When` its EDTF.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from legation.errors import DiaryError
from legation.model import Claim, When

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


def kept_claim(id: str, text: str) -> Claim:
    """The claim that `dumps` wrote, by the id it is kept by: what ids are made of may change."""
    found = loads(Claim, text)
    object.__setattr__(found, "_id", id)
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
        if field.init and not _is_default(field, held := getattr(value, field.name))
    }


def decode(kind: object, value: Json) -> object:
    """The value of type `kind` that `encode` made `value` of."""
    return _decoder(kind)(value)


Decoder: TypeAlias = Callable[[Json], object]


@cache
def _decoder(kind: object) -> Decoder:
    """What makes a value of this type; made once a type, for a diary decodes millions."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional([arm for arm in get_args(kind) if arm is not types.NoneType])
    if origin is tuple:
        return _tuple(get_args(kind))
    if not isinstance(kind, type):
        raise TypeError(f"{kind!r} is no type of the model")
    if kind is When or issubclass(kind, StrEnum):
        return _of_text(kind, kind)
    if issubclass(kind, date):
        return _of_text(kind, kind.fromisoformat)
    if is_dataclass(kind):
        return _dataclass(kind)
    if kind is float:
        return _plain(kind, int, float)
    return _plain(kind, kind, None)


def _optional(arms: list[object]) -> Decoder:
    first = _decoder(arms[0])
    bare_day = _decoder(date) if date in arms else first

    def decoded(value: Json) -> object:
        if value is None:
            return None
        if isinstance(value, str) and len(value) == _DAY:
            return bare_day(value)
        return first(value)

    return decoded


def _tuple(arms: tuple[object, ...]) -> Decoder:
    several = [_decoder(arm) for arm in arms if arm is not Ellipsis]
    endless = arms[-1] is Ellipsis

    def decoded(value: Json) -> object:
        if not isinstance(value, list):
            raise DiaryError(f"the diary holds {value!r} where a list was wanted")
        if endless:
            return tuple(map(several[0], value))
        return tuple(made(item) for made, item in zip(several, value, strict=True))

    return decoded


def _dataclass(kind: type) -> Decoder:
    # A model may hold others of its own type: its fields are looked at when one is decoded.
    fields_of: dict[str, Decoder] = {}

    def decoded(value: Json) -> object:
        if not isinstance(value, dict):
            raise DiaryError(f"the diary holds {value!r} where a {kind.__name__} was wanted")
        if not fields_of:
            fields_of.update({name: _decoder(of) for name, of in _types(kind).items()})
        return kind(**{name: fields_of[name](held) for name, held in value.items()})

    return decoded


def _of_text(kind: type, made: Callable[[str], object]) -> Decoder:
    def decoded(value: Json) -> object:
        if not isinstance(value, str):
            raise DiaryError(f"the diary holds {value!r} where a {kind.__name__} was wanted")
        return made(value)

    return decoded


def _plain(kind: type, also: type, made: Callable[[Any], object] | None) -> Decoder:
    def decoded(value: Json) -> object:
        if made is not None and isinstance(value, also):
            return made(value)
        if isinstance(value, kind):
            return value
        raise DiaryError(f"the diary holds {value!r} where a {kind.__name__} was wanted")

    return decoded


@cache
def _types(kind: type) -> dict[str, object]:
    return dict(get_type_hints(kind))


def _is_default(field: Field[object], value: object) -> bool:
    return field.default is not MISSING and value == field.default
