"""Which countries a noun phrase names, and the people it tells of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from legation.claims.clauses import objects_of_prepositions, possessor
from legation.claims.people import bearers, pronouns, rows, titles
from legation.claims.people.names import Name, NameKind
from legation.language import Sentence, Token
from legation.lexicon import Lexicon
from legation.model import Actor, ActorType, Span

_BEFORE = re.compile(r"\s(?:[a-z]+[\s-]){0,2}")
_ROW = re.compile(r",\s|,?\sand\s(?:the\s)?")
_OPENING = re.compile(r"(?:(?:But|And|Back|Meanwhile,?|Earlier)\s)?(?:[Ii]n|[Aa]t)\s")
_HYPHENS = ("-", "–", "/")
_LANDS = (NameKind.COUNTRY, NameKind.DEMONYM, NameKind.SEAT)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


class Phrases(pronouns.Phrases, Protocol):
    """What finding the countries of a phrase asks of the reading of noun phrases."""

    @property
    def text(self) -> str: ...
    @property
    def lexicon(self) -> Lexicon: ...
    def words(self, token: Token, sentence: Sentence) -> str: ...
    def phrase(self, token: Token, sentence: Sentence) -> Span: ...


def countries_of(people: Phrases, token: Token, sentence: Sentence) -> tuple[str, ...]:
    """The countries that a phrase's modifiers name ("leaders from Japan's ruling parties")."""
    found: list[str] = []
    for part in modifiers(token):
        name = people.register.at(sentence.at(part))
        of_lands = titles.word_set("lands") | titles.word_set("of_lands")
        if part.lemma_ in of_lands and counted(part):
            found += _here(people, part, sentence) or _lands(people, sentence, counted(part))
        if name is None or (part.i == token.i and name.kind is NameKind.PERSON):
            continue
        if name.countries and name.kind is not NameKind.PERSON:
            found += _row(people, part, sentence)
        elif name.kind is NameKind.PERSON and _serves(token, part) and name.actor.country:
            found.append(name.actor.country)
    if not found:
        found += _ahead(people, token, sentence)
    if not found:
        owner = possessor(token)
        if owner is not None and (owner.pos_ == "PRON" or owner.tag_ == "WP$"):
            found += [a.country for a in pronouns.resolve(people, owner, sentence) if a.country]
    return tuple(dict.fromkeys(found))


def _serves(token: Token, master: Token) -> bool:
    """ "Brandt's envoys", "two aides of Premier Olmert": who acts for somebody's country."""
    of = master.dep_ == "pobj" and master.head.lower_ in ("of", "to") and master.head.head == token
    return master.dep_ == "poss" or (of and token.lemma_ in titles.word_set("servants"))


def of_many(token: Token) -> bool:
    """ "ministers of the four Contadora nations": of as many states as are counted."""
    return any(
        land.lemma_ in titles.word_set("lands") and counted(land) > 1
        for land in objects_of_prepositions(token, ("of", "from"))
    )


def by_office(text: str, phrase: Span) -> tuple[str, ...]:
    """The country of an office that only one has: "the Pope"."""
    words = text[phrase.start : titles.charge(text, phrase.end)]
    code = titles.country_of_office(words)
    return (code,) if code is not None else ()


def governed(people: Phrases, token: Token, sentence: Sentence) -> tuple[str, ...]:
    """The country of "the government" and its people, where only one is meant.

    Of the movement it faces ("the government and the Tamil Tigers"), else of the city that its
    sentence opens in ("In London, the government …"), else the last country told before it in
    the sentence, else the one that the text told of most.
    """
    words = {token.lower_, *(c.lower_ for c in token.children if c.dep_ in ("compound", "poss"))}
    if "government" not in words:
        return ()
    at = sentence.at(token).start
    names = people.register.within(sentence.span)
    for name in names:
        body = people.lexicon.body(name.actor.name) if name.kind is NameKind.BODY else None
        if body is not None and body.land is not None:
            return (body.land,)
    if here := opened_in(people, sentence):
        return (here,)
    before = [
        n.countries[0] for n in names if n.kind in _LANDS and n.countries and n.span.end <= at
    ]
    if before:
        return (before[-1],)
    return tuple(a.country for a in people.memory.lands(sentence.span.start, 1) if a.country)


def opened_in(people: Phrases, sentence: Sentence) -> str | None:
    """The country of the city that a sentence opens in: "In New Delhi, a spokesman denied it"."""
    opening = _OPENING.match(sentence.span.of(people.text))
    if opening is None:
        return None
    at = sentence.span.start + opening.end()
    name = next((n for n in people.register.within(sentence.span) if n.span.start == at), None)
    if name is None or name.kind is not NameKind.CITY or not name.countries:
        return None
    closed = re.match(r"\s?(?:itself\b|,)", people.text[name.span.end :])
    return name.countries[0] if closed else None


def joined(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """The sides that hyphens join before a noun: "Soviet-Chinese talks", "the Trump-Kim summit"."""
    doc, at = sentence.doc, token.i
    if at > 1 and doc[at - 1].text in _HYPHENS and doc[at - 2].lower_ == "inter":
        # "inter-Korean talks": the two that share the name.
        both = people.lexicon.demonym(token.text)
        return tuple(
            Actor(name=c.name, type=ActorType.COUNTRY, country=c.code, span=sentence.at(token))
            for c in both[:2] if len(both) > 1
        )  # fmt: skip
    row = _hyphened(people, sentence.at(token))
    sides = [side for name in row if (side := _side(people, name)) is not None]
    return tuple(sides) if len(sides) == len(row) > 1 else ()


def adjective(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """ "a Syrian proposal": the land of the people that an adjective names."""
    name = people.register.at(sentence.at(token)) if token.dep_ == "amod" else None
    land = _side(people, name) if name is not None else None
    return (land,) if land is not None else ()


def before(people: Phrases, at: Span) -> tuple[Actor, ...]:
    """The sides whose names, joined by hyphens, end right before a name: "China-U.S. Dialogue"."""
    last = Span(at.start - 2, at.start - 1)
    ends = at.start > 2 and people.text[at.start - 1] == " "
    row = _hyphened(people, last) if ends else []
    return tuple(side for name in row if (side := _side(people, name)) is not None)


def _hyphened(people: Phrases, last: Span) -> list[Name]:
    """The names that a hyphen joins each to the next, down to the one at `last`."""
    name = people.register.at(last)
    row: list[Name] = []
    while name is not None:
        row.insert(0, name)
        start = name.span.start - 1
        hyphen = start > 0 and people.text[start] in _HYPHENS
        before = people.register.at(Span(start - 1, start)) if hyphen else None
        name = before if before is not None and before.span.end == start else None
    return row


def _side(people: Phrases, name: Name) -> Actor | None:
    """Whom one of several joined names stands for: the land of a people, else who bears it."""
    if name.kind in (NameKind.PERSON, NameKind.BODY):
        return name.actor
    country = people.lexicon.coded(name.countries[0]) if name.countries else None
    if country is None or name.kind not in _LANDS:
        return None
    return Actor(name=country.name, type=ActorType.COUNTRY, country=country.code, span=name.span)


def each(
    people: Phrases, token: Token, sentence: Sentence, codes: Sequence[str]
) -> tuple[Actor, ...]:
    """One actor for each country: "leaders from China and Japan", "Saudi and Omani envoys"."""
    actors: list[Actor] = []
    parts = [
        sentence.doc[i] for part in modifiers(token)
        for i in (rows.row_of(people.register, part.i, sentence) or [part.i])
    ]  # fmt: skip
    for part in parts:
        name = people.register.at(sentence.at(part))
        if name is None or not name.countries or name.countries[0] not in codes:
            continue
        code = name.countries[0]
        country = people.lexicon.coded(code)
        if country is None or any(a.country == code for a in actors):
            continue
        if name.kind is NameKind.DEMONYM:
            group = f"{name.span.of(people.text)} {token.text}"
            actors.append(Actor(name=group, type=ActorType.GROUP, country=code, span=name.span))
        else:
            actors.append(
                Actor(
                    name=country.name, type=ActorType.COUNTRY, country=code,
                    leads=leads(token), span=name.span,
                )
            )  # fmt: skip
    named = bearers.each(people.register, titles.one_of(people.words(token, sentence)), codes)
    if named:
        return named
    if actors:
        return tuple(actors)
    known = [country for code in codes if (country := people.lexicon.coded(code)) is not None]
    return tuple(
        Actor(name=c.name, type=ActorType.COUNTRY, country=c.code, leads=leads(token))
        for c in known
    )


def joint(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """ "The Malawi-Zambia joint committee", "the council between A and B": whoever makes it up."""
    owner = possessor(token)
    if token.tag_ not in ("NN", "NNP") or not _of_states(token):
        return ()
    if owner is not None and owner.pos_ == "PRON":
        return ()  # "their committee" may be of those who brought the sides together
    members = objects_of_prepositions(token, ("of",))
    if any(people.register.at(sentence.at(member)) is None for member in members):
        return ()  # "a panel of French and German judges"
    if any(c.lower_ == "american" for c in token.children):
        return ()  # "the Greek-American council": of a people, not of a state
    for source in (token, *objects_of_prepositions(token, ("between", "of"))):
        own = joined(people, source, sentence)
        row = [c for c in source.children if c.dep_ in ("compound", "amod", "nmod")]
        own = own or next((two for c in row if (two := joined(people, c, sentence))), ())
        if len(own) > 1:
            return own
    codes = countries_of(people, token, sentence)
    for land in objects_of_prepositions(token, ("between",)):
        name = people.register.at(sentence.at(land))
        if name is not None and name.kind in _LANDS:
            codes = (*codes, *_row(people, land, sentence))
    codes = tuple(dict.fromkeys(codes))
    known = [c for code in codes if (c := people.lexicon.coded(code)) is not None]
    span = sentence.at(token)
    return tuple(
        Actor(name=c.name, type=ActorType.COUNTRY, country=c.code, span=span) for c in known
    )


def _of_states(token: Token) -> bool:
    """Whether it is a body that states may make up together: "committee", "task force"."""
    lemma = token.lemma_.lower()
    if lemma == "force":
        return any(c.lower_ == "task" for c in token.children)
    return lemma in titles.word_set("joint_bodies")


def told_team(people: Phrases, token: Token, sentence: Sentence) -> tuple[str, ...]:
    """ "The delegation goes on to Lima": of the country whose delegation was told of last."""
    if any(c.dep_ != "det" for c in token.children):
        return ()
    team = re.compile(rf"(?:['’]s)?\s(?:[\w-]+\s){{0,3}}{token.lemma_}\b", re.IGNORECASE)
    for name in reversed(people.register.within(Span(0, sentence.span.start))):
        if name.kind in _LANDS and name.countries and team.match(people.text, name.span.end):
            return name.countries[:1]
    return ()


def bodies_beside(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """ "delegates from Polisario and Morocco": the bodies in a row with a land."""
    sources = list(objects_of_prepositions(token, ("of", "from", "for")))
    row = [*sources, *(c for source in sources for c in source.subtree if c.dep_ == "conj")]
    names = [people.register.at(sentence.at(part)) for part in row]
    told = [name for name in names if name is not None]
    governed = any(source.lemma_ == "government" for source in sources)
    if not governed and all(name.kind is not NameKind.COUNTRY for name in told):
        return ()
    return tuple(n.actor for n in told if n.kind is NameKind.BODY and not n.countries)


def _ahead(people: Phrases, token: Token, sentence: Sentence) -> list[str]:
    """Peoples in a row before the noun that the parse cut off: "French and US co-chairs"."""
    at, codes = sentence.at(token).start, list[str]()
    for name in reversed(people.register.within(Span(sentence.span.start, at))):
        gap = people.text[name.span.end : at]
        near = _ROW if codes else _BEFORE
        if not near.fullmatch(gap) or not name.countries or name.kind is NameKind.PERSON:
            break
        codes.insert(0, name.countries[0])
        at = name.span.start
    return codes


def _row(people: Phrases, part: Token, sentence: Sentence) -> list[str]:
    """The codes of a country's name and of those in a row with it."""
    names = (
        people.register.at(sentence.spans[i])
        for i in sorted(rows.row_of(people.register, part.i, sentence))
    )
    row = [name.countries[0] for name in names if name is not None and name.countries]
    own = people.register.at(sentence.at(part))
    return row or ([own.countries[0]] if own is not None else [])


def _here(people: Phrases, token: Token, sentence: Sentence) -> list[str]:
    """ "X, who came to Lima, said envoys of the two countries meet": those the sentence names."""
    at, kinds = sentence.at(token).start, (*_LANDS, NameKind.PERSON, NameKind.CITY)
    codes = dict.fromkeys(
        code for n in people.register.within(sentence.span)
        if n.span.end <= at and n.kind in kinds
        for code in ((n.actor.country,) if n.kind is NameKind.PERSON else n.countries[:1]) if code
    )  # fmt: skip
    return [*codes] if len(codes) == counted(token) == 2 else []


def _lands(people: Phrases, sentence: Sentence, count: int) -> list[str]:
    several = people.memory.lands(sentence.span.start, count)
    return [actor.country for actor in several if actor.country]


def modifiers(token: Token) -> list[Token]:
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
            # "leaders of the movement Hezbollah"
            found += [c for c in child.children if c.dep_ == "appos"]
    return found


def counted(token: Token) -> int:
    """How many the phrase counts ("the three countries"); 0 where it counts none."""
    return next((_NUMBERS[c.lower_] for c in token.children if c.lower_ in _NUMBERS), 0)


def leads(token: Token) -> bool:
    """Whether the noun is a leader's office, alone or of several: "the presidents of"."""
    prime = any(c.lower_ == "prime" for c in token.children)
    office = token.lemma_.lower()
    of = {word.lower_ for word in objects_of_prepositions(token, ("of",))}
    head = office == "head" and bool(of & {"state", "government"})
    return office in titles.word_set("leaders") or (office == "minister" and prime) or head


def definite(token: Token) -> bool:
    """ "the ministers", "the bloc": what has been told of before."""
    return any(c.dep_ == "det" and c.lower_ == "the" for c in token.children)
