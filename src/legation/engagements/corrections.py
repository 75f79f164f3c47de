"""What people put right: which of their corrections stand, and what an engagement is by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from legation.engagements import values
from legation.engagements.names import folded
from legation.lexicon import Lexicon
from legation.model import (
    Aspect,
    Claim,
    Conflict,
    Correction,
    Engagement,
    Participant,
    Version,
)

Standing = Mapping[str, Mapping[Aspect, Correction]]
"""By what it is about and by aspect, the correction that stands."""


def standing(corrections: Iterable[Correction]) -> Standing:
    """Of each subject and aspect the latest word; one that was taken back leaves nothing."""
    found: dict[str, dict[Aspect, Correction]] = defaultdict(dict)
    for correction in sorted(corrections, key=_made):
        if correction.value is None:
            found[correction.subject].pop(correction.aspect, None)
        else:
            found[correction.subject][correction.aspect] = correction
    return found


def known_on(corrections: Iterable[Correction], day: date | None) -> tuple[Correction, ...]:
    """Those that hold for what was known on a day, all where that is None.

    A value that was put right later was not known then; a claim that its page does not make,
    and a person's name, are what they are at any time.
    """
    return tuple(
        correction
        for correction in corrections
        if day is None
        or correction.aspect in (Aspect.REJECTED, Aspect.NAME)
        or correction.made_at.date() <= day
    )


def rejected(claim: Claim, words: Standing) -> bool:
    """Whether a person said that the claim is no claim."""
    return Aspect.REJECTED in words.get(claim.id, {})


def corrected(engagement: Engagement, words: Standing, *, lexicon: Lexicon) -> Engagement:
    """The engagement as people put it right.

    Where its pages now say neither what they said when somebody put it right nor what that
    person said, both are kept as a conflict: newer pages or newer rules may know better.
    """
    found: dict[Aspect, Correction] = {}
    for claim in engagement.claims:
        for aspect, word in words.get(claim.id, {}).items():
            if aspect not in found or _made(found[aspect]) < _made(word):
                found[aspect] = word
    participants, names = _renamed(engagement.participants, words)
    changes: dict[str, Any] = {"participants": participants}
    conflicts = list(engagement.conflicts)
    for aspect, word in sorted(found.items()):
        if aspect not in values.ASPECTS:
            continue
        now = values.told(engagement, aspect)
        changes[aspect.value] = values.parsed(aspect, word.value or "", lexicon=lexicon)
        conflicts = [conflict for conflict in conflicts if conflict.aspect is not aspect]
        if now not in (word.before, word.value):
            told = tuple(claim.id for claim in engagement.claims)
            conflicts.append(
                Conflict(
                    aspect=aspect,
                    versions=(
                        Version(value=word.value or "", by=word.by),
                        Version(value=now, claims=told),
                    ),
                )
            )
    in_force = sorted([*found.values(), *names], key=_made)
    return replace(engagement, **changes, conflicts=tuple(conflicts), corrections=tuple(in_force))


def name_subject(name: str, country: str | None) -> str:
    """What a correction of this name of somebody of this country is about."""
    return f"{country or ''}/{folded(name)}"


def _renamed(
    participants: Iterable[Participant], words: Standing
) -> tuple[tuple[Participant, ...], list[Correction]]:
    found: list[Participant] = []
    used: list[Correction] = []
    for participant in participants:
        subject = name_subject(participant.name, participant.country)
        word = words.get(subject, {}).get(Aspect.NAME)
        if word is not None and word.value:
            participant = replace(participant, name=word.value)  # noqa: PLW2901
            used.append(word)
        if participant.name not in {known.name for known in found}:
            found.append(participant)
    return tuple(found), used


def _made(correction: Correction) -> tuple[str, str]:
    return correction.made_at.isoformat(), correction.id
