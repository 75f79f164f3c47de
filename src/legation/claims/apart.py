"""How far it was from what is told beside it: "a day after the talks", "on the eve of a visit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from legation.claims import times
from legation.claims.clauses import is_infinitive
from legation.claims.lending import vocabulary
from legation.claims.noun_phrases import top
from legation.claims.timed import Timed, hangs_on, verb_of
from legation.claims.triggers import Trigger
from legation.language import Token, table
from legation.model import When

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True)
class Distance:
    """So many units from what the verb above tells; `count` is None where they are not told.

    `sign` is -1 where the engagement was first, `now` tells that the article's own day is what it
    is counted from ("with nine days to go before"). What stands behind `leads` and under `below` is
    told of it, what stands beside of the other.
    """

    count: int | None
    unit: str
    sign: int
    leads: Token
    below: Token
    main: Token | None
    now: bool = False

    def tells_of_it(self, one: Timed) -> bool:
        """Whether a time is the engagement's own."""
        return one.head.i > self.leads.i and one.head in self.below.subtree


def distance(trigger: Trigger) -> Distance | None:
    """The distance that stands before its "after" or "before"; None where none does."""
    for leads, below, main in _leads(trigger):
        low = leads.lower_
        sign = -1 if low in vocabulary("later") else 1 if low in vocabulary("sooner") else 0
        if low == "of" and leads.head.lower_ in ("eve", "ahead"):
            count = 1 if leads.head.lower_ == "eve" else None
            return Distance(count, "day", 1, leads, below, verb_of(leads.head))
        to_go = _to_go(leads) if low in vocabulary("sooner") else None
        told = _counted(to_go or leads) if sign else None
        if told is not None:
            return Distance(*told, sign, leads, below, main, now=to_go is not None)
    return None


def _to_go(leads: Token) -> Token | None:
    """The "to" or "left" of "nine days to go before they meet", "nine days left before"."""
    if leads.i < 2:
        return None
    last, before = leads.nbor(-1), leads.nbor(-2)
    if last.lower_ == "go" and before.lower_ == "to":
        return before
    return last if last.lower_ in vocabulary("left") else None


def counted(found: Distance, timed: Sequence[Timed], anchor: date | None) -> When | None:
    """Its days, counted from those of what is told beside it or from the article's own day.

    None where neither the one nor the other can be counted from.
    """
    if found.main is None or found.count is None:
        return None
    own = When.day(anchor) if found.now and anchor is not None else None
    base = own or _days_of(found, timed, anchor)
    if base is None or base.first is None:
        return None
    by = found.sign * found.count
    if found.unit in _MONTHS:
        month = base.first.year * 12 + base.first.month - 1 + by * _MONTHS[found.unit]
        year = f"{month // 12:04d}"
        return When(year if found.unit in ("year", "decade") else f"{year}-{month % 12 + 1:02d}")
    if not base.is_day:
        return None
    return When.day(base.first + timedelta(days=by * _DAYS.get(found.unit, 0)))


def _leads(trigger: Trigger) -> Iterator[tuple[Token, Token, Token | None]]:
    """The words that may lead to it, each with what stands under it and the verb beside it."""
    for noun in (trigger.token, top(trigger.token)):
        if trigger.frame.part == "noun" and noun.dep_ == "pobj":
            yield noun.head, noun.head, verb_of(noun.head)
    clause = trigger.carrier or trigger.token
    while clause.head != clause and (
        clause.dep_ in ("conj", "xcomp") or (clause.dep_ == "advcl" and is_infinitive(clause))
    ):
        clause = clause.head
    if clause.dep_ == "pcomp":
        yield clause.head, clause.head, verb_of(clause.head)
    elif clause.dep_ == "advcl":
        for child in clause.children:
            if child.dep_ in ("mark", "advmod", "prep") and child.i < clause.i:
                yield child, clause, clause.head


def _counted(leads: Token) -> tuple[int | None, str] | None:
    """ "two days (after)", "hours (before)", "shortly (after)": how many of what."""
    if leads.i == 0:
        return None
    doc, at = leads.doc, leads.i - 1
    if doc[at].lower_ in vocabulary("at_once"):
        return 0, "day"
    words = table("en", "times")
    unit = words["units"].get(doc[at].lower_)
    if unit is None:
        return None
    number = doc[at - 1].lower_ if at else ""
    if unit in ("hour", "minute"):
        # "Within forty-eight hours" is another day.
        long = number.isdecimal() and int(number) > _SHORT
        return (None, "day") if long else (0, "day")
    if unit not in (*_DAYS, *_MONTHS):
        return None
    count = 1 if number == "the" else words["numbers"].get(number)
    count = int(number) if number.isdecimal() else count
    about = doc[at - 2].lower_ if at > 1 else ""
    return (None if about in vocabulary("roughly") else count), unit


_SHORT = 12
"""So many hours are mostly of one day."""


def _days_of(found: Distance, timed: Sequence[Timed], anchor: date | None) -> When | None:
    """The day told of what is beside it, or the article's own where that "comes" now."""
    main = found.main
    assert main is not None
    beside = [
        one for one in timed
        if not (found.tells_of_it(one) or one.phrase.is_duration)
        and (hangs_on(one, main) or verb_of(one.head) == main)
    ]  # fmt: skip
    for one in beside:
        if one.phrase.names_a_day:
            past = main.tag_ in ("VBD", "VBN")
            way = times.Direction.PAST if past else times.Direction.NONE
            return times.resolve(one.phrase, anchor=anchor, direction=way).when
    now = main.tag_ == "VBZ" and main.lemma_ in vocabulary("coming")
    far = found.unit in _MONTHS and not beside and main.tag_ in ("VBD", "VBN", "VBZ")
    return When.day(anchor) if (now or far) and anchor is not None else None
