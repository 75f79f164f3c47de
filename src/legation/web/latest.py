"""The latest engagements that answer a question, as the pages that add them up tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from legation.diary import Diary
from legation.model import Engagement
from legation.views import tallies

LATEST = 300
"""Engagements that a page is made of which adds them up: so many are read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """So many; whether there may be more; the last and next contact; those that are listed."""

    many: int
    full: bool
    last: Engagement | None
    next: Engagement | None
    listed: tuple[Engagement, ...]


def latest(
    kept: Diary, found: Iterable[Engagement], *, today: date, most: int, listed: int
) -> Latest:
    """What engagements in the order of days, `most` at most, add up to, `listed` with claims."""
    known = tuple(found)
    return Latest(
        many=len(known),
        full=len(known) == most,
        last=tallies.last_contact(known),
        next=tallies.next_contact(known, today=today),
        listed=kept.with_claims(tallies.latest_first(known)[:listed]),
    )
