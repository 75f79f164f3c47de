"""Of whom an aside or a "visiting" tells: "the minister, due in Oslo", "the visiting premier"."""

from __future__ import annotations

from legation.claims.frames import frames
from legation.language import Sentence, Token, table
from legation.model import Status

PERSON = (table("en", "sentences")["stand_in"],)


def described(token: Token) -> Token | None:
    """Of whom an aside tells: the name before its comma, or the subject that it stands before."""
    above = token.head
    if above.pos_ in ("NOUN", "PROPN") and above.i < token.i:
        between = token.doc[above.i + 1 : token.i]
        return above if any(word.text == "," for word in between) else None
    if above.pos_ != "VERB" or token.dep_ not in ("advmod", "prep", "advcl", "acomp", "amod"):
        return None
    who = next((c for c in above.children if c.dep_ == "nsubj"), None)
    if who is None:
        return None
    before = who.left_edge.i > token.i and token.left_edge.i == 0
    aside = who.i < token.i < above.i and token.doc[token.left_edge.i - 1].text == ","
    return who if before or aside else None


def back_from(noun: Token) -> Token | None:
    """ "the minister, just back from a trip to Lima, said": the aside's word that tells so."""
    leads = noun.head
    if noun.dep_ != "pobj" or leads.lower_ != "from":
        return None
    told = any(frame.status is Status.HELD for frame in frames("aside").get(leads.head.lower_, ()))
    return leads.head if told and "from" in _hosts(leads.head) else None


def come_back(noun: Token) -> list[Token]:
    """Who is back from what the noun tells."""
    word = back_from(noun)
    who = described(word) if word is not None else None
    return [who] if who is not None else []


def _hosts(token: Token) -> set[str]:
    """By which words the frames of an aside lead to the place."""
    return {word for frame in frames("aside").get(token.lower_, ()) for word in frame.host}


def visiting(token: Token, sentence: Sentence) -> Token | None:
    """Whom "visiting" describes: its noun, or the name of "met visiting Minister X"."""
    if token.lower_ != "visiting":
        return None
    if token.dep_ == "amod":
        return token.head if token.head.i > token.i else None
    named = token.head.i in sentence.names and token.head.text in PERSON
    if token.dep_ in ("compound", "nmod") and named and token.head.i == token.i + 1:
        return token.head  # "Visiting Foreign Minister X discussed a loan"
    before = token.i > 0 and token.doc[token.i - 1]
    if not before or (before.pos_ != "VERB" and before.lower_ not in ("with", "and", "by", "to")):
        return None
    near = token.doc[token.i + 1 : token.i + 7]
    return next((one for one in near if one.i in sentence.names and one.text in PERSON), None)
