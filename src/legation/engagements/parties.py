"""Who takes part, gathered from all claims of an engagement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.engagements.days import DONE
from legation.engagements.names import folded, same_person, words
from legation.engagements.who import side_of
from legation.model import ActorType, Claim, Participant


def gather(claims: Sequence[Claim]) -> tuple[Participant, ...]:
    """The participants of claims in the order they were said, by fullest name and role.

    Where somebody reports that it took place, those reports say who came, and plans only add
    sides that they leave out: a deputy may have been sent. A named person stands for their
    side; no spans are kept, for they count the characters of different texts.
    """
    reports = [claim for claim in claims if claim.status in DONE]
    gathered = _merged(reports or claims)
    if reports:
        gathered = _completed(gathered, _merged(claims))
    return tuple(gathered)


def _merged(claims: Iterable[Claim]) -> list[Participant]:
    found: list[Participant] = []
    for claim in claims:
        for participant in claim.participants:
            at = next((i for i, known in enumerate(found) if _same(known, participant)), None)
            if at is None:
                found.append(replace(participant, span=None))
            else:
                found[at] = _fuller(found[at], participant)
    return list(_named(found))


def _named(found: Sequence[Participant]) -> Iterator[Participant]:
    """Without the countries, organisations and groups whose people are named."""
    persons = {p.country for p in found if p.type is ActorType.PERSON}
    spoken_for = {side_of(p) for p in found if p.type is ActorType.PERSON and p.body}
    bodies = {p.country for p in found if p.type is not ActorType.COUNTRY}
    for participant in found:
        country = participant.country
        if participant.type is ActorType.PERSON:
            yield participant
        elif country is None:
            if side_of(participant) not in spoken_for:
                yield participant
        elif country in persons or (participant.type is ActorType.COUNTRY and country in bodies):
            continue
        else:
            yield participant


def _completed(came: list[Participant], announced: list[Participant]) -> list[Participant]:
    """Those who came, with what the announcements know better or besides of them."""
    fuller = [_with_all(participant, announced) for participant in came]
    sides = {side_of(participant) for participant in came}
    unnamed = {
        side_of(p) for p in came if side_of(p) not in {side_of(q) for q in came if _is_person(q)}
    }
    for participant in announced:
        side = side_of(participant)
        if side not in sides:
            fuller.append(participant)
        elif side in unnamed and _is_person(participant):
            fuller = [known for known in fuller if side_of(known) != side or _is_person(known)]
            fuller.append(participant)
    return fuller


def _with_all(participant: Participant, others: Iterable[Participant]) -> Participant:
    for other in others:
        if _same(participant, other):
            participant = _fuller(participant, other)
    return participant


def _same(one: Participant, two: Participant) -> bool:
    if one.country != two.country or _is_person(one) != _is_person(two):
        return False
    if _is_person(one):
        return same_person(one.name, two.name, one.country)
    both_countries = one.type is two.type is ActorType.COUNTRY
    return both_countries or folded(one.name) == folded(two.name)


def _fuller(one: Participant, two: Participant) -> Participant:
    name = max(one.name, two.name, key=_fullness)
    roles = [role for role in (one.role, two.role) if role]
    return replace(
        one,
        name=name,
        side=one.side or two.side,
        role=max(roles, key=_fullness) if roles else None,
    )


def _fullness(text: str) -> tuple[int, int, str]:
    return len(words(text)), len(text), text


def _is_person(participant: Participant) -> bool:
    return participant.type is ActorType.PERSON
