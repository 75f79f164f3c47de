"""Who is named only after he has spoken: "the foreign minister said … “…,” X told reporters"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legation.claims.people import NameKind, People, titles
from legation.claims.sourcing.antecedents import Spoken
from legation.claims.sourcing.voices import Voice
from legation.language import Sentence
from legation.model import Actor

_AHEAD = 2
_MARKS = ('"', "“", "”", "‘", "«", "»")


def named(
    spoken: Sequence[Spoken], sentences: Sequence[Sentence], people: People
) -> Mapping[tuple[int, str], Actor]:
    """The person whom an office or a country that speaks in a sentence turns out to be.

    The key is the sentence's index and the voice's name. The person is first named as the
    speaker of a quotation in one of the next two sentences, and of the same country as far as
    the text tells.
    """
    found = {}
    for one in spoken:
        if not _is_open(one.voice):
            continue
        lands = _lands(one, sentences, people)
        for other in spoken:
            near = 0 < other.sentence - one.sentence <= _AHEAD
            if not near or other.voice.kind != "person":
                continue
            actor = _first_named(other, sentences, people, one.voice.head)
            told = one.voice.kind != "country" or (actor is not None and actor.country)
            if actor is not None and told and (not lands or actor.country in (None, *lands)):
                found[one.sentence, one.voice.name] = actor
                break
    return found


def _is_open(voice: Voice) -> bool:
    """Whether it is one office, or a country, whose name is still to come."""
    office = voice.kind == "described" and titles.names_office(voice.head)
    owned = voice.definite or any(word in ("'s", "’s") for word in voice.words)
    return voice.kind == "country" or (office and owned)


def _lands(one: Spoken, sentences: Sequence[Sentence], people: People) -> frozenset[str]:
    sentence = sentences[one.sentence]
    tokens = sentence.tokens_in(one.voice.span)
    named_ = [people.register.at(sentence.at(token)) for token in tokens]
    return frozenset(code for name in named_ if name is not None for code in name.countries)


def _first_named(
    one: Spoken, sentences: Sequence[Sentence], people: People, office: str
) -> Actor | None:
    """The speaker of a quotation, or one called by the same office, who was not named before."""
    sentence = sentences[one.sentence]
    words = sentence.span.of(people.text)
    called = office in one.voice.words and titles.names_office(office)
    if not called and not any(mark in words for mark in _MARKS):
        return None
    names = [
        name for name in people.register.names
        if name.kind is NameKind.PERSON and name.actor.name == one.voice.name
    ]  # fmt: skip
    first = min(names, key=lambda name: name.span, default=None)
    return first.actor if first is not None and sentence.span.covers(first.span) else None
