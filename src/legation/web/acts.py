"""What a request decides: the same acts by a form of a page and by the API."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Protocol

from fastapi.exceptions import RequestValidationError
from pydantic import Field, TypeAdapter, ValidationError
from starlette.datastructures import FormData

from legation.diary import Decided, Diary
from legation.engagements.values import ASPECTS
from legation.model import Aspect

Words = Annotated[str, Field(min_length=1, max_length=2000)]
Reason = Annotated[str, Field(max_length=2000, description="Why, for those who read it later.")]
Id = Annotated[str, Field(min_length=1, max_length=64)]
Claims = Annotated[tuple[Id, ...], Field(min_length=1, max_length=500)]


class Act(Protocol):
    """Something that can be decided."""

    def on(self, kept: Diary, *, by: str) -> Decided:
        """Decide it on a diary, in somebody's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """An engagement is right as it stands."""

    engagement: Id
    reason: Reason = ""

    def on(self, kept: Diary, *, by: str) -> Decided:
        return kept.confirm(self.engagement, by=by, reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Aspects of an engagement have these values: `{"status": "held", "when": "2024-05-29"}`."""

    engagement: Id
    values: dict[Aspect, Words]
    reason: Reason = ""

    def on(self, kept: Diary, *, by: str) -> Decided:
        return kept.correct(self.engagement, self.values, by=by, reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Claims are none: their pages do not say so."""

    claims: Claims
    reason: Reason = ""

    def on(self, kept: Diary, *, by: str) -> Decided:
        return kept.reject(self.claims, by=by, reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two engagements are one."""

    engagement: Id
    other: Id
    reason: Reason = ""

    def on(self, kept: Diary, *, by: str) -> Decided:
        return kept.merge(self.engagement, self.other, by=by, reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Two engagements that look alike are two."""

    engagement: Id
    other: Id
    reason: Reason = ""

    def on(self, kept: Diary, *, by: str) -> Decided:
        return kept.part(self.engagement, self.other, by=by, reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Some claims of an engagement speak of another one, all of the same."""

    engagement: Id
    claims: Claims
    reason: Reason = ""

    def on(self, kept: Diary, *, by: str) -> Decided:
        return kept.split(self.engagement, self.claims, by=by, reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """Whoever pages call `name`, of the country of this code, is called `to`."""

    name: Words
    to: Words
    country: Annotated[str, Field(max_length=3)] = ""
    reason: Reason = ""

    def on(self, kept: Diary, *, by: str) -> Decided:
        return kept.rename(
            self.name, self.to, country=self.country or None, by=by, reason=self.reason
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceIn:
    """An engagement is a session of the series of this id or name; `none` for of none."""

    engagement: Id
    series: Words
    reason: Reason = ""

    def on(self, kept: Diary, *, by: str) -> Decided:
        return kept.place_in(self.engagement, self.series, by=by, reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """A decision is taken back, with all that was decided in the same act."""

    decision: Id
    reason: Reason = ""

    def on(self, kept: Diary, *, by: str) -> Decided:
        return kept.undo(self.decision, by=by, reason=self.reason)


ACTS: dict[str, type[Act]] = {
    "confirm": Confirm,
    "correct": Correct,
    "reject": Reject,
    "merge": Merge,
    "part": Part,
    "split": Split,
    "rename": Rename,
    "series": PlaceIn,
    "undo": Undo,
}
"""What can be decided, by the name that addresses have for it."""

WAS = "was-"
"""Before an aspect, the field of a form that tells the value it was filled with."""


def of_form(name: str, form: FormData) -> Act | None:
    """The act of this name that a form states; None where there is none of it.

    Raises RequestValidationError for a form that does not state it whole.
    """
    kind = ACTS.get(name)
    if kind is None:
        return None
    told: dict[str, object] = {key: value for key, value in form.items() if isinstance(value, str)}
    told["claims"] = form.getlist("claims")
    told["values"] = _changed(form)
    wanted = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    try:
        made: Act = TypeAdapter(kind).validate_python(
            {key: value for key, value in told.items() if key in wanted}
        )
    except ValidationError as error:
        raise RequestValidationError(
            [{**one, "loc": ("body", *one["loc"])} for one in error.errors()]
        ) from error
    return made


def _changed(form: FormData) -> dict[str, str]:
    """The aspects whose fields hold something else than they were filled with."""
    typed = {aspect.value: form.get(aspect.value) for aspect in ASPECTS}
    return {
        name: " ".join(value.split()) or "-"
        for name, value in typed.items()
        if isinstance(value, str) and value != form.get(WAS + name)
    }
