"""The countries and organisations that words name, for series: by name or "the two countries"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from legation.claims.people import People
from legation.claims.people.names import Name, NameKind
from legation.language import Sentence, table
from legation.model import ActorType


def words(part: str) -> Any:
    """A table of recurrence.toml."""
    return table("en", "recurrence")[part]


@cache
def word_set(part: str, name: str) -> frozenset[str]:
    """A list of recurrence.toml."""
    return frozenset(words(part)[name])


def is_code(side: str) -> bool:
    """Whether a side is a country's code, not an organisation's name."""
    return len(side) == 3 and side.isupper()


def sides_of(names: Iterable[Name], people: People) -> tuple[str, ...]:
    """Countries by code, organisations of no country by name, each once."""
    found = []
    for name in names:
        if name.kind is NameKind.OTHER:
            continue
        if name.kind is NameKind.CITY and people.named(name) is None:
            continue
        if name.countries:
            found.append(name.countries[0])
        elif name.kind is NameKind.BODY and name.actor.type is ActorType.ORGANISATION:
            found.append(name.actor.name)
    return tuple(dict.fromkeys(found))


def joined(sides: tuple[str, ...], text: str) -> tuple[str, ...]:
    """ "The Koreas" are two sides in one word."""
    several: dict[str, list[str]] = words("phrases")["several"]
    more = [code for word, codes in several.items() if word in text for code in codes]
    return tuple(dict.fromkeys((*sides, *more)))


def looked_back(sentence: Sentence, first: int, last: int, people: People) -> tuple[str, ...]:
    """The countries of "the two countries' coast guards", from what the article speaks of most."""
    numbers: dict[str, int] = words("phrases")["counts"]
    for token in sentence.doc[first : last + 1]:
        count = next((numbers[c.lower_] for c in token.children if c.lower_ in numbers), 0)
        if token.tag_ != "NNS" or token.lemma_.lower() not in word_set("phrases", "parties"):
            continue
        if count == 0 and not any(c.lower_ == "both" for c in token.children):
            continue
        several = people.memory.several(sentence.span.start, lands=True)
        codes = tuple(actor.country for actor in several if actor.country)
        prominent = most_named(people)
        if len(codes) == (count or 2) and set(codes) <= set(prominent[: len(codes) + 1]):
            return codes
        return prominent[: count or 2]
    return ()


def most_named(people: People) -> tuple[str, ...]:
    """The article's countries, the most often named first; the lead's names count twice."""
    told = (NameKind.COUNTRY, NameKind.DEMONYM, NameKind.SEAT)
    names = [n for n in people.register.names if n.countries and n.kind in told]
    codes = Counter(name.countries[0] for name in names)
    codes.update(name.countries[0] for name in names if name.span.start < names[0].span.start + 250)
    return tuple(code for code, _ in codes.most_common())


def spoken_of(sentence: Sentence, people: People) -> tuple[str, ...]:
    """The countries that a sentence names other than as places."""
    names = []
    for name in people.register.within(sentence.span):
        token = sentence.token_at(name.span.start)
        place = token is not None and token.dep_ == "pobj" and token.head.lower_ in ("in", "at")
        if not place:
            names.append(name)
    return tuple(side for side in sides_of(names, people) if is_code(side))
