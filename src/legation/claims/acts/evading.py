"""Roundabout ways to tell a silence: reasons not given, questions dodged or left without answer."""

from __future__ import annotations

from legation.claims.acts.frames import words
from legation.claims.clauses import objects_of_prepositions
from legation.language import Token
from legation.model import ActKind

_WITHOUT = ("without",)


def told(verb: Token) -> ActKind | None:
    """The silence that a verb tells of its subject; None where it tells none."""
    lemma = verb.lemma_.lower()
    if _gives_no_reason(verb, lemma) or _dodges(verb, lemma) or _leaves_mute(verb, lemma):
        return ActKind.DECLINED_COMMENT
    if _leaves_open(verb, lemma) or _out_of_reach(verb, lemma) or _still_to_give(verb, lemma):
        return ActKind.NO_RESPONSE
    return None


def _gives_no_reason(verb: Token, lemma: str) -> bool:
    """ "gave no reason", "offered no explanation"."""
    return lemma in words("silence", "having") and any(
        c.dep_ == "dobj" and c.lemma_.lower() in words("evading", "reasons")
        and any(t.lower_ == "no" for t in c.children)
        and not any(t.dep_ in ("acl", "relcl") for t in c.children)  # "no reason to doubt it"
        for c in verb.children
    )  # fmt: skip


def _dodges(verb: Token, lemma: str) -> bool:
    """ "dodged questions about the trip", "evaded a direct reply"."""
    asked = words("silence", "contacts") | words("silence", "answers")
    return lemma in words("evading", "verbs") and any(
        c.dep_ == "dobj" and c.lemma_.lower() in asked for c in verb.children
    )


def _leaves_mute(verb: Token, lemma: str) -> bool:
    """ "left without telling reporters anything"."""
    without = [c for c in verb.children if c.lower_ == "without"]
    telling = words("silence", "telling") | {"tell"}
    return lemma in words("evading", "leaving") and any(
        t.dep_ == "pcomp" and t.lemma_.lower() in telling for c in without for t in c.children
    )


def _leaves_open(verb: Token, lemma: str) -> bool:
    """ "left our questions without an answer", "let two calls go unanswered"."""
    if lemma not in ("leave", "let"):
        return False
    below = [t for t in verb.subtree if t.i > verb.i]
    asked = any(t.lemma_.lower() in words("silence", "contacts") for t in below)
    answers = words("silence", "answers")
    missing = any(
        t.lemma_.lower() in answers
        for host in (verb, *below) for t in objects_of_prepositions(host, _WITHOUT)
    )  # fmt: skip
    return asked and (missing or any(t.lower_ in words("silence", "unanswered") for t in below))


def _out_of_reach(verb: Token, lemma: str) -> bool:
    """ "was not available for comment", "was unavailable"; not "was not available for the trip"."""
    if lemma != "be":
        return False
    absent = any(c.dep_ == "neg" for c in verb.children)
    for state in (c for c in verb.children if c.dep_ == "acomp"):
        away = state.lower_ == "unavailable" or (
            absent and state.lower_ in ("available", "reachable")
        )
        purposes = [t for t in state.subtree if t != state and t.pos_ in ("NOUN", "PROPN", "VERB")]
        if away and all(t.lemma_.lower() in words("silence", "comment") for t in purposes):
            return True
    return False


def _still_to_give(verb: Token, lemma: str) -> bool:
    """ "has yet to give a reply"."""
    below = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i]
    yet = any(c.lower_ == "yet" for t in (verb, *below) for c in t.children)
    answers = words("silence", "answers")
    return lemma == "have" and yet and any(
        c.lemma_.lower() in words("silence", "having")
        and any(t.dep_ == "dobj" and t.lemma_.lower() in answers for t in c.children)
        for c in below
    )  # fmt: skip


def caller(verb: Token) -> Token | None:
    """Who called in vain: "let two calls from Lima go unanswered"."""
    if not _leaves_open(verb, verb.lemma_.lower()):
        return None
    calls = (t for t in verb.subtree if t.lemma_.lower() in words("silence", "contacts"))
    return next((who for t in calls for who in objects_of_prepositions(t, ("from",))), None)
