"""Which actors a noun phrase of a parsed sentence stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.claims.clauses import conjuncts, objects_of_prepositions, possessor
from legation.claims.people import bearers, pronouns, rows, titles
from legation.claims.people.memory import Memory
from legation.claims.people.names import Name, NameKind, Register
from legation.language import Sentence, Token
from legation.lexicon import Lexicon
from legation.model import Actor, ActorType, Span


@dataclass(frozen=True, slots=True)
class People:
    """Looks noun phrases up in one article's register; `memory` resolves pronouns."""

    text: str
    register: Register
    lexicon: Lexicon
    memory: Memory

    def actors(self, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
        """The actors that the phrase headed by `token` names, its coordination included."""
        found: list[Actor] = []
        for part in self.parts(token, sentence):
            for actor in self.one(part, sentence):
                if all(actor.name != known.name for known in found):
                    found.append(actor)
        return tuple(found)

    def parts(self, token: Token, sentence: Sentence) -> list[Token]:
        """The token and what is coordinated with it, by the parse and by the commas."""
        parts = {part.i: part for part in conjuncts(token)}
        for index in rows.row_of(self.register, token.i, sentence):
            parts[index] = sentence.doc[index]
        for child in token.children:
            # "met Justin Trudeau and Belgium's foreign minister": the parser takes him for hers.
            beside = child.dep_ in ("nmod", "compound") and child.i + 1 < len(sentence.doc)
            joined = beside and sentence.doc[child.i + 1].lower_ in ("and", ",")
            if joined and child.i in sentence.names and self._is_person(child, sentence):
                parts[child.i] = child
        return [parts[index] for index in sorted(parts)]

    def _is_person(self, token: Token, sentence: Sentence) -> bool:
        return rows.kind_at(self.register, token.i, sentence) is NameKind.PERSON

    def one(self, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
        """The actors that one noun, name or pronoun stands for; none where it cannot be told."""
        name = self.register.at(sentence.at(token))
        if name is not None and name.whole.end >= sentence.at(token).end:
            actor = self.named(name, token)
            if actor is not None:
                return (actor,)
        if token.pos_ == "PRON" or token.lower_ in titles.word_set("they"):
            return pronouns.resolve(self, token, sentence)
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
            return self.described(token, sentence)
        return ()

    def named(self, name: Name, token: Token | None = None) -> Actor | None:
        """The actor a name stands for where an actor is wanted; None for what cannot act."""
        if name.kind in (NameKind.PERSON, NameKind.COUNTRY, NameKind.BODY, NameKind.SEAT):
            return name.actor
        if name.kind is NameKind.CITY and name.countries:
            country = self.lexicon.coded(name.countries[0])
            if country is not None and self.lexicon.seat(name.actor.name) is not None:
                return replace(name.actor, name=country.name)
        return None

    def described(self, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
        """A phrase without a name at its head: "senior Chinese officials", "the two leaders"."""
        lemma = token.lemma_.lower()
        plural = token.tag_ in ("NNS", "NNPS")
        counted = any(c.lower_ in ("two", "three", "both") for c in token.children)
        pair = plural and lemma in titles.word_set("pairs") and (counted or lemma == "side")
        if plural and lemma == "leader" and {c.lower_ for c in token.children} == {"the"}:
            leading = self.memory.leaders(sentence.span.start)
            if len(leading) > 1 and all(actor.leads for actor in leading):
                return tuple(replace(actor, span=None) for actor in leading)
        if pair and not self.countries_of(token, sentence):
            lands = lemma in titles.word_set("lands") or lemma in ("capital", "ally")
            start = sentence.span.start
            if lemma in ("leader", "president"):
                several = self.memory.leaders(start)
            elif lemma in ("man", "woman"):
                several = self.memory.first_pair()
            else:
                several = self.memory.several(start, lands=lands)
            if several:
                return tuple(replace(actor, span=None) for actor in several)
        apposed = [
            name for child in token.children if child.dep_ == "appos"
            if (name := self.register.at(sentence.at(child))) and name.kind is NameKind.PERSON
        ]  # fmt: skip
        if apposed:
            return tuple(name.actor for name in apposed)
        led = [c for c in token.children if c.dep_ == "acl" and c.lemma_ in ("lead", "head")]
        for verb in led:
            for agent in objects_of_prepositions(verb, ("by",)):
                chiefs = self.actors(agent, sentence)
                if any(chief.country or chief.body for chief in chiefs):
                    return chiefs
        if lemma not in titles.word_set("amounts") and not self._is_role(lemma, token):
            return ()
        if lemma in titles.word_set("amounts"):
            return self._many(token, sentence)
        words = self._words(token, sentence)
        named = self._apposed(words, token, sentence)
        if named is not None:
            return (named,)
        codes = self.countries_of(token, sentence) or self._by_office(words, plural=plural)
        if (
            not plural
            and lemma not in titles.word_set("collectives") | titles.word_set("acting_bodies")
            and len(codes) == 1
        ):
            office = self._as_office(words, token, sentence)
            known = bearers.bearer(self.register, office, codes[0])
            if known is not None:
                return (replace(known, span=sentence.at(token)),)
        if not plural and not codes and self._of_the_next(token, sentence):
            return ()
        if not plural and not codes and self._definite(token):
            lately = bearers.lately(self.register, lemma, sentence.span.start)
            if lately is not None:
                return (replace(lately, span=sentence.at(token)),)
        if lemma in titles.word_set("acting_bodies"):
            kind = ActorType.ORGANISATION
        elif plural or lemma in titles.word_set("collectives"):
            kind = ActorType.GROUP
        else:
            kind = ActorType.OFFICE
        if plural and lemma in ("country", "nation", "state") and not codes:
            return ()
        span = self._phrase(token, sentence)
        if len(codes) > 1 and (plural or lemma in titles.word_set("collectives")):
            return self._each(token, sentence, codes)
        body = None if codes else self._body_of(token, sentence)
        return (
            Actor(
                name=words, type=kind, country=codes[0] if codes else None, body=body,
                leads=_leads(token), span=span,
            ),
        )  # fmt: skip

    def _by_office(self, words: str, *, plural: bool) -> tuple[str, ...]:
        """The country of an office that only one has: "the Pope"."""
        code = None if plural else titles.country_of_office(words)
        return (code,) if code is not None else ()

    def _body_of(self, token: Token, sentence: Sentence) -> str | None:
        """The international body that the phrase's people act for: "Houthi negotiators"."""
        for part in self._modifiers(token):
            name = self.register.at(sentence.at(part))
            if name is not None and name.kind is NameKind.BODY and not name.countries:
                return name.actor.name
        return None

    def _is_role(self, lemma: str, token: Token) -> bool:
        return (
            titles.names_office(token.text) or lemma in titles.word_set("roles")
            or lemma in titles.word_set("heads")
        )  # fmt: skip

    def countries_of(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """The countries that a phrase's modifiers name ("leaders from Japan's ruling parties")."""
        found: list[str] = []
        for part in self._modifiers(token):
            name = self.register.at(sentence.at(part))
            if part.lemma_ in titles.word_set("lands") and _counted(part):
                found += self._lands(sentence, _counted(part))
            if name is None or (part.i == token.i and name.kind is NameKind.PERSON):
                continue
            if name.countries and name.kind is not NameKind.PERSON:
                found += self._row(part, sentence)
            elif name.kind is NameKind.PERSON and part.dep_ == "poss" and name.actor.country:
                found.append(name.actor.country)
        if not found:
            owner = possessor(token)
            if owner is not None and owner.pos_ == "PRON":
                found += [a.country for a in pronouns.resolve(self, owner, sentence) if a.country]
        return tuple(dict.fromkeys(found))

    def _row(self, part: Token, sentence: Sentence) -> list[str]:
        """The codes of a country's name and of those in a row with it."""
        names = (
            self.register.at(sentence.spans[i])
            for i in sorted(rows.row_of(self.register, part.i, sentence))
        )
        row = [name.countries[0] for name in names if name is not None and name.countries]
        own = self.register.at(sentence.at(part))
        return row or ([own.countries[0]] if own is not None else [])

    def _lands(self, sentence: Sentence, count: int) -> list[str]:
        several = self.memory.lands(sentence.span.start, count)
        return [actor.country for actor in several if actor.country]

    def _modifiers(self, token: Token) -> list[Token]:
        """Possessors, adjectives, compounds and "of", "from", "for" below the token."""
        found, queue = [], [token]
        while queue:
            current = queue.pop(0)
            for child in current.children:
                if child.dep_ in ("poss", "amod", "compound", "nmod", "conj") and (
                    child.dep_ != "conj" or current != token
                ):
                    found.append(child)
                    queue.append(child)
            for child in objects_of_prepositions(current, ("of", "from", "for")):
                found.append(child)
                queue.append(child)
        return found

    def _each(self, token: Token, sentence: Sentence, codes: Sequence[str]) -> tuple[Actor, ...]:
        """One actor for each country: "leaders from China and Japan", "Saudi and Omani envoys"."""
        actors: list[Actor] = []
        parts = [
            sentence.doc[i] for part in self._modifiers(token)
            for i in (rows.row_of(self.register, part.i, sentence) or [part.i])
        ]  # fmt: skip
        for part in parts:
            name = self.register.at(sentence.at(part))
            if name is None or not name.countries or name.countries[0] not in codes:
                continue
            code = name.countries[0]
            country = self.lexicon.coded(code)
            if country is None or any(a.country == code for a in actors):
                continue
            if name.kind is NameKind.DEMONYM:
                group = f"{name.span.of(self.text)} {token.text}"
                actors.append(Actor(name=group, type=ActorType.GROUP, country=code, span=name.span))
            else:
                actors.append(
                    Actor(
                        name=country.name, type=ActorType.COUNTRY, country=code,
                        leads=_leads(token), span=name.span,
                    )
                )  # fmt: skip
        named = bearers.each(self.register, titles.one_of(self._words(token, sentence)), codes)
        if named:
            return named
        if actors:
            return tuple(actors)
        known = [country for code in codes if (country := self.lexicon.coded(code)) is not None]
        return tuple(
            Actor(name=c.name, type=ActorType.COUNTRY, country=c.code, leads=_leads(token))
            for c in known
        )

    def _as_office(self, words: str, token: Token, sentence: Sentence) -> str:
        """The words, "counterpart" given the office of whoever's counterpart it is."""
        owner = possessor(token)
        if owner is None or not words.casefold().endswith(("counterpart", "opposite number")):
            return words
        masters = self.one(owner, sentence)
        return next((one.role for one in masters if one.role), words)

    def _apposed(self, words: str, token: Token, sentence: Sentence) -> Actor | None:
        """The person right before whose office the phrase tells: "X, then speaker of the House"."""
        at = sentence.at(token).start
        earlier = [
            n for n in self.register.within(sentence.span)
            if n.kind is NameKind.PERSON and n.span.end <= at
        ]  # fmt: skip
        if not earlier or not self.text.startswith(",", earlier[-1].span.end):
            return None
        person = earlier[-1].actor
        return person if person.role is not None and words in person.role else None

    def _many(self, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
        """ "dozens of U.S. lawmakers": the people by the whole phrase."""
        for inner in objects_of_prepositions(token, ("of",)):
            return tuple(
                replace(actor, name=self._words(token, sentence), type=ActorType.GROUP)
                for actor in self.described(inner, sentence)[:1]
            )
        return ()

    def _of_the_next(self, token: Token, sentence: Sentence) -> bool:
        """ "Deputy Prime Minister and Foreign Minister X": the first office is X's too."""
        doc = sentence.doc
        joined = token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "and"
        return (
            joined
            and token.text[0].isupper()
            and token.i + 2 in sentence.names
            and self._is_person(doc[token.i + 2], sentence)
        )

    def _definite(self, token: Token) -> bool:
        return any(c.dep_ == "det" and c.lower_ == "the" for c in token.children)

    def _phrase(self, token: Token, sentence: Sentence) -> Span:
        """The noun phrase without relative clauses and what is coordinated with it."""
        first = last = token.i
        for child in token.children:
            if child.dep_ in ("poss", "amod", "compound", "nmod", "nummod", "quantmod"):
                first = min(first, child.left_edge.i)
                last = max(last, child.right_edge.i)
            elif child.dep_ == "prep" and child.lower_ in ("of", "from"):
                last = max(last, _plain_end(child))
        return sentence.reach(first, last)

    def _words(self, token: Token, sentence: Sentence) -> str:
        return re.sub(r"\s+", " ", self._phrase(token, sentence).of(self.text))


def _leads(token: Token) -> bool:
    """Whether the noun is a leader's office, alone or of several: "the presidents of"."""
    prime = any(c.lower_ == "prime" for c in token.children)
    office = token.lemma_.lower()
    return office in titles.word_set("leaders") or (office == "minister" and prime)


_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


def _counted(token: Token) -> int:
    """How many the phrase counts ("the three countries"); 0 where it counts none."""
    return next((_NUMBERS[c.lower_] for c in token.children if c.lower_ in _NUMBERS), 0)


def _plain_end(token: Token) -> int:
    """The last token of a phrase without clauses, appositions and "including"."""
    last = token.i
    for child in token.children:
        part = child.dep_ in ("pobj", "conj", "cc", "case", "compound")
        if child.i > token.i and (part or (child.dep_ == "prep" and child.lower_ == "of")):
            last = max(last, _plain_end(child))
    return last
