"""Which actors a noun phrase of a parsed sentence stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from legation.claims.clauses import conjuncts, objects_of_prepositions, possessor
from legation.claims.people import (
    apposition,
    bearers,
    callings,
    institutions,
    movements,
    nations,
    pronouns,
    rows,
    titles,
)
from legation.claims.people.memory import Memory
from legation.claims.people.names import Name, NameKind, Register
from legation.claims.people.pronouns import Voiced
from legation.language import Sentence, Token
from legation.lexicon import Lexicon
from legation.model import Actor, ActorType, Span

_NO_PEOPLE = ("Swiss",)
"""Adjectives in "s" that are no plural."""


@dataclass(frozen=True, slots=True)
class People:
    """Looks noun phrases up in one article's register; `memory` resolves pronouns.

    `voiced` tells whose words stand where, and to whom: whom an "I" in them stands for.
    """

    text: str
    register: Register
    lexicon: Lexicon
    memory: Memory
    voiced: tuple[Voiced, ...] = ()

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
            if joined and child.i in sentence.names and self._stands_beside(child, sentence):
                parts[child.i] = child
        if len(parts) == 1:
            for other in rows.with_counterpart(self.register, self.text, token.i, sentence):
                parts[other] = sentence.doc[other]
        return [parts[index] for index in sorted(parts)]

    def _names_person(self, token: Token, sentence: Sentence) -> bool:
        return rows.kind_at(self.register, token.i, sentence) is NameKind.PERSON

    def _stands_beside(self, token: Token, sentence: Sentence) -> bool:
        """Whether it is a side of its own: a person, "the IMF and Pakistani officials"."""
        name = self.register.at(sentence.at(token))
        if name is None or name.kind is NameKind.PERSON:
            return name is not None
        land = next((c for c in token.children if c.dep_ == "conj"), None)
        other = self.register.at(sentence.at(land)) if land is not None else None
        adjective = other is not None and other.kind is NameKind.DEMONYM
        return name.kind is NameKind.BODY and not name.countries and adjective

    def one(self, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
        """The actors that one noun, name or pronoun stands for; none where it cannot be told."""
        token = _counting(_joined(token, sentence))
        name = self.register.at(sentence.at(token))
        if name is not None and name.whole.end >= sentence.at(token).end:
            actor = self._own_people(name, token, sentence) or self.named(name, token)
            if actor is not None:
                return (actor,)
        people = self._nationals(name, token) if name is not None else None
        if people is not None:
            return (people,)
        of_two = token.lower_ in ("latter", "former") and token.left_edge.lower_ == "the"
        several = token.lower_ in titles.word_set("they")
        if token.pos_ == "PRON" or several or of_two or token.tag_ == "WP$":
            return pronouns.resolve(self, token, sentence)
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
            return self.described(token, sentence)
        return ()

    def _own_people(self, name: Name, token: Token, sentence: Sentence) -> Actor | None:
        """ "ECOWAS chiefs of defence staff", whom the parser takes for an apposition."""
        behind = next((c for c in token.children if c.dep_ == "appos" and c.i == token.i + 1), None)
        if name.kind is not NameKind.BODY or name.countries or behind is None:
            return None
        if behind.tag_ != "NNS" or not self._is_role(_lemma(behind), behind):
            return None
        span = Span(name.span.start, self.phrase(behind, sentence).end)
        return Actor(
            name=span.of(self.text), type=ActorType.GROUP, body=name.actor.name,
            leads=nations.leads(behind), span=span,
        )  # fmt: skip

    def _nationals(self, name: Name, token: Token) -> Actor | None:
        """ "talks with the Qataris", "Israelis and Palestinians sat down": their country."""
        others = next((c for c in token.children if c.dep_ == "conj" and c.tag_ == "NNS"), None)
        if name.kind is NameKind.DEMONYM and others is not None and len(name.countries) == 1:
            # "Kyrgyz and Tajik officials": the parser makes a noun of the first.
            own = any(c.dep_ in ("amod", "compound", "nmod") for c in others.children)
            if own and self._is_role(_lemma(others), others):
                told = f"{name.span.of(self.text)} {others.text}"
                code = name.countries[0]
                return Actor(name=told, type=ActorType.GROUP, country=code, span=name.span)
        plural = token.tag_ in ("NNS", "NNPS") or (token.text.endswith("s") and token.i > 0)
        if name.kind is not NameKind.DEMONYM or not plural or len(name.countries) != 1:
            return None
        if name.span.of(self.text) != token.text or token.dep_ in ("compound", "amod", "nmod"):
            return None
        country = self.lexicon.coded(name.countries[0])
        if country is None or token.text in _NO_PEOPLE:
            return None
        return Actor(
            name=country.name, type=ActorType.COUNTRY, country=country.code, span=name.span
        )

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
        plural = token.tag_ in ("NNS", "NNPS")
        lemma = _lemma(token)
        if token.dep_ == "appos" and token.head.i in sentence.names and not plural:
            # "X, the only leader to have met Y": it is X who is told of.
            above = self.register.at(sentence.at(token.head))
            if above is not None and above.kind is NameKind.PERSON and self._is_role(lemma, token):
                return (above.actor,)
        count = nations.counted(token)
        pair = plural and lemma in titles.word_set("pairs") and (count > 0 or lemma == "side")
        pair = pair and not (lemma == "party" and _of_a_coalition(token))
        apposed = apposition.named_after(self, token, sentence, several=plural)
        if apposed:
            return apposed
        if plural and lemma == "leader" and {c.lower_ for c in token.children} == {"the"}:
            leading = self.memory.leaders(sentence.span.start)
            if len(leading) > 1 and all(actor.leads for actor in leading):
                return tuple(replace(actor, span=None) for actor in leading)
        if plural and nations.definite(token) and self._officials(token, sentence):
            of_each = self._of_each(token, sentence)
            if of_each:
                return of_each
        if pair and not nations.countries_of(self, token, sentence):
            lands = lemma in titles.word_set("lands") or lemma in ("capital", "ally")
            start = sentence.span.start
            prime = any(c.lower_ == "prime" for c in token.children)
            if lemma in ("leader", "president", "premier") or prime:
                several = self.memory.leaders(start, count or None)
            elif lemma in ("man", "woman"):
                several = pronouns.two_of(self, token, sentence) or self.memory.pair(start)
            else:
                several = self.memory.several(start, count, lands=lands)
            if several:
                return tuple(replace(actor, span=None) for actor in several)
        led = [c for c in token.children if c.dep_ == "acl" and c.lemma_ in _LED]
        for verb in led:
            for agent in objects_of_prepositions(verb, ("by",)):
                chiefs = self.actors(agent, sentence)
                if any(chief.country or chief.body for chief in chiefs):
                    return chiefs
        sent = lemma in titles.word_set("envoys") and not nations.definite(token)
        if lemma in titles.word_set("guests") and not plural and not sent:
            return self._guest(token, sentence)
        armed = lemma in ("group", "faction") and any(c.lower_ == "armed" for c in token.children)
        if armed or lemma in titles.word_set("fighters"):
            return movements.fighters(self, token, sentence) or movements.of_no_name(
                self, token, sentence
            )
        short = None if plural else institutions.short_for(self, token, sentence)
        if short is not None:
            return (short,)
        if len(joint := nations.joint(self, token, sentence)) > 1:
            return joint
        if lemma in titles.word_set("organs"):
            body = institutions.body_of(self, token, sentence)
            if body is None:
                return ()
            span = self.phrase(token, sentence)
            return (Actor(name=body, type=ActorType.ORGANISATION, body=body, span=span),)
        if lemma not in titles.word_set("amounts") and not self._is_role(lemma, token):
            return callings.called(self, token, sentence)
        if lemma in titles.word_set("collectives") and _unofficial(token):
            return ()
        if lemma in titles.word_set("amounts"):
            return self._many(token, sentence)
        words = self.words(token, sentence)
        named = apposition.apposed_to(self, words, token, sentence)
        if named is not None:
            return (named,)
        behind = apposition.right_behind(self, token, sentence, plural=plural)
        if behind:
            return behind
        codes = nations.countries_of(self, token, sentence)
        if not plural and not codes:
            codes = nations.by_office(self.text, self.phrase(token, sentence))
        codes = codes or nations.governed(self, token, sentence)
        if nations.of_many(token) and len(codes) == 1:
            codes = ()
        if lemma in titles.word_set("collectives") and not plural and not codes:
            codes = nations.told_team(self, token, sentence) if nations.definite(token) else ()
        beside = nations.bodies_beside(self, token, sentence) if plural and codes else ()
        if beside:
            return (*beside, *nations.each(self, token, sentence, codes))
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
        if otherwise := callings.called(self, token, sentence):
            return otherwise
        if not plural and not codes and nations.definite(token):
            inner = token.dep_ == "nsubj" and token.head.dep_ in ("ccomp", "acl", "relcl", "advcl")
            start = sentence.at(token).start if inner else sentence.span.start
            acts = token.dep_ in ("nsubj", "nsubjpass", "poss")
            about = self.memory.single(start) if acts else None
            lately = bearers.lately(self.register, words, lemma, start, first=about)
            if lately is None and self._told_by_office(lemma, sentence):
                lately = pronouns.by_office(self, sentence)
            if lately is None:
                lately = bearers.by_table(self.register, self.lexicon, words, start)
            if lately is not None:
                return (replace(lately, span=sentence.at(token)),)
        if lemma in titles.word_set("acting_bodies"):
            kind = ActorType.ORGANISATION
        elif plural or lemma in titles.word_set("collectives"):
            kind = ActorType.GROUP
        else:
            kind = ActorType.OFFICE
        if plural and lemma in ("country", "nation", "state") and not codes and not _many(token):
            return ()
        span = self.phrase(token, sentence)
        many = titles.word_set("collectives") | titles.word_set("joint_bodies")
        if len(codes) > 1 and (plural or lemma in many):
            return nations.each(self, token, sentence, codes)
        body = None if codes else institutions.body_of(self, token, sentence)
        owner = possessor(token)
        pronoun = owner is not None and owner.tag_ in ("PRP$", "WP$")
        if body is not None and pronoun:
            return (Actor(name=body, type=ActorType.ORGANISATION, span=span),)
        land = self.lexicon.coded(codes[0]) if codes and pronoun else None
        if land is not None and lemma in ("country", "nation", "government"):
            return (Actor(name=land.name, type=ActorType.COUNTRY, country=land.code, span=span),)
        words = _OWNER.sub("", words) if land is not None else words
        return (
            Actor(
                name=words, type=kind, country=codes[0] if codes else None, body=body,
                leads=nations.leads(token), span=span,
            ),
        )  # fmt: skip

    def _officials(self, token: Token, sentence: Sentence) -> bool:
        """ "the foreign ministers", "the presidents": an office, and nothing tells whose."""
        own = {c.dep_ for c in token.children if c.i < token.i} <= {"det", "amod", "compound", "cc"}
        of = any(c.dep_ in ("prep", "appos", "relcl", "acl") for c in token.children)
        office = titles.one_of(self.words(token, sentence)).casefold()
        return own and not of and office.split()[-1] in titles.word_set("of_the_land")

    def _of_each(self, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
        """The office's bearers in the two countries that the text is about; else the countries."""
        lands = self.memory.lands(sentence.span.start, 2)
        codes = [land.country for land in lands if land.country]
        if len(codes) < len(lands) or not lands or nations.countries_of(self, token, sentence):
            return ()
        words = re.sub(r"^the\s", "", self.words(token, sentence))
        known = bearers.each(self.register, titles.one_of(words), codes)
        if known:
            return tuple(replace(actor, span=None) for actor in known)
        return tuple(replace(land, leads=nations.leads(token), span=None) for land in lands)

    def _told_by_office(self, lemma: str, sentence: Sentence) -> bool:
        """ "A Russian envoy flew in. The envoy met X": whether the same word told of him."""
        told = self.memory.officer(sentence.span.start)
        return told is not None and told[0].lemma_.lower() == lemma

    def _guest(self, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
        """ "The visitor", "the Chinese guest": the one of that country, else whom it is about."""
        if not nations.definite(token):
            return ()
        codes = nations.countries_of(self, token, sentence)
        if not codes:
            about = self.memory.single(sentence.span.start) or pronouns.by_office(self, sentence)
            return (replace(about, span=sentence.at(token)),) if about is not None else ()
        told = self.register.within(Span(0, sentence.at(token).start))
        known = [n.actor for n in told if n.kind is NameKind.PERSON and n.actor.country == codes[0]]
        return (replace(known[-1], span=sentence.at(token)),) if known else ()

    def _is_role(self, lemma: str, token: Token) -> bool:
        known = titles.word_set("roles") | titles.word_set("heads")
        return titles.names_office(token.text) or lemma in known

    def countries_of(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """The countries that a phrase's modifiers name ("leaders from Japan's ruling parties")."""
        return nations.countries_of(self, token, sentence)

    def _as_office(self, words: str, token: Token, sentence: Sentence) -> str:
        """The words, "counterpart" given the office of whoever's counterpart it is."""
        owner = possessor(token)
        if owner is None or not words.casefold().endswith(tuple(titles.word_set("equals"))):
            return words
        masters = self.one(owner, sentence)
        return next((one.role for one in masters if one.role), words)

    def _many(self, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
        """ "dozens of U.S. lawmakers": the people by the whole phrase."""
        for inner in objects_of_prepositions(token, ("of",)):
            return tuple(
                replace(actor, name=self.words(token, sentence), type=ActorType.GROUP)
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
            and self._names_person(doc[token.i + 2], sentence)
        )

    def phrase(self, token: Token, sentence: Sentence) -> Span:
        """The noun phrase without relative clauses and what is coordinated with it."""
        first = last = token.i
        for child in token.children:
            if child.dep_ in ("poss", "amod", "compound", "nmod", "nummod", "quantmod"):
                first = min(first, child.left_edge.i)
                last = max(last, child.right_edge.i)
            elif child.dep_ == "prep" and child.lower_ in ("of", "from"):
                last = max(last, _plain_end(child))
        return sentence.reach(first, last)

    def words(self, token: Token, sentence: Sentence) -> str:
        """The words of the phrase headed by the token, its clauses left out."""
        return re.sub(r"\s+", " ", self.phrase(token, sentence).of(self.text))


_OWNER = re.compile(r"^(?:his|her|its|their|our|my|your|whose)\s", re.IGNORECASE)
_LED = ("lead", "head", "chair", "co-chair")


def _unofficial(group: Token) -> bool:
    """ "a team of oil drillers": people who act for no state."""
    members = [*objects_of_prepositions(group, ("of",)), *group.children]
    return any(member.lemma_.lower() in titles.word_set("unofficial") for member in members)


def _of_a_coalition(parties: Token) -> bool:
    """ "the three parties in the coalition": those told of there, and nobody told before."""
    return any(c.dep_ == "prep" and c.lower_ in ("in", "of", "from") for c in parties.children)


def _counting(token: Token) -> Token:
    """ "The two last met in Lima": the number, where the parser takes the adverb for the noun."""
    if token.lower_ in ("last", "first", "next") and token.dep_ in ("nsubj", "nsubjpass"):
        return next((c for c in token.children if c.dep_ == "nummod"), token)
    return token


def _lemma(token: Token) -> str:
    """The lemma in lower case, also of "Prime Ministers", which the parser takes for a name."""
    lemma = token.lemma_.lower()
    return lemma.removesuffix("s") if token.tag_ == "NNPS" else lemma


def _joined(token: Token, sentence: Sentence) -> Token:
    """The noun that a hyphen joins to its prefix, which the tokens part: "co-chairs"."""
    doc = sentence.doc
    joined = token.lower_ in ("co", "vice", "ex") and token.i + 2 < len(doc)
    return doc[token.i + 2] if joined and doc[token.i + 1].text == "-" else token


def _plain_end(token: Token) -> int:
    """The last token of a phrase without clauses, appositions and "including"."""
    last = token.i
    for child in token.children:
        part = child.dep_ in ("pobj", "conj", "cc", "case", "compound")
        if child.i > token.i and (part or (child.dep_ == "prep" and child.lower_ == "of")):
            last = max(last, _plain_end(child))
    return last


def _many(lands: Token) -> bool:
    """ "50 Islamic nations": not those told of before as "the 50 nations", nor "six others"."""
    own = list(lands.children)
    known = any(c.dep_ == "det" or c.lower_ in ("other", "more") for c in own)
    return any(c.dep_ == "nummod" for c in own) and not known
