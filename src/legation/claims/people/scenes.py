"""Where the persons of an article stand: their sentences, and what is named around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from legation.claims.people import titles
from legation.claims.people.dossiers import Candidate, form_of
from legation.claims.people.hits import between
from legation.claims.people.roles import body_of, country_of
from legation.lexicon import Hit, HitKind, Lexicon
from legation.model import Actor, Span

_BEHIND = re.compile(
    r"\b(?:in|at|near|from|to|into|for|via|outside|around|through|against|with|toward|towards|over"
    r"|between|on)\s(?:the\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """The country or the international body that somebody acts for, and the office if told."""

    country: str | None
    body: str | None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One person where the text names them, with the office words around the name."""

    candidate: Candidate
    actor: Actor
    sentence: Span

    @property
    def start(self) -> int:
        """Where the person begins, title included."""
        office = self.candidate.office
        return office.start if office is not None else self.candidate.span.start


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's text with its sentences, the lexicon's hits and the persons.

    They come as they are read, captions last; `ordered` and `standing` are hits and persons by
    their place in the text.
    """

    text: str
    sentences: Sequence[Span]
    hits: Sequence[Hit]
    told: Sequence[Told]
    home: str | None
    """The dateline's country."""
    copy_of: str | None
    """The country whose national agency tells it."""
    lexicon: Lexicon
    ordered: Sequence[Hit]
    standing: Sequence[Told]
    offices: dict[Span, list[tuple[str, str]]] = field(default_factory=dict)
    """What was found of the offices without a name in a sentence, so that it is looked for once."""

    def within(self, start: int, end: int) -> list[Hit]:
        """The hits between two offsets."""
        return list(between(self.ordered, start, end))

    def before(self, offset: int, sentence: Span) -> list[Told]:
        """The persons of the sentence before the offset."""
        return [one for one in self.of(sentence.start, offset) if one.candidate.span.end <= offset]

    def of(self, start: int, end: int) -> Sequence[Told]:
        """The persons whose names begin between two offsets."""
        first = bisect_left(self.standing, start, key=_begins)
        return self.standing[first : bisect_left(self.standing, end, lo=first, key=_begins)]

    def retold(self, told: Iterable[Told]) -> Scene:
        """The same with what is known of the persons by now."""
        every = list(told)
        return replace(self, told=every, standing=sorted(every, key=_begins))

    def previous(self, sentence: Span) -> Span | None:
        """The sentence that is read before."""
        at = self.sentences.index(sentence)
        return self.sentences[at - 1] if at else None

    def agents(self, start: int, end: int) -> list[Found]:
        """Whoever acts between two offsets, in order: countries, seats, movements, persons.

        A place behind a preposition ("in Ankara") is none.
        """
        found: list[tuple[int, Found]] = []
        for hit in self.within(start, end):
            code, body = country_of(hit), body_of(hit)
            if (code or body) and self._acts(hit, start):
                found.append((hit.start, Found(code, body)))
        for one in self.of(start, end):
            known = one.actor.country or one.actor.body
            if start <= one.start and one.candidate.span.end <= end and known:
                found.append((one.start, Found(one.actor.country, one.actor.body)))
        return [agent for _, agent in sorted(found, key=lambda told: told[0])]

    def behind(self, hit: Hit) -> bool:
        """Whether a preposition makes a place of the name."""
        return _BEHIND.search(self.text[max(0, hit.start - 16) : hit.start]) is not None

    def _acts(self, hit: Hit, start: int) -> bool:
        if hit.start > start and self.behind(hit):
            return False
        if hit.kind is HitKind.DEMONYM:
            noun = self.text[hit.end : hit.end + 40].split()
            return any(word.strip(".,").casefold() in _actors() for word in noun[:3])
        return hit.kind is not HitKind.CITY or self.lexicon.seat(hit.text) is not None


def _begins(one: Told) -> int:
    return one.candidate.span.start


def _actors() -> frozenset[str]:
    return titles.word_set("acting_bodies") | titles.word_set("collectives") | {"officials"}


def scene(
    text: str,
    sentences: Sequence[Span],
    hits: Sequence[Hit],
    candidates: Sequence[Candidate],
    actors: Mapping[str, Actor],
    home: str | None,
    copy_of: str | None,
    lexicon: Lexicon,
) -> Scene:
    """The persons among the candidates where they stand in the text."""
    told = []
    in_order = sorted(sentences)  # a caption may stand before the body
    for found in candidates:
        actor = actors.get(form_of(text, found.span))
        if actor is not None:
            at = bisect_right(in_order, found.span.start, key=lambda span: span.start)
            told.append(Told(found, actor, in_order[at - 1]))
    ordered = sorted(hits, key=lambda hit: hit.start)
    standing = sorted(told, key=_begins)
    return Scene(text, sentences, hits, told, home, copy_of, lexicon, ordered, standing)
