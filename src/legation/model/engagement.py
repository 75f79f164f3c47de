"""One real-world engagement: what all claims about it add up to, and the decisions behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from legation.model.claim import Claim, Kind, Participant, Place, Source, Status, content_id
from legation.model.when import When


class Verdict(StrEnum):
    """What a decision says of two claims; a withdrawn one leaves the question open."""

    SAME = "same"
    DIFFERENT = "different"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two claims are, 0 to 1, with the reasons in words."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Somebody's verdict on two claims; appended, never edited. `by` is a person or "rules".

    A person's verdict outranks the rules'; of two by the same rank the later stands. `score`
    is how alike the rules found the two, None in a person's verdict.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    reasons: tuple[str, ...]
    made_at: datetime
    score: float | None = None

    @property
    def pair(self) -> tuple[str, str]:
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)

    @property
    def id(self) -> str:
        return content_id(*self.pair, self.verdict, self.by, self.made_at.isoformat())


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
class Engagement:
    """What the claims about one engagement add up to now, with every change kept.

    `status` is that of the latest news, `unresolved` True where it was planned for days that
    have passed with no report, or has been under way for two weeks and nobody told of its end.
    `confirmed` is True when one of its own parties announced it.
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
