"""Between whom an act is: who does it, to whom, and about what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.claims.act_frames import Set, words
from legation.claims.clauses import (
    is_infinitive,
    objects_of_prepositions,
    possessor,
    subject,
    surface_subject,
)
from legation.claims.names import NameKind
from legation.claims.people import People
from legation.language import Sentence, Token
from legation.model import Actor, ActorType, Quote, Span

_LONGEST = 160
_SIDES = (NameKind.COUNTRY, NameKind.SEAT, NameKind.DEMONYM, NameKind.CITY, NameKind.PERSON)


def doers(found: Set, sentence: Sentence, before: Sentence | None, people: People) -> list[Actor]:
    """Who does it: the subject, or whose the concern, ban or attack is."""
    for place in found.frame.by:
        for token in _by_places(place, found):
            if place == "crowd":
                actors = _crowd(token, sentence, people)
            elif place == "possessor":
                actors = standing(token, sentence, people) or owners(token, sentence, people)
            else:
                actors = standing(token, sentence, people)
                if not actors and token.lower_ == "it" and before is not None:
                    actors = _same_as(before, people)
            if actors:
                return actors
    return []


def _by_places(place: str, found: Set) -> Iterator[Token]:
    if place == "possessor":
        owner = possessor(found.token)
        if owner is not None:
            yield owner
        else:
            yield from (c for c in found.token.children if c.dep_ in ("amod", "compound", "nmod"))
        return
    doer = subject(found.token)
    if doer is not None and (place == "subject" or doer.lemma_.lower() in words("crowd", "nouns")):
        yield doer


def standing(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """The actors of a phrase that have a country or are international bodies or movements."""
    return [a for a in people.actors(token, sentence) if stands(a, people)]


def stands(actor: Actor, people: People) -> bool:
    """Whether an actor can be a side: it has a country or is an international body or movement."""
    if actor.country is not None:
        return True
    if actor.span is None or actor.type is not ActorType.ORGANISATION:
        return False
    name = people.register.at(actor.span)
    return name is not None and name.kind is NameKind.BODY and not name.countries


def owners(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """The countries whose it is: "China" for "Chinese coastguard vessels"."""
    name = people.register.at(sentence.at(token))
    codes = list(people.countries_of(token, sentence))
    if not codes and name is not None and name.kind is not NameKind.PERSON:
        codes = list(name.countries)
    return [actor for code in codes if (actor := country(code, people)) is not None]


def country(code: str, people: People) -> Actor | None:
    """The country itself as an actor."""
    known = people.lexicon.coded(code)
    if known is None:
        return None
    return Actor(name=known.name, type=ActorType.COUNTRY, country=code)


def _crowd(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """Protesters, with the country they are of or the one they stand in."""
    codes = list(people.countries_of(token, sentence))
    for place in objects_of_prepositions(token.head, ("in",)):
        name = people.register.at(sentence.at(place))
        codes += name.countries[:1] if name is not None else ()
    if not codes:
        return []
    return [Actor(name=token.text, type=ActorType.GROUP, country=codes[0], span=sentence.at(token))]


def _same_as(before: Sentence, people: People) -> list[Actor]:
    """Whom "it" at the head of a sentence means: the country that the one before was about."""
    root = next((t for t in before if t.dep_ == "ROOT"), None)
    about = surface_subject(root) if root is not None else None
    actors = standing(about, before, people) if about is not None else []
    return [replace(a, span=None) for a in actors if a.type is not ActorType.PERSON][:1]


def sufferer(found: Set, by: Sequence[Actor], sentence: Sentence, people: People) -> Actor | None:
    """The first other side in the places where the frame looks for it."""
    for place in found.frame.toward:
        for token in _places(place, found):
            actors = standing(token, sentence, people) or owners(token, sentence, people)
            other = next((a for a in actors if differs(a, by)), None)
            if other is not None:
                return other
        if place == "within":
            other = _within(found, by, sentence, people)
            if other is not None:
                return other
    return None


def differs(actor: Actor, others: Iterable[Actor]) -> bool:
    """Whether an actor is of another country than all `others`, or of none and named otherwise."""
    return all(
        actor.name != other.name and (actor.country is None or actor.country != other.country)
        for other in others
    )


def _places(place: str, found: Set) -> Iterator[Token]:
    """The tokens at a grammatical place of the verb, its objects or the noun."""
    verb = found.token
    match place:
        case "object":
            yield from found.things
        case "clause" | "infinitive" | "within" | "itself":
            return
        case "doer" | "that":
            for clause in _complements(found):
                doer = surface_subject(clause)
                if doer is not None:
                    yield doer
        case _:
            yield from objects_of_prepositions(verb, (place,))
            for thing in found.things:
                if thing != verb:
                    yield from objects_of_prepositions(thing, (place,))


def _complements(found: Set) -> list[Token]:
    """Infinitives and clauses behind the verb, also where the parser hung them on its object."""
    hosts = (found.token, *found.things)
    return [
        c for host in hosts for c in host.children
        if c.i > found.token.i
        and (
            c.dep_ in ("xcomp", "ccomp")
            or (c.dep_ in ("advcl", "acl", "relcl") and is_infinitive(c))
        )
    ]  # fmt: skip


def _within(found: Set, by: Sequence[Actor], sentence: Sentence, people: People) -> Actor | None:
    """The first other country named in the object or the clause behind the verb."""
    for host in (*found.things, *_complements(found)):
        for name in people.register.within(sentence.under(host)):
            if name.kind not in _SIDES or not name.countries:
                continue
            actor = country(name.countries[0], people)
            if actor is not None and differs(actor, by):
                return actor
    return None


def topic(found: Set, text: str, sentence: Sentence, people: People) -> Quote | None:
    """The words that say what the act is about, at the first place of the frame that is filled."""
    for place in found.frame.about:
        if place in ("clause", "infinitive"):
            spans = [
                sentence.under(c) for c in _complements(found)
                if place == "clause" or is_infinitive(c)
            ]  # fmt: skip
        elif place == "itself":
            spans = [sentence.under(found.token)]
        else:
            spans = [
                _phrase(token, sentence) for token in _places(place, found)
                if not _only_a_side(token, sentence, people)
            ]  # fmt: skip
        if spans:
            return _quote(spans[0], text)
    return None


def _only_a_side(token: Token, sentence: Sentence, people: People) -> bool:
    """Whether a phrase just names an actor, and so is no topic."""
    return bool(people.one(token, sentence))


def _phrase(token: Token, sentence: Sentence) -> Span:
    """What hangs on the token, relative clauses behind a comma and coordination left out."""
    last = token.right_edge.i
    for child in token.children:
        behind = child.dep_ in ("relcl", "acl", "appos") and child.i > token.i
        if behind and sentence.doc[child.left_edge.i - 1].text == ",":
            last = min(last, child.left_edge.i - 2)
    return sentence.reach(token.left_edge.i, max(last, token.i))


def _quote(span: Span, text: str) -> Quote | None:
    """The words at `span`, cut at a comma where they are too many."""
    words_at = span.of(text)
    if len(words_at) > _LONGEST:
        comma = re.search(r",\s", words_at)
        if comma is None or not 10 < comma.start() <= _LONGEST:
            return None
        span = Span(span.start, span.start + comma.start())
    found = span.of(text).strip(" \n,;")
    start = text.index(found, span.start) if found else span.start
    return Quote.cut(text, start, start + len(found)) if found else None
