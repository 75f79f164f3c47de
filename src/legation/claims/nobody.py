"""Those of whom a sentence says that there is none: "no envoy will come", "sent nobody"."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.clauses import negated, objects, subject, surface_subject
from legation.claims.frames import words
from legation.claims.judged import lists
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Status


def none_of(trigger: Trigger) -> Token | None:
    """The word that says so of what the trigger tells, or of one of those who would do it."""
    if trigger.frame.part == "noun":
        no = _no(trigger.token) if trigger.token.lower_ not in _NOBODY else None
        return no or next((w for one in _holders(trigger) if (w := _no(one))), None)
    if trigger.frame.part != "verb":
        return None
    return next((word for one in _doers(trigger) if (word := _no(one))), None)


def has_none(trigger: Trigger) -> bool:
    """ "No minister has been there": said of all times, of no single occasion."""
    verb = trigger.carrier or trigger.token
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    who = surface_subject(verb) or subject(verb)
    doers = who is not None and _no(who) is not None and none_of(trigger) is not None
    return perfect and (doers or sender(verb) is not None)


def sender(verb: Token) -> Token | None:
    """Whose "sent nobody" or "did not send anyone" it is: nobody of theirs comes."""
    for noun in objects(verb):
        anyone = noun.lower_ in _ANYONE and (negated(verb) or _refused(verb))
        if noun.lower_ in _NOBODY or anyone or (noun.lower_ == "one" and _no(noun)):
            return subject(verb) or subject(verb.head)
    return None


def _doers(trigger: Trigger) -> Iterator[Token]:
    frame, verb = trigger.frame, trigger.token
    slots = {*frame.party, *frame.visitor, *frame.host}
    if "subject" in slots and (who := surface_subject(verb) or subject(verb)) is not None:
        yield who
    if slots & {"object", "sender"}:
        yield from objects(verb)


def _holders(trigger: Trigger) -> Iterator[Token]:
    """ "No minister held talks": who is said to hold it himself."""
    verb = trigger.carrier
    holds = verb is not None and verb.lemma_ in words("carriers", "verbs")
    if verb is None or not holds or trigger.token.dep_ != "dobj" or trigger.token.head != verb:
        return
    who = subject(verb)
    if who is not None:
        yield who


def _no(noun: Token) -> Token | None:
    if noun.lower_ in _NOBODY:
        return noun
    return next((c for c in noun.children if c.lower_ == "no" and c.dep_ == "det"), None)


def _refused(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and lists("governors").get(verb.head.lemma_) is Status.DENIED


_NOBODY = frozenset({"nobody", "none", "noone"})
_ANYONE = frozenset({"anyone", "anybody"})
