"""Times that a trigger takes from the words around it, where its own words tell none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from legation.claims import alongside
from legation.claims.clauses import ascent, is_infinitive
from legation.claims.frames import Leg, words
from legation.claims.ownership import owners
from legation.claims.timed import Timed, hangs_on, verb_of
from legation.claims.times import Bound
from legation.claims.triggers import Trigger
from legation.language import Token, table
from legation.model import Kind, Status

_OTHER_CLAUSE = ("ccomp", "relcl", "advcl", "acl", "parataxis")
_AHEAD = (Status.PLANNED, Status.POSSIBLE)
IN_ITS_CLAUSE = "told in the clause about it"
_DROPPED = (Status.CANCELLED, Status.POSTPONED, Status.DENIED)


@cache
def vocabulary(name: str) -> frozenset[str]:
    """A list of words by which a time is handed on, from times.toml."""
    return frozenset(table("en", "times")["lending"][name])


def lent(
    trigger: Trigger,
    triggers: Sequence[Trigger],
    timed: Sequence[Timed],
    status: Status,
) -> Iterator[tuple[Timed, str]]:
    """The times it may take with the reason, the surest first."""
    ways: tuple[tuple[Callable[[Timed], Timed | None], str], ...] = (
        (lambda one: _when_clause(one, trigger), 'told before its "when"'),
        (lambda one: alongside.on_the_day(one, trigger), "told of the day it was on"),
        (lambda one: alongside.in_its_phrase(one, trigger), "told in its own phrase"),
        (lambda one: _when_last(one, trigger), "told behind its clause"),
        (lambda one: _of_its_clause(one, trigger, triggers), IN_ITS_CLAUSE),
        (lambda one: _due_there(one, trigger, triggers, status), "when it is expected there"),
        (lambda one: _of_the_one(one, trigger), "told of the one who came"),
        (lambda one: _of_the_way(one, trigger, status), "told of the way there"),
        (lambda one: alongside.by_doing(one, trigger, status), "told of what was done by it"),
        (lambda one: alongside.there_to(one, trigger, triggers), "told of what he was there for"),
        (lambda one: alongside.and_then(one, trigger, status), "told of what was done before it"),
        (lambda one: _of_the_purpose(one, trigger, triggers), "told of what it was made for"),
        (lambda one: _where(one, trigger), "told of the place it was at"),
        (lambda one: _beside(one, trigger, status), "told of what took place there"),
        (lambda one: _of_the_plan(one, trigger, triggers, status), "told of the plan"),
        (lambda one: _after(one, trigger, status), "told of what followed it"),
        (lambda one: _in_one_breath(one, trigger, status), "told of what was done before it"),
        (lambda one: _at_it(one, trigger, triggers), "told of the gathering it was at"),
        (lambda one: _at_its_edge(one, trigger, status), "told of its first or last day"),
        (lambda one: alongside.met_there(one, trigger, status), "told of what he did there"),
        (lambda one: alongside.then_on(one, trigger, status), "told of what was done before it"),
        (lambda one: alongside.by_then(one, trigger, status), "told behind what governs it"),
        (lambda one: _held_there(one, trigger, triggers, status), "told of what is held there"),
    )
    usable = [one for one in timed if one.phrase.tells_when and not _idle(one)]
    for way, reason in ways:
        for one in usable:
            found = way(one)
            if found is not None:
                yield found, reason


def _idle(one: Timed) -> bool:
    """ "the council, which has not convened since 2018": since when there was none."""
    verb = verb_of(one.head)
    return (
        one.phrase.bound is Bound.SINCE
        and verb is not None
        and any(c.dep_ == "neg" for c in verb.children)
    )


def _verb(trigger: Trigger) -> Token:
    return trigger.carrier or trigger.token


def _in_clause(token: Token, verb: Token) -> bool:
    """Whether the token stands in the verb's own clause."""
    for above in ascent(token):
        if above == verb:
            return True
        if above.dep_ in _OTHER_CLAUSE:
            return False
    return False


def _when_clause(one: Timed, trigger: Trigger) -> Timed | None:
    """ "last month, when X flew to Cairo"; of a range its end ("from 2008 to 2019, when …")."""
    doc = one.last.doc
    at = one.last.i + 1
    at += at < len(doc) and doc[at].text == ","
    if at >= len(doc) or doc[at].lower_ not in vocabulary("when") or doc[at].tag_ != "WRB":
        return None
    if trigger.token.i < at or not _in_clause(_verb(trigger), doc[at].head):
        return None
    return replace(one, phrase=one.phrase.bare.ending)


def _when_last(one: Timed, trigger: Trigger) -> Timed | None:
    """ "When they last met, in March, they agreed"."""
    verb = _verb(trigger)
    words = {c.lower_ for c in verb.children}
    if verb.dep_ != "advcl" or not (words & vocabulary("when") and "last" in words):
        return None
    start = (one.head.head if one.head.dep_ == "pobj" else one.head).left_edge.i
    behind = verb.right_edge.i in (start - 1, start - 2) and verb.doc[start - 1].text == ","
    return one if behind else None


def _due_there(
    one: Timed, trigger: Trigger, triggers: Sequence[Trigger], status: Status
) -> Timed | None:
    """ "goes on to Lima, where he is due on June 10": not when he is to see somebody there."""
    if trigger.kind.group != "visit" or status not in _AHEAD or owners(one.head, triggers):
        return None
    clause = verb_of(one.head)
    while clause is not None and clause.dep_ in ("xcomp", "acomp") and clause != clause.head:
        clause = clause.head
    if clause is None or clause.dep_ != "relcl" or one.phrase.bound is not None:
        return None
    told = {token.lemma_.lower() for token in clause.subtree} & vocabulary("due_there")
    where = any(c.lower_ == "where" for c in clause.children)
    here = clause.head.i > trigger.token.i and clause.head in trigger.token.subtree
    return one if told and where and here else None


def _of_its_clause(one: Timed, trigger: Trigger, triggers: Sequence[Trigger]) -> Timed | None:
    """ "the talks, which were to be held on Friday", whatever noun the parser hangs it on."""
    clause = verb_of(one.head)
    while (
        clause is not None and clause.dep_ in ("xcomp", "acomp", "ccomp") and clause != clause.head
    ):
        clause = clause.head
    if clause is None or clause.dep_ not in ("relcl", "acl") or not _holds(one, clause):
        return None
    if trigger.frame.part != "noun" or trigger.token.i > clause.left_edge.i:
        return None
    opening = clause.left_edge.i
    relative = {t.lower_ for t in clause.doc[opening : opening + 2]} & vocabulary("relatives")
    if clause.dep_ == "relcl" and not relative:
        return None
    if clause.head.i in {t.token.i for t in triggers if t != trigger}:
        return None
    nouns = [t for t in triggers if t.frame.part == "noun" and t.token.i < opening]
    return one if nouns and nouns[-1] == trigger else None


def _holds(one: Timed, clause: Token) -> bool:
    """Whether the clause tells of holding, beginning or planning something."""
    verb = verb_of(one.head)
    told = {clause.lemma_.lower()} | ({verb.lemma_.lower()} if verb is not None else set())
    return bool(told & vocabulary("holding"))


def _of_the_one(one: Timed, trigger: Trigger) -> Timed | None:
    """ "was the last envoy to come, in 2018": told of the noun that the infinitive is about."""
    verb = trigger.token
    if trigger.frame.part != "verb" or verb.dep_ not in ("relcl", "acl") or not is_infinitive(verb):
        return None
    noun = verb.head
    if not any(c.lower_ in vocabulary("ordinals") for c in noun.children):
        return None
    return one if noun in list(ascent(one.head)) and one.head.i > verb.i else None


def _of_the_way(one: Timed, trigger: Trigger, status: Status) -> Timed | None:
    """ "came on Monday to see the king": the purpose of a way is met where it leads to.

    Not yet where it was but begun ("flew there this morning to see him"), or is only left for.
    """
    verb = _verb(trigger)
    moving = verb.head
    if verb.dep_ not in ("advcl", "xcomp") or not is_infinitive(verb):
        return None
    if moving.lemma_.lower() not in vocabulary("moving") or verb_of(one.head) != moving:
        return None
    begun = moving.tag_ == "VBD" or moving.lemma_ in vocabulary("departing")
    if one.phrase.names_a_day and status in _AHEAD and begun:
        return None
    # Standing before the purpose it is the verb's, whatever noun the parser hangs it on.
    beside = one.last.i + 1 == verb.left_edge.i
    return one if one.phrase.bound is None and (hangs_on(one, moving) or beside) else None


def _where(one: Timed, trigger: Trigger) -> Timed | None:
    """ "flew on Monday to Lima, where he met the king": not "from Lima", nor what had been."""
    clause = _verb(trigger)
    while clause.dep_ in ("conj", "xcomp") and clause.head != clause:
        clause = clause.head
    place = clause.head
    if clause.dep_ != "relcl" or place.dep_ != "pobj" or place.head.lower_ == "from":
        return None
    here = [c for c in clause.children if c.lower_ == "where"]
    if not here or any(c.lower_ == "had" for c in clause.children):
        return None
    verb = verb_of(place)
    told = verb is not None and hangs_on(one, verb)
    of_its_noun = any(above in list(ascent(place)) for above in _nouns_above(one.head))
    return one if (told or of_its_noun) and one.phrase.bound is None else None


def _nouns_above(token: Token) -> list[Token]:
    return [above for above in ascent(token) if above.pos_ == "NOUN" and above != token]


def _of_the_purpose(one: Timed, trigger: Trigger, triggers: Sequence[Trigger]) -> Timed | None:
    """ "flew there for talks in March": the month is the visit's too, a day need not be."""
    if trigger.frame.part != "verb" or trigger.kind.group != "visit":
        return None
    if one.phrase.names_a_day or one.phrase.leans or one.phrase.bound is not None:
        return None
    for other in owners(one.head, triggers):
        verb = _verb(other)
        aim = is_infinitive(verb) and verb.dep_ == "advcl" and verb.head == trigger.token
        leads = other.token.head
        goal = other.token.dep_ == "pobj" and leads.lower_ == "for" and leads.head == trigger.token
        if other != trigger and (aim or goal):
            return one
    return None


def _beside(one: Timed, trigger: Trigger, status: Status) -> Timed | None:
    """ "met on Friday at a summit", "gather on Friday for one", "spoke on its sidelines"."""
    noun = trigger.token
    behind = trigger.frame.leg is Leg.LEAVING  # "on his way home from Lima"
    if trigger.frame.part != "noun" or noun.dep_ != "pobj" or behind:
        return None
    leads = noun.head
    if leads.lower_ == "of" and leads.head.lemma_ in words("sidelines", "words"):
        leads = leads.head.head
    there = leads.head.lemma_ == "be" and trigger.kind in (Kind.SUMMIT, Kind.CONFERENCE)
    gathers = there or leads.head.lemma_ in vocabulary("gathering")
    gathers = gathers and leads.lower_ == "for"
    if not (gathers or leads.lower_ in vocabulary("at")) or one.phrase.bound is not None:
        return None
    verb = verb_of(noun)
    return one if verb is not None and hangs_on(one, verb) else None


def _of_the_plan(
    one: Timed, trigger: Trigger, triggers: Sequence[Trigger], status: Status
) -> Timed | None:
    """ "was to fly there on Tuesday but the trip was shelved": the day that was planned."""
    if status not in _DROPPED or trigger.frame.part != "noun":
        return None
    plans = [
        other for other in owners(one.head, triggers)
        if other.token.i < trigger.token.i and other.kind.group == trigger.kind.group
        and other.token.tag_ != "VBD"  # "landed on Monday, having put off the trip"
    ]  # fmt: skip
    return one if plans and one.head.i < trigger.token.i else None


def _is_aim(clause: Token) -> bool:
    """ "came to see him"."""
    moving = clause.head.lemma_.lower() in vocabulary("moving")
    return clause.dep_ == "advcl" and moving and is_infinitive(clause)


def _after(one: Timed, trigger: Trigger, status: Status) -> Timed | None:
    """ "signed it on Friday after they met": what one clause follows is of the same day."""
    if status is not Status.HELD or trigger.kind.group == "visit" or not one.phrase.names_a_day:
        return None
    verb = _verb(trigger)
    main = verb_of(one.head)
    clause = verb
    while clause != clause.head and (clause.dep_ in ("conj", "xcomp") or _is_aim(clause)):
        clause = clause.head
    if main is None or main.i == clause.i or not hangs_on(one, main):
        return None
    noun = trigger.token.dep_ == "pobj"
    if clause.dep_ == "pcomp" or (noun and trigger.token.head.lower_ in vocabulary("after")):
        leads = clause.head if clause.dep_ == "pcomp" else trigger.token.head
        beside = leads.head
        if beside.dep_ == "advcl" and beside.tag_ == "VBG":
            beside = beside.head  # "Speaking after the talks, he said on Friday"
        return one if leads.lower_ in vocabulary("after") and beside == main else None
    perfect = any(c.dep_ == "aux" for c in clause.children)
    if clause.dep_ != "advcl" or clause.head != main or perfect:
        return None
    marks = [c for c in clause.children if c.dep_ in ("mark", "advmod", "prep") and c.i < clause.i]
    return one if any(m.lower_ in vocabulary("after") for m in marks) else None


def _in_one_breath(one: Timed, trigger: Trigger, status: Status) -> Timed | None:
    """ "was received by the king on Friday and held talks with the prime minister"."""
    if status is not Status.HELD or trigger.kind.group == "visit" or not one.phrase.names_a_day:
        return None
    verb = _verb(trigger)
    own = ("nsubj", "nsubjpass", "aux")
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or any(c.dep_ in own for c in verb.children):
        return None
    before = verb.head
    told = before.lemma_.lower() not in vocabulary("moving") and one.head.i < verb.i
    return one if told and one.phrase.bound is None and hangs_on(one, before) else None


def _at_its_edge(one: Timed, trigger: Trigger, status: Status) -> Timed | None:
    """ "met the king on Monday, wrapping up a two-day visit", "…, opening a tour"."""
    verb = trigger.carrier
    if verb is None or status not in (Status.HELD, Status.UNDERWAY) or not one.phrase.names_a_day:
        return None
    edge = verb.lemma_ in vocabulary("ending") or verb.lemma_ in vocabulary("beginning")
    beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and trigger.token.head == verb
    bare = not any(c.dep_ in ("nsubj", "mark", "aux") for c in verb.children)
    return one if edge and beside and bare and hangs_on(one, verb.head) else None


def _held_there(
    one: Timed, trigger: Trigger, triggers: Sequence[Trigger], status: Status
) -> Timed | None:
    """ "may meet in Osaka, where the leaders gather on Friday": the days of the gathering."""
    if status not in _AHEAD or one.phrase.bound is not None:
        return None
    if trigger.kind.group == "visit" and status is not Status.POSSIBLE:
        return None
    clause = verb_of(one.head)
    while clause is not None and clause.dep_ in ("xcomp", "acomp") and clause != clause.head:
        clause = clause.head
    if clause is None or clause.dep_ != "relcl" or clause.head not in trigger.token.subtree:
        return None
    where = any(c.lower_ == "where" for c in clause.children)
    gathers = clause.lemma_ in vocabulary("gathering")
    many = (Kind.SUMMIT, Kind.CONFERENCE)
    held = gathers or any(t.kind in many for t in owners(one.head, triggers))
    return one if where and held else None


def _at_it(one: Timed, trigger: Trigger, triggers: Sequence[Trigger]) -> Timed | None:
    """ "met on the sidelines of the summit on Sunday": the day hangs on the gathering."""
    if trigger.kind.group == "visit" or not one.phrase.names_a_day or one.phrase.bound is not None:
        return None
    verb = _verb(trigger)
    if verb_of(one.head) != verb:
        return None
    for other in owners(one.head, triggers):
        if other.frame.part != "noun" or other == trigger or one.head.i < other.token.i:
            continue
        leads = next((above for above in ascent(other.token) if above.dep_ == "prep"), None)
        while leads is not None and leads.head.lemma_ in words("sidelines", "words"):
            leads = leads.head.head
        if leads is not None and leads.head == verb and leads.lower_ in vocabulary("at"):
            return one
    return None
