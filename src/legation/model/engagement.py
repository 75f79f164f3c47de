"""One real-world engagement: what all claims about it add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from legation.model.claim import Claim, Kind, Participant, Place, Source, Status
from legation.model.decision import Aspect, Correction
from legation.model.text import content_id
from legation.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two claims are, 0 to 1, with the reasons in words."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The status that one claim gives an engagement, and when and by whom it was said.

    An article has one for each status that is news in it, not one for each of its claims.
    """

    said_on: str | None
    status: Status
    when: When | None
    attribution: tuple[Source, ...]
    claim: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A value that these claims have it to be, or `by` whom it was put right."""

    value: str
    claims: tuple[str, ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Values of one aspect that cannot all be right, side by side, the one in force first."""

    aspect: Aspect
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """What the claims about one engagement add up to now, with every change kept.

    `status` is that of the latest news, `unresolved` True where it was planned for days that
    have passed with no report, or has been under way for two weeks and nobody told of its end.
    `confirmed` is True when one of its own parties announced it. `confidence` is that of the
    surest claim that gives it its present status; `voices` counts the pages that speak of it,
    copies of one story as one. `corrections` are those of people that are in force. `seen` are
    claims of other engagements that its history rests on: of a meeting held on a visit that no
    page reports itself.
    """

    id: str
    kind: Kind
    status: Status
    unresolved: bool
    confirmed: bool
    participants: tuple[Participant, ...]
    place: Place | None
    when: When | None
    topic: str | None
    history: tuple[Change, ...]
    claims: tuple[Claim, ...]
    confidence: float = 1.0
    voices: int = 1
    conflicts: tuple[Conflict, ...] = ()
    corrections: tuple[Correction, ...] = ()
    seen: tuple[Claim, ...] = ()

    @property
    def grounds(self) -> tuple[Claim, ...]:
        """All claims that it rests on, its own first."""
        return (*self.claims, *self.seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Engagements of the same days: how many there are, and some of them, without their claims.

    A day that is not known, or has no end, is the last of the calendar.
    """

    first: date
    last: date
    count: int
    engagements: tuple[Engagement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a diary learned of an engagement at one moment, and on whose word.

    `status` and `when` are what it was from then on, `before` and `day_before` what it had been;
    `before` is None of what was new. `by` is the claim that says so, or a person's correction.
    """

    engagement: Engagement
    learned_at: datetime
    status: Status
    when: When | None
    by: Claim | Correction
    before: Status | None = None
    day_before: When | None = None

    @property
    def id(self) -> str:
        """The same claim is the same news, whatever its engagement is called by then.

        Of a meeting, and of the visit that it was held on, it is two.
        """
        if isinstance(self.by, Claim):
            lent = ("seen",) if self.by in self.engagement.seen else ()
            return content_id("news", self.by.id, *lent)
        return content_id("news", self.by.id, self.engagement.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """Two engagements that may be one, and how alike their likest claims are."""

    one: Engagement
    two: Engagement
    likeness: Likeness
