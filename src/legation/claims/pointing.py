"""Whether a trigger's words tell an occasion themselves, or point at one that is told elsewhere."""

from __future__ import annotations

from legation.claims import relatives
from legation.claims.clauses import ASKING, is_passive, possessor
from legation.claims.frames import words
from legation.claims.judged import lists
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Kind


def equated(trigger: Trigger, *, dated: bool) -> bool:
    """ "it would have been the ninth": its verb says what it is, not that it is.

    "The visit that he paid to Lima was his second" says so in its own clause, and so does "X,
    whose visit to Lima in May was his second" by its own words if it is `dated`.
    """
    verb = trigger.carrier
    if trigger.frame.part != "noun" or verb is None:
        return False
    if trigger.kind is Kind.VISIT and _it_is(trigger.token, verb):
        return True
    if trigger.token.dep_ != "nsubj":
        return False
    said = [c for c in verb.children if c.dep_ == "attr"]
    is_one = verb.lemma_ == "be" and any(c.lemma_ not in lists("being") for c in said)
    told = relatives.holders(trigger.token) or (dated and _all_told(trigger.token, verb))
    return is_one and not told


def _it_is(noun: Token, verb: Token) -> bool:
    """ "It is his first trip to Lima": which one of his the visit just told is."""
    it = any(c.dep_ == "nsubj" and c.lower_ in ("it", "this", "that") for c in verb.children)
    plain = verb.lemma_ == "be" and not any(c.dep_ in ("aux", "neg") for c in verb.children)
    numbered = any(c.lower_ in words("counted", "words") for c in noun.children)
    return noun.dep_ == "attr" and it and plain and (numbered or possessor(noun) is not None)


def _all_told(noun: Token, verb: Token) -> bool:
    """Whether the noun's own words tell whose it was, and where or with whom."""
    owner = possessor(noun)
    whose = owner is not None and (owner.tag_ in ("WP$", "NNP") or owner.pos_ == "PROPN")
    leads = {c.lower_ for c in noun.children if c.dep_ == "prep"}
    told = "between" in leads or (whose and bool(leads & {"to", "with"}))
    return told and verb.tag_ == "VBD"


def aside(trigger: Trigger) -> bool:
    """ "inquiries about preparations for the summit": it is named in passing."""
    token = trigger.token
    if trigger.frame.part != "noun" or token.dep_ != "pobj":
        return False
    above = token.head.head
    of_noun = above.pos_ == "NOUN" and above.lemma_ not in ASKING | words("venues", "words")
    return token.head.lower_ in ("about", "for", "on") and of_noun


def bare_at(trigger: Trigger) -> bool:
    """ "met X at the conference": of which one nothing is told here."""
    noun = trigger.token
    if noun.i in trigger.sentence.names or trigger.frame.named:
        return False
    alone = [c.lower_ for c in noun.children if not c.is_punct] == ["the"]
    return noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during") and alone


def untold(trigger: Trigger) -> bool:
    """Whether a present tense leaves open if it is done: "the visit comes amid tension"."""
    verb = trigger.carrier
    if trigger.frame.part != "noun" or verb is None:
        return False
    if trigger.token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return verb.tag_ in ("VBZ", "VBP")


def counted(trigger: Trigger) -> bool:
    """ "the second round": another occasion of parties already spoken of."""
    return elliptic(trigger) or any(
        c.lower_ in words("counted", "words") or _next_year(c) for c in trigger.token.children
    )


def _next_year(owner: Token) -> bool:
    """ "next year's forum", "last month's talks": one of another time."""
    told = any(c.lower_ in ("next", "last") for c in owner.children)
    return owner.dep_ == "poss" and told and owner.lemma_ in words("measured", "words")


def anew(trigger: Trigger) -> bool:
    """ "a session", "no audience", "the tenth round": an occasion not spoken of before."""
    articles = ("a", "an", "no", "another", "any")
    fresh = any(c.lower_ in articles and c.dep_ == "det" for c in trigger.token.children)
    return trigger.frame.part == "noun" and (fresh or counted(trigger))


def again(trigger: Trigger) -> bool:
    """ "agreed to meet again in May": not the occasion on which they did."""
    verb = trigger.carrier or trigger.token
    once_more = words("counted", "again")
    return any(c.dep_ == "advmod" and c.lower_ in once_more for c in verb.children)


def former(trigger: Trigger) -> bool:
    """ "its last session", "the two last met": an occasion before those that are told of."""
    if trigger.frame.part == "verb":
        verb = trigger.token
        had = any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)
        if had and any(c.lower_ in _EARLIER and c.dep_ == "advmod" for c in verb.children):
            return True  # "had met once before"
        return any(c.lower_ == "last" and c.dep_ == "advmod" for c in verb.lefts)
    return trigger.frame.part == "noun" and any(
        c.lower_ in words("counted", "former") for c in trigger.token.children
    )


_EARLIER = frozenset({"before", "previously", "earlier"})


def elliptic(trigger: Trigger) -> bool:
    """Whether only its number is named: "the second"."""
    return trigger.frame.elliptic


def looks_back(trigger: Trigger) -> bool:
    """Whether the words point at an engagement already spoken of: "the talks", "Liu's visit".

    "The talks that he held in Vienna" are told by their own clause.
    """
    if trigger.frame.part != "noun" or _restricted(trigger):
        return False
    if _taken_up(trigger):
        return True
    return trigger.frame.pronoun or any(
        (child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those"))
        or child.dep_ == "poss"
        or child.lower_ == "such"
        for child in trigger.token.children
    )


def _taken_up(trigger: Trigger) -> bool:
    """ "reviving a trip that was put off in May": the one that is told of, once dropped."""
    verb, noun = trigger.carrier, trigger.token
    if verb is None or noun.dep_ != "dobj" or verb.lemma_ not in words("pointed", "taking_up"):
        return False
    return any(c.dep_ in ("relcl", "acl") and is_passive(c) for c in noun.children)


def _restricted(trigger: Trigger) -> bool:
    """Whether a clause tells at once which one is meant: "the talks that X held with Y"."""
    doc, at = trigger.token.doc, trigger.token.i + 1
    if at + 1 >= len(doc) or doc[at].lower_ not in ("that", "which"):
        return False
    return doc[at].dep_ in ("dobj", "pobj", "mark") and doc[at + 1].pos_ not in ("AUX", "VERB")
