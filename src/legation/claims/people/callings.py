"""What else an article calls somebody it has named: "the pontiff", "the UN chief", "the Dutchman".

A writer varies his words; the words tell whom he means where one person of the text fits them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from legation.claims.people import bearers, nations, titles
from legation.claims.people.names import Name, NameKind
from legation.language import Sentence, Token
from legation.model import Actor

_PLURAL_PEOPLE = ("sh", "ch", "ese", "ss")
"""Ends of adjectives that mean a whole people behind "the": "the Dutch", "the Chinese"."""
_FOLLOWED = ("prep", "relcl", "acl", "appos")
_OTHERS = frozenset({"new", "next", "other", "another", "second", "then", "two", "own"})
_STYLED = re.compile(r"\b([A-Z]\w+)\s$")


def called(people: nations.Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """The one person named before whom a definite phrase without a name tells otherwise."""
    found = _called(people, token, sentence)
    return (replace(found, span=sentence.at(token)),) if found is not None else ()


def _called(people: nations.Phrases, token: Token, sentence: Sentence) -> Actor | None:
    if token.tag_ in ("NNS", "NNPS") or not _closed(token, sentence):
        return None
    at = sentence.at(token)
    told = [
        n for n in people.register.names if n.kind is NameKind.PERSON and n.span.start < at.start
    ]
    own = people.register.at(at)
    definite = any(c.dep_ == "det" and c.lower_ == "the" for c in token.children)
    if own is not None and own.kind is NameKind.DEMONYM and own.span.covers(at):
        return _national(told, own, token) if definite else None
    if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children):
        return None
    codes, body = nations.countries_of(people, token, sentence), _body(people, token, sentence)
    if len(codes) > 1 or not (definite or codes or body):
        return None
    words = people.words(token, sentence)
    fitting = [n.actor for n in told if _fits(n, people, token.lower_, words)]
    if codes:
        theirs = [actor for actor in fitting if actor.country == codes[0]]
        if theirs:
            return _only(theirs)
        only = bearers.sole(people.register, token.lemma_.lower(), codes[0], at.start)
        return only if definite and only else _untitled(told, token, words, codes[0])
    if body:
        theirs = [actor for actor in fitting if actor.body == body]
        return _only(theirs) if theirs else _newly_told(people, token, sentence, body)
    if titles.of_a_faction(words):
        return _only([n.actor for n in told if _fights(n.actor, people)])
    named = _plain(token) and token.lower_ in titles.callings() and token.lower_ not in _OF_SOMEBODY
    return fitting[-1] if fitting and named else None


_OF_SOMEBODY = frozenset({"chief", "head", "leader"})
"""Nouns that tell nobody without whose they are."""


def _closed(token: Token, sentence: Sentence) -> bool:
    """Whether nothing behind the noun narrows it: what stands behind a comma tells more of him."""
    for child in token.children:
        if child.lower_ in _OTHERS or child.dep_ in ("conj", "cc"):
            return False
        if child.i > token.i and child.dep_ in _FOLLOWED:
            first = child.left_edge.i
            apart = child.dep_ != "prep" and sentence.doc[first - 1].text == ","
            if not apart or sentence.doc[first].text[0].isupper():
                return False
    return True


def _fits(name: Name, people: nations.Phrases, noun: str, words: str) -> bool:
    """Whether the office of the person is one of those that the noun may stand for."""
    role = (name.actor.role or "").casefold()
    role = role or _style(name, people.text)
    offices = titles.callings().get(noun, ())
    held = any(re.search(rf"\b{re.escape(office)}\b", role) for office in offices)
    return held and _past(words) == _past(role)


def _style(name: Name, text: str) -> str:
    """ "Pope", "Sultan": the title before a name, or the one that the name begins with."""
    before = _STYLED.search(text[max(0, name.span.start - 20) : name.span.start])
    for word in (name.span.of(text).split()[0], before[1] if before is not None else ""):
        if word.casefold() in titles.word_set("styles"):
            return word.casefold()
    return ""


def _past(words: str) -> bool:
    return not titles.word_set("no_more").isdisjoint(re.findall(r"[a-z]+", words.casefold()))


def _fights(actor: Actor, people: nations.Phrases) -> bool:
    """Whether somebody acts for a movement, or is told to lead a faction."""
    body = people.lexicon.body(actor.body) if actor.body else None
    return (body is not None and body.land is not None) or titles.of_a_faction(actor.role or "")


def _plain(token: Token) -> bool:
    """Whether the noun stands with nothing but "the", or with what tells no other: "visiting"."""
    idle = titles.word_set("idle")
    before = [c for c in token.children if c.i < token.i]
    return all(c.lower_ == "the" or c.lower_ in idle for c in before)


def _national(told: Sequence[Name], own: Name, token: Token) -> Actor | None:
    """ "The Dutchman", "the Libyan": the one person of that country whom the text has named."""
    if token.text.endswith(_PLURAL_PEOPLE) or not _plain(token) or len(own.countries) != 1:
        return None
    return _only([n.actor for n in told if n.actor.country == own.countries[0]])


def _untitled(told: Sequence[Name], token: Token, words: str, code: str) -> Actor | None:
    """ "Ireland's X landed … The Irish foreign minister": who was named by no office before."""
    office = token.lemma_.lower() in titles.word_set("told_later")
    if not office or titles.word_set("deputies") & set(words.casefold().split()):
        return None
    only = _only([n.actor for n in told if n.actor.country == code])
    return only if only is not None and not only.role else None


def _newly_told(
    people: nations.Phrases, token: Token, sentence: Sentence, body: str
) -> Actor | None:
    """ "X flew to Lima. The UN envoy …": whom it is about, of whom nothing was told yet."""
    about = people.memory.single(sentence.span.start)
    if about is None or about.country or about.body or about.role or " " not in about.name:
        return None
    if token.lower_ not in titles.callings():
        return None
    return replace(about, body=body, role=people.words(token, sentence))


def _only(actors: Sequence[Actor]) -> Actor | None:
    return actors[-1] if len({actor.name for actor in actors}) == 1 else None


def _body(people: nations.Phrases, token: Token, sentence: Sentence) -> str | None:
    """The international body before the noun: "the UN envoy", "the alliance's chief"."""
    for part in nations.modifiers(token):
        name = people.register.at(sentence.at(part))
        if name is not None and name.kind is NameKind.BODY and not name.countries:
            return name.actor.body
    return None
