"""What words that lead to a noun tell of it: "the prospect of a visit", "ahead of talks"."""

from __future__ import annotations

from legation.claims.clauses import ASKING, is_infinitive, negated
from legation.claims.disowning import talked_about
from legation.claims.frames import frames, words
from legation.claims.judged import Judged, flipped, lists
from legation.claims.modifiers import OFF
from legation.claims.noun_phrases import top
from legation.claims.plans import arranged, befallen
from legation.claims.rumours import hearsay, put_down
from legation.claims.tense import GONE_BY, of_verb
from legation.language import Token
from legation.model import Status


def told_of(noun: Token) -> Judged | None:
    """ "the postponement of the visit", "the prospect of a meeting"."""
    above = top(noun)
    held = above.head.lemma_ == "hold" and above.head.tag_ == "VBD"
    if above.lemma_ == "day" and any(c.dep_ == "amod" for c in above.children) and not held:
        return Judged(Status.UNDERWAY, f"a {above.text} of {noun.text}", (above,))
    no = next((c for c in above.children if c.lower_ == "no"), None)
    if above != noun and no is not None and above.lemma_ in lists("ruled_out"):
        return Judged(Status.DENIED, f"no {above.text} of {noun.text}", (no, above))
    told = lists("governors").get(above.lemma_) if above != noun else None
    if (of := _of_what(noun)) is not None:
        return of
    above = talked_about(noun) or above
    rumour = hearsay(above) if above != noun else None
    if rumour is not None and (word := put_down(above)) is not None:
        return Judged(Status.DENIED, f"{word.text} {above.text} of {noun.text}", (word,))
    told = told or rumour
    asked = above.lemma_ in ASKING and told is Status.PROPOSED
    if told in (*OFF, Status.POSSIBLE) or (told is not None and asked):
        return Judged(told, f"{above.text} of {noun.text}", (above,))
    leads = noun.head
    if noun.dep_ == "pobj" and leads.lower_ == "for" and leads.head.pos_ in ("VERB", "AUX"):
        return arranged(leads.head, noun)
    if noun.dep_ == "pobj" and (minded := _minded(leads)) is not None:
        return minded
    if noun.dep_ == "pobj" and leads.lower_ in ("for", "to") and leads.head.pos_ == "NOUN":
        above = leads.head
        no = next((c for c in above.children if c.lower_ == "no"), None)
        if no is not None and above.lemma_ in lists("ruled_out"):
            return Judged(Status.DENIED, f"no {above.text} for {noun.text}", (no, above))
        told = lists("governors").get(above.lemma_)
        if told in (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED):
            fate = befallen(above) if told is Status.PLANNED else None
            return fate or Judged(told, f"{above.text} for {noun.text}", (above,))
    return None


def _of_what(noun: Token) -> Judged | None:
    """ "forced the postponement on Sunday of talks", "hopes rose of a visit": of what."""
    leads, verb = noun.head, noun.head.head
    if noun.dep_ != "pobj" or leads.lower_ != "of" or verb.pos_ != "VERB":
        return None
    for child in verb.children:
        told = lists("governors").get(child.lemma_) if child.pos_ == "NOUN" else None
        own = child.dep_ in ("nsubj", "dobj", "nsubjpass") and child.i < leads.i
        if own and told in (*OFF, Status.POSSIBLE):
            return Judged(told, f"{child.text} … of {noun.text}", (child,))
    return None


def way_to(noun: Token) -> Judged | None:
    """ "opens the way to talks", "paved the way for a visit"; "fixed a date for talks"."""
    leads = noun.head
    if noun.dep_ != "pobj" or leads.lower_ not in ("to", "for", "towards", "toward"):
        return None
    above = leads.head
    told = [above, *(c for c in above.children if c.dep_ == "dobj" and c.i < leads.i)]
    way = next((w for w in told if w.lemma_ in lists("ways_to") and w.pos_ == "NOUN"), None)
    verb = way.head if way is not None else above
    if way is None:
        if above.lemma_ not in lists("dates_for") or leads.lower_ != "for":
            return None
        sets = of_verb(above.head) if above.dep_ == "dobj" else None
        if sets is not None and sets.status in (Status.POSSIBLE, Status.PROPOSED, Status.DENIED):
            return sets  # "could find time for a word with him"
        return Judged(Status.PLANNED, f"{above.text} for {noun.text}", (above,))
    if verb.lemma_ not in lists("opening_ways"):
        return None
    return Judged(Status.POSSIBLE, f"{verb.text} the {way.text} {leads.text} it", (verb, way))


def _minded(leads: Token) -> Judged | None:
    """ "is open to a meeting", "is opposed to talks", "sees no point in a visit"."""
    above = leads.head
    before = leads.doc[leads.i - 1] if leads.i else leads
    none = any(c.lower_ == "no" for c in before.children)
    if none and leads.lower_ in ("in", "for") and before.lemma_ in lists("ruled_out"):
        return Judged(Status.DENIED, f"no {before.text} {leads.text}", (before,))
    if above.lemma_ == "be":
        above = next((c for c in above.children if c.dep_ == "acomp"), above)
    told = lists("minded").get(above.lower_)
    if leads.lower_ not in ("for", "to") or told is None:
        return None
    if negated(above) or negated(above.head):
        told = flipped(told)
    return Judged(told, f"{above.text} {leads.text} …", (above,))


def before_it(noun: Token) -> Judged | None:
    """ "after talks", "ahead of a visit": the word that leads to the noun."""
    seen = noun
    while seen.dep_ == "pobj":
        word = seen.head
        if word.lower_ in ("after", "following", "since"):
            main = word.head if word.head.pos_ in ("VERB", "AUX") else None
            told = main is not None and noun.dep_ == "pobj"
            if main is not None and is_infinitive(main):
                # "is to fly home after talks", "is scheduled to visit Seoul after a trip to Tokyo"
                planned = lists("governors").get(main.head.lemma_) is Status.PLANNED
                told = told and (main.head.lemma_ == "be" or (planned and main.dep_ == "xcomp"))
            behind = noun.doc[noun.i : noun.right_edge.i + 3]
            told = told and not any(t.lower_ in GONE_BY for t in behind)
            ahead = of_verb(main) if main is not None and told else None
            if ahead is not None and ahead.status in (Status.PLANNED, Status.POSSIBLE):
                return ahead  # "could visit Kyiv after a stop in Warsaw"
            return Judged(Status.HELD, f"{word.text} {noun.text}", (word,))
        eve = seen.lower_ == "eve" and any(c.lower_ == "of" for c in seen.children)
        if eve or word.lower_ == "before" or (word.lower_ == "of" and word.head.lower_ == "ahead"):
            return Judged(Status.PLANNED, f"{word.text} {noun.text}", (word,))
        there = word.head.lemma_ == "be" and word.head.tag_ in ("VBZ", "VBP")
        if word.lower_ == "for" and (there or not _moves(word.head)):
            return Judged(Status.PLANNED, f"{word.head.text} for {noun.text}", (word,))
        if (
            word.lower_ in ("in", "on")
            and (word.head.lemma_ == "be" or word.head.lemma_ in lists("engaged"))
            and (_present(word.head) or _since(word.head))
        ):
            return Judged(Status.UNDERWAY, f"{word.head.text} in {noun.text}", (word.head,))
        now = next((c for c in word.children if c.lower_ in ("currently", "now")), None)
        if word.lower_ == "on" and now is not None:
            return Judged(Status.UNDERWAY, f"{now.text} on {noun.text}", (now,))
        seen = word.head
        if seen.pos_ not in ("NOUN", "PROPN"):
            return None
    return None


def _present(verb: Token) -> bool:
    if verb.tag_ == "VBN":
        return any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
    return verb.tag_ in ("VBZ", "VBP")


def _since(verb: Token) -> bool:
    """ "has been on a visit since Monday"."""
    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
    return perfect and any(token.lower_ == "since" for token in verb.subtree)


def _moves(head: Token) -> bool:
    """Whether "for talks" is why somebody goes or meets: then it is done if that is."""
    if head.pos_ not in ("VERB", "AUX"):
        return True
    return head.lemma_ in frames("verb") or head.lemma_ in words("carriers", "verbs")
