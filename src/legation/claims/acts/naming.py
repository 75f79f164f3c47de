"""What a noun that something is done to is called: its words, and the marks of its families."""

from __future__ import annotations

import re

from legation.claims.acts import owning
from legation.claims.acts.frames import words
from legation.claims.clauses import objects_of_prepositions
from legation.claims.people import People
from legation.claims.people.names import NameKind
from legation.language import Sentence, Token

_LANDS = (NameKind.DEMONYM, NameKind.COUNTRY, NameKind.SEAT)
_MARKS = {
    NameKind.DEMONYM: "@people",
    NameKind.PERSON: "@people",
    NameKind.COUNTRY: "@lands",
    NameKind.SEAT: "@lands",
    NameKind.CITY: "@towns",
}
# "F-16s", "T-72", "MiG-29s"; but "the G-7" and "M23" are none.
_MODEL = re.compile(r"(?:(?!G-)[A-Z]{1,3}-|(?:Mi[Gg]|Su|Tu|Mi|Il|An|Ka)-?)\d+[A-Z]{0,2}s?")


def names(thing: Token, sentence: Sentence, people: People) -> set[str]:
    """The lemma of an object, the words of it where it is a merged name, and its family's mark.

    Persons and those called by their nation ("two Canadians") are "@people", countries "@lands",
    towns "@towns". What is of a country by the word before it is "@foreign".
    """
    named = people.register.at(sentence.at(thing))
    marked = {_MARKS[named.kind]} if named is not None and named.kind in _MARKS else set()
    if thing.i not in sentence.names:
        marked |= {"@people"} if _by_trade(thing) else set()
        if _foreign(thing, sentence, people):
            ruling = thing.lemma_.lower() in words("regime", "nouns") | {"government"}
            marked |= {"@foreign", "@lands"} if ruling else {"@foreign"}
        inner = [c for c in thing.children if c.dep_ == "compound"]
        inner += objects_of_prepositions(thing, ("of", "in") if thing.pos_ == "NUM" else ("of",))
        light = thing.lower_ in words("light", "nouns") or thing.pos_ == "NUM"
        counted_in = {c.lower_ for n in thing.children if n.dep_ == "nummod" for c in n.subtree}
        counted = [thing, *inner] if light else [thing]
        if light:
            marked |= {m for part in inner for m in names(part, sentence, people) if m[0] == "@"}
        marked |= {"@vessels", "@arms", "@forces"} if is_machine(thing) else set()
        marked |= counted_in & words("family", "money")
        forms = {form for part in counted for form in (part.lemma_.lower(), part.lower_)}
        if thing.i > 1 and thing.nbor(-1).text == "-":
            forms.add(f"{thing.nbor(-2).lower_}-{thing.lemma_.lower()}")  # "a sit-in"
        return marked | forms
    if named is not None and named.kind is NameKind.CITY and people.lexicon.seat(named.actor.name):
        marked.add("@lands")  # "the bloc suspended Harare"
    whole = sentence.at(thing).of(people.text)
    marked |= {"@vessels", "@arms", "@forces"} if is_machine(thing) else set()
    # "the destroyer HMS Dauntless"
    marked |= {c.lemma_.lower() for c in thing.children if c.dep_ in ("compound", "nmod")}
    return marked | {word.casefold().strip(",") for word in whole.split()}


def _by_trade(thing: Token) -> bool:
    """Whether a noun is somebody by what he does: "yachtsman", "frogmen"."""
    lemma = thing.lemma_.lower()
    return thing.pos_ == "NOUN" and lemma.endswith(tuple(words("trade", "endings")))


def _foreign(thing: Token, sentence: Sentence, people: People) -> bool:
    """Whether a country stands right before a noun: "Japan's wines", "American-owned mills"."""
    inner = (*objects_of_prepositions(thing, ("of",)), *objects_of_prepositions(thing, ("from",)))
    near = [
        people.register.at(sentence.at(c)) for part in (thing, *inner) for c in part.children
        if c.i < part.i and c.dep_ in ("poss", "amod", "compound", "nmod")
    ]  # fmt: skip
    near += [people.register.at(sentence.at(t)) for t in inner]
    lands = any(name is not None and name.kind in _LANDS and name.countries for name in near)
    return thing.pos_ == "NOUN" and (lands or bool(owning.run_by(thing, sentence, people)))


def is_machine(thing: Token) -> bool:
    """ "F-16s", "MiG-29": an aircraft, a tank or a missile by its model."""
    return _MODEL.fullmatch(thing.text) is not None
