"""Partners of whom words between them tell that one was met after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from legation.claims.drafts import Draft
from legation.claims.participants import poles
from legation.claims.people import People
from legation.claims.turns import place_behind
from legation.language import alternation, table
from legation.model import Kind, Participant, Span


@cache
def _join() -> re.Pattern[str]:
    """The words right before a partner that set him apart, with his title and land."""
    words = alternation(table("en", "frames")["apart"]["joins"])
    return re.compile(
        rf"\b(?:and|but|,)\s(?:{words})\s(?:with|by|to|on)\s(?:[\w'’.-]+\s?){{0,6}}\Z"
    )


def afterwards(draft: Draft, people: People) -> list[Draft]:
    """ "conferred with his Greek colleague in Sofia and later with X in Rome": two occasions.

    `turns` parts those who have names; here the first may be known by his office alone.
    """
    if draft.kind in (Kind.VISIT, Kind.CONFERENCE) or not draft.complete:
        return [draft]
    partners = _behind(draft)
    common = tuple(p for p in draft.participants if p not in partners)
    if len(poles(common)) != 1 or len(partners) < 2:
        return [draft]
    at = next((n for n in range(1, len(partners)) if _set_apart(partners, n, people)), None)
    if at is None or poles(partners[at:]) & poles(partners[:at]):
        return [draft]
    first = replace(draft, participants=(*common, *partners[:at]))
    return [first, _later(draft, common, partners[at:], people)]


def _behind(draft: Draft) -> list[Participant]:
    """Those told behind the trigger, in their order."""
    behind = [
        (p.span.start, p) for p in draft.participants if p.span and p.span.start > draft.words.start
    ]
    return [p for _, p in sorted(behind, key=lambda one: one[0])]


def _set_apart(partners: Sequence[Participant], at: int, people: People) -> bool:
    last, this = partners[at - 1].span, partners[at].span
    assert last is not None and this is not None
    gap = people.text[last.end : this.start]
    return "." not in gap and _join().search(gap) is not None


def _later(
    draft: Draft, common: Sequence[Participant], partners: Sequence[Participant], people: People
) -> Draft:
    """The second occasion: at the place told behind its partners, and of no told day."""
    span = partners[-1].span
    assert span is not None
    until = draft.trigger.sentence.span.end
    place = place_behind(Span(span.start, span.end), until, people)
    wide = place is not None and people.lexicon.country(place.name) is not None
    return replace(
        draft, participants=(*common, *partners), place=place or draft.place,
        wide=wide if place is not None else draft.wide, also=True,
    )  # fmt: skip
