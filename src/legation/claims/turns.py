"""One after the other: "met X on Monday and Y on Tuesday", "saw X in Bonn and Y in Rome"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from legation.claims import dating, times
from legation.claims.drafts import Draft
from legation.claims.frames import frames
from legation.claims.participants import of_actor, poles
from legation.claims.people import People
from legation.claims.people.names import Name, NameKind
from legation.claims.timed import Timed
from legation.language import Sentence, Token, alternation, table
from legation.model import Dated, Kind, Participant, Place, Quote, Slot, Span

_TIME = "\N{SECTION SIGN}"
"""Stands for a time told ahead of a partner: "and, on Friday, Y"."""
_IN = re.compile(r"^\s(?:again\s)?(?:in|at)\s(?:the\s(?:\w+\s(?:city|capital|town)(?:\sof)?\s)?)?$")
_OWN = 30
"""So many characters behind a partner his day and place are told."""


@cache
def _joins() -> re.Pattern[str]:
    """What may stand between two partners; `apart` tells that the second is met by himself."""
    words = alternation(table("en", "frames")["apart"]["joins"])
    return re.compile(
        rf"(?:[,;]?\sand|[,;]|(?=\sthen\s))(?P<apart>(?:,?\s(?:{words})\b)*)"
        rf"(?P<ahead>,?\s(?:(?:on|in|at|over)\s)?{_TIME})?,?\s(?:with\s|by\s|to\s)?"
        r"(?:[\w'’.-]+\s){0,6}"
    )


def turns(
    draft: Draft, people: People, timed: Sequence[Timed], *, text: str, anchor: date | None
) -> list[Draft]:
    """A draft for each partner who is told with a time or a place of his own.

    They must be persons of one row behind the trigger, no more between them than whose they
    are, and the first of them is followed by his own time or place too, unless words set the
    next apart ("and, separately, Y"). A time may lean on the one before ("and Y a day later").
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
    found = [_own(replace(draft, participants=mine), first, None, people, text=text, anchor=anchor)]
    for one in row[1:]:
        partner = of_actor(one[0].actor, None)
        if poles((partner,)) - poles(common):
            both = replace(draft, participants=(*common, partner), also=True)
            found.append(_own(both, one, found[-1].when, people, text=text, anchor=anchor))
    return found


_Turn = tuple[Name, Timed | None, Place | None]


def _leaning(draft: Draft, row: Sequence[str]) -> tuple[Participant, ...]:
    """Those known through a pronoun: "he met X on Monday and Y on Tuesday"."""
    return tuple(p for p in draft.participants if p.name not in row and p.span is None)


def _row(draft: Draft, people: People, timed: Sequence[Timed]) -> list[_Turn]:
    """The partners in a row behind the trigger, each with what stands beside him."""
    sentence, text = draft.trigger.sentence, people.text
    behind = people.register.within(Span(draft.words.end, sentence.span.end))
    persons = [name for name in behind if name.kind is NameKind.PERSON]
    row: list[_Turn] = []
    end = draft.words.end
    for at, name in enumerate(persons):
        verbs = any(
            (token.pos_ in ("VERB", "AUX") or _of_others(token))
            and end <= sentence.at(token).start < name.whole.start
            for token in sentence
        )  # fmt: skip
        start = max(end, name.whole.start)  # the trigger may stand in his title
        between, ahead = _between(Span(end, start), text, timed)
        join = _joins().fullmatch(between)
        if row and (verbs or join is None or _acts(name, sentence)):
            break
        until = persons[at + 1].whole.start if at + 1 < len(persons) else sentence.span.end
        time, place, stop = _behind(name, until, people, timed)
        if row and join is not None and join["ahead"]:
            time = time or ahead
        alone = join is not None and bool(join["apart"])
        if time is None and place is None and not (row and alone):
            if row and not (len(row) == 1 and not _told(row[0])):
                break
            row = [(name, None, None)] if name.actor.name in draft.persons else []
            end = name.span.end
            continue
        if len(row) == 1 and not _told(row[0]) and ahead is not None and time is ahead:
            # "On Monday he meets X, on Tuesday Y"
            row = [(row[0][0], _leading(draft, timed), None)]
        if row and not _told(row[0]) and not alone:
            row = []
        row.append((name, time, place))
        end = stop
    return row if len(row) > 1 else []


def _of_others(token: Token) -> bool:
    """ "met X on Tuesday, a day after talks with Y": another occasion's word, and its own side."""
    leads = any(c.dep_ == "prep" and c.lower_ in ("with", "between") for c in token.children)
    return token.pos_ == "NOUN" and leads and token.lemma_ in frames("noun")


def _acts(name: Name, sentence: Sentence) -> bool:
    """ "on Tuesday Y goes on trial": who does something himself is not met."""
    behind = sentence.token_at(name.whole.end + 1)
    return behind is not None and behind.tag_ in ("VBZ", "VBD", "VBP", "MD")


def _leading(draft: Draft, timed: Sequence[Timed]) -> Timed | None:
    """The time told before the trigger."""
    at = draft.words.start
    before = [
        one for one in timed
        if one.phrase.end <= at and one.phrase.tells_when
    ]  # fmt: skip
    return before[-1] if before else None


def _told(turn: _Turn) -> bool:
    return turn[1] is not None or turn[2] is not None


def _between(gap: Span, text: str, timed: Sequence[Timed]) -> tuple[str, Timed | None]:
    """The words of a gap with the one time in it as a mark, and that time."""
    inside = [
        one for one in timed
        if gap.start <= one.phrase.start and one.phrase.end <= gap.end
        and one.phrase.tells_when
    ]  # fmt: skip
    if len(inside) != 1:
        return gap.of(text), None
    phrase = inside[0].phrase
    words = re.sub(r"\A(?:in|on|at)\s", "", phrase.text)
    start = phrase.end - len(words)
    return text[gap.start : start] + _TIME + text[phrase.end : gap.end], inside[0]


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
                and "," not in text[stop : t.phrase.start]  # "X, Tuesday Y"
                and t.phrase.tells_when
            ),
            None,
        )  # fmt: skip
        if one is not None and time is None:
            time, stop = one, one.phrase.end
            continue
        if until <= stop:
            break  # the next one's title holds the end of this name
        if place is None and (city := place_behind(Span(stop, stop), until, people)) is not None:
            assert city.span is not None
            place, stop = city, city.span.end
    return time, place, stop


def place_behind(partner: Span, until: int, people: People) -> Place | None:
    """The city right behind a partner: "with X in Rome"."""
    near = people.register.within(Span(partner.end, min(until, partner.end + _OWN)))
    towns = (NameKind.CITY, NameKind.COUNTRY)
    city = next((n for n in near if n.kind in towns and n.countries), None)
    if city is None or not _IN.match(people.text[partner.end : city.span.start]):
        return None
    return Place(name=city.actor.name, country=city.countries[0], span=city.span)


def _own(
    draft: Draft,
    turn: _Turn,
    before: Dated | None,
    people: People,
    *,
    text: str,
    anchor: date | None,
) -> Draft:
    """The draft with the partner's own time and place; `before` is the time of the one before."""
    name, time, place = turn
    slots = [s for s in draft.slots if s.name not in ("participants", "when", "place")]
    told = ", ".join(p.name for p in draft.participants)
    words = (Quote.cut(text, name.span.start, name.span.end),)
    slots.append(Slot(name="participants", value=told, reason="met in his turn", words=words))
    when = draft.when
    if time is not None:
        when = _when(draft, time, before, text=text, anchor=anchor)
    if place is not None:
        draft = replace(draft, place=place, wide=people.lexicon.country(place.name) is not None)
    for label, value in (
        ("when", when.when.edtf if when else None), ("place", place.name if place else None),
    ):  # fmt: skip
        slots.append(Slot(name=label, value=value, reason="told of this one of several"))
    return replace(draft, when=when, slots=tuple(slots))


def _when(
    draft: Draft, time: Timed, before: Dated | None, *, text: str, anchor: date | None
) -> Dated | None:
    way = dating.direction(draft.status)
    told = before.when if before is not None else next((b.when for b in time.before), None)
    if before is not None:
        anchor = dating.after(before.when, time, draft.status, anchor)
    resolved = times.resolve(time.phrase, anchor=anchor, direction=way, reference=told)
    quote = Quote.cut(text, time.phrase.start, time.phrase.end)
    return Dated(when=resolved.when, quote=quote) if resolved.when is not None else None
