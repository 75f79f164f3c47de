"""What stands on a programme is to come: "on the agenda are talks", "his schedule includes"."""

from __future__ import annotations

from legation.claims.clauses import negated
from legation.claims.frames import words
from legation.claims.judged import Judged
from legation.claims.noun_phrases import top
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Status


def planned(trigger: Trigger) -> Judged | None:
    """The status of an engagement that a programme has in it, told in the present."""
    noun, verb = top(trigger.token), trigger.carrier
    if trigger.frame.part != "noun" or verb is None or not _now(verb) or negated(verb):
        return None
    if noun.dep_ in ("dobj", "attr", "conj") and verb.lemma_ in words("programmes", "holding"):
        who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if who is not None and who.lemma_ in words("programmes", "nouns"):
            return Judged(Status.PLANNED, f"{who.text} {verb.text} it", (who, verb))
    if (of := _included(noun)) is not None:
        return Judged(Status.PLANNED, f"{of.text} … including it", (of,))
    if verb.lemma_ not in words("programmes", "standing"):
        return None
    # "On the agenda are talks", "a meeting is on the agenda", "also on his schedule is a visit"
    for where in (c for part in _beside(verb) for c in part.children if c.dep_ == "pobj"):
        if where.lemma_ in words("programmes", "nouns"):
            return Judged(Status.PLANNED, f"{verb.text} on the {where.text}", (verb, where))
    return None


def _included(noun: Token) -> Token | None:
    """The "programme" of "the programme, including talks with X, will be kept"."""
    leads = noun.head
    of = leads.head
    included = noun.dep_ in ("pobj", "dobj") and leads.lower_ in ("including", "with")
    return of if included and of.lemma_ in words("programmes", "nouns") else None


def _beside(verb: Token) -> list[Token]:
    """The prepositions below the verb, and those below its adverbs: "also on"."""
    below = [c for c in verb.children if c.dep_ in ("prep", "advmod", "acomp")]
    below += [c for word in below for c in word.children if c.dep_ == "prep"]
    return [c for c in below if c.lower_ in ("on", "in")]


def _now(verb: Token) -> bool:
    past = any(c.tag_ == "VBD" for c in verb.children if c.dep_ in ("aux", "auxpass"))
    return verb.tag_ in ("VBZ", "VBP") and not past
