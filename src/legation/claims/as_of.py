"""The status as of the article's day: what a time beside it makes of a tense."""

from __future__ import annotations

from datetime import date, timedelta

from legation.claims import fates
from legation.claims.frames import Leg
from legation.claims.judged import Judged, lists
from legation.claims.modifiers import DONE
from legation.claims.particles import particles, phrasal
from legation.claims.tense import in_perfect, in_present
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Dated, Kind, Status


def by_entry(judged: Judged, trigger: Trigger, is_over: bool) -> Judged:
    """The present tense of a chronology tells what was, that of an agenda what is to be."""
    if judged.status not in (*DONE, Status.UNDERWAY, Status.PLANNED):
        return judged
    verb = trigger.carrier or trigger.token
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children) or in_perfect(verb):
        return judged
    told = Status.HELD if is_over else Status.PLANNED
    return Judged(told, f"{verb.text}, in an entry of its own day", judged.words)


def on_the_way(
    judged: Judged, trigger: Trigger, dated: Dated | None, anchor: date | None
) -> Judged:
    """ "flew to Tripoli this afternoon": an arrival, where no word tells of the end."""
    verb = trigger.carrier or trigger.token
    ahead = trigger.frame.leg is Leg.OUTWARD and _is_yet_to(verb)
    if judged.status is Status.HELD and verb.tag_ == "VBD" and ahead and dated is None:
        return Judged(Status.UNDERWAY, f"{verb.text} there, for what is to come", judged.words)
    if dated is None and judged.status is Status.HELD and _was_then_at_it(trigger):
        return Judged(Status.UNDERWAY, f"{judged.reason}, and no word of the end", judged.words)
    left = verb.lemma_ in lists("leaving") and verb.dep_ == "ROOT"
    lately = dated is not None and _lately(dated, anchor, _DAYS_AWAY if left else 1)
    passing = (Status.HELD, Status.PLANNED, Status.POSSIBLE)
    here = trigger.frame.leg is not Leg.LEAVING
    of_late = dated is None or _lately(dated, anchor, _DAYS_AWAY)
    if judged.status in passing and of_late and here and fates.by_the_way(trigger):
        return Judged(Status.UNDERWAY, f"{trigger.token.text}, told in passing", judged.words)
    if trigger.frame.part == "noun":
        goes = here and _sets_out_for(trigger, verb) and (lately or dated is None)
    else:
        goes = trigger.frame.leg is Leg.OUTWARD and _is_gone(verb)
        goes = goes and dated is not None and dated.when.is_day and lately
    if judged.status is not Status.HELD or verb.tag_ != "VBD" or not goes or _goes_on(verb):
        return judged
    return Judged(Status.UNDERWAY, f"{verb.text} there, and no word of the end", judged.words)


def _was_then_at_it(trigger: Trigger) -> bool:
    """ "were meeting behind closed doors", told of no day: as the story goes."""
    verb = trigger.token
    if trigger.frame.part != "verb" or verb.tag_ != "VBG" or trigger.kind.group == "visit":
        return False
    was = any(c.dep_ == "aux" and c.lemma_ == "be" and c.tag_ == "VBD" for c in verb.children)
    when = any(c.lower_ in ("when", "while", "as") for c in verb.children)
    return was and not when and verb.dep_ in ("ROOT", "ccomp")


def _lately(dated: Dated, anchor: date | None, days: int) -> bool:
    first = dated.when.first
    if first is None or anchor is None:
        return False
    return anchor - timedelta(days=days) <= first <= anchor


def _sets_out_for(trigger: Trigger, verb: Token) -> bool:
    """ "left for a state visit", "set off on a tour of four countries"."""
    leads = trigger.token.head
    ways = leads.dep_ == "prep" and leads.lower_ in ("for", "on") and leads.head == verb
    goes = verb.lemma_ in lists("under_way") or phrasal(verb) is Status.HELD
    return trigger.frame.kind is Kind.VISIT and ways and goes


def _is_yet_to(verb: Token) -> bool:
    """ "flew to Damascus, where he will see the president"."""
    for clause in (c for c in verb.subtree if c.dep_ == "relcl" and c.i > verb.i):
        where = any(c.lower_ == "where" for c in clause.children)
        if where and any(c.dep_ == "aux" and c.lower_ in ("will", "to") for c in clause.children):
            return _is_gone(verb)
    return False


def _is_gone(verb: Token) -> bool:
    """ "left for Lima", "set out for Lima": on the way, with no word of being back."""
    told = {verb.lemma_, *(f"{verb.lemma_} {c.lower_}" for c in particles(verb))}
    return not told.isdisjoint(lists("under_way"))


def _goes_on(verb: Token) -> bool:
    """Whether the sentence tells what came after it: "flew there, met the king and returned"."""
    after = [
        c for c in verb.subtree
        if c.i > verb.i and c.tag_ in ("VBD", "VBN") and c.lemma_ not in lists("spoken")
        and not any(a.dep_ == "aux" and a.tag_ == "MD" for a in c.children)
    ]  # fmt: skip
    return any(c.dep_ in ("conj", "relcl", "advcl") and not _is_before(c) for c in after)


def _is_before(clause: Token) -> bool:
    """ "flew there on Monday, a day after the king had": no word of what came next."""
    return any(c.dep_ == "mark" and c.lower_ in ("after", "since", "as") for c in clause.children)


def by_time(judged: Judged, trigger: Trigger, dated: Dated | None, anchor: date | None) -> Judged:
    """A present tense that names a day to come tells a plan ("leaves on Monday")."""
    verb = trigger.carrier or trigger.token
    first = dated.when.first if dated is not None else None
    if first is None or anchor is None or dated is None:
        return judged
    if _goes_on_since(judged, dated, anchor) or _was_at_it(judged, verb, first, anchor):
        return Judged(Status.UNDERWAY, f"{judged.reason}, to this day", judged.words)
    last = dated.when.last
    ends = verb.lemma_ in lists("ending") and verb.tag_ == "VBZ"
    if ends and trigger.frame.part == "noun" and last is not None and first <= anchor < last:
        return Judged(Status.UNDERWAY, f"{verb.text} on a day to come", judged.words)
    if first < anchor:
        return _long_over(judged, trigger, last, anchor) or judged
    if first == anchor:
        if _is_due(judged, trigger, verb) and dated.quote is not None:
            return Judged(Status.PLANNED, f"{verb.text}, on the day itself", judged.words)
        # "The ministers meet in Lima on Monday", told that Monday.
        meets = judged.status is Status.HELD and in_present(verb)
        meets = meets and verb.lemma_ != "be"
        if meets and not in_perfect(verb):
            return Judged(Status.PLANNED, f"{judged.reason}, on the day itself", judged.words)
        return judged
    present = in_present(verb) or verb.tag_ == "VBG" or trigger.frame.part in ("noun", "aside")
    if judged.status in (Status.HELD, Status.UNDERWAY) and present:
        return Judged(Status.PLANNED, f"{judged.reason}, on a day to come", judged.words)
    return judged


def _long_over(judged: Judged, trigger: Trigger, last: date | None, anchor: date) -> Judged | None:
    """ "arrived in Peking in 1972", told long after: nobody is there still."""
    over = last is not None and anchor - last > _LATELY
    past = trigger.token.tag_ in ("VBD", "VBN") or trigger.frame.part == "noun"
    arrived = trigger.frame.leg is Leg.ARRIVAL and past
    if judged.status is not Status.UNDERWAY or not over or not arrived or in_perfect(trigger.token):
        return None
    return Judged(Status.HELD, f"{trigger.token.text} there, long ago", judged.words)


def _is_due(judged: Judged, trigger: Trigger, verb: Token) -> bool:
    """ "arrives this evening", "was leaving later on Tuesday", told that Tuesday."""
    was = any(c.dep_ == "aux" and c.lower_ in ("was", "were") for c in verb.children)
    if verb.tag_ == "VBG" and was and trigger.kind is Kind.VISIT:
        return verb.lemma_ in lists("setting_out") | lists("under_way")
    if judged.status is not Status.UNDERWAY or trigger.kind is not Kind.VISIT:
        return False
    return trigger.frame.leg is Leg.ARRIVAL and in_present(verb)


_DAYS_AWAY = 3
"""How many days somebody who left for abroad is still away, where nothing tells of the end."""


_LATELY = timedelta(days=31)


_AT_IT_STILL = timedelta(days=400)
"""So long ago negotiations that go on may have begun."""


def _goes_on_since(judged: Judged, dated: Dated, anchor: date) -> bool:
    """ "have been meeting since Friday": no habit, as "since 1990" would be."""
    first = dated.when.first
    if judged.status is not Status.HABITUAL or first is None or dated.when.last is not None:
        return False
    at_it = [w for w in judged.words if w.tag_ == "VBG"]
    long = any(w.lemma_ in ("negotiate", "bargain", "haggle") for w in at_it)
    return bool(at_it) and anchor - first <= (_AT_IT_STILL if long else _LATELY)


def _was_at_it(judged: Judged, verb: Token, first: date, anchor: date) -> bool:
    """ "were meeting on Thursday", told that Thursday."""
    was = any(c.dep_ == "aux" and c.lemma_ == "be" and c.tag_ == "VBD" for c in verb.children)
    leaves = verb.lemma_ in lists("under_way")
    at_it = judged.status is Status.HELD and verb.tag_ == "VBG" and was
    return at_it and first == anchor and not leaves
