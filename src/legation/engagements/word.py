"""Is it one of an engagement's own parties that says so?"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from legation.engagements.names import folded, same_person, words
from legation.lexicon import Country, HitKind, Lexicon
from legation.model import ActorType, Claim, Participant


def own(claim: Claim, participants: Sequence[Participant], *, lexicon: Lexicon) -> bool:
    """Whether the claim rests on the word of one of the participants' sides.

    The last voice of the chain counts: what NHK says that a ministry said is the ministry's
    word, what a ministry's unnamed source says is not. It is a party's own where it names a
    participant, or an official body or office of a participant's country. An article's own
    word is nobody's confirmation.
    """
    if not claim.attribution:
        return False
    speaker = claim.attribution[-1].name
    if set(words(speaker)) & _table().unofficial:
        return False
    countries = {p.country for p in participants if p.country}
    return _speaks_for(speaker, lexicon) in countries or any(
        same_person(p.name, speaker, p.country)
        if p.type is ActorType.PERSON
        else folded(p.name) == folded(speaker)
        for p in participants
    )


def _speaks_for(speaker: str, lexicon: Lexicon) -> str | None:
    """The code of the country whose official body the words name, as far as they tell."""
    table, plain = _table(), f" {folded(speaker)} "
    for institution, country in table.institutions.items():
        if f" {institution} " in plain:
            return country
    hits = lexicon.scan(speaker)
    if not hits:
        return None
    hit = hits[0]
    seat = lexicon.seat(hit.text)
    if seat and (hit.kind is HitKind.SEAT or hit.text == speaker.removeprefix("the ")):
        return seat.code
    if not any(f" {word} " in plain for word in table.official):
        return None
    if seat:
        return seat.code
    return hit.entry.code if isinstance(hit.entry, Country) else hit.entry.country


@dataclass(frozen=True, slots=True)
class _Words:
    official: frozenset[str]
    unofficial: frozenset[str]
    institutions: dict[str, str]


@cache
def _table() -> _Words:
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return _Words(
        official=frozenset(table["official"]),
        unofficial=frozenset(table["unofficial"]),
        institutions=table["institutions"],
    )
