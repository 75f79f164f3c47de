"""What a verb tells of the engagement that is its subject: "the talks ended"."""

from __future__ import annotations

from legation.claims.judged import Judged, lists
from legation.claims.modifiers import DONE, OFF
from legation.claims.noun_phrases import own_aux
from legation.claims.particles import phrasal
from legation.claims.tense import of_verb
from legation.language import Token
from legation.model import Status


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
    later = next((c for c in verb.children if c.dep_ == "xcomp"), verb)
    off = phrasal(later) or lists("governors").get(later.lemma_)
    if off in (*OFF, Status.UNDERWAY) and judged.status in (*DONE, Status.UNDERWAY):
        return Judged(off, f"it {later.text}", (later,))
    if later != verb and later.lemma_ in lists("taking_place") and judged.status in DONE:
        return of_verb(later)
    # A past tense with nothing before it may be taken for a participle.
    told_so = verb.tag_ in ("VBD", "VBZ") or (verb.tag_ == "VBN" and not own_aux(verb))
    if judged.status is Status.HELD and told_so:
        told = lists("subjects").get(verb.lemma_)
        if told is Status.UNDERWAY:
            return Judged(told, f"it {verb.text}, and no word of the end", (verb,))
        if told is Status.POSSIBLE:
            return Judged(told, f"it {verb.text} on more", (verb,))
    return judged
