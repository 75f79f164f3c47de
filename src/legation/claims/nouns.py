"""What the words around a noun of engagement say of it: "the planned visit"."""

from __future__ import annotations

from legation.claims.asides import back_from
from legation.claims.clauses import is_infinitive, negated, takes
from legation.claims.frames import frames, words
from legation.claims.governing import did_not, governed, then_off
from legation.claims.judged import Judged, lists
from legation.claims.leading import before_it, told_of, way_to
from legation.claims.modifiers import OFF, by_modifiers
from legation.claims.noun_phrases import asking, top
from legation.claims.particles import particles, phrasal
from legation.claims.rescheduling import changes_day, first_set, not_as_planned
from legation.claims.rumours import put_down
from legation.claims.shifted import now_to_be
from legation.claims.subjects import as_subject
from legation.claims.tense import of_verb
from legation.claims.triggers import Trigger
from legation.language import Token, table
from legation.model import Kind, Status

OF_MANY = (Kind.SUMMIT, Kind.CONFERENCE)


def of_noun(trigger: Trigger) -> Judged:
    """The status of an engagement told by a noun, from what stands around it."""
    noun, verb = trigger.token, trigger.carrier
    denied = put_down(noun) if trigger.frame.pronoun else None
    if denied is not None:
        return Judged(Status.DENIED, f"{denied.text} {noun.text}", (denied,))
    told = told_of(noun)
    if told is not None:
        return told
    off = then_off(noun)
    if off is not None:
        return off
    paid = _paid(noun)
    if paid is not None:
        above = of_verb(verb) if verb is not None and paid.lemma_ == "give" else None
        if above is not None and above.status in (Status.PLANNED, Status.POSSIBLE):
            return above  # "was to be guest at a dinner given by X"
        return Judged(Status.HELD, f"{noun.text} {paid.text}", (paid,))
    hardly = _hardly_without(top(noun))
    if hardly is not None:
        return Judged(Status.HABITUAL, f"{hardly.text} … without {noun.text}", (hardly,))
    back = back_from(top(noun))
    if back is not None:
        return Judged(Status.HELD, f"{back.text} from it", (back,))
    noun = _what_it_is_for(_first_of_row(top(noun)))
    if verb is not None and (fate := did_not(noun, verb)) is not None:
        return fate
    if verb is not None and noun.dep_ == "dobj" and verb.lemma_ in lists("following"):
        return Judged(Status.HELD, f"what another {verb.text}", (verb,))
    subject = noun.dep_ in ("nsubj", "nsubjpass")
    if verb is not None and subject and noun.head == verb and changes_day(noun, verb):
        return Judged(Status.POSTPONED, f"it {verb.text} from a day to a day", (verb,))
    late = not_as_planned(verb) if verb is not None and subject else None
    if late is not None:
        return late
    if verb is not None and (over := _ending_it(noun, verb)) is not None:
        return Judged(Status.HELD, f"{verb.text} it, as {over.text}", (verb, over))
    first = first_set(noun, verb) if verb is not None and subject else None
    if verb is not None and first is not None and now_to_be(verb):
        return Judged(
            Status.POSTPONED, f"{first.head.text} {first.text}, now {verb.text}", (first,)
        )
    carried = governed(noun, verb) if verb is not None else None
    if carried is not None and (
        carried.status in (*OFF, Status.DENIED, Status.PROPOSED, Status.PLANNED)
    ):
        return carried
    modified = by_modifiers(noun) or by_modifiers(trigger.token)
    if (
        modified is not None
        and modified.status is Status.HABITUAL
        and (_this_one(noun) or _these_talks(noun, verb))
    ):
        modified = None
    if modified is not None and verb is not None and _at_last(noun, modified, verb):
        return of_verb(verb)
    if modified is not None and (modified.status is not Status.HELD or verb is None):
        return _as_its_aim(trigger, noun) or modified
    if carried is not None:
        return carried
    if (way := way_to(noun)) is not None:
        return way
    asked = asking(noun)
    if asked is not None:
        return Judged(Status.PROPOSED, f"{asked.text} … {noun.text}", (asked,))
    before = before_it(noun)
    if before is not None:
        return before
    if verb is None:
        return Judged(Status.HELD, "no verb carries it", (noun,))
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head == verb:
        return as_subject(verb)
    occasion, ahead = _occasion(noun), is_infinitive(verb)
    if ahead and occasion:
        verb = _finite_above(verb)
    judged = of_verb(verb)
    if occasion and judged.status is Status.DENIED:
        # "did not expect a pact to be signed at the meeting": there is one all the same.
        still = Status.PLANNED if ahead and not _fell_short(verb) else Status.HELD
        return Judged(still, f"only what is done at {noun.text} is denied", judged.words)
    if judged.status is Status.DENIED and _talked_of(noun):
        return Judged(Status.HELD, f"only what is said of {noun.text} is denied", judged.words)
    if judged.status is Status.POSSIBLE and _gathering(trigger, noun):
        return Judged(Status.PLANNED, f"only what is done at {noun.text} is open", judged.words)
    if judged.status is Status.HELD and noun.dep_ == "dobj" and verb.lemma_ in lists("prolonging"):
        return Judged(Status.UNDERWAY, f"{verb.text} it", (verb,))
    if judged.status is Status.HELD and _opened(noun, verb):
        return Judged(Status.UNDERWAY, f"it {verb.text}, and no word of the end", (verb,))
    return judged


def _ending_it(noun: Token, verb: Token) -> Token | None:
    """ "agreed to let lorries pass, ending nine hours of talks": the past verb that ended them."""
    ends = verb.tag_ == "VBG" and verb.lemma_ in lists("ending") and verb.dep_ == "advcl"
    if not ends or noun.i < verb.i or verb.doc[verb.i - 1].text != ",":
        return None
    above = verb.head
    while is_infinitive(above) and above.head != above:
        above = above.head
    done = above != verb.head and above.tag_ == "VBD" and not negated(above)
    return above if done and above.lemma_ != "be" else None


def _hardly_without(noun: Token) -> Token | None:
    """The "week" of "hardly a week goes by without a call between X and Y"."""
    leads = noun.head
    verb = leads.head
    if noun.dep_ != "pobj" or leads.lower_ != "without" or verb.lemma_ not in ("go", "pass"):
        return None
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return who if who is not None and who.lemma_ in table("en", "times")["units"] else None


def _what_it_is_for(noun: Token) -> Token:
    """ "A trip to Lima for talks was put off": so were the talks that it was for."""
    above = noun.head.head
    led = noun.dep_ == "pobj" and noun.head.lower_ == "for" and above.dep_ == "nsubjpass"
    told = any(frame.kind is Kind.VISIT for frame in frames("noun").get(above.lemma_, ()))
    off = (phrasal(above.head) or lists("governors").get(above.head.lemma_)) in OFF
    return above if led and told and off else noun


def _at_last(noun: Token, modified: Judged, verb: Token) -> bool:
    """ "will hold their delayed summit in June": put off once, and now to be."""
    before = all(word.dep_ == "amod" and word.i < noun.i for word in modified.words)
    holds = noun.dep_ == "dobj" and verb.lemma_ in words("carriers", "holding")
    return modified.status is Status.POSTPONED and before and holds


def _first_of_row(noun: Token) -> Token:
    """ "His trip and the talks were called off": what is told of the first is told of both."""
    first = noun.head
    if noun.dep_ == "conj" and first.dep_ == "pobj" and first.head.lower_ in ("to", "in", "for"):
        first = first.head.head  # "scrapped a trip to Lima and the talks there"
    row = noun.dep_ == "conj" and first.pos_ == "NOUN" and first.lemma_ in frames("noun")
    return first if row and first.dep_ in ("nsubjpass", "nsubj", "dobj") else noun


def _as_its_aim(trigger: Trigger, noun: Token) -> Judged | None:
    """ "hope to take a team to China for the next round": no surer than what is done for it."""
    verb = trigger.carrier
    leads = noun.head if noun.dep_ == "pobj" else None
    if verb is None or leads is None or leads.lower_ != "for" or trigger.kind in OF_MANY:
        return None
    judged = of_verb(verb)
    return judged if judged.status in (Status.POSSIBLE, Status.PROPOSED) else None


def _talked_of(noun: Token) -> bool:
    """ "declined to say more about the talks": they are what is spoken of."""
    leads = noun.head
    while leads.pos_ in ("NOUN", "ADJ", "ADV") or leads.lower_ == "of":
        if leads.head == leads:
            return False
        leads = leads.head
    above = leads.head
    while above.pos_ in ("NOUN", "ADJ", "ADP") and above.head != above:
        above = above.head
    return leads.lower_ in ("about", "on", "over") and above.lemma_ in lists("speaking")


def _gathering(trigger: Trigger, noun: Token) -> bool:
    """ "may meet on the sidelines of the summit": that takes place all the same."""
    if noun != trigger.token and noun.lemma_ in words("sidelines", "words"):
        return True
    definite = any(c.lower_ == "the" for c in noun.children)
    of_many = trigger.kind in OF_MANY
    attended = noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during")
    return attended and of_many and definite


def _paid(noun: Token) -> Token | None:
    """The "paid" of "to return a visit paid to Lima by X", "… the visit that X made in May"."""
    done = words("carriers", "paying") | words("carriers", "having")
    for clause in noun.children:
        plain = clause.tag_ == "VBN" and any(c.lower_ == "by" for c in clause.children)
        past = clause.tag_ == "VBD" and any(c.dep_ == "nsubj" for c in clause.children)
        if clause.dep_ in ("acl", "relcl") and clause.lemma_ in done and (plain or past):
            was = any(
                c.dep_ in ("aux", "auxpass", "neg", "ccomp") for c in clause.children
            )  # "a meeting he had himself requested"
            return None if was else clause
    return None


def _fell_short(verb: Token) -> bool:
    """ "were not able to settle it in talks": what was tried there came to nothing."""
    lacking = any(c.dep_ == "acomp" for c in verb.children)
    return verb.tag_ == "VBD" and verb.lemma_ == "be" and lacking


def _opened(noun: Token, verb: Token) -> bool:
    """ "began talks", "embarked on a tour", "went into a second round"."""
    known = lists("opening")
    leads = noun.head if noun.dep_ == "pobj" else None
    if leads is None:
        told = [verb.lemma_, *(f"{verb.lemma_} {c.lower_}" for c in particles(verb))]
        return noun.dep_ == "dobj" and any(word in known for word in told)
    while leads.head != verb and leads.head.pos_ in ("ADP", "ADV"):
        leads = leads.head
    return leads.head == verb and f"{verb.lemma_} {leads.lower_}" in known


def _this_one(noun: Token) -> bool:
    """ "the annual summit": the session of the year, not the habit."""
    attended = noun.dep_ == "pobj" and noun.head.lower_ in ("for", "at", "during")
    return (noun.tag_ in ("NN", "NNP") or attended) and any(
        c.lower_ in ("the", "this", "next") or c.dep_ == "poss" for c in noun.children
    )


def _these_talks(noun: Token, verb: Token | None) -> bool:
    """ "held their annual talks on Monday": those of the year, though the word is a plural."""
    plural = any(noun.lemma_ in frame.plural for frame in frames("noun").get(noun.lemma_, ()))
    whose = any(c.lower_ in ("the", "this") or c.dep_ == "poss" for c in noun.children)
    if verb is not None and verb.dep_ == "advcl" and verb.doc[verb.i - 1].text == "-":
        verb = verb.head  # "will co-chair the annual talks"
    ahead = verb is not None and any(c.tag_ == "MD" for c in verb.children)
    return whose and verb is not None and (ahead or (plural and verb.tag_ == "VBD"))


def _occasion(noun: Token) -> bool:
    """ "pledged to act at their meeting": the noun tells when, not what."""
    on_it = noun.head.lower_ == "on" and any(c.dep_ in ("poss", "det") for c in noun.children)
    if on_it and (verb := noun.head.head).pos_ == "VERB":
        return verb.lemma_ not in words("carriers", "verbs")  # "arrested him on his visits"
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "in"
        and (takes(noun.head.head, "part") or noun.head.head.lemma_ == "participate")
    ):
        return False  # "is to take part in a meeting": what is to be done is that
    return noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "in", "from")


def _finite_above(verb: Token) -> Token:
    while is_infinitive(verb) and verb.head != verb and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        # "were unable to settle"
        verb = verb.head if verb.head.pos_ != "ADJ" else verb.head.head
    return verb
