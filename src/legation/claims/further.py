"""Stops of a visit told by place and time alone: "in Harare on Thursday, Lusaka on Friday".

The times may lead: "on Thursday to Harare, on Friday to Lusaka".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legation.claims.drafts import Draft
from legation.claims.frames import Leg
from legation.claims.hosts import as_host
from legation.claims.people import People
from legation.claims.people.names import Name, NameKind
from legation.claims.successive import dated_after, stands_behind
from legation.claims.timed import Timed
from legation.model import (
    Dated,
    Kind,
    Participant,
    Place,
    Side,
    Slot,
    Span,
)

_JOIN = re.compile(
    r"\A(?:[,;]?\s(?:and|then|and then|before)|[,;])"
    r"(?:\s(?:then|later|finally|lastly|also|on|again))?(?:\s(?:to|in|at|into|for))?\s\Z"
)
_LED = re.compile(r"\A(?:[,;]|,?\s(?:and|then|and then))\s(?:then\s)?(?:(?:on|in|over)\s)?\Z")
_TO = re.compile(r"\A\s(?:(?:on\s)?(?:to|in|at|into|for)\s)?\Z")
_ASIDE = re.compile(r"\A,\s(?:where|which|for|before)\b[^,;]{3,90}(?=,\sand\s)")
_PLACES = (NameKind.CITY, NameKind.COUNTRY, NameKind.OTHER)


def with_further(draft: Draft, people: People, timed: Sequence[Timed]) -> Draft:
    """The visit with the hosts of the stops that follow in a row, each with a time of its own.

    The parser loses most of them: "visited Nairobi on Wednesday and Mogadishu the day after".
    """
    hosts = [p for p in draft.participants if p.side is Side.HOST]
    leaving = draft.trigger.frame.leg is Leg.LEAVING
    if draft.kind is not Kind.VISIT or not draft.complete or leaving:
        return draft
    spans = [host.span for host in hosts if host.span is not None]
    spans += [draft.place.span] if draft.place is not None and draft.place.span else []
    behind = [span for span in spans if span.start >= draft.words.start]
    if not behind:
        return draft
    found: list[Participant] = []
    for name in row(min(behind, key=lambda span: span.start), draft, people, timed):
        country = people.lexicon.coded(name.countries[0]) if name.countries else None
        known = {p.country for p in (*draft.participants, *found)}
        if country is not None and country.code not in known:
            found.append(
                as_host(country, name.span)
            )  # fmt: skip
    if not found:
        return draft
    told = ", ".join(p.name for p in (*hosts, *found))
    slot = Slot(name=str(Side.HOST), value=told, reason="further stops, each with its time")
    return replace(draft, participants=(*draft.participants, *found), slots=(*draft.slots, slot))


def row(first: Span, draft: Draft, people: People, timed: Sequence[Timed]) -> list[Name]:
    """The places behind the first stop, each right behind the time of the one before."""
    sentence, text = draft.trigger.sentence, people.text
    names = {
        name.whole.start: name
        for name in people.register.within(Span(first.end, sentence.span.end))
        if name.kind in _PLACES
    }
    found: list[Name] = []
    stop = first.end
    while True:
        time = _time(stop, text, timed)
        if time is None or (found and _goes_on(time, draft)):
            # "Cairo on Monday and London on Tuesday denied it"
            return found[:-1] if found else []
        end = time.phrase.end
        told = _ASIDE.match(text[end : sentence.span.end])  # ", where he will see X, and on to Y"
        if told is not None and not _JOIN.match(text[end : min(names, default=end)]):
            end += told.end()
        name = next((n for at, n in names.items() if at > end and _JOIN.match(text[end:at])), None)
        if name is None:
            return found
        found.append(name)
        stop = name.whole.end


def led(
    draft: Draft, people: People, timed: Sequence[Timed], *, text: str, anchor: date | None
) -> list[Draft]:
    """The visit and its further stops where each follows its own time; empty where none does.

    "On Monday he flies to Rome, on Tuesday to Paris and on Friday to Lisbon."
    """
    hosts = [p for p in draft.participants if p.side is Side.HOST]
    spans = [host.span for host in hosts if host.span is not None]
    spans = [span for span in spans if span.start > draft.words.start]
    leaving = draft.trigger.frame.leg is Leg.LEAVING
    if draft.kind is not Kind.VISIT or not draft.complete or leaving or not spans:
        return []
    first = min(spans, key=lambda span: span.start)
    single = [one for one in timed if one.phrase.tells_when]
    before = [one for one in single if one.phrase.end <= first.start]
    led_row = _led_row(first, draft, people, single)
    others = tuple(p for p in draft.participants if p.side is not Side.HOST)
    if not before or not led_row or len(hosts) > len(led_row) + 1:
        return []
    own = next((host for host in hosts if host.span == first), None)
    found: list[Draft] = []
    when = dated_after(None, before[-1], draft.status, text=text, anchor=anchor)
    if own is not None:
        found.append(_at(draft, (*others, own), draft.place, when, people))
    for name, one in led_row:
        country = people.lexicon.coded(name.countries[0]) if name.countries else None
        when = dated_after(when.when if when else None, one, draft.status, text=text, anchor=anchor)
        if country is None or country.code in {p.country for p in others}:
            continue
        host = as_host(country, name.span)
        place = Place(name=name.actor.name, country=country.code, span=name.span)
        found.append(replace(_at(draft, (*others, host), place, when, people), also=True))
    return found if len(found) > 1 else []


def _led_row(
    first: Span, draft: Draft, people: People, timed: Sequence[Timed]
) -> list[tuple[Name, Timed]]:
    """The places behind the first stop, each right behind a time of its own."""
    sentence, text = draft.trigger.sentence, people.text
    names = [n for n in people.register.within(sentence.span) if n.kind in _PLACES]
    found: list[tuple[Name, Timed]] = []
    stop = first.end
    for one in timed:
        if one.phrase.start <= stop:
            continue
        name = next(
            (
                n for n in names
                if n.whole.start > one.phrase.end
                and _TO.match(text[one.phrase.end : n.whole.start])
            ),
            None,
        )  # fmt: skip
        if name is None or not _LED.match(text[stop : one.phrase.start]):
            break
        behind = sentence.token_at(name.whole.end + 1)
        if behind is not None and behind.pos_ in ("VERB", "AUX"):
            break  # "and on Tuesday Paris denied it"
        found.append((name, one))
        stop = name.whole.end
    return found


def _at(
    draft: Draft,
    who: tuple[Participant, ...],
    place: Place | None,
    when: Dated | None,
    people: People,
) -> Draft:
    value = when.when.edtf if when is not None else None
    words = (when.quote,) if when is not None and when.quote is not None else ()
    told = Slot(name="when", value=value, reason="told before this stop", words=words)
    wide = place is not None and people.lexicon.country(place.name) is not None
    slots = tuple(told if slot.name == "when" else slot for slot in draft.slots)
    return replace(draft, participants=who, place=place, wide=wide, when=when, slots=slots)


def _time(stop: int, text: str, timed: Sequence[Timed]) -> Timed | None:
    return next(
        (
            one for one in timed
            if stands_behind(Span(stop, stop), one.phrase.start, text)
            and one.phrase.tells_when
        ),
        None,
    )  # fmt: skip


def _goes_on(time: Timed, draft: Draft) -> bool:
    """Whether a verb stands right behind the time: the place before it is its subject."""
    behind = draft.trigger.sentence.token_at(time.phrase.end + 1)
    return behind is not None and behind.i > time.last.i and behind.pos_ in ("VERB", "AUX")
