"""Times told right beside an engagement's words though the parse hangs them elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from legation.claims.clauses import ascent, is_infinitive
from legation.claims.ownership import owners
from legation.claims.timed import Timed, hangs_on, verb_of
from legation.claims.triggers import Trigger
from legation.language import table
from legation.model import Status, When

_AHEAD = (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en", "times")["alongside"][name])


def in_its_phrase(one: Timed, trigger: Trigger) -> Timed | None:
    """ "At their talks in Lima on May 10, it may be recalled, …": all before the comma."""
    noun = trigger.token
    if trigger.frame.part != "noun" or noun.dep_ != "pobj" or one.last.i < noun.i:
        return None
    doc, last = noun.doc, one.last.i + 1
    between = doc[noun.i + 1 : one.head.i]
    fronted = noun.head.left_edge.i <= 1
    plain = all(t.pos_ in ("ADP", "PROPN", "DET", "NOUN", "NUM", "ADJ") for t in between)
    return one if fronted and plain and last < len(doc) and doc[last].text == "," else None


def on_the_day(one: Timed, trigger: Trigger) -> Timed | None:
    """ "rang him on the day he took office, May 10": the date in apposition to the day."""
    verb = trigger.carrier or trigger.token
    days = [
        day for leads in verb.children if leads.lower_ == "on"
        for day in leads.children if day.lower_ in _words("days")
    ]  # fmt: skip
    before = one.head.doc[one.head.left_edge.i - 1] if one.head.left_edge.i else None
    apart = before is not None and before.text == "," and one.phrase.names_a_day
    return one if apart and any(day.i < one.head.i <= verb.right_edge.i for day in days) else None


def met_there(one: Timed, trigger: Trigger, status: Status) -> Timed | None:
    """ "flew in from Cairo, where he was received on May 1": when he was where he came from."""
    clause = verb_of(one.head)
    if trigger.kind.group != "visit" or status is not Status.HELD or clause is None:
        return None
    if trigger.frame.part != "origin" or clause.dep_ != "relcl" or not one.phrase.names_a_day:
        return None
    where = any(c.lower_ == "where" for c in clause.children)
    was = any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in clause.children)
    place = next((c for c in trigger.token.subtree if c == clause.head), None)
    return one if where and place is not None and (clause.tag_ == "VBD" or was) else None


def then_on(one: Timed, trigger: Trigger, status: Status) -> Timed | None:
    """ "dined with X on Monday, then left for Rome", "…, and was in Rome by nightfall"."""
    verb = trigger.carrier or trigger.token
    if trigger.kind.group != "visit" or status not in (Status.HELD, Status.UNDERWAY):
        return None
    if verb.dep_ not in ("conj", "advcl") or verb.tag_ != "VBD" or not one.phrase.names_a_day:
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark") for c in verb.children):
        return None
    then = any(c.lower_ in _words("then") and c.dep_ == "advmod" for c in verb.children)
    by = any(
        c.lower_ in ("by", "before") and any(d.lower_ in _words("hours") for d in c.children)
        for c in verb.children
    )
    before = verb.head
    told = one.phrase.bound is None and one.head.i < verb.i and hangs_on(one, before)
    return one if told and (then or by) else None


def by_doing(one: Timed, trigger: Trigger, status: Status) -> Timed | None:
    """ "ended in March a year of silence by meeting in Lima": done when it was done by it."""
    verb = trigger.carrier or trigger.token
    by = verb.head
    if status is not Status.HELD or verb.dep_ not in ("pcomp", "pobj") or by.lower_ != "by":
        return None
    told = verb_of(one.head) == by.head and one.head.i < by.i
    return one if one.phrase.bound is None and told else None


def there_to(one: Timed, trigger: Trigger, triggers: Sequence[Trigger]) -> Timed | None:
    """ "was in Lima to see the president last Thursday": he was there on the day of it."""
    be = trigger.token
    if trigger.kind.group != "visit" or be.lemma_ != "be" or be.tag_ != "VBD":
        return None
    aims = [c for c in be.children if c.dep_ in ("advcl", "xcomp") and is_infinitive(c)]
    told = any((t.carrier or t.token) in aims for t in owners(one.head, triggers))
    return one if told and one.phrase.bound is None else None


def and_then(one: Timed, trigger: Trigger, status: Status) -> Timed | None:
    """ "met X on Monday; later he met Y", "came and went on Monday; he took breakfast with X".

    In one sentence, of the one told of before or with a word for what came next.
    """
    verb = trigger.carrier or trigger.token
    if status is not Status.HELD or verb.tag_ != "VBD" or not one.phrase.names_a_day:
        return None
    before = verb_of(one.head)
    if before is None or before.tag_ != "VBD" or before.i > verb.i or one.phrase.bound is not None:
        return None
    while before.dep_ == "conj" and before.head.i < before.i and before.head != verb:
        before = before.head
    beside = before.head == verb and before.dep_ == "ccomp"
    beside = beside or (verb.head == before and verb.dep_ in ("conj", "parataxis"))
    cut = any(t.text == ";" for t in verb.doc[one.last.i : verb.i])
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    goes_on = who is not None and who.lower_ in _words("same")
    then = any(c.lower_ in _words("then") and c.dep_ == "advmod" for c in verb.children)
    own = any(c.dep_ in ("aux", "neg") for c in (*verb.children, *before.children))
    return one if beside and cut and not own and (goes_on or then) else None


def by_then(one: Timed, trigger: Trigger, status: Status) -> Timed | None:
    """ "is keen to visit before the year is out": the parser hangs the clause on "is"."""
    clause = one.head if one.head.pos_ in ("VERB", "AUX") else verb_of(one.head)
    if status not in _AHEAD or clause is None:
        return None
    if clause.dep_ != "advcl" or not any(c.lower_ == "before" for c in clause.children):
        return None
    verb = trigger.carrier or trigger.token
    above = [a for a in ascent(verb) if a == clause.head]
    return one if above and clause.left_edge.i > verb.i and is_infinitive(verb) else None


def of_the_asking(one: Timed, trigger: Trigger, status: Status) -> bool:
    """ "asked him over dinner on Monday to open talks": when he was asked, not what for."""
    if status is not Status.PROPOSED or one.phrase.bound is not None:
        return False
    token = trigger.carrier or trigger.token
    while token.head != token and token.dep_ in ("dobj", "xcomp", "conj", "pobj", "prep"):
        token = token.head
    asked = next((a for a in (token, *ascent(token)) if a.lemma_ in _words("asking")), None)
    if asked is None or asked.tag_ not in ("VBD", "VBN"):
        return False
    end = trigger.token.i if trigger.token.i > asked.i else len(asked.doc)
    to = next((t for t in asked.doc[asked.i : end] if t.tag_ == "TO"), None)
    return to is not None and asked.i < one.head.i < to.i


def at_the_last(trigger: Trigger) -> bool:
    """ "cancelled a stop at the last minute": the day was there, and is over."""
    verb = trigger.carrier
    return verb is not None and any(
        t.lower_ == "last" and t.head.lower_ in _words("last") for t in verb.subtree
    )


def onward_day(when: When, one: Timed, trigger: Trigger) -> When:
    """ "starts in Peking on Monday and goes on to Hanoi on Thursday": the Thursday after it."""
    verb = trigger.carrier or trigger.token
    onward = any(
        c.lower_ in _words("onward") and not any(d.dep_ == "pobj" for d in c.children)
        for c in verb.children
    )
    onward = onward or verb.lemma_ in _words("going_on")
    who = [c for c in verb.children if c.dep_ == "nsubj"]
    goes_on = who[0].pos_ == "PRON" and verb.dep_ == "ROOT" if who else verb.dep_ == "conj"
    if not goes_on:
        return when  # the time told before may be somebody else's
    told = one.before[0].when if one.before else None
    if not onward or told is None or not one.phrase.bare.names_a_weekday or not when.is_day:
        return when
    first, before = when.first, told.first
    if first is None or before is None or not told.is_day or not 0 < (before - first).days < _WEEK:
        return when
    return When.day(first + timedelta(days=_WEEK))


_WEEK = 7
