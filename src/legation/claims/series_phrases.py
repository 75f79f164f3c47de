"""Noun phrases that name a series or one of its sessions: what they are called, who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from legation.claims.clauses import governor, objects_of_prepositions, surface_subject
from legation.claims.names import Name, NameKind
from legation.claims.people import People
from legation.language import Sentence, Token, table
from legation.model import ActorType, Kind

_BEFORE = ("det", "amod", "compound", "poss", "nummod", "nmod", "advmod", "quantmod", "punct")
_WORD = re.compile(r"[\w’'-]+")
_LONGEST = 110


def words(part: str) -> Any:
    """A table of recurrence.toml."""
    return table("en", "recurrence")[part]


@cache
def word_set(part: str, name: str) -> frozenset[str]:
    return frozenset(words(part)[name])


@dataclass(frozen=True, eq=False, slots=True)
class Phrase:
    """A noun phrase in its sentence; `first` and `last` are the outer tokens of its name.

    `sides` are the countries and organisations that the phrase itself names. `size` is how
    many it says take part, None where it does not.
    """

    sentence: Sentence
    token: Token
    first: int
    last: int
    name: str
    family: str
    kind: Kind
    sides: tuple[str, ...]
    size: int | None

    @property
    def telling(self) -> frozenset[str]:
        """The words of the name that tell this series from another."""
        found = {word.casefold().strip("'’") for word in _WORD.findall(self.name)}
        return frozenset(found - word_set("phrases", "untelling"))

    @property
    def before(self) -> list[str]:
        """The words before the noun, in lower case."""
        return [self.sentence.doc[i].lower_ for i in range(self.first, self.token.i)]

    def covers(self, token: Token) -> bool:
        return self.first <= token.i <= self.last


def find(sentence: Sentence, people: People) -> list[Phrase]:
    """The phrases of a sentence whose noun can be a session's or a series'."""
    nouns: dict[str, list[str]] = words("nouns")
    found = []
    for token in sentence:
        lemma = token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_
        entry = nouns.get(lemma) or nouns.get(token.lower_.removesuffix("s"))
        if entry is None or token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        found.append(_phrase(sentence, token, entry[0], Kind(entry[1]), people))
    return found


def _phrase(sentence: Sentence, token: Token, family: str, kind: Kind, people: People) -> Phrase:
    first = min(
        [token.i] + [c.left_edge.i for c in token.children if c.i < token.i and c.dep_ in _BEFORE]
    )
    wanted = "visit_prepositions" if family == "visit" else "prepositions"
    last = _reach(token, word_set("phrases", wanted))
    whole = sentence.reach(first, last)
    inner = next(
        (t for t in sentence.doc[token.i + 1 : last + 1] if t.lemma_.lower() in words("nouns")),
        None,
    )
    if family == "any" and inner is not None:
        family, _ = words("nouns")[inner.lemma_.lower()]
    sizes: dict[str, int] = words("phrases")["sizes"]
    spoken = whole.of(people.text).casefold()
    size = next((n for word, n in sizes.items() if word in spoken), None)
    sides = sides_of(people.register.within(whole), people)
    if len(sides) < 2:
        sides = tuple(dict.fromkeys((*sides, *_looked_back(sentence, first, last, people))))
    return Phrase(
        sentence, token, first, last, _name(sentence, first, token, last, people.text),
        family, kind, sides, size,
    )  # fmt: skip


def _reach(token: Token, prepositions: frozenset[str]) -> int:
    """The last token of the name: "of", "between" and the like, without clauses."""
    last = token.i
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ != "NUM":
                    last = max(last, _reach(noun, prepositions))
        elif child.dep_ == "conj" and token.dep_ in ("pobj", "conj"):
            last = max(last, _reach(child, prepositions))
    return last


def _looked_back(sentence: Sentence, first: int, last: int, people: People) -> list[str]:
    """The countries of "the two countries' coast guards", from what was spoken of before."""
    found: list[str] = []
    for token in sentence.doc[first : last + 1]:
        counted = any(c.lower_ in ("two", "three", "both") for c in token.children)
        if token.tag_ == "NNS" and counted:
            for actor in people.memory.several(sentence.span.start, lands=True):
                found.append(actor.country or actor.name)
    return found


def _name(sentence: Sentence, first: int, token: Token, last: int, text: str) -> str:
    """The phrase without its article, its number and what only counts or orders sessions."""
    ordinals = words("ordinals")["words"]
    dropped = word_set("phrases", "dropped")
    start = first
    while start < token.i:
        word = sentence.doc[start].lower_
        if (
            word not in dropped
            and word not in ordinals
            and not re.match(r"\d+(st|nd|rd|th)?$", word)
        ):
            break
        start += 1
    end = last
    while (
        end > token.i
        and sentence.reach(start, end).end - sentence.reach(start, end).start > _LONGEST
    ):
        end -= 1
    return re.sub(r"\s+", " ", sentence.reach(start, end).of(text)).strip(" ,")


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


def acting(phrase: Phrase, people: People) -> tuple[str, ...]:
    """The sides that hold the session: the clause's subject and whom it is held with."""
    verb = governor(phrase.token)
    if verb is None:
        return ()
    tokens = list(objects_of_prepositions(verb, ("with", "between", "by")))
    who = surface_subject(verb)
    tokens += [who] if who is not None and not phrase.covers(who) else []
    found = []
    for token in tokens:
        for actor in people.actors(token, phrase.sentence):
            if actor.country or actor.type is ActorType.ORGANISATION:
                found.append(actor.country or actor.name)
        found += people.countries_of(token, phrase.sentence)
    return tuple(dict.fromkeys((*phrase.sides, *found)))


def spoken_of(sentence: Sentence, people: People) -> tuple[str, ...]:
    """The countries that a sentence names other than as places."""
    names = []
    for name in people.register.within(sentence.span):
        token = sentence.token_at(name.span.start)
        place = token is not None and token.dep_ == "pobj" and token.head.lower_ in ("in", "at")
        if not place:
            names.append(name)
    return tuple(side for side in sides_of(names, people) if side.isupper() and len(side) == 3)
