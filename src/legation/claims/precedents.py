"""Who came before: "the first German chancellor to visit Tunis since Helmut Kohl in 1989".

So too "the last German chancellor to visit Tunis was Helmut Kohl in 1989".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legation.claims import times
from legation.claims.drafts import Draft
from legation.claims.evidence import evidence_of
from legation.claims.judged import Judged
from legation.claims.participants import of_actor, poles
from legation.claims.people import People
from legation.claims.people.names import Name, NameKind
from legation.claims.timed import Timed
from legation.claims.times import Direction
from legation.model import Dated, Kind, Quote, Side, Slot, Span, Status

_SINCE = re.compile(r"\bsince\s(?:then-?\s?|that of\s|the late\s)?$")
_LAST = re.compile(
    r"\b[Tt]he\s(?:last|only|previous|latest|most\srecent)\b[^.;:,]*\s(?:was|is|has been)\s"
    r"(?:then-?\s?|the late\s)?$"
)
_FIRST = re.compile(r"\b(?:first|last|only|highest-ranking|most senior)\b")
_REACH = 90
"""So many characters behind the name its day is told."""


def before(
    draft: Draft, people: People, timed: Sequence[Timed], *, text: str, anchor: date | None
) -> list[Draft]:
    """That the one so named came to the same host; empty where nobody is named."""
    hosts = tuple(p for p in draft.participants if p.side is Side.HOST)
    name = _named(draft, people) if draft.kind is Kind.VISIT and hosts else None
    if name is None or name.actor.name in draft.persons:
        return []
    guests = [p.country for p in draft.participants if p.side is Side.VISITOR]
    actor = name.actor
    if actor.country is None and actor.body is None and len(set(guests)) == 1:
        actor = replace(actor, country=guests[0])
    visitor = of_actor(replace(actor, span=name.span), Side.VISITOR)
    if not poles((visitor,)) - poles(hosts):
        return []
    when = _when(name, timed, text=text, anchor=anchor)
    judged = Judged(Status.HELD, "none since: the one before", draft.judged.words)
    wide = people.lexicon.country(draft.place.name) is not None if draft.place else False
    named = Slot(
        name=str(Side.VISITOR), value=actor.name, reason="whoever came before",
        words=(Quote.cut(text, name.span.start, name.span.end),),
    )  # fmt: skip
    slots = (
        named, *(s for s in draft.slots if s.name == str(Side.HOST)),
        Slot(name="status", value=Status.HELD, reason=judged.reason),
    )  # fmt: skip
    return [
        replace(
            draft, judged=judged, participants=(visitor, *hosts), when=when, slots=slots,
            place=draft.place if wide else None, wide=wide, topic=None, attribution=(),
            evidence=evidence_of(draft.trigger, text), looks_back=False, leans=False, also=True,
            weak=False, overtaken=False, was_to=False,
        )
    ]  # fmt: skip


def without_their_days(draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """The draft without the time that is told of whoever came before."""
    days = {one.when.quote for one in earlier if one.when is not None}
    if draft.when is None or draft.when.quote not in days:
        return draft
    slots = tuple(slot for slot in draft.slots if slot.name != "when")
    none = Slot(name="when", value=None, reason="told of whoever came before")
    return replace(draft, when=None, slots=(*slots, none))


def _named(draft: Draft, people: People) -> Name | None:
    """The person right behind "since", where the one told of is the first, or "the last was"."""
    span = draft.trigger.sentence.span
    for name in people.register.within(Span(draft.words.start, span.end)):
        ahead = people.text[span.start : name.whole.start]
        if name.kind is not NameKind.PERSON:
            continue
        if (_SINCE.search(ahead) and _FIRST.search(ahead)) or _LAST.search(ahead):
            return name
    return None


def _when(name: Name, timed: Sequence[Timed], *, text: str, anchor: date | None) -> Dated | None:
    """The time behind the name, in the same breath."""
    for one in timed:
        phrase = one.phrase
        if not name.span.end <= phrase.start < name.span.end + _REACH:
            continue
        resolved = times.resolve(phrase.bare, anchor=anchor, direction=Direction.PAST)
        if resolved.when is not None:
            return Dated(when=resolved.when, quote=Quote.cut(text, phrase.start, phrase.end))
    return None
