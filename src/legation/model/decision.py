"""What somebody decided: verdicts on two claims, and corrections of what the rules made of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from legation.model.text import content_id

RULES = "rules"
"""Who decided what no person did."""


class Verdict(StrEnum):
    """What a decision says of two claims; a withdrawn one leaves the question open.

    `during` and `copied` are the rules' alone: a meeting was held on a visit, and so shows that its
    visitor came; one claim repeats the other in a copy of its story, under another day.
    """

    SAME = "same"
    DIFFERENT = "different"
    WITHDRAWN = "withdrawn"
    DURING = "during"
    COPIED = "copied"


class Aspect(StrEnum):
    """What a correction is about (codebook, section 12)."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    STATUS = "status"
    KIND = "kind"
    WHEN = "when"
    PLACE = "place"
    TOPIC = "topic"
    PARTICIPANTS = "participants"
    SERIES = "series"
    NAME = "name"


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
class Correction:
    """A person's word on one aspect of what a claim speaks of; appended, never edited.

    `subject` is the id of a claim, and the word holds for the engagement it is of; for a name,
    it is the country's code and the name that is put right ("CHN/liu jianzhao"). A `value` of
    None takes back what was said of that aspect before. `before` is what the diary had when the
    person spoke, so that a reading that has changed since can be told.
    """

    subject: str
    aspect: Aspect
    value: str | None
    by: str
    reason: str
    made_at: datetime
    before: str | None = None

    @property
    def id(self) -> str:
        return content_id(
            self.subject, self.aspect, self.value or "", self.by, self.made_at.isoformat()
        )
