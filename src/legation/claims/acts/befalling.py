"""Whom a deed befalls by the verb above it: who dies of it, lives by it, owes or is asked."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.acts.frames import Set, words
from legation.claims.clauses import objects_of_prepositions, surface_subject
from legation.language import Token

_CAPTIVE = (
    words("family", "people")
    | words("family", "vessels")
    | words("family", "forces")
    | words("armed", "nouns")
)


def given(noun: Token) -> Iterator[Token]:
    """To whom a request goes: "its plea was put to A", "the demand was rejected by A"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else noun.head
    if verb.lemma_.lower() not in words("conveying", "verbs"):
        return
    if noun.dep_ in ("nsubjpass", "nsubj"):
        yield from objects_of_prepositions(verb, ("to", "by", "in", "at"))
        if verb.lemma_.lower() in words("conveying", "reaching"):
            yield from (c for c in verb.children if c.dep_ == "dobj")  # "has reached Oslo"
    elif noun.dep_ in ("dobj", "pobj"):
        yield from objects_of_prepositions(verb, ("to",))


def coming(noun: Token, place: str) -> Iterator[Token]:
    """Whose it is by its verb: "praise came from A", "an embargo was ordered by A"."""
    verb = noun.head
    if place == "from" and noun.dep_ == "nsubj" and verb.lemma_.lower() in words("coming", "verbs"):
        yield from objects_of_prepositions(verb, ("from",))
    ordered = noun.dep_ == "nsubjpass" and verb.lemma_.lower() in words("ordering", "verbs")
    if place == "by" and ordered:
        yield from objects_of_prepositions(verb, ("by",))


def held(noun: Token, place: str) -> Iterator[Token]:
    """Who keeps what is frozen, and who has it: "assets held in A by its leader"."""
    for thing in objects_of_prepositions(noun, ("on", "of")):
        for clause in (c for c in thing.children if c.dep_ == "acl"):
            if clause.lemma_.lower() in words("owning", "holding"):
                told = ("in", "at") if place == "keeper" else ("by", "to")
                yield from objects_of_prepositions(clause, told)


def in_hands(verb: Token) -> Iterator[Token]:
    """Who holds people or ships: "are in the hands of A", "spent a night in Chadian hands"."""
    who = surface_subject(verb)
    if who is None or who.lemma_.lower() not in _CAPTIVE:
        return
    for hands in (t for t in verb.subtree if t.lower_ == "hands"):
        yield hands
        yield from objects_of_prepositions(hands, ("of",))


def jailed(verb: Token) -> Iterator[Token]:
    """Where people sit in prison: "have spent years behind bars in A", "languish in A's jails"."""
    who = surface_subject(verb)
    if who is None or who.lemma_.lower() not in _CAPTIVE:
        return
    for cell in objects_of_prepositions(verb, ("in", "behind", "at")):
        yield from objects_of_prepositions(cell, ("in",))
        yield from (c for c in cell.children if c.dep_ in ("amod", "compound", "poss", "nmod"))
        yield cell


def captor(verb: Token) -> Iterator[Token]:
    """Whose cell it was: "is free after two years in an Iranian cell"."""
    for cell in verb.subtree:
        if cell.lemma_.lower() in words("captivity", "nouns"):
            yield cell
            yield from objects_of_prepositions(cell, ("in",))


def jailer(found: Set) -> Iterator[Token]:
    """By whom or where they were held: "two Danes held in Chad were freed"."""
    for clause in (c for thing in found.things for c in thing.children if c.dep_ == "acl"):
        if clause.lemma_.lower() in words("captivity", "verbs"):
            yield from objects_of_prepositions(clause, ("by", "in"))


def owing(found: Set) -> Iterator[Token]:
    """Who owes what is forgiven: "half of the debt owed by Chad"."""
    inner = (t for thing in found.things for t in objects_of_prepositions(thing, ("of",)))
    for debt in (*found.things, *inner):
        for clause in (c for c in debt.children if c.dep_ == "acl" and c.lemma_ == "owe"):
            yield from objects_of_prepositions(clause, ("by",))


def wanting(found: Set) -> Iterator[Token]:
    """Who wants whom is handed over: "a banker wanted in Chad", "wanted by Chad"."""
    for clause in (c for t in found.things for c in t.children if c.dep_ == "acl"):
        if clause.lemma_ in ("want", "seek") and clause.tag_ == "VBN":
            yield from objects_of_prepositions(clause, ("in", "by"))


def kept(noun: Token) -> Iterator[Token]:
    """Whom gifts keep going: "money from A kept B afloat", "was propped up with a loan from A"."""
    through = noun.head if noun.dep_ == "pobj" else noun
    if noun.dep_ == "pobj" and through.lower_ not in ("with", "by", "through", "on"):
        return
    verb = through.head
    if verb.lemma_.lower() not in words("keeping", "verbs"):
        return
    if noun.dep_ == "nsubj":
        yield from (c for c in verb.children if c.dep_ == "dobj")
        bought = [c for c in verb.children if c.dep_ == "dobj"]
        for built in (*objects_of_prepositions(verb, ("for",)), *bought):
            # "has paid for a bridge in Laos", "bought books for every school in Laos"
            for one in (built, *objects_of_prepositions(built, ("for",))):
                yield from objects_of_prepositions(one, ("in",))
    elif (who := surface_subject(verb)) is not None:
        yield who


def befallen(noun: Token) -> Iterator[Token]:
    """Who dies or is hurt of it: "two Danes were killed in a Chadian raid"; else who tells so."""
    above = noun.head
    if noun.dep_ == "advcl" and above.lemma_.lower() in words("dying", "fatal"):
        who = surface_subject(above)  # "two Danes died when a rocket hit their hut"
        yield from (who,) if who is not None else ()
        yield from objects_of_prepositions(above, ("in", "at", "near"))
    struck = above.dep_ == "advcl" and above.head.lemma_.lower() in words("dying", "fatal")
    if noun.dep_ == "dobj" and struck:
        who = surface_subject(above.head)  # "two Danes died when they hit a mine"
        yield from (who,) if who is not None else ()
    if noun.dep_ != "pobj" or above.lower_ not in words("dying", "prepositions"):
        return
    verb = above.head if above.head.pos_ == "VERB" else None
    if verb is None and above.head.dep_ == "dobj":
        verb = above.head.head  # "lost three men to gunfire"
    if verb is None or verb.lemma_.lower() not in words("dying", "verbs"):
        return
    who = surface_subject(verb)
    if who is not None:
        yield who
        yield from objects_of_prepositions(who, ("in", "of"))
    if verb.dep_ == "ccomp" and (teller := surface_subject(verb.head)) is not None:
        yield teller


def angered_by(verb: Token) -> Iterator[Token]:
    """At whom a crowd is angry: "in fury at A", "enraged by A", "in a quarrel with A"."""
    for word in verb.subtree:
        if word.lemma_.lower() not in words("crowd", "angry") | words("facing", "feuds"):
            continue
        feud = word.lemma_.lower() in words("facing", "feuds")
        at = ("with",) if feud else ("at", "over", "with", "against", "about", "by")
        yield from objects_of_prepositions(word, at)
        behind = word.nbor() if word.i + 1 < len(word.doc) else word
        if behind.lower_ in at and behind.head != word:  # "with tractors in anger at A"
            yield from (c for c in behind.children if c.dep_ == "pobj")
