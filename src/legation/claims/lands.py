"""Countries met one after the other: "with the ministers of Chile on Monday, Peru on Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legation.claims import dating, further, times
from legation.claims.drafts import Draft
from legation.claims.participants import poles
from legation.claims.people import People
from legation.claims.people.names import Name, NameKind
from legation.claims.successive import stands_behind
from legation.claims.timed import Timed
from legation.model import ActorType, Dated, Kind, Participant, Quote, Slot, Span, When

_TYPES = (ActorType.GROUP, ActorType.COUNTRY)


def lands(
    draft: Draft, people: People, timed: Sequence[Timed], *, text: str, anchor: date | None
) -> list[Draft]:
    """A draft for each country that stands with a time of its own behind the trigger."""
    if draft.kind in (Kind.VISIT, Kind.CONFERENCE) or not draft.complete:
        return [draft]
    behind = people.register.within(Span(draft.words.end, draft.trigger.sentence.span.end))
    first = next((name for name in behind if name.kind is NameKind.COUNTRY), None)
    partner = _partner(first, draft) if first is not None else None
    if first is None or partner is None:
        return [draft]
    row = [n for n in further.row(first.span, draft, people, timed) if n.kind is first.kind]
    names = [first, *row]
    codes = {name.countries[0] for name in names if name.countries}
    common = tuple(p for p in draft.participants if p.country not in codes)
    if not row or len(poles(common)) != 1 or len(codes) != len(names):
        return [draft]
    found: list[Draft] = []
    before: When | None = None
    for name in names:
        one = next(t for t in timed if stands_behind(name.span, t.phrase.start, text))
        resolved = times.resolve(
            one.phrase, anchor=dating.after(before, one, draft.status, anchor),
            direction=dating.direction(draft.status), reference=before,
        )  # fmt: skip
        before = resolved.when or before
        quote = Quote.cut(text, one.phrase.start, one.phrase.end)
        when = Dated(when=resolved.when, quote=quote) if resolved.when is not None else None
        who = _of(name, partner, people)
        slots = [slot for slot in draft.slots if slot.name not in ("participants", "when")]
        told = ", ".join(p.name for p in (*common, who))
        value = when.when.edtf if when else None
        slots.append(Slot(name="participants", value=told, reason="met in their turn"))
        slots.append(Slot(name="when", value=value, reason="told of this one of several"))
        found.append(
            replace(
                draft, participants=(*common, who), when=when, slots=tuple(slots),
                also=draft.also or bool(found),
            )
        )  # fmt: skip
    return found


def _partner(first: Name, draft: Draft) -> Participant | None:
    """The group or country that the first of the row is, or is of."""
    code = first.countries[0] if first.countries else None
    return next((p for p in draft.participants if p.country == code and p.type in _TYPES), None)


def _of(name: Name, partner: Participant, people: People) -> Participant:
    country = people.lexicon.coded(name.countries[0])
    if country is None or country.code == partner.country:
        return partner
    return Participant(
        name=country.name, type=ActorType.COUNTRY, country=country.code, side=partner.side,
        span=name.span,
    )  # fmt: skip
