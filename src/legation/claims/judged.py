"""A status with what it rests on, and the words of status.toml that tell one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from legation.language import Token, table
from legation.model import Status


@dataclass(frozen=True, slots=True)
class Judged:
    """A status with its ground and the words it rests on."""

    status: Status
    reason: str
    words: tuple[Token, ...]


@cache
def lists(group: str) -> dict[str, Status]:
    """Word → status, from one group of status.toml."""
    return {
        word: Status(status)
        for status, words in table("en", "status")[group].items()
        for word in words
    }


def flipped(status: Status) -> Status:
    """What "not" makes of it: what is not ruled out may be, what is not called off is to be."""
    if status is Status.DENIED:
        return Status.POSSIBLE
    return Status.PLANNED if status in (Status.CANCELLED, Status.POSTPONED) else Status.DENIED
