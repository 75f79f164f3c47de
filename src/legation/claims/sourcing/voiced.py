"""Whose words stand where, and who hears them: who an "I" and a "you" in a quotation are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legation.claims.people import People
from legation.claims.people.pronouns import Voiced
from legation.claims.sourcing import turns
from legation.claims.sourcing.chains import Said
from legation.language import Sentence
from legation.model import Actor, Source

_TALK = 2


def voiced(
    said: Sequence[Said], sentences: Sequence[Sentence], people: People
) -> tuple[Voiced, ...]:
    """What persons and bodies of the article are given as saying.

    In the transcript of a talk of two, each says it to the other.
    """
    known = {name.span.of(people.text): name.actor for name in people.register.names}
    known |= people.register.persons()
    talking = sorted({name for name in turns.speakers(sentences, people) if name in known})
    found = []
    for one in said:
        speaker = _actor(one.source[-1], known, people)
        if speaker is None:
            continue
        others = [known[name] for name in talking if name != speaker.name]
        pair = len(talking) == _TALK and speaker.name in talking
        found.append(Voiced(one.content, speaker, others[0] if pair else None))
    return tuple(found)


def _actor(source: Source, known: Mapping[str, Actor], people: People) -> Actor | None:
    if source.name in known:
        return known[source.name]
    if source.span is None:
        return None
    within = people.register.within(source.span)
    lands = {code for name in within for code in name.countries}
    return within[0].actor if len(lands) == 1 else None
