"""The values of an engagement as a person types and reads them."""

from __future__ import annotations

from legation.errors import DecisionError, EdtfError
from legation.lexicon import Lexicon
from legation.model import (
    ActorType,
    Aspect,
    Engagement,
    Kind,
    Participant,
    Place,
    Side,
    Status,
    When,
)

ASPECTS = (
    Aspect.STATUS,
    Aspect.KIND,
    Aspect.WHEN,
    Aspect.PLACE,
    Aspect.TOPIC,
    Aspect.PARTICIPANTS,
)
"""Aspects that are values of an engagement."""

Value = Status | Kind | When | Place | str | tuple[Participant, ...] | None

NOTHING = "-"
"""Typed for "no value": no place, no day, no topic."""


def told(engagement: Engagement, aspect: Aspect) -> str:
    """The engagement's value of an aspect as text that `parsed` understands."""
    match aspect:
        case Aspect.STATUS:
            return engagement.status.value
        case Aspect.KIND:
            return engagement.kind.value
        case Aspect.WHEN:
            return engagement.when.edtf if engagement.when else NOTHING
        case Aspect.PLACE:
            return engagement.place.name if engagement.place else NOTHING
        case Aspect.TOPIC:
            return engagement.topic or NOTHING
        case Aspect.PARTICIPANTS:
            return ", ".join(map(_typed, engagement.participants))
        case _:
            return NOTHING


def parsed(aspect: Aspect, text: str, *, lexicon: Lexicon) -> Value:
    """The value that a person typed; DecisionError, which tells what was wanted, for none."""
    try:
        match aspect:
            case Aspect.STATUS:
                return Status(text)
            case Aspect.KIND:
                return Kind(text)
            case Aspect.WHEN:
                return None if text == NOTHING else When(text)
            case Aspect.PLACE:
                return None if text == NOTHING else _place(text, lexicon)
            case Aspect.PARTICIPANTS:
                return _participants(text, lexicon)
            case _:
                return None if text == NOTHING else text
    except EdtfError as error:
        raise DecisionError(str(error)) from error
    except ValueError as error:
        if isinstance(error, DecisionError):
            raise
        wanted = ", ".join(Status) if aspect is Aspect.STATUS else ", ".join(Kind)
        raise DecisionError(f"{text!r} is no {aspect}; wanted one of {wanted}") from error


def _place(text: str, lexicon: Lexicon) -> Place:
    city, land = lexicon.city(text), lexicon.country(text)
    if land:
        return Place(name=land.name, country=land.code)
    return Place(name=text, country=city.country if city else None)


def _typed(participant: Participant) -> str:
    parts = [participant.name]
    if participant.country and participant.type is not ActorType.COUNTRY:
        parts.append(participant.country)
    if participant.type is ActorType.COUNTRY and participant.country:
        parts = [participant.country]
    if participant.side:
        parts.append(participant.side.value)
    return "/".join(parts)


def _participants(text: str, lexicon: Lexicon) -> tuple[Participant, ...]:
    found = tuple(_participant(each.strip(), lexicon) for each in text.split(",") if each.strip())
    if len(found) < 2:
        raise DecisionError(
            f"{text!r} names {len(found)} participants; wanted two or more, as in "
            '"Liu Jianchao/CHN/visitor, JPN/host"'
        )
    return found


def _participant(text: str, lexicon: Lexicon) -> Participant:
    name, *rest = (part.strip() for part in text.split("/"))
    side = Side(rest.pop()) if rest and rest[-1] in {side.value for side in Side} else None
    land = lexicon.coded(name) or lexicon.country(name)
    if land:
        return Participant(name=land.name, type=ActorType.COUNTRY, country=land.code, side=side)
    code = rest[0].upper() if rest else None
    if len(rest) > 1 or (code and lexicon.coded(code) is None):
        raise DecisionError(
            f"{text!r} is no participant; wanted a name with its country's code and, of a visit, "
            'its side, as in "Liu Jianchao/CHN/visitor"'
        )
    body = lexicon.body(name)
    kind = ActorType.ORGANISATION if body or code is None else ActorType.PERSON
    return Participant(name=name, type=kind, country=code, side=side)
