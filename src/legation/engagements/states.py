"""How many states an engagement has had, as calendars number them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from legation.engagements.rulings import Ruling
from legation.model import Correction, Engagement


def states(decided: Iterable[Ruling]) -> Callable[[Engagement], int]:
    """What numbers the states of an engagement: claims of it, and what people decided on it."""
    touched = Counter(
        claim
        for ruling in decided
        for claim in ((ruling.subject,) if isinstance(ruling, Correction) else ruling.pair)
    )
    return lambda one: len(one.claims) - 1 + sum(touched[claim.id] for claim in one.claims)
