"""Which kind of engagement a noun tells: a call, a negotiation, or what its frame says."""

from __future__ import annotations

from collections.abc import Collection

from legation.claims.carriers import carrier, noun_chain
from legation.claims.clauses import ASKING, governor
from legation.claims.frames import Frame, words
from legation.claims.people import titles
from legation.claims.wording import stands_apart
from legation.language import Token
from legation.model import Kind


def kind_of_noun(frame: Frame, token: Token) -> Kind:
    """The kind of the frame, or what the words around the noun make of it: "talks by phone"."""
    close = {t.lower_ for t in token.children} | {
        t.lower_ for child in token.children for t in child.children
    }
    verb = governor(token)
    told = verb is not None and not stands_apart(token, verb)
    beside = [t for t in verb.children if not _asks_for(t)] if verb is not None and told else []
    means = [t for t in beside if t.lower_ in ("on", "over", "by", "via")]
    around = close | {t.lower_ for t in (*beside, *(g for t in means for g in t.children))}
    if frame.kind is Kind.MEETING and words("call", "words") & (around - {token.lower_}):
        return Kind.CALL
    rounds = any(above.lemma_ == "round" for above in noun_chain(token.head))
    counted = rounds and token.lemma_ not in words("negotiation", "milder")
    aimed = words("negotiation", "words") & close or counted or _bargained(token)
    aimed = aimed or _of_parties(token) or _with_fighters(token, close)
    if frame.kind is Kind.MEETING and aimed:
        return Kind.NEGOTIATION
    return frame.kind


def _asks_for(noun: Token) -> bool:
    """ "the call for talks was rejected": no telephone's."""
    return noun.lemma_ in ASKING and any(c.lower_ == "for" for c in noun.children)


def _of_parties(noun: Token) -> bool:
    """ "six-party talks"."""
    number, *joined = noun.doc[max(0, noun.i - 3) : noun.i] or (noun,)
    return number.pos_ == "NUM" and [word.lower_ for word in joined] == ["-", "party"]


def _with_fighters(noun: Token, close: Collection[str]) -> bool:
    """ "the government and rebels opened talks", "talks with the guerrillas"."""
    verb = carrier(noun)
    sides = [c for c in verb.children if c.dep_ == "nsubj"] if verb is not None else []
    told = {word.lemma_ for side in sides for word in side.subtree} | set(close)
    fighters = titles.word_set("fighters")
    if told & {"mediator", "mediators", "facilitator", "facilitators"}:
        return False
    return noun.lemma_ == "talk" and any(
        word in fighters or word.removesuffix("s") in fighters for word in told
    )


def _bargained(noun: Token) -> bool:
    """Whether talks aim at an agreement: "talks on a border treaty", "resumed talks"."""
    if noun.lemma_ != "talk":
        return False
    topics = [c for c in noun.children if c.lower_ in ("on", "about", "over", "for", "aimed")]
    if any(word.lower_ in words("negotiation", "aims") for on in topics for word in on.subtree):
        return True
    verb = carrier(noun)
    if verb is None or noun.dep_ not in ("dobj", "nsubj", "nsubjpass", "pobj"):
        return False
    told = {f"{verb.lemma_} {c.lower_}" for c in verb.children if c.dep_ in ("prt", "advmod")}
    return verb.lemma_ in words("negotiation", "verbs") or bool(
        told & words("negotiation", "phrasal")
    )
