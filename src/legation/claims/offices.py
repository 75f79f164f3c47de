"""Who holds or held which office since when, and who may come to hold one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from legation.claims.people import People
from legation.language import Sentence
from legation.model import OfficeFact


def find(
    sentences: Sequence[Sentence], *, people: People, anchor: date | None, text: str
) -> tuple[OfficeFact, ...]:
    """The dated, past and possible offices that the sentences of `text` tell of."""
    return ()
