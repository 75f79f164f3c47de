"""Stops of a visit told by place and time alone: "in Harare on Thursday, Lusaka on Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from legation.claims.drafts import Draft
from legation.claims.frames import Leg
from legation.claims.people import People
from legation.claims.people.names import Name, NameKind
from legation.claims.timed import Timed
from legation.model import ActorType, Kind, Participant, Side, Slot, Span

_WHEN = re.compile(r"\A\s(?:(?:on|in|at|over|during|early|late|later)\s)?(?:the\s)?\Z")
_JOIN = re.compile(
    r"\A(?:[,;]?\s(?:and|then|and then|before)|[,;])"
    r"(?:\s(?:then|later|finally|lastly|also|on|again))?(?:\s(?:to|in|at|into|for))?\s\Z"
)
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
    for name in _row(min(behind, key=lambda span: span.start), draft, people, timed):
        country = people.lexicon.coded(name.countries[0]) if name.countries else None
        known = {p.country for p in (*draft.participants, *found)}
        if country is not None and country.code not in known:
            found.append(
                Participant(
                    name=country.name, type=ActorType.COUNTRY, country=country.code,
                    side=Side.HOST, span=name.span,
                )
            )  # fmt: skip
    if not found:
        return draft
    told = ", ".join(p.name for p in (*hosts, *found))
    slot = Slot(name=str(Side.HOST), value=told, reason="further stops, each with its time")
    return replace(draft, participants=(*draft.participants, *found), slots=(*draft.slots, slot))


def _row(first: Span, draft: Draft, people: People, timed: Sequence[Timed]) -> list[Name]:
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
        name = next((n for at, n in names.items() if at > end and _JOIN.match(text[end:at])), None)
        if name is None:
            return found
        found.append(name)
        stop = name.whole.end


def _time(stop: int, text: str, timed: Sequence[Timed]) -> Timed | None:
    return next(
        (
            one for one in timed
            if stands_behind(Span(stop, stop), one.phrase.start, text)
            and not one.phrase.is_duration and not one.phrase.is_frequency
        ),
        None,
    )  # fmt: skip


def stands_behind(stop: Span, start: int, text: str) -> bool:
    """Whether a time that starts there is told right behind the stop: "Cairo on Monday"."""
    return start > stop.end and _WHEN.match(text[stop.end : start]) is not None


def _goes_on(time: Timed, draft: Draft) -> bool:
    """Whether a verb stands right behind the time: the place before it is its subject."""
    behind = draft.trigger.sentence.token_at(time.phrase.end + 1)
    return behind is not None and behind.i > time.last.i and behind.pos_ in ("VERB", "AUX")
