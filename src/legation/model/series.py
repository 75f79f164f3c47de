"""Recurring engagements and their gaps."""

from __future__ import annotations

from dataclasses import dataclass

from legation.model.claim import Kind, SeriesState
from legation.model.text import Quote
from legation.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session of a series: an engagement of the diary, or one that a text mentions.

    `engagement` is None where only a mention ("last held in 2018") tells of it.
    """

    when: When
    engagement: str | None
    ordinal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Years between two sessions that the cadence does not explain; `until` None: still open."""

    since: When
    until: When | None
    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A recurring engagement between the same countries; `cadence` is an ISO 8601 duration.

    The cadence is what articles state, or `estimated` from the sessions. `next` is a session that
    somebody plans or thinks possible; `due`, where there is none, is when the cadence asks for
    one.
    """

    id: str
    name: str
    participants: tuple[str, ...]
    kind: Kind
    cadence: str | None
    state: SeriesState
    last_held: When | None
    next: When | None
    sessions: tuple[Session, ...]
    gaps: tuple[Gap, ...]
    evidence: tuple[tuple[str, Quote], ...]
    """Pairs of an article's id and the quote that speaks of the series."""
    estimated: bool = False
    due: When | None = None
