"""Engagements told in one breath: one draft for each place and time of a row of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from legation.claims import dating, placing, times
from legation.claims.drafts import Draft
from legation.claims.frames import frames
from legation.claims.people import People
from legation.claims.people.names import NameKind
from legation.claims.timed import Timed
from legation.language import Sentence
from legation.model import Dated, Kind, Place, Quote, Slot, Span, When

_LINK = re.compile(
    r"(?:,|;|,?\sand)(?:\s(?:again|then|later|lastly|finally))?\s(?:in\s|at\s)?(?P<place>[^,;]{2,40}?)"
    r"(?:\s(?:in|on|at|during))?\s"
)
_AT = re.compile(r"(?:^|\s)(?:in|at)\s(?P<place>[^,;]{2,40}?)(?:,?\s(?:in|on|at|during))?\s$")


def occasions(
    draft: Draft,
    people: People,
    timed: Sequence[Timed],
    *,
    text: str,
    anchor: date | None,
) -> list[Draft]:
    """A draft for each of several: "rounds were held in Lima in March and in Quito in May"."""
    if draft.kind is Kind.VISIT:
        return [draft]
    row = _row(draft, people, timed)
    if len({place.name for place, _ in row}) < 2:
        return [draft]
    found: list[Draft] = []
    before: When | None = None
    way = dating.direction(draft.status)
    for place, one in row:
        resolved = times.resolve(one.phrase, anchor=anchor, direction=way, reference=before)
        before = resolved.when or before
        quote = Quote.cut(text, one.phrase.start, one.phrase.end)
        when = Dated(when=resolved.when, quote=quote) if resolved.when is not None else None
        wide = people.lexicon.country(place.name) is not None
        slots = tuple(_own(draft.slots, place, when, quote, text))
        found.append(replace(draft, place=place, wide=wide, when=when, slots=slots))
    return found


def _row(draft: Draft, people: People, timed: Sequence[Timed]) -> list[tuple[Place, Timed]]:
    """The places with their times that stand in a row behind the trigger."""
    sentence, text = draft.trigger.sentence, people.text
    row: list[tuple[Place, Timed]] = []
    start = draft.words.end
    for one in timed:
        phrase = one.phrase
        if phrase.start < draft.words.end or not phrase.tells_when:
            continue
        between = text[start : phrase.start]
        link = _LINK.fullmatch(between) if row else _AT.search(between)
        place = None
        if link is not None:
            at = Span(start + link.start("place"), start + link.end("place"))
            place = _place(at, sentence, people)
        if place is not None:
            row.append((place, one))
        elif len(row) > 1:
            break
        else:
            row = []
        start = phrase.end
    return row


def _place(at: Span, sentence: Sentence, people: People) -> Place | None:
    """The place that the words between two offsets name, and nothing else.

    Of one the lexicon does not know the country is left open.
    """
    inside = [token for token in sentence if at.covers(sentence.at(token))]
    people_told = any(name.kind is NameKind.PERSON for name in people.register.within(at))
    if people_told or any(token.pos_ in ("VERB", "AUX") for token in inside):
        return None
    if any(token.pos_ == "NOUN" and token.lemma_ in frames("noun") for token in inside):
        return None  # "in Lima in May, ahead of a visit to Quito in June"
    for token in inside:
        place = placing.place_of(token, sentence, people)
        if place is not None:
            return place
    name = people.register.at(at)
    unknown = name is None or name.kind is NameKind.OTHER
    if len(inside) == 1 and inside[0].pos_ == "PROPN" and unknown:
        return Place(name=at.of(people.text), country=None, span=at)
    return None


def _own(
    slots: Sequence[Slot], place: Place, when: Dated | None, words: Quote, text: str
) -> Iterator[Slot]:
    """The slots with the ground of the occasion's own place and time."""
    reason = "told of this one of several"
    for slot in slots:
        if slot.name == "place":
            named = (Quote.cut(text, place.span.start, place.span.end),) if place.span else ()
            yield Slot(name="place", value=place.name, reason=reason, words=named)
        elif slot.name == "when":
            value = when.when.edtf if when is not None else None
            yield Slot(name="when", value=value, reason=reason, words=(words,))
        else:
            yield slot
