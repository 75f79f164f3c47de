"""One after the other: "met X on Monday and Y on Tuesday", "saw X in Bonn and Y in Rome"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legation.claims import dating, times
from legation.claims.drafts import Draft
from legation.claims.participants import of_actor, poles
from legation.claims.people import People
from legation.claims.people.names import Name, NameKind
from legation.claims.timed import Timed
from legation.model import Dated, Kind, Participant, Place, Quote, Slot, Span

_JOINS = re.compile(
    r"(?:[,;]\s(?:and\s|then\s)?|\sand\s|\sthen\s)(?:then\s|later\s)?(?:with\s|by\s|to\s)?"
    r"(?:[\w'’.-]+\s){0,6}"
)
_IN = re.compile(r"^\s(?:again\s)?(?:in|at)\s(?:the\s\w+\s(?:city|capital|town)(?:\sof)?\s)?$")
_OWN = 30
"""So many characters behind a partner his day and place are told."""


def turns(
    draft: Draft, people: People, timed: Sequence[Timed], *, text: str, anchor: date | None
) -> list[Draft]:
    """A draft for each partner who is told with a time or a place of his own.

    They must be persons of one row behind the trigger, no more between them than whose they
    are, and the first of them is followed by his own time or place too.
    """
    told = draft.kind not in (Kind.VISIT, Kind.CONFERENCE) and draft.complete
    row = _row(draft, people, timed) if told else []
    if len(row) < 2:
        return [draft]
    first = row[0]
    later = {name.actor.name for name, _, _ in row[1:]}
    common = tuple(p for p in draft.participants if p.span and p.span.start < draft.words.start)
    common = common or _leaning(draft, [name.actor.name for name, _, _ in row])
    if len(poles(common)) != 1 or first[0].actor.name not in draft.persons:
        return [draft]
    mine = tuple(p for p in draft.participants if p.name not in later)
    found = [_own(replace(draft, participants=mine), first, people, text=text, anchor=anchor)]
    for one in row[1:]:
        partner = of_actor(one[0].actor, None)
        if poles((partner,)) - poles(common):
            both = replace(draft, participants=(*common, partner), also=True)
            found.append(_own(both, one, people, text=text, anchor=anchor))
    return found


_Turn = tuple[Name, Timed | None, Place | None]


def _leaning(draft: Draft, row: Sequence[str]) -> tuple[Participant, ...]:
    """Those known through a pronoun: "he met X on Monday and Y on Tuesday"."""
    return tuple(p for p in draft.participants if p.name not in row and p.span is None)


def _row(draft: Draft, people: People, timed: Sequence[Timed]) -> list[_Turn]:
    """The partners in a row behind the trigger, each with what stands behind him."""
    sentence, text = draft.trigger.sentence, people.text
    behind = people.register.within(Span(draft.words.end, sentence.span.end))
    persons = [name for name in behind if name.kind is NameKind.PERSON]
    row: list[_Turn] = []
    end = draft.words.end
    for at, name in enumerate(persons):
        between = text[end : name.whole.start]
        verbs = any(
            token.pos_ in ("VERB", "AUX") and end <= sentence.at(token).start < name.whole.start
            for token in sentence
        )  # fmt: skip
        if row and (verbs or not _JOINS.fullmatch(between)):
            break
        until = persons[at + 1].whole.start if at + 1 < len(persons) else sentence.span.end
        time, place, stop = _behind(name, until, people, timed)
        if time is None and place is None:
            if row:
                break
            end = name.span.end
            continue
        row.append((name, time, place))
        end = stop
    return row


def _behind(
    name: Name, until: int, people: People, timed: Sequence[Timed]
) -> tuple[Timed | None, Place | None, int]:
    """The time and the city right behind the partner, and where they end."""
    text, stop = people.text, name.span.end
    time, place = None, None
    for _ in range(2):
        one = next(
            (
                t for t in timed
                if 0 <= t.phrase.start - stop <= 4 and t.phrase.end <= until
                and not t.phrase.is_duration and not t.phrase.is_frequency
            ),
            None,
        )  # fmt: skip
        if one is not None and time is None:
            time, stop = one, one.phrase.end
            continue
        if until <= stop:
            break  # the next one's title holds the end of this name
        near = people.register.within(Span(stop, min(until, stop + _OWN)))
        city = next((n for n in near if n.kind is NameKind.CITY and n.countries), None)
        if city is not None and place is None and _IN.match(text[stop : city.span.start]):
            place = Place(name=city.actor.name, country=city.countries[0], span=city.span)
            stop = city.span.end
    return time, place, stop


def _own(draft: Draft, turn: _Turn, people: People, *, text: str, anchor: date | None) -> Draft:
    """The draft with the partner's own time and place."""
    name, time, place = turn
    slots = [s for s in draft.slots if s.name not in ("participants", "when", "place")]
    told = ", ".join(p.name for p in draft.participants)
    words = (Quote.cut(text, name.span.start, name.span.end),)
    slots.append(Slot(name="participants", value=told, reason="met in his turn", words=words))
    when = draft.when if time is None else _when(draft, time, text=text, anchor=anchor)
    if place is not None:
        draft = replace(draft, place=place, wide=False)
    for label, value in (
        ("when", when.when.edtf if when else None), ("place", place.name if place else None),
    ):  # fmt: skip
        slots.append(Slot(name=label, value=value, reason="told of this one of several"))
    return replace(draft, when=when, slots=tuple(slots))


def _when(draft: Draft, time: Timed, *, text: str, anchor: date | None) -> Dated | None:
    way = dating.direction(draft.status)
    resolved = times.resolve(time.phrase, anchor=anchor, direction=way)
    quote = Quote.cut(text, time.phrase.start, time.phrase.end)
    return Dated(when=resolved.when, quote=quote) if resolved.when is not None else None
