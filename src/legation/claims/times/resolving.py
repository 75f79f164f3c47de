"""Which days a time expression names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legation.claims.times.calendar import Context, Direction, UndecidedError
from legation.claims.times.forms import Bound, Bounded, Form, Told, is_relative
from legation.claims.times.phrases import TimePhrase
from legation.claims.times.tense import direction_at
from legation.claims.times.values import behind, beside, value
from legation.model import When

__all__ = ["Direction", "Resolved", "guess_direction", "named", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days a phrase names, or None, with the reason."""

    when: When | None
    reason: str


def resolve(
    phrase: TimePhrase,
    *,
    anchor: date | None,
    direction: Direction = Direction.NONE,
    reference: When | None = None,
) -> Resolved:
    """The days of `phrase` in an article of the day `anchor`.

    `direction` is what the clause's status says and decides weekdays and dates without a year;
    `reference` is the last time told, for "the next day". Without an anchor only what is told in
    full, or counted from the reference, is resolved.
    """
    return _resolved(phrase.form, Context(anchor=anchor, direction=direction, reference=reference))


def _resolved(form: Form, context: Context) -> Resolved:
    try:
        when = value(form, context)
    except UndecidedError as undecided:
        return Resolved(None, str(undecided))
    return Resolved(when, _ground(form, context))


def _ground(form: Form, context: Context) -> str:
    if not is_relative(form):
        return "told in full"
    leans = context.anchor or context.reference
    said = "" if context.direction is Direction.NONE else f", looking to the {context.direction}"
    return f"from {leans}{said}"


def guess_direction(text: str, phrase: TimePhrase, base: int = 0) -> Direction:
    """The direction of the words around `phrase`, by the nearest verb, for want of a parse.

    `phrase` must have been found in `text` with the same `base`.
    """
    bounded = phrase.bound in (Bound.UNTIL, Bound.BY)
    return direction_at(
        text,
        phrase.start - base,
        phrase.end - base,
        bounded=bounded,
        day=phrase.names_a_day or phrase.spans_days,
    )


def named(
    phrase: TimePhrase,
    *,
    anchor: date | None,
    direction: Direction = Direction.NONE,
    reference: When | None = None,
) -> tuple[tuple[TimePhrase, Resolved], ...]:
    """The times that `phrase` is made of, each with its own days.

    "Since 2019" names 2019 and "from Friday to June 3" both its ends; any other time is its own.
    """
    context = Context(anchor=anchor, direction=direction, reference=reference)
    match phrase.form:
        # "Since then" names no time by itself, "by that date" does.
        case Bounded(bound=bound, of=of) if not isinstance(of, Told) or " " in phrase.bare.text:
            return ((phrase.bare, _resolved(of, beside(bound, context))),)
    if not phrase.ends:
        return ((phrase, _resolved(phrase.form, context)),)
    told: list[tuple[TimePhrase, Resolved]] = []
    for end in phrase.ends:
        found = _resolved(end.form, context)
        told.append((end, found))
        if found.when is not None:
            context = behind(found.when, end.form, context)
    return tuple(told)
