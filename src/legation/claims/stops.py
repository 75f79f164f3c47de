"""A visit with several stops: one draft for each country, with the day that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legation.claims import dating, further, placing, times
from legation.claims.drafts import Draft
from legation.claims.judged import Judged, lists
from legation.claims.people import People
from legation.claims.successive import stands_behind
from legation.language import Token, table
from legation.model import Dated, Kind, Participant, Quote, Side, Slot, Status, When


def stops(
    draft: Draft,
    people: People,
    timed: Sequence[dating.Timed],
    *,
    text: str,
    anchor: date | None,
) -> list[Draft]:
    """A draft for each country of a visit that names several: "will visit Egypt and Jordan".

    Each has the day told between it and the next one ("Cairo on Monday and Amman on Tuesday"). A
    single day told of all is that of one stop: the first where the visit "begins" then, else it
    is not said which, unless its hours are told apart ("on Friday goes to Cairo and, in the
    evening, to Amman").
    """
    led = further.led(draft, people, timed, text=text, anchor=anchor)
    if led:
        return led
    draft = further.with_further(draft, people, timed)
    hosts = [p for p in draft.participants if p.side is Side.HOST]
    if len({host.country for host in hosts if host.country}) < 2:
        return [draft]
    others = tuple(p for p in draft.participants if p.side is not Side.HOST)
    day = draft.when is not None and draft.when.when.first == draft.when.when.last
    # "shuttled between Beirut and Jerusalem on Wednesday": both that day.
    day = day and not _of_one_day(hosts, draft) and "between" not in draft.trigger.frame.host
    own = _own_days(hosts, draft, timed, text=text, anchor=anchor)
    left = _left_then(draft, timed, text=text, anchor=anchor) if draft.when is None else None
    if left is not None:
        draft, day = replace(draft, when=left), True
    first = hosts[:1] if left is not None or _begins(draft) else _beside(hosts, draft, text)
    found: list[Draft] = []
    for host in hosts:
        token = draft.trigger.sentence.token_at(host.span.start) if host.span else None
        place = placing.place_of(token, draft.trigger.sentence, people) if token else None
        wide = place is not None and people.lexicon.country(place.name) is not None
        of_another = (day and host not in first) or _of_the_first(host, hosts, draft)
        when = own.get(host.name) if own else None if of_another else draft.when
        later = left is not None and host not in first
        then = draft.status is Status.UNDERWAY and (later or _then(host, hosts, text))
        judged = Judged(Status.PLANNED, "then there", draft.judged.words) if then else draft.judged
        found.append(
            replace(
                draft, judged=judged, participants=(*others, host), place=place, wide=wide,
                when=when, also=draft.also or (bool(own) and host != hosts[0]),
                slots=_retold(draft.slots, when, own=bool(own), day=of_another),
            )
        )  # fmt: skip
    return found


def _begins(draft: Draft) -> bool:
    """ "begins a trip to Uganda and Burundi on Saturday": the day is the first stop's."""
    verb = draft.trigger.carrier
    if draft.trigger.frame.part == "verb":
        return draft.trigger.token.lemma_ in lists("under_way")  # "leaves for Lima and Quito"
    return verb is not None and verb.lemma_ in table("en", "times")["lending"]["starting"]


def _then(host: Participant, hosts: Sequence[Participant], text: str) -> bool:
    """ "is in Rome until Friday, then in Paris": not yet there."""
    before = [h.span.end for h in hosts if h.span and host.span and h.span.end < host.span.start]
    return (
        bool(before) and host.span is not None
        and re.search(r"\bthen\b", text[max(before) : host.span.start]) is not None
    )  # fmt: skip


def _beside(hosts: Sequence[Participant], draft: Draft, text: str) -> list[Participant]:
    """ "to Tbilisi on Thursday and then on to Chisinau": the day is that of the stop before it."""
    quote = draft.when.quote if draft.when is not None else None
    if quote is None:
        return []
    later = [host for host in hosts if host.span is not None and host.span.start > quote.end]
    return [
        host for host in hosts
        if later and host.span is not None and stands_behind(host.span, quote.start, text)
    ]  # fmt: skip


def _left_then(
    draft: Draft, timed: Sequence[dating.Timed], *, text: str, anchor: date | None
) -> Dated | None:
    """ "leaves on Thursday for a tour of Egypt and Jordan": the day of leaving is the first's."""
    verb = draft.trigger.carrier
    if draft.trigger.frame.part != "noun" or verb is None or not _sets_out(draft, verb):
        return None
    for one in timed:
        if not one.phrase.names_a_day or not dating.hangs_on(one, verb):
            continue
        way = times.Direction.PAST if verb.tag_ == "VBD" else dating.direction(draft.status)
        when = times.resolve(one.phrase, anchor=anchor, direction=way).when
        if when is not None:
            quote = Quote.cut(text, one.phrase.start, one.phrase.end)
            return Dated(when=when, quote=quote)
    return None


def _sets_out(draft: Draft, verb: Token) -> bool:
    goal = draft.trigger.token
    departing = table("en", "times")["lending"]["setting_out"]
    return verb.lemma_ in departing and goal.dep_ == "pobj" and goal.head.lower_ in ("for", "on")


def without_way(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the bare way that leads to a tour whose stops are told one by one."""
    visits = [d for d in drafts if d.kind is Kind.VISIT]
    tours = [d.trigger.carrier for d in visits if d.trigger.frame.part == "noun" and d.complete]
    ways = [
        one for one in visits
        if one.trigger.frame.part != "noun" and tours.count(one.trigger.token) >= _STOPS
        and all(p.side is not Side.HOST for p in one.participants)
    ]  # fmt: skip
    return [one for one in drafts if one not in ways]


_STOPS = 2


def _of_the_first(host: Participant, hosts: Sequence[Participant], draft: Draft) -> bool:
    """ "to Brunei on Tuesday for two days and from there to Singapore": the time is Brunei's."""
    starts = [one.span.start for one in hosts if one.span is not None]
    if host.span is None or draft.when is None or draft.when.quote is None:
        return False
    return min(starts) < draft.when.quote.start < host.span.start


def _of_one_day(hosts: Sequence[Participant], draft: Draft) -> bool:
    """Whether the day is told before them all and an hour of it between them."""
    starts = [host.span.start for host in hosts if host.span is not None]
    if len(starts) < 2 or draft.when is None or draft.when.quote is None:
        return False
    if draft.when.quote.start > min(starts):
        return False
    hours = table("en", "times")["cues"]["part_of_day"]
    sentence = draft.trigger.sentence
    return any(
        token.lower_ in hours and min(starts) < sentence.at(token).start < max(starts)
        for token in sentence
    )


def _retold(slots: Sequence[Slot], when: Dated | None, *, own: bool, day: bool) -> tuple[Slot, ...]:
    """The slots with the ground of each stop's time."""
    if own and when is not None:
        words = (when.quote,) if when.quote else ()
        told = Slot(name="when", value=when.when.edtf, reason="told beside this stop", words=words)
    elif own or day:
        told = Slot(name="when", value=None, reason="one day told of several stops")
    else:
        return tuple(slots)
    return tuple(told if slot.name == "when" else slot for slot in slots)


def _own_days(
    hosts: Sequence[Participant],
    draft: Draft,
    timed: Sequence[dating.Timed],
    *,
    text: str,
    anchor: date | None,
) -> dict[str, Dated]:
    """The time behind each stop, before the next; none unless two stops have their own."""
    spans = [(host, host.span) for host in hosts if host.span is not None]
    if not spans:
        return {}
    spans.sort(key=lambda pair: pair[1].start)
    ends = [span.start for _, span in spans[1:]] + [draft.trigger.sentence.span.end]
    found: dict[str, Dated] = {}
    before: When | None = None
    for (host, span), end in zip(spans, ends, strict=True):
        between = [
            one for one in timed
            if span.end <= one.phrase.start < end
            and one.phrase.tells_when
        ]  # fmt: skip
        close = between and stands_behind(span, between[0].phrase.start, text)
        if not between or (len(between) > 1 and not close):
            continue
        phrase = between[0].phrase
        way = dating.direction(draft.status)
        told = next(iter(between[0].before), None)
        reference = before or (told.when if told is not None else None)
        day = dating.after(before, between[0], draft.status, anchor)
        resolved = times.resolve(phrase, anchor=day, direction=way, reference=reference)
        if resolved.when is not None:
            before = resolved.when
            quote = Quote.cut(text, phrase.start, phrase.end)
            found[host.name] = Dated(when=resolved.when, quote=quote)
    return found if len(found) > 1 else {}
