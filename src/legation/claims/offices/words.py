"""Words of office in a parsed sentence: what the office is called, who holds it, since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from legation.claims import quoting, times
from legation.claims.clauses import ascent, conjuncts, surface_subject
from legation.claims.people import People, titles
from legation.claims.people.names import NameKind
from legation.claims.times import Bound, Direction, TimePhrase
from legation.language import Sentence, Token, table
from legation.lexicon import HitKind
from legation.model import (
    Actor,
    ActorType,
    OfficeFact,
    Quote,
    Slot,
    Span,
    Status,
    Trigger,
    When,
)

_LANDS = (NameKind.COUNTRY, NameKind.DEMONYM, NameKind.SEAT, NameKind.CITY)
_AHEAD = ("will", "would", "shall")
_WORDS = re.compile(r"[^\s-]+|-")


class Mark(StrEnum):
    """What a word before an office says of its holder."""

    PAST = "past"
    NEWLY = "newly"
    COMING = "coming"


@cache
def words(part: str, name: str) -> frozenset[str]:
    """A list of offices.toml."""
    return frozenset(table("en", "offices")[part][name])


def is_office(token: Token) -> bool:
    """Whether the token is the noun of an office."""
    return token.pos_ in ("NOUN", "PROPN") and titles.names_office(token.text)


def after_as(verb: Token) -> list[Token]:
    """What stands behind "as": "served as envoy"."""
    return [
        noun
        for child in verb.children
        if child.dep_ in ("prep", "mark") and child.lower_ == "as"
        for noun in child.children
        if noun.dep_ == "pobj"
    ]


def mark_in(said: str) -> Mark | None:
    """The mark among the words of an office: "then-Foreign Minister", "newly elected president"."""
    spelt = _WORDS.findall(said)
    found = [word.casefold() for word in spelt]
    for index, word in enumerate(found):
        if spelt[index] in words("marks", "fresh") and index + 1 < len(found):
            return Mark.NEWLY
        if word in words("marks", "past"):
            return Mark.PAST
        if word in words("marks", "newly") and index + 1 < len(found):
            return Mark.NEWLY
        if word in words("marks", "standing_in"):
            return Mark.NEWLY
        if word in words("marks", "coming"):
            return Mark.COMING
    return None


def doubted(verb: Token) -> bool:
    """Whether "may", "might" or "could" stands with the verb."""
    return any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could") for c in verb.children)


def asked(verb: Token) -> bool:
    """Whether the verb stands in a question or a condition ("whether he would become …")."""
    return any(
        child.dep_ == "mark" and child.lower_ in ("whether", "if")
        for above in ascent(verb)
        for child in above.children
    )


def ahead(verb: Token) -> bool:
    """Whether the verb speaks of what is to come."""
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in _AHEAD for c in verb.children) or (
        verb.dep_ == "xcomp" and verb.tag_ == "VB"
    )


Grounded = tuple[OfficeFact, Trigger]
"""An office and the words it rests on."""


@dataclass(frozen=True, eq=False, slots=True)
class Offices:
    """Reads the offices of one sentence; `times` are the time expressions in it.

    `text` is the article's, to quote from; that of `people` has no line breaks.
    """

    sentence: Sentence
    people: People
    text: str
    anchor: date | None
    times: tuple[TimePhrase, ...]

    def fact(
        self,
        actor: Actor,
        office: str,
        token: Token,
        *,
        when: When | None = None,
        status: Status = Status.HELD,
        past: bool = False,
    ) -> Grounded:
        """The fact that the words around `token` tell, and which words they are."""
        known = self.people.register.persons().get(actor.name, actor)
        fact = OfficeFact(
            person=known.name,
            country=known.country or actor.country,
            office=office,
            when=when,
            status=status,
            past=past,
            evidence=(quoting.around(token, self.sentence, self.text),),
        )
        at = self.sentence.at(token)
        told = Quote.cut(self.text, at.start, at.end)
        found = self.text.find(office, self.sentence.span.start, self.sentence.span.end)
        named = (Quote.cut(self.text, found, found + len(office)),) if found >= 0 else (told,)
        days = (
            Quote.cut(self.text, phrase.start, phrase.end)
            for phrase in self.times
            if when is not None and not phrase.is_frequency
        )
        slots = (
            Slot(name="office", value=office, reason="told by", words=named),
            Slot(name="status", value=status, reason="told by", words=(told,)),
            Slot(
                name="when", value=when.edtf if when else None,
                reason="told by" if when else "not told", words=tuple(days)[:1],
            ),
        )  # fmt: skip
        return fact, Trigger(quote=told, frame="office", claim=None, slots=slots)

    def name(self, token: Token) -> str:
        """The office's own words, with "of", "to", "for" or "in" what, without whose it is."""
        first = min(
            (c.left_edge.i for c in token.children if c.i < token.i and c.dep_ != "poss"),
            default=token.i,
        )
        owners = [c.right_edge.i + 1 for c in token.children if c.dep_ == "poss"]
        return self.words(max([first, *owners]), token)

    def words(self, first: int, token: Token) -> str:
        """The office from token `first` on, whose noun is `token`."""
        end = self.sentence.at(token).end
        for span in titles.offices(
            self.people.text, self.sentence.span.start, self.sentence.span.end
        ):
            end = max(end, span.end) if span.overlaps(self.sentence.at(token)) else end
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "to", "for", "in"):
                goal = next((c for c in child.children if c.dep_ == "pobj"), None)
                if goal is not None and not self.is_time(goal):
                    end = max(end, self.sentence.reach(goal.left_edge.i, _plain_end(goal)).end)
        return self.stripped(Span(self.sentence.spans[first].start, end))

    def stripped(self, span: Span) -> str:
        """The words at `span` without marks, articles and the country before the office."""
        start = span.start
        moved = True
        while moved:
            moved = False
            rest = self.people.text[start : span.end]
            word = re.match(r"\s*([^\s-]+|-)[\s-]*", rest)
            name = next((n for n in self.people.register.within(Span(start, start + 1))), None)
            if name is not None and name.kind in _LANDS:
                start, moved = name.span.end, True
            elif word and word[1].casefold() in words("marks", "dropped"):
                start, moved = start + word.end(), True
            while start < span.end and self.people.text[start] in " \n-":
                start += 1
        return re.sub(r"\s+", " ", self.people.text[start : span.end])

    def role(self, actor: Actor) -> str | None:
        """The office by which the article knows a person."""
        told = self.people.register.persons().get(actor.name, actor).role
        if told is None or re.match(r"who (?:was|were|had|has)\b", told) or mark_in(told):
            return None
        told = re.sub(r"^(?:who|the|an?)\s", "", told)
        land = next((h for h in self.people.lexicon.scan(told) if h.start == 0), None)
        if land is not None and land.kind is HitKind.DEMONYM:
            told = told[land.end :].lstrip()
        return told or None

    def persons(self, token: Token | None) -> list[Actor]:
        """The persons that a phrase stands for; one before where it is "the former envoy"."""
        if token is None:
            return []
        if token.lower_ in ("he", "she"):
            # "X and Y, who was envoy until he was promoted": he is whom the clause is about.
            clause = next((t for t in ascent(token) if t.dep_ == "relcl"), None)
            about = self._relative(clause) if clause is not None else []
            if about:
                return about
        found = [
            actor
            for actor in self.people.one(token, self.sentence)
            if actor.type is ActorType.PERSON
        ]
        if not found and is_office(token) and token.left_edge.lower_ == "the":
            found = self._before()
        return found

    def subjects(self, verb: Token) -> list[Actor]:
        """The persons of whom the verb tells something; of a passive, those it is done to."""
        return self._relative(verb) or self.persons(surface_subject(verb))

    def _relative(self, verb: Token) -> list[Actor]:
        """The person right before ", who"; the parser may hang the clause on another."""
        who = next((c for c in verb.children if c.lower_ == "who"), None)
        if who is None or who.i < 2:
            return []
        beside = who.i - 2 if who.nbor(-1).text == "," else who.i - 1
        name = self.people.register.at(self.sentence.spans[beside])
        if name is not None and name.kind is NameKind.PERSON:
            return [name.actor]
        return self.persons(verb.head) if verb.dep_ == "relcl" else []

    def _before(self) -> list[Actor]:
        single = self.people.memory.single(self.sentence.span.start)
        return [single] if single is not None else []

    def holders(self, token: Token) -> list[Actor]:
        """Whose office the noun tells: in apposition, by "is", or the one spoken of before."""
        # The parser may hang an apposition on another noun; what stands before the comma is surer.
        comma = token.left_edge.i - 1
        if comma > 0 and token.doc[comma].text == ",":
            beside = self.people.register.at(self.sentence.spans[comma - 1])
            if beside is not None and beside.kind is NameKind.PERSON:
                return [beside.actor]
        if token.dep_ == "appos":
            return self.persons(token.head)
        named = [
            actor
            for child in token.children
            if child.dep_ == "appos"
            for part in conjuncts(child)
            for actor in self.persons(part)
        ]
        if named:
            return named
        if token.dep_ == "attr":
            return self.persons(surface_subject(token.head))
        top = token.head if token.dep_ in ("nmod", "compound") and is_office(token.head) else token
        definite = any(c.lower_ == "the" for t in (token, top) for c in t.children)
        return self._before() if definite and token.tag_ in ("NN", "NNP") else []

    def is_time(self, token: Token) -> bool:
        at = self.sentence.at(token)
        return any(p.start < at.end and at.start < p.end for p in self.times)

    def _of(self, token: Token) -> Iterator[TimePhrase]:
        """The times below a token that stand under no other verb."""
        under = self.sentence.under(token)
        for phrase in self.times:
            at = self.sentence.token_at(phrase.start)
            if at is None or not (under.start <= phrase.start < under.end):
                continue
            while at not in (token, at.head) and at.pos_ not in ("VERB", "AUX"):
                at = at.head
            if at == token:
                yield phrase

    def day(self, verb: Token) -> When | None:
        """The day that a verb happened or will happen on."""
        for phrase in self._of(verb):
            if phrase.bound is None and phrase.tells_when:
                toward = Direction.FUTURE if ahead(verb) else Direction.PAST
                return times.resolve(phrase, anchor=self.anchor, direction=toward).when
        return None

    def term(self, token: Token) -> When | None:
        """How long: "since 2022", "from 2010 to 2015", "until May"."""
        for phrase in self._of(token):
            found = times.resolve(phrase, anchor=self.anchor, direction=Direction.PAST).when
            if found is not None and (
                phrase.bound in (Bound.SINCE, Bound.UNTIL) or "/" in found.edtf
            ):
                return found
        return None

    def over(self, when: When) -> bool:
        """Whether a term ended before the article's day."""
        return when.last is not None and self.anchor is not None and when.last < self.anchor


def beginning(when: When) -> When:
    """From that day on: an office taken up in 2022 is held 2022/.. ."""
    first = when.edtf.partition("/")[0].rstrip("~?%")
    return When(f"{first}/..")


def ending(when: When) -> When:
    """Up to that day."""
    last = when.edtf.rpartition("/")[2].rstrip("~?%")
    return When(f"../{last}")


def _plain_end(token: Token) -> int:
    last = token.i
    for child in token.children:
        nested = child.dep_ in ("pobj", "compound") or (
            child.dep_ == "prep" and child.lower_ in ("of", "for")
        )
        if child.i > token.i and nested:
            last = max(last, _plain_end(child))
    return last
