"""Between whom an act is: who does it, to whom, and about what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.claims.acts.frames import Set, words
from legation.claims.clauses import (
    is_infinitive,
    objects_of_prepositions,
    possessor,
    subject,
    surface_subject,
)
from legation.claims.people import People
from legation.claims.people.names import NameKind
from legation.claims.sourcing.voices import holder_of
from legation.language import Sentence, Token, alternation
from legation.model import Actor, ActorType, Quote, Span

_LONGEST = 160
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5}
_SIDES = (NameKind.COUNTRY, NameKind.SEAT, NameKind.DEMONYM, NameKind.CITY, NameKind.PERSON)


def doers(found: Set, sentence: Sentence, before: Sentence | None, people: People) -> list[Actor]:
    """Who does it: the subject, or whose the concern, ban or attack is."""
    for place in found.frame.by:
        actors: list[Actor] = []
        for token in _by_places(place, found):
            if place == "crowd":
                actors += _crowd(token, sentence, people)
            elif place == "possessor":
                actors += standing(token, sentence, people) or owners(token, sentence, people)
            else:
                actors += _subject(found.token, token, sentence, before, people)
        if actors:
            return actors
    return []


def _subject(
    verb: Token, token: Token, sentence: Sentence, before: Sentence | None, people: People
) -> list[Actor]:
    """The actors of a subject; "it" looks back, "a Russian jet" acts for Russia."""
    actors = standing(token, sentence, people)
    counted = next((c.lower_ for c in token.children if c.dep_ == "nummod"), "")
    if counted in _COUNTED and len({a.country for a in actors}) not in (0, 1, _COUNTED[counted]):
        return []
    if not actors and token.lower_ == "it" and before is not None:
        return _same_as(before, people)
    unknown = not people.actors(token, sentence)
    if unknown and verb.dep_ == "conj" and verb.head.dep_ == "ccomp":
        # "Beijing said its crews were calm and accused X": the parser takes the crews to accuse.
        speaker = surface_subject(verb.head.head)
        actors = standing(speaker, sentence, people) if speaker is not None else []
    if not actors and token.lemma_.lower() in words("armed", "nouns"):
        return owners(token, sentence, people)
    return actors


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
    found = []
    holder = holder_of(token, sentence, people)
    actors = people.actors(token, sentence) if holder is None else (holder,)
    for actor in actors:
        known = actor
        if actor.country is None and actor.type is not ActorType.GROUP:
            codes = people.countries_of(token, sentence) or _seated(token, sentence, people)
            named = people.register.at(actor.span) if actor.span is not None else None
            if codes and (named is None or named.kind is not NameKind.BODY):
                known = replace(actor, country=codes[0])
        if stands(known, people):
            found.append(known)
    return found


def _seated(token: Token, sentence: Sentence, people: People) -> tuple[str, ...]:
    """The country of "the foreign ministry in Niamey"."""
    if token.lemma_.lower() not in words("seated", "nouns"):
        return ()
    names = [
        people.register.at(sentence.at(place)) for place in objects_of_prepositions(token, ("in",))
    ]
    return tuple(code for name in names if name is not None for code in name.countries[:1])


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
    for place in (
        *objects_of_prepositions(token, ("in",)),
        *objects_of_prepositions(token.head, ("in",)),
    ):
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
            behind = _behind(found)
            if behind is not None and behind.lower_ == place:
                yield from (c for c in behind.children if c.dep_ == "pobj")
            for thing in found.things:
                if thing != verb:
                    yield from objects_of_prepositions(thing, (place,))


def _behind(found: Set) -> Token | None:
    """The preposition right behind a noun, where the parser hung it on the verb above."""
    noun = found.token
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    wanted = found.frame.part == "noun" and after is not None and after.head != noun
    return after if wanted and after is not None and after.dep_ == "prep" else None


def _conditions(found: Set) -> list[Token]:
    """What a threat hangs on: "unless Niamey sends …"."""
    return [
        c for c in found.token.children
        if c.dep_ == "advcl" and any(m.lower_ in ("unless", "if", "should") for m in c.children)
    ]  # fmt: skip


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
    behind = _behind(found)
    hosts = [*found.things, *_complements(found), *_conditions(found)]
    hosts += [behind] if behind is not None else []
    for host in hosts:
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
    """Whether a phrase just names an actor or is a pronoun, and so is no topic."""
    return token.pos_ == "PRON" or bool(people.one(token, sentence))


def _phrase(token: Token, sentence: Sentence) -> Span:
    """What hangs on the token, relative clauses behind a comma and coordination left out."""
    last = token.right_edge.i
    for child in token.children:
        behind = child.dep_ in ("relcl", "acl", "appos") and child.i > token.i
        if behind and sentence.doc[child.left_edge.i - 1].text == ",":
            last = min(last, child.left_edge.i - 2)
    return sentence.reach(token.left_edge.i, max(last, token.i))


def _quote(span: Span, text: str) -> Quote | None:
    """The words at `span` without ", which …", cut at a comma where they are too many."""
    tail = re.search(rf",\s(?:{alternation(words('tail', 'words'))})\b", span.of(text))
    if tail is not None:
        span = Span(span.start, span.start + tail.start())
    words_at = span.of(text)
    if len(words_at) > _LONGEST:
        comma = re.search(r",\s", words_at)
        if comma is None or not 10 < comma.start() <= _LONGEST:
            return None
        span = Span(span.start, span.start + comma.start())
    found = span.of(text).strip(" \n,;")
    start = text.index(found, span.start) if found else span.start
    return Quote.cut(text, start, start + len(found)) if found else None
