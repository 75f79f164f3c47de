"""Which trigger a time or a place belongs to, told from the parse and not from distance."""

from __future__ import annotations

from collections.abc import Sequence

from legation.claims.clauses import ascent
from legation.claims.noun_phrases import postmodifier, top
from legation.claims.triggers import Trigger
from legation.language import Token, table

_STOPS = ("ccomp", "parataxis")


def owners(token: Token, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of the same sentence that `token`, the head of a phrase, tells more of.

    From the token upwards, the first trigger met owns it; a verb met on the way hands it to
    the triggers that verb carries. Reporting verbs own what hangs on them, so the day of an
    announcement never becomes the day of the visit.
    """
    aside = [t for t in triggers if t.frame.part == "aside" and _in_one_breath(t.token, token)]
    if aside:
        return aside[-1:]
    by_token = {
        noun.i: trigger
        for trigger in triggers
        if trigger.frame.part == "noun"
        for noun in (top(trigger.token),)
    }
    by_token |= {trigger.token.i: trigger for trigger in triggers}
    behind = {
        mod.i: trigger
        for trigger in triggers
        if trigger.frame.part == "noun" and (mod := postmodifier(trigger.token)) is not None
    }
    if _names_its_noun(token) and token.head.i not in (*by_token, *behind):
        return []
    for above in ascent(_before_its_comma(token)):
        if above.head.i in by_token and _before_a_name(above):
            continue
        if above.i in by_token:
            met = by_token[above.i]
            return _sessions(met, triggers) or [met]
        if above.i in behind:
            return [behind[above.i]]
        if above != token and _starting(above):
            continue
        if above.pos_ in ("VERB", "AUX") and above != token:
            for control in _controls(above):
                if control.i in behind:
                    return [behind[control.i]]
            return _carried(above, triggers)
    return []


def _sessions(met: Trigger, triggers: Sequence[Trigger]) -> list[Trigger]:
    """ "The second session convened in Arica on Monday": told of the session, not of its verb."""
    if met.frame.part != "verb":
        return []
    subjects = [
        c for control in _controls(met.token) for c in control.children
        if c.dep_.startswith("nsubj") and c.lemma_ in table("en", "times")["lending"]["sitting"]
    ]  # fmt: skip
    nouns = (t for t in triggers if t.frame.part == "noun")
    return [t for t in nouns if any(_within(t.token, one) for one in subjects)]


def _in_one_breath(aside: Token, token: Token) -> bool:
    """ ", in Ljubljana since Tuesday,": no comma and no verb stands between."""
    between = aside.doc[aside.i : token.i]
    return aside.i < token.i and not any(t.text in ",;" or t.pos_ == "VERB" for t in between)


def _names_its_noun(year: Token) -> bool:
    """ "met to review a 2002 accord": the year of the accord alone."""
    before = year.dep_ in ("nummod", "compound", "nmod", "amod") and year.head.i > year.i
    return before and year.text.isdigit() and len(year.text) == 4


def _starting(verb: Token) -> bool:
    """ "will pay a visit starting on Monday": the participle only leads to the time."""
    bare = not any(c.dep_ in ("dobj", "nsubj", "mark", "aux") for c in verb.children)
    opens = verb.lemma_ in table("en", "times")["lending"]["starting"]
    return verb.tag_ == "VBG" and opens and bare


def _before_a_name(verb: Token) -> bool:
    """ "met visiting President X here today": told of the meeting, not of the visit."""
    bare = not any(c.dep_ in ("aux", "nsubj", "mark") for c in verb.children)
    leads = verb.doc[verb.head.i + 1 : verb.i]
    close = verb.head.i < verb.i and all(t.lower_ in ("with", "the") for t in leads)
    return verb.tag_ == "VBG" and verb.head.pos_ == "VERB" and bare and close


def _before_its_comma(token: Token) -> Token:
    """Where to climb from: the main verb in "arrives this evening, later than planned".

    The parser may hang the time on the clause behind the comma.
    """
    top = token.head if token.dep_ == "pobj" else token
    clause = top.head
    if clause.dep_ != "advcl" or not clause.head.i < top.i < clause.i:
        return token
    marks = [c.i for c in clause.children if c.dep_ == "mark" and c.i > top.i]
    between = clause.doc[top.right_edge.i + 1 : min(marks, default=top.i)]
    return clause.head if any(t.text == "," for t in between) else token


def _controls(verb: Token) -> list[Token]:
    """The verb and those that control it: "take" and "expected" in "expected to take place"."""
    found = [verb]
    while found[-1].dep_ in ("xcomp", "aux", "acomp") and found[-1].head != found[-1]:
        found.append(found[-1].head)
    return found


def _carried(verb: Token, triggers: Sequence[Trigger]) -> list[Trigger]:
    found = [t for t in triggers if t.carrier is not None and t.carrier.i == verb.i]
    if found:
        return found
    # "is expected to take place in Geneva", "is due to meet on Friday": control verbs pass it on.
    for trigger in triggers:
        start = trigger.carrier if trigger.carrier is not None else trigger.token
        for above in ascent(start):
            if above.i == verb.i:
                found.append(trigger)
                break
            if above.dep_ not in ("xcomp", "aux", "conj", "acl", "relcl") or above.dep_ in _STOPS:
                break
    return (
        found
        or _subjects(verb, triggers)
        or _last_time(verb, triggers)
        or [t for t in triggers if _climbs_to(verb, t)]
    )


def _last_time(verb: Token, triggers: Sequence[Trigger]) -> list[Trigger]:
    """ "the last time they met was in 2019": what is said of the time is said of the meeting."""
    times = [c for c in verb.children if c.dep_ == "nsubj" and c.lemma_ == "time"]
    return [t for t in triggers if t.token.dep_ == "relcl" and t.token.head in times]


def _subjects(verb: Token, triggers: Sequence[Trigger]) -> list[Trigger]:
    """ "the talks are to be held in May": what is said of the infinitive is said of its subject."""
    controls = {control.i for control in _controls(verb)}
    return [
        t for t in triggers
        if t.carrier is not None and t.carrier.i in controls
        and any(_within(t.token, c) for c in t.carrier.children if c.dep_.startswith("nsubj"))
    ]  # fmt: skip


def _within(noun: Token, phrase: Token) -> bool:
    """Whether the noun heads the phrase or is counted by it ("a round of talks")."""
    seen = noun
    while seen != phrase and seen.dep_ == "pobj" and seen.head.lower_ == "of":
        seen = seen.head.head
    return seen == phrase


def _climbs_to(verb: Token, trigger: Trigger) -> bool:
    """A verb below the trigger: "talks due to begin on Thursday", "a visit that was to end"."""
    # What is said of "the round" is said of the talks that it counts.
    nouns = (trigger.token, top(trigger.token) if trigger.frame.part == "noun" else trigger.token)
    for above in ascent(verb):
        if above in nouns:
            return True
        if above.dep_ in ("ccomp", "advcl", "parataxis"):
            return False
        if above.dep_ in ("relcl", "acl") and above.head not in nouns:
            return False
    return False
