"""Whom the text spoke of before: where pronouns and "the two sides" look back to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legation.claims.people import bearers, titles
from legation.claims.people.names import Name, NameKind, Register
from legation.language import Sentence, Token
from legation.model import Actor, Span

_SIDES = (NameKind.COUNTRY, NameKind.DEMONYM, NameKind.SEAT)
_IN_A_ROW = re.compile(r"(?:\s|,|and\b|the\b|&)+")
_TWO = 2
_REACH = 4
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Note:
    """What one sentence spoke of: whom it is about, persons and countries in order.

    `owner` is the country or body that "its" looks back to; `rows` are the countries told in a
    row ("Egypt, Sudan and Ethiopia") or through the persons of three or more, `sides` those
    of its persons. `officer` is the
    subject by no name but an office ("a Russian envoy"), where the sentence names no person.
    """

    start: int
    about: Actor | None
    owner: Actor | None
    persons: tuple[Actor, ...]
    countries: tuple[Actor, ...]
    rows: tuple[tuple[Actor, ...], ...] = ()
    officer: tuple[Token, Sentence] | None = None
    sides: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """The notes of an article's sentences in reading order."""

    notes: tuple[Note, ...] = ()

    def _before(self, offset: int) -> list[Note]:
        return [note for note in self.notes if note.start < offset]

    def single(self, offset: int) -> Actor | None:
        """The person that the text before `offset` was last about."""
        for note in reversed(self._before(offset)[-_REACH:]):
            if note.about is not None:
                return note.about
            if note.persons:
                return note.persons[-1]
        return None

    def officer(self, offset: int) -> tuple[Token, Sentence] | None:
        """Whom the text right before `offset` is about by an office alone, and where it says so."""
        for note in reversed(self._before(offset)[-_NEAR:]):
            if note.officer is not None or note.persons:
                return note.officer
        return None

    def another(self, offset: int, name: str) -> Actor | None:
        """The one person but whoever bears `name` whom the text before `offset` last spoke of."""
        for note in reversed(self._before(offset)[-_NEAR:]):
            others = [person for person in note.persons if person.name != name]
            if others:
                return others[0] if len(others) == 1 else None
        return None

    def owner(self, offset: int) -> Actor | None:
        """The country or body that the sentence before `offset` spoke of."""
        before = self._before(offset)
        return before[-1].owner if before else None

    def pair(self, offset: int) -> tuple[Actor, ...]:
        """The two persons last spoken of before `offset`, else the article's first."""
        near = self._before(offset)[-_NEAR:]
        if last := self.counted(offset, _TWO):
            return last
        told = distinct(actor for note in near for actor in note.persons)
        if len(told) == _TWO:
            return told
        return next((note.persons for note in self.notes if len(note.persons) == _TWO), ())

    def counted(self, offset: int, count: int) -> tuple[Actor, ...]:
        """The persons whom the text right before `offset` spoke of, if they are so many."""
        near = self._before(offset)[-_NEAR:]
        if count == _TWO and near and len(near[-1].persons) > _TWO:
            return near[-1].persons[:_TWO]  # whom it is about, and with whom
        told = next((n.persons for n in reversed(near) if len(n.persons) == count > 0), ())
        every = distinct(actor for note in near for actor in note.persons)
        # "X rang Y. He then rang Z. The three will meet …"
        return told or (every if len(every) == count > _TWO else ())

    def several(self, offset: int, count: int = 0, *, lands: bool = False) -> tuple[Actor, ...]:
        """Those whom the text before `offset` last spoke of together, `lands` countries only.

        More than two are as many as are counted.
        """
        for note in reversed(self._before(offset)):
            for told in (note.countries,) if lands else (note.persons, note.countries):
                if len(told) == count if count > _TWO else len(told) > 1:
                    return told
        return self.lands(offset, max(count, _TWO)) if lands else ()

    def lands(self, offset: int, count: int) -> tuple[Actor, ...]:
        """As many countries as counted: those last told together, else the two told of most."""
        # "The three countries, A, B and C, …": they may be told right behind.
        before = self._before(offset + 1 if count > _TWO else offset)
        rows = (row for note in reversed(before) for row in reversed(note.rows))
        together = (told for note in reversed(before) for told in (note.countries, note.sides))
        sought = (*rows, *together) if count > _TWO else together
        for countries in sought:
            if len(countries) == count:
                return countries
        if count > _TWO:
            return ()
        told = Counter[Actor]()
        for note in before:
            if note.countries:
                told.update(note.countries)
        foremost = [actor for actor, _ in told.most_common(count)]
        if len(foremost) == count:
            return tuple(foremost)
        here = next((note.sides for note in self.notes if note.start == offset), ())
        return here if len(here) == count else ()

    def leaders(self, offset: int, count: int | None = None) -> tuple[Actor, ...]:
        """The heads of state or government last spoken of together, as many as counted if any."""
        told = [tuple(p for p in note.persons if p.leads) for note in self._before(offset)]
        for leading in reversed(told):
            if len(leading) == count or (count is None and len(leading) > 1):
                return leading
        if count == 2:
            return self.pair(offset) or self.several(offset)
        return self.several(offset, count or 0)


def distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Each actor once, by name, in order."""
    return tuple({actor.name: actor for actor in actors}.values())


def remember(
    text: str,
    register: Register,
    plans: Sequence[Span],
    sentences: Sequence[Sentence],
    *,
    lands: dict[str, Actor],
) -> Memory:
    """Note what each sentence of `text` at `plans` speaks of.

    `sentences` are those that were parsed; `lands` gives the country itself for each code
    that the register's names may bear.
    """
    parsed = {sentence.span.start: sentence for sentence in sentences}
    notes = []
    about: Actor | None = None
    owner: Actor | None = None
    for span in plans:
        names = register.within(span)
        persons = distinct(n.actor for n in names if n.kind is NameKind.PERSON)
        countries = distinct(
            lands[n.countries[0]] for n in names
            if n.kind in _SIDES and n.countries and n.countries[0] in lands
        )  # fmt: skip
        about = _about(register, parsed.get(span.start), persons, about)
        owner = _owner(register, parsed.get(span.start), span, lands) or owner
        rows = _rows(text, [n for n in names if n.kind in _SIDES and n.countries], lands)
        theirs = distinct(lands[p.country] for p in persons if p.country and p.country in lands)
        if len(theirs) == len(persons) > _TWO:
            rows = (theirs, *rows)
        officer = None if persons else _officer(parsed.get(span.start))
        notes.append(Note(span.start, about, owner, persons, countries, rows, officer, theirs))
    return Memory(tuple(notes))


def _rows(
    text: str, names: Sequence[Name], lands: dict[str, Actor]
) -> tuple[tuple[Actor, ...], ...]:
    """The countries that are told in rows, nothing but commas and "and" between them."""
    rows: list[list[Name]] = []
    for name in names:
        gap = text[rows[-1][-1].span.end : name.span.start] if rows else ""
        if rows and _IN_A_ROW.fullmatch(gap):
            rows[-1].append(name)
        else:
            rows.append([name])
    told = (distinct(lands[n.countries[0]] for n in row if n.countries[0] in lands) for row in rows)
    return tuple(row for row in told if len(row) > 1)


_OWNERS = (NameKind.COUNTRY, NameKind.BODY, NameKind.SEAT)


def _owner(
    register: Register, sentence: Sentence | None, span: Span, lands: dict[str, Actor]
) -> Actor | None:
    """The body, country or capital that is subject of the sentence, else the first it names."""
    names = [name for name in register.within(span) if name.kind in _OWNERS]
    for token in sentence or ():
        if token.dep_ in ("nsubj", "nsubjpass") and sentence is not None:
            name = register.at(sentence.at(token))
            if name is not None and name.kind in _OWNERS:
                return name.actor
            if name is not None and name.kind is NameKind.CITY and name.countries:
                return lands.get(name.countries[0])
    return names[0].actor if names else None


def _officer(sentence: Sentence | None) -> tuple[Token, Sentence] | None:
    """ "A Russian envoy flew in": the subject of the sentence, who is told by an office."""
    for token in sentence or ():
        office = token.tag_ == "NN" and token.lemma_.lower() in titles.word_set("heads")
        of = any(c.dep_ in ("poss", "amod", "prep", "compound", "nmod") for c in token.children)
        if sentence is not None and token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            return (token, sentence) if office and of else None
    return None


def _somebody(token: Token) -> bool:
    """ "The prince", "the visiting diplomat": the one whom the text is about, by what he is."""
    the = any(c.lower_ == "the" and c.dep_ == "det" for c in token.children)
    known = titles.word_set("heads") | titles.word_set("guests") | titles.callings().keys()
    return the and token.tag_ == "NN" and token.lemma_.lower() in known


def _speaks_for_others(actor: Actor) -> bool:
    """ "spokesman X said Y would go": it is Y whom the text is about."""
    return any(word.startswith("spokes") for word in (actor.role or "").lower().split())


def _says(verb: Token) -> bool:
    return any(c.dep_ == "ccomp" for c in verb.children)


def _about(
    register: Register, sentence: Sentence | None, persons: Sequence[Actor], before: Actor | None
) -> Actor | None:
    """The person who is subject of the sentence; with "he" as subject, the same as before."""
    if sentence is not None:
        for token in sentence:
            if token.dep_ not in ("nsubj", "nsubjpass"):
                continue
            if token.lower_ in ("he", "she"):
                return before
            if any(c.dep_ == "ccomp" and c.i < token.i for c in token.head.children):
                continue  # whoever stands behind what is said only says it
            if before is not None and token.head.dep_ == "ROOT" and _somebody(token):
                # "The Hungarian diplomat is to see …", "The secretary had breakfasted with …"
                lemma, at = token.lemma_.lower(), sentence.at(token).start
                bare = len(token.children) == 1
                lately = bearers.lately(register, lemma, lemma, at) if bare else None
                return lately or before
            name = register.at(sentence.at(token))
            if name is not None and name.kind is NameKind.PERSON:
                if not _speaks_for_others(name.actor) or not _says(token.head):
                    return name.actor
                before = before or name.actor
    return (
        before if before is not None and before in persons else (persons[0] if persons else before)
    )
