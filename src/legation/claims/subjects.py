"""What a verb tells of the engagement that is its subject: "the talks ended"."""

from __future__ import annotations

from legation.claims.clauses import negated
from legation.claims.judged import Judged, lists
from legation.claims.modifiers import DONE, OFF
from legation.claims.noun_phrases import own_aux
from legation.claims.particles import phrasal
from legation.claims.tense import of_verb
from legation.language import Token
from legation.model import Status


def _excludes(verb: Token) -> bool:
    """ "is not to be excluded", "not to be ruled out"."""
    return (phrasal(verb) or lists("governors").get(verb.lemma_)) is Status.DENIED


def _not_until(verb: Token) -> Token | None:
    """ "will not open until Friday", "are not due to start before June": it is to be then."""
    for word in verb.doc[verb.i : verb.right_edge.i + 1]:
        if word.lower_ in ("until", "till", "before") and word.dep_ in ("prep", "mark"):
            opens = word.head.lemma_ in lists("taking_place") | lists("subjects")
            return word if opens else None
    return None


def as_subject(verb: Token) -> Judged:
    """The engagement is the verb's subject: "the talks ended", "the visit will take place"."""
    judged = of_verb(verb)
    quality = next((c for c in verb.children if c.dep_ in ("acomp", "attr")), None)
    if (
        judged.status is Status.DENIED
        and verb.lemma_ == "be"
        and quality is not None
        and quality.lemma_ not in lists("governors")
    ):
        # "the trip was not helpful"
        return Judged(Status.HELD, f"{quality.text} or not, it was", (verb,))
    if judged.status is Status.DENIED and (until := _not_until(verb)) is not None:
        return Judged(Status.PLANNED, f"not {verb.text} {until.text} then", (until,))
    if judged.status is Status.DENIED and any(
        c.dep_ == "aux" and c.lower_ in lists("modals") for c in verb.children
    ):
        return Judged(Status.CANCELLED, f"not {verb.text}", judged.words)
    seems = next((c for c in verb.children if c.dep_ in ("acomp", "oprd")), None)
    if seems is not None and verb.lemma_ in ("remain", "seem", "appear", "look", "stay", "become"):
        told = lists("governors").get(seems.lemma_)
        if told is not None and judged.status in (*DONE, Status.PLANNED):
            return Judged(told, f"{verb.text} {seems.text}", (seems,))
    under = [c for c in verb.children if c.lower_ == "under"]
    way = any(g.lower_ == "way" for c in under for g in c.children)
    if (way or any(c.lower_ == "underway" for c in verb.children)) and judged.status in DONE:
        return Judged(Status.UNDERWAY, f"{verb.text} under way", (verb,))
    still = next((c for c in verb.children if c.lower_ == "still" and c.i < verb.i), None)
    if still is not None and verb.tag_ == "VBG" and judged.status is Status.HELD:
        return Judged(Status.UNDERWAY, f"still {verb.text}", (still, verb))
    later = next((c for c in verb.children if c.dep_ == "xcomp"), verb)
    if later != verb and negated(later) and _excludes(later):
        return Judged(Status.POSSIBLE, f"not to be {later.text}", (later,))
    off = phrasal(later) or lists("governors").get(later.lemma_)
    goes = off in (*OFF, Status.UNDERWAY) and judged.status in (*DONE, Status.UNDERWAY)
    had_to = verb.lemma_ == "have" and judged.status is Status.PLANNED and off in OFF
    if off is not None and (goes or had_to):
        return Judged(off, f"it {later.text}", (later,))
    if later != verb and later.lemma_ in lists("taking_place") and judged.status in DONE:
        return of_verb(later)
    # A past tense with nothing before it may be taken for a participle.
    told_so = verb.tag_ in ("VBD", "VBZ") or (verb.tag_ == "VBN" and not own_aux(verb))
    told_so = told_so or any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
    if judged.status is Status.HELD and told_so:
        told = lists("subjects").get(verb.lemma_)
        mark = next(
            (c for c in verb.children if c.lower_ in ("when", "once") and c.i < verb.i), None
        )
        if told is Status.UNDERWAY and mark is not None and verb.tag_ == "VBZ":
            return Judged(Status.PLANNED, f"{mark.text} it {verb.text}", (mark, verb))
        if told is Status.UNDERWAY:
            return Judged(told, f"it {verb.text}, and no word of the end", (verb,))
        if told is Status.POSSIBLE:
            return Judged(told, f"it {verb.text} on more", (verb,))
    return judged
