"""Gatherings that go by a name of their own, which stands for all who come."""

from __future__ import annotations

import re

from legation.claims.frames import words
from legation.claims.people import NameKind, People, nations
from legation.language import Sentence, Token
from legation.model import Actor, ActorType, Span

_STYLE = re.compile(
    r"(?<![\w’'-])(?P<whole>(?:(?:North|South|East|West|Central|Latin|Southeast|South-East|Black|Baltic)"
    r"(?:ern)?\s)?(?P<word>[^\W\d_a-z]\w*(?:-[^\W\d_]\w*)*))\s(?:[a-z]+\s)?\Z"
)
"""The last capitalised word before a noun, another between them or none."""

_REACH = 40
"""So many characters before a noun its style stands."""


def by_name(token: Token, sentence: Sentence, people: People) -> tuple[Actor, ...]:
    """The gathering that a name stands for: a body that the lexicon knows, or the name itself."""
    name = people.register.at(sentence.at(token))
    if name is None or name.countries or name.kind not in (NameKind.BODY, NameKind.OTHER):
        return ()
    told = [word for word in name.actor.name.casefold().split() if word != "the"]
    if name.kind is NameKind.BODY:
        gathers = len(told) == 1 or not words("gatherings", "nouns").isdisjoint(told)
        return (name.actor,) if gathers else ()
    # "The Russian-Indian Business Forum" is of the two, "the Italian Bishops' Conference" of none.
    lands = nations.before(people, name.span)
    if lands:
        return lands if len(lands) > 1 else ()
    told = [word for word in told if word not in words("counted", "words")]
    return () if words("gatherings", "never") & {*told} or len(told) < 2 else (name.actor,)


def styled(noun: Token, sentence: Sentence, people: People) -> tuple[Actor, ...]:
    """ "the Ibero-American summit", "a Gulf conference": what it is called, by its region."""
    at = sentence.at(noun)
    before = Span(max(sentence.span.start, at.start - _REACH), at.start)
    found = _STYLE.search(people.text, before.start, before.end)
    if found is None:
        return ()
    word = found["word"]
    known = words("regions", "words") | words("gatherings", "styles")
    joined = "-" in word and word.rpartition("-")[2] in known | words("regions", "places")
    if word not in known and not joined:
        return ()
    span = Span(found.start("whole"), at.end)
    return (Actor(name=span.of(people.text), type=ActorType.ORGANISATION, span=span),)
