"""What the words around a noun of engagement say of it: "the planned visit"."""

from __future__ import annotations

from collections.abc import Sequence

from legation.claims.asides import back_from
from legation.claims.clauses import ASKING, is_infinitive, is_passive, negated, takes
from legation.claims.disowning import talked_about
from legation.claims.frames import frames, words
from legation.claims.judged import Judged, flipped, lists
from legation.claims.modifiers import OFF, by_modifiers
from legation.claims.noun_phrases import asking, owned_by_another, top
from legation.claims.particles import particles, phrasal
from legation.claims.plans import arranged, befallen, never_was, was_to
from legation.claims.rumours import hearsay, put_down, unvouched
from legation.claims.shifted import now_to_be
from legation.claims.subjects import as_subject
from legation.claims.tense import GONE_BY, of_verb
from legation.claims.triggers import Trigger
from legation.language import Token, table
from legation.model import Kind, Status

_CLIMB = 8
OF_MANY = (Kind.SUMMIT, Kind.CONFERENCE)


def of_noun(trigger: Trigger) -> Judged:
    """The status of an engagement told by a noun, from what stands around it."""
    noun, verb = trigger.token, trigger.carrier
    denied = put_down(noun) if trigger.frame.pronoun else None
    if denied is not None:
        return Judged(Status.DENIED, f"{denied.text} {noun.text}", (denied,))
    told = _told_of(noun)
    if told is not None:
        return told
    off = _then_off(noun)
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
    if verb is not None and (fate := _did_not(noun, verb)) is not None:
        return fate
    if verb is not None and noun.dep_ == "dobj" and verb.lemma_ in lists("following"):
        return Judged(Status.HELD, f"what another {verb.text}", (verb,))
    subject = noun.dep_ in ("nsubj", "nsubjpass")
    if verb is not None and subject and noun.head == verb and _changes_day(noun, verb):
        return Judged(Status.POSTPONED, f"it {verb.text} from a day to a day", (verb,))
    late = _not_as_planned(verb) if verb is not None and subject else None
    if late is not None:
        return late
    if verb is not None and (over := _ending_it(noun, verb)) is not None:
        return Judged(Status.HELD, f"{verb.text} it, as {over.text}", (verb, over))
    first = _first_set(noun, verb) if verb is not None and subject else None
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
    if (way := _way_to(noun)) is not None:
        return way
    asked = asking(noun)
    if asked is not None:
        return Judged(Status.PROPOSED, f"{asked.text} … {noun.text}", (asked,))
    before = _preposition(noun)
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


def _not_as_planned(verb: Token) -> Judged | None:
    """ "did not open on Monday as scheduled": put off, till a day that nobody knows."""
    planned = (
        t for t in verb.subtree
        if t.i > verb.i and lists("modifiers").get(t.lower_) is Status.PLANNED
        and t.nbor(-1).lower_ == "as"
    )  # fmt: skip
    word = next(planned, None)
    if word is None or not negated(verb):
        return None
    return Judged(Status.POSTPONED, f"not {verb.text} as {word.text}", (word,))


def _then_off(noun: Token) -> Judged | None:
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


def _first_set(noun: Token, verb: Token) -> Token | None:
    """The "originally" of "originally set for May, the talks", "the talks, first set for May"."""
    planned = (
        c for above in (noun, verb) for c in above.children
        if c.dep_ in ("acl", "advcl", "relcl", "amod")
        and lists("governors").get(c.lemma_) is Status.PLANNED
    )  # fmt: skip
    return next((t for c in planned for t in c.children if t.lower_ in lists("at_first")), None)


def _changes_day(noun: Token, verb: Token) -> bool:
    """ "slipped from Tuesday to Friday", "the talks, moved from June 1 to 3, will be held".

    "Due on Friday, was shifted to July 16" too, and "was bumped to July 16", which is later.
    """
    leads = [c for c in verb.children if c.dep_ in ("prep", "prt", "advmod")]
    leads += [c for lead in leads for c in lead.children if c.dep_ == "prep"]
    dated = {c.lower_ for c in leads if any(names_a_day(d) for d in c.subtree)}
    past = verb.tag_ in ("VBD", "VBN") and not any(c.tag_ == "MD" for c in verb.children)
    from_to = {"from", "to"} <= dated
    return (
        verb.lemma_ in lists("shifting") and past and (from_to or _has_new_day(noun, verb, leads))
    )


def _has_new_day(noun: Token, verb: Token, leads: Sequence[Token]) -> bool:
    """ "was bumped to June 16", not "moved to Geneva on June 16", "moved up to Monday"."""
    moved = is_passive(verb) or verb.lemma_ == "slip" or noun.dep_ == "dobj"
    if not moved or any(c.lower_ in ("up", "forward", "ahead") for c in leads):
        return False
    behind = by_modifiers(noun)
    had_a_day = behind is not None and behind.status is Status.PLANNED
    if verb.lemma_ not in lists("shifting_later") and not had_a_day:
        return False
    to = ("to", "until", *(("for",) if verb.lemma_ in lists("resetting") else ()))
    return any(_is_date(d) for c in leads if c.lower_ in to for d in c.children)


def _is_date(token: Token) -> bool:
    """A day or month, or the "week" of "to next week"."""
    return names_a_day(token) or token.lower_ in ("week", "month", "year")


def names_a_day(token: Token) -> bool:
    """Whether a word is a weekday, a month or a number."""
    named = (*table("en", "times")["weekdays"], *table("en", "times")["months"])
    return token.lower_ in named or token.text.isdigit()


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


def _did_not(noun: Token, verb: Token) -> Judged | None:
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


def _told_of(noun: Token) -> Judged | None:
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


def _way_to(noun: Token) -> Judged | None:
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
    if noun.dep_ == "dobj" and noun.head == verb and _changes_day(noun, verb):
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


def _preposition(noun: Token) -> Judged | None:
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
