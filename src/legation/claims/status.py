"""What the text commits its source to: from the trigger's governing words, inside out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.claims import answers, fates, listed, nobody, nouns
from legation.claims.disowning import disowned
from legation.claims.dropped import then_dropped
from legation.claims.frames import Leg, frames
from legation.claims.governing import governed as governed_by
from legation.claims.judged import Judged, lists
from legation.claims.modifiers import DONE
from legation.claims.noun_phrases import is_planned_by, top
from legation.claims.plans import was_due
from legation.claims.rescheduling import names_a_day
from legation.claims.tense import in_perfect, in_present, of_verb
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Kind, Participant, Status


def of(trigger: Trigger) -> Judged:
    """The status of the engagement that the trigger speaks of."""
    if trigger.frame.part == "aside" and trigger.frame.status is not None:
        return Judged(trigger.frame.status, f"{trigger.token.text}, in an aside", (trigger.token,))
    if trigger.frame.part == "origin":
        return Judged(Status.HELD, f"came {trigger.token.text} there", (trigger.token,))
    no_answer = answers.denial(trigger.token)
    if no_answer is not None:
        return Judged(Status.DENIED, f"asked, and {no_answer.text} in the answer", (no_answer,))
    if (open_ := answers.left_open(trigger.token)) is not None:
        return Judged(Status.POSSIBLE, f"asked, and not {open_.text} out", (open_,))
    judged = nouns.of_noun(trigger) if trigger.frame.part == "noun" else of_verb(trigger.token)
    judged = listed.planned(trigger) or judged
    befell = fates.fate(trigger) or _spoken(trigger)
    if befell is None and trigger.frame.part == "noun":
        befell = disowned(trigger.token)
    if befell is not None:
        return befell
    no = nobody.none_of(trigger)
    if no is not None and judged.status in _UNDONE_BY_NO:
        return Judged(Status.DENIED, f"{no.text} {no.head.text}", (no,))
    arrives = trigger.frame.leg is Leg.ARRIVAL or _flew_into(trigger.token)
    if arrives and judged.status is Status.HELD and not _and_left(trigger.token):
        return Judged(Status.UNDERWAY, "an arrival, and no word of the end", judged.words)
    begun = _begins_it(trigger.token) if trigger.frame.leg is Leg.OUTWARD else None
    if begun is not None and judged.status is Status.HELD:
        return Judged(Status.UNDERWAY, f"{begun.text} it, and no word of the end", (begun,))
    start = _at_its_start(trigger.token) if trigger.kind is Kind.VISIT else None
    if start is not None and judged.status is Status.HELD:
        return Judged(Status.UNDERWAY, f"at its {start.text}", (start,))
    if trigger.frame.leg is Leg.PRESENCE:
        return Judged(Status.UNDERWAY, "said to be visiting", (trigger.token,))
    onward = _next(trigger.token) if trigger.frame.leg is Leg.WAY else None
    if onward is not None and judged.status in DONE:
        return Judged(Status.PLANNED, f"{onward.text} on the way", (onward,))
    if trigger.frame.leg is Leg.WAY and judged.status is Status.HELD:
        return Judged(Status.UNDERWAY, "on the way, and no word of the end", judged.words)
    if trigger.frame.leg is Leg.SENDING and judged.status is Status.UNDERWAY:
        return Judged(Status.PLANNED, f"{trigger.token.text}: yet to go", judged.words)
    governs = lists("governors").get(trigger.token.lemma_)
    due = trigger.frame.leg is Leg.STAY and governs is Status.PLANNED
    planned = due or Status.PLANNED in (judged.status, trigger.frame.status)
    fate = then_dropped(trigger) if planned else None
    if fate is not None:
        return fate
    told = trigger.frame.status
    if told is not None and judged.status in (*DONE, Status.PLANNED):
        return Judged(told, f"{trigger.token.text} tells no more", (trigger.token,))
    verb = trigger.carrier or trigger.token
    told_by = frames("verb").get(verb.lemma_, ()) if trigger.carrier else (trigger.frame,)
    goes = any(frame.kind is Kind.VISIT for frame in told_by)
    if (
        goes
        and judged.status is Status.HELD
        and verb.tag_ in ("VBZ", "VBP")
        and verb.lemma_ not in ("be", "come" if trigger.carrier else "be")
        and not _stays_until(verb)
        and not (in_perfect(verb) or trigger.frame.leg is Leg.ARRIVAL or _once_before(trigger))
    ):
        return Judged(Status.PLANNED, f"{verb.text}: what is to come", judged.words)
    on_way = trigger.token.lemma_ in ("come", "go", *lists("under_way")) and goes
    if on_way and judged.status is Status.HELD and in_perfect(trigger.token):
        return Judged(Status.UNDERWAY, "has come, and no word of the end", judged.words)
    on = next((c for c in trigger.token.children if c.lower_ == "on" and c.dep_ == "prt"), None)
    if trigger.frame.leg is Leg.STAY and on is not None and trigger.token.tag_ == "VBD":
        return Judged(Status.UNDERWAY, f"{trigger.token.text} on there", (on,))
    if trigger.frame.leg is Leg.STAY and governs is not None and judged.status is Status.HELD:
        return Judged(governs, f"{trigger.token.text} there", (trigger.token,))
    present = trigger.token.tag_ in ("VBZ", "VBP")
    if trigger.frame.leg is Leg.STAY and judged.status is Status.HELD and present:
        return Judged(Status.UNDERWAY, f"{trigger.token.text} there now", judged.words)
    be = trigger.carrier if trigger.frame.attribute else None
    lives = be is not None and be.lemma_ == "be" and be.tag_ in ("VBZ", "VBP")
    if lives and trigger.kind is Kind.VISIT and judged.status is Status.HELD:
        return Judged(Status.UNDERWAY, f"is a {trigger.token.text} there now", judged.words)
    steady = next((t for t in trigger.token.subtree if _steady(t, trigger)), None)
    if steady is not None and judged.status in DONE:
        return Judged(Status.HABITUAL, f"{steady.text} {steady.head.text}", (steady,))
    meets = trigger.token.lemma_ == "be" and trigger.kind is Kind.MEETING
    if meets and trigger.frame.part == "verb" and present and judged.status is Status.HELD:
        return Judged(Status.UNDERWAY, f"{trigger.token.text} in it now", judged.words)
    stays = trigger.frame.leg is Leg.STAY or trigger.token.lemma_ in lists("engaged")
    engaged = trigger.token.lemma_ in lists("engaged") and judged.status is Status.HELD
    if engaged and any(
        c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in trigger.token.children
    ):
        return Judged(Status.UNDERWAY, f"{trigger.token.text} there now", judged.words)
    if stays and _lasts(trigger.token):
        return Judged(Status.UNDERWAY, "there since then, and no word of the end", judged.words)
    return judged


def _stays_until(verb: Token) -> bool:
    """ "stays until tomorrow": whoever does is there."""
    until = any(c.lower_ in ("until", "till", "through") for c in verb.children)
    return verb.lemma_ in ("stay", "remain") and until


def _steady(word: Token, trigger: Trigger) -> bool:
    """The "regular" of "is in regular telephone contact with X"."""
    habit = lists("modifiers").get(word.lower_) is Status.HABITUAL
    in_it = word.head.dep_ == "pobj" and word.head.head.head == trigger.token
    return word.dep_ == "amod" and habit and trigger.token.lemma_ == "be" and in_it


_UNDONE_BY_NO = (*DONE, Status.PLANNED, Status.POSSIBLE, Status.PROPOSED)


def _once_before(trigger: Trigger) -> bool:
    """ "After a first round in March they meet again in June": the one they had is over."""
    noun, verb = top(trigger.token), trigger.carrier
    if verb is None or noun.dep_ != "pobj":
        return False
    after = lists("before").get(noun.head.lower_) is Status.HELD
    return after and any(c.lower_ in ("again", "anew", "once") for c in verb.children)


def _and_left(verb: Token) -> bool:
    """ "arrived on Tuesday evening and left before dawn"."""
    return any(
        c.dep_ == "conj" and c.tag_ == "VBD" and c.lemma_ in lists("gone") for c in verb.children
    )


def _next(verb: Token) -> Token | None:
    """ "is next bound for Lima", "is bound for Lima on Saturday": the word that tells it is to be.

    Of a way that one is on already no day is told.
    """
    beside = (*verb.children, *verb.head.children)
    days = [d for c in beside if c.lower_ == "on" for d in c.children if names_a_day(d)]
    told = [c for c in beside if c.lower_ in ("next", "then") and c.dep_ == "advmod"]
    is_now = {t.tag_ for t in (verb, verb.head, *verb.children)} & {"VBZ", "VBP"}
    return next(iter(told + (days if is_now else [])), None)


def _begins_it(verb: Token) -> Token | None:
    """ "flew in on Tuesday", "flew to Addis Ababa, starting a visit": the word that tells so."""
    for child in verb.children:
        if child.lower_ == "in" and child.dep_ in ("prt", "advmod"):
            return child
        opens = child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_ in lists("opening")
        if opens and any(c.dep_ == "dobj" and c.lemma_ in frames("noun") for c in child.children):
            return child
    return None


def _at_its_start(verb: Token) -> Token | None:
    """The "start" of "Paris welcomed him on Monday at the start of a state visit"."""
    led = (g for c in verb.children if c.dep_ == "prep" and c.lower_ == "at" for g in c.children)
    return next((g for g in led if g.lemma_ in ("start", "beginning", "outset", "opening")), None)


def _spoken(trigger: Trigger) -> Judged | None:
    """ "I would like to welcome you", "welcome to Lima": done by saying so."""
    verb = trigger.token
    told = lists("spoken").get(verb.lemma_)
    if told is None or trigger.frame.part != "verb":
        return None
    subjects = ("nsubj", "nsubjpass", "aux", "auxpass")
    bare = verb.dep_ == "ROOT" and verb.tag_ in ("VB", "VBP")
    bare = bare and not any(c.dep_ in subjects for c in verb.children)
    first = {c.lower_ for above in (verb, verb.head) for c in above.children} & _FIRST
    wished = first and verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in lists("saying_so")
    return Judged(told, f"{verb.text}, by saying so", (verb,)) if bare or wished else None


def overtaken(trigger: Trigger) -> bool:
    """ "had been due in Lima", "was to have met": the plan did not stay as it was."""
    planned = lists("governors")
    plan = trigger.carrier or trigger.token
    for _ in range(_STEPS):
        own = {c.lower_: c for c in plan.children if c.dep_ in ("aux", "auxpass")}
        due = next((c for c in plan.children if c.dep_ == "acomp"), None)
        told = planned.get(due.lemma_ if due is not None and plan.lemma_ == "be" else plan.lemma_)
        passive = "been" in own or plan.lemma_ == "be"
        meant = passive or plan.lemma_ in lists("meaning")
        if "had" in own and own["had"].i < plan.i and meant and told is Status.PLANNED:
            return True
        if {"to", "have"} <= own.keys() and plan.head.lower_ in ("was", "were"):
            return True
        if plan.dep_ not in ("xcomp", "ccomp", "advcl", "acomp") or plan.head == plan:
            return False
        plan = plan.head
    return False


def may_be_overtaken(trigger: Trigger) -> bool:
    """ "was to travel to Lima", "was due there": the plan of then, if a change of it is told."""
    plan = trigger.carrier if trigger.frame.part == "noun" else trigger.token
    if plan is not None and was_due(plan):
        return True
    while plan is not None and plan.dep_ in ("xcomp", "acomp") and plan.head != plan:
        plan = plan.head
        if plan.tag_ == "VBD" and plan.lemma_ == "be":
            return True
        if any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in plan.children):
            return True
    return False


_STEPS = 3
_FIRST = frozenset({"i", "we", "me", "us"})


def _lasts(verb: Token) -> bool:
    """ "have been in the capital since Monday"."""
    perfect = any(
        c.dep_ == "aux" and c.lower_ in ("has", "have", "'s", "’s") for c in verb.children
    )
    behind = verb.doc[verb.i : verb.right_edge.i]
    since = next((t for t in behind if t.lower_ == "since"), None)
    return (
        perfect
        and since is not None
        and not any(t.pos_ == "VERB" for t in verb.doc[verb.i + 1 : since.i])
    )


def _flew_into(verb: Token) -> bool:
    """ "flew into Lima": an arrival."""
    return verb.lemma_ in lists("flying_in") and any(c.lower_ == "into" for c in verb.children)


_MANY = re.compile(r"\d.*\b(?:countries|nations|states|capitals|governments)\b")
_COUNTLESS = re.compile(r"\b(?:dozens|scores|hundreds)\b")


def governed(trigger: Trigger) -> bool:
    """Whether its verb speaks of the plan, not the event: "prepared the visit last month"."""
    noun, verb = trigger.token, trigger.carrier
    return (
        trigger.frame.part == "noun"
        and verb is not None
        and (is_planned_by(noun) or bool(governed_by(top(noun), verb)))
    )


def points_ahead(judged: Judged, trigger: Trigger) -> bool:
    """ "On Friday she goes to Sarajevo": the present tense of a plan."""
    verb = trigger.carrier or trigger.token
    now = in_present(verb) or any(
        c.dep_ == "aux" and c.lemma_ == "be" and c.tag_ in ("VBZ", "VBP") for c in verb.children
    )
    on_it = trigger.frame.part == "noun" and verb.lemma_ == "be"
    before = on_it or in_perfect(verb) or _once_before(trigger)
    return judged.status in (*DONE, Status.UNDERWAY) and now and not before


def by_frequency(judged: Judged, trigger: Trigger, often: Sequence[Token]) -> Judged:
    """ "twice a year", "every autumn" beside the verb: no single occasion is meant."""
    verb = trigger.carrier or trigger.token
    # Of "their annual talks" the noun has its own say.
    mine = [t for t in often if t.dep_ != "amod" and verb in (t.head, t.head.head)]
    own = verb.tag_ in ("VBZ", "VBP") and judged.status is Status.PLANNED
    if mine and (judged.status in DONE or (own and verb.lemma_ != "be")):
        return Judged(Status.HABITUAL, f"{verb.text}, {mine[0].text}", tuple(mine))
    return judged


def by_parties(judged: Judged, trigger: Trigger, participants: Sequence[Participant]) -> Judged:
    """Officials of many countries are met one after the other: no single occasion is meant."""
    many = next((p for p in participants if _is_countless(p)), None)
    if judged.status is Status.HELD and many is not None and not _gathers(trigger, many):
        return Judged(Status.HABITUAL, f"{many.name}: no single occasion", judged.words)
    return judged


def _is_countless(participant: Participant) -> bool:
    of_many = participant.country is None and _MANY.search(participant.name) is not None
    return of_many or _COUNTLESS.search(participant.name) is not None


def _gathers(trigger: Trigger, many: Participant) -> bool:
    """ "Envoys of 20 countries met", "at a meeting of ministers from 40 states": all at once."""
    if trigger.frame.part == "noun":
        return trigger.token.tag_ in ("NN", "NNP")
    first = trigger.sentence.at(trigger.token).start
    return trigger.frame.mutual and many.span is not None and many.span.end <= first
