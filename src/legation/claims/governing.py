"""What the verb that carries a noun of engagement says of it: "called off the visit"."""

from __future__ import annotations

from legation.claims.clauses import ASKING, negated
from legation.claims.frames import frames, words
from legation.claims.judged import Judged, flipped, lists
from legation.claims.modifiers import OFF, by_modifiers
from legation.claims.noun_phrases import owned_by_another
from legation.claims.particles import particles, phrasal
from legation.claims.plans import never_was, was_to
from legation.claims.rescheduling import changes_day
from legation.claims.rumours import unvouched
from legation.claims.tense import of_verb
from legation.language import Token
from legation.model import Status

_CLIMB = 8


def did_not(noun: Token, verb: Token) -> Judged | None:
    """ "the planned talks did not take place", "fell through": off, if they were planned."""
    subject = noun.dep_ in ("nsubj", "nsubjpass") and noun.head == verb
    off = phrasal(verb)
    now = verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP")  # "the talks due today are off"
    now = now or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if subject and off in OFF and (verb.tag_ == "VBD" or now):
        return Judged(off, f"it {verb.text} {particles(verb)[0].text}", (verb,))
    came = verb.lemma_ in lists("taking_place")
    if not (subject and ((came and negated(verb)) or _failed_to(verb))):
        return None
    if verb.dep_ == "conj" and never_was(verb) and was_to(verb.head):
        return Judged(Status.CANCELLED, f"{verb.head.text} …, but never {verb.text}", (verb,))
    planned = any(lists("modifiers").get(c.lower_) is Status.PLANNED for c in noun.children)
    behind = by_modifiers(noun)
    planned = planned or (behind is not None and behind.status is Status.PLANNED)
    return (
        Judged(Status.CANCELLED, f"planned, and did not {verb.text}", (verb,)) if planned else None
    )


def _failed_to(verb: Token) -> bool:
    """ "failed to materialise"."""
    below = (c for c in verb.children if c.dep_ == "xcomp")
    return verb.lemma_ == "fail" and any(c.lemma_ in lists("taking_place") for c in below)


def then_off(noun: Token) -> Judged | None:
    """ "left after talks with X were called off": the verb behind, which the parser set apart."""
    edge = noun.right_edge.i + 1
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("after", "before") or edge >= len(noun.doc):
        return None
    was = noun.doc[edge]
    verb = was.head
    if was.dep_ != "auxpass" or any(c.dep_.startswith("nsubj") for c in verb.children):
        return None
    told = phrasal(verb) or lists("governors").get(verb.lemma_)
    return Judged(told, f"it {was.text} {verb.text}", (verb,)) if told in OFF else None


def governed(noun: Token, verb: Token) -> Judged | None:
    """What the carrying verb says of the noun itself ("called off the visit")."""
    status = phrasal(verb) or lists("governors").get(verb.lemma_)
    if verb.lemma_ == "call" and noun.dep_ in ("dobj", "nsubjpass") and phrasal(verb) is None:
        status = Status.PLANNED  # "called a meeting for Monday"
    passive_subject = noun.dep_ == "nsubjpass" and noun.head == verb
    on_it = noun.dep_ == "pobj" and noun.head.lower_ == "on" and verb.lemma_ == "discuss"
    on_it = on_it and not owned_by_another(noun)
    governs = passive_subject or (not on_it and _is_object(noun, verb))
    missed = verb.lemma_ in lists("coming") and (negated(verb) or verb.head.lemma_ == "fail")
    if missed and noun.dep_ in ("dobj", "pobj"):
        return Judged(Status.CANCELLED, f"did not {verb.text} for it", (verb,))
    if noun.dep_ == "dobj" and noun.head == verb and changes_day(noun, verb):
        return Judged(Status.POSTPONED, f"{verb.text} from a day to a day", (verb,))
    if status in (None, Status.HELD, Status.HABITUAL, Status.UNDERWAY) or not governs:
        return None
    goes = verb.lemma_ == "withdraw" and noun.dep_ == "pobj" and noun.head.lower_ == "for"
    if goes and noun.head.head == verb:
        return None  # "withdrew to the library for talks"
    asked = _asked(noun, verb)
    if status is Status.DENIED and asked is not None and not negated(verb):
        return Judged(Status.PROPOSED, f"{verb.text} {asked.text} … {noun.text}", (verb, asked))
    own = of_verb(verb)
    if verb.lemma_ in lists("vouching") and (no := unvouched(verb)) is not None:
        return Judged(Status.POSSIBLE, f"{no.text} … {verb.text}", (no, verb))
    if negated(verb):
        return Judged(flipped(status), f"not {verb.text}", (verb,))
    # "Urged him to cancel the trip", "refused to call it off": the plan stands.
    above = verb.head
    told = verb.dep_ in ("acl", "ccomp") and above.pos_ == "NOUN"
    rumoured = told and above.lemma_ in lists("hearsay")
    unsure = rumoured or own.status in (Status.POSSIBLE, Status.PROPOSED, Status.DENIED)
    if status is Status.PLANNED and own.status in (Status.DENIED, Status.POSSIBLE):
        return own
    if status in OFF and unsure:
        return Judged(Status.PLANNED, f"{verb.text} is only {own.status}", (verb,))
    if verb.lemma_ in lists("wanting") and noun.dep_ == "dobj" and noun.head == verb:
        status = Status.PROPOSED  # "wanted direct talks with the government"
    return Judged(status, f"governed by {verb.text!r}", (verb, *particles(verb)))


def _asked(noun: Token, verb: Token) -> Token | None:
    """ "rejected an offer to host talks": what is turned down is the asking that goes before."""
    return next(
        (
            c for c in verb.children
            if c.dep_ == "dobj" and c.lemma_ in ASKING and verb.i < c.i < noun.i
        ),
        None,
    )  # fmt: skip


def _is_object(noun: Token, verb: Token) -> bool:
    """Whether the noun is what the verb acts on, through "of" and "for" chains too."""
    seen = noun
    for _ in range(_CLIMB):
        if seen.dep_ in ("dobj", "attr", "oprd") and seen.head == verb:
            return True
        as_venue = seen.head.lower_ == "as" and seen.lemma_ in words("venues", "words")
        if seen.dep_ == "pobj" and (
            seen.head.lower_ in ("of", "for", "on", "from", "out", "to")
            or as_venue  # "offered Lima as the venue for talks"
            or _hinted(seen, verb)
        ):
            leads, seen = seen.head, seen.head.head
            if leads.lower_ == "from" and seen.pos_ == "NOUN" and seen.lemma_ in frames("noun"):
                return False  # "put off their departure from the conference"
            if seen.pos_ in ("ADP", "ADV") and seen.head == verb:
                return True  # "pulled out of talks"
            if seen == verb:
                return True
            continue
        return False
    return False


def _hinted(noun: Token, verb: Token) -> bool:
    """ "hinted at a meeting": the preposition makes another verb of it."""
    return noun.head.head == verb and f"{verb.lemma_} {noun.head.lower_}" in lists("phrasal")
