"""What befell a plan, told by idioms: "is on ice", "went by the board", "never came off"."""

from __future__ import annotations

from legation.claims.clauses import negated
from legation.claims.frames import words
from legation.claims.judged import Judged, flipped, lists
from legation.claims.noun_phrases import top
from legation.claims.particles import particles
from legation.claims.tense import adverb, in_present, of_verb
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Status

_STAYS = ("be", "stand", "remain", "lie")
_OFF = (Status.CANCELLED, Status.POSTPONED)


def fate(trigger: Trigger) -> Judged | None:
    """The status by what the noun's verb says became of it; None where it tells nothing such."""
    verb = trigger.carrier
    if trigger.frame.part != "noun":
        ways = (_not_coming, _glad, _yet_before, _spent, _most_recently)
        return next((told for way in ways if (told := way(trigger.token)) is not None), None)
    turned_down = (
        _turned_down(trigger.token) or _asked_to(trigger.token) or _wanted_at(trigger.token)
    )
    if turned_down is not None:
        return turned_down
    outcome = _come_of(trigger.token)
    if outcome is not None:
        return outcome
    noun = top(trigger.token)
    if verb is not None and noun.i > verb.i and (yet := _yet_before(verb)) is not None:
        return yet
    if verb is None or noun.dep_ not in ("nsubj", "nsubjpass") or noun.head != verb:
        return None
    wait = next((c for c in verb.children if c.lemma_ == "wait" and c.dep_ == "xcomp"), None)
    if verb.lemma_ == "have" and wait is not None:
        return Judged(Status.POSTPONED, f"it {verb.text} to {wait.text}", (verb, wait))
    begun = _begun(noun, verb)
    if begun is not None or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children):
        return begun
    if any(c.lower_ == "no" for c in noun.children):
        return None  # "no such visit is on the calendar"
    return by_idiom(verb) or _by_participle(verb) or _in_its_nth_day(verb)


def _in_its_nth_day(verb: Token) -> Judged | None:
    """ "entered their third day", "went into a second week", "are in their fifth day"."""
    if verb.lemma_ not in lists("lasting_on") or negated(verb):
        return None
    leads = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "into"))
    told = [
        *(c for c in verb.children if c.dep_ == "dobj"),
        *(o for c in leads for o in c.children),
    ]
    for day in told:
        counted = any(c.lower_ in words("counted", "words") for c in day.children)
        if day.lemma_ in words("measured", "words") and counted:
            return Judged(Status.UNDERWAY, f"{verb.text} a further {day.text}", (verb, day))
    return None


def _glad(verb: Token) -> Judged | None:
    """ "would be glad to see him": nobody has asked; "was glad to see him": he did."""
    feels = verb.head
    if verb.tag_ != "VB" or verb.dep_ != "xcomp" or feels.lemma_ not in lists("courtesies"):
        return None
    if feels.head.lemma_ != "be":
        return None
    if feels.head.tag_ == "VBD":
        return Judged(Status.HELD, f"{feels.head.text} {feels.text} to {verb.text}", (feels,))
    would = next((c for c in feels.head.children if c.lower_ in ("would", "'d", "’d")), None)
    if would is None or would.dep_ != "aux":
        return None
    return Judged(Status.POSSIBLE, f"{would.text} be {feels.text} to {verb.text}", (would, feels))


def _yet_before(verb: Token) -> Judged | None:
    """ "with nine days to go before the rulers gather": the present tense of what is to come.

    So is "will tell him when they meet".
    """
    clause = verb.head if verb.dep_ == "conj" and verb.head.dep_ == "advcl" else verb
    marks = (c for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i)
    mark = next(marks, None)
    if mark is None or clause.dep_ != "advcl":
        return None
    ahead = any(c.dep_ == "aux" and c.lower_ in _WILL for c in clause.head.children)
    if mark.lower_ not in lists("before_it") and not (mark.lower_ in ("when", "once") and ahead):
        return None
    if not in_present(clause) or any(c.dep_ == "aux" for c in verb.children):
        return None
    return Judged(Status.PLANNED, f"{mark.text} they {verb.text}", (mark, verb))


_WILL = frozenset({"will", "shall", "would", "'ll", "’ll"})


def _spent(verb: Token) -> Judged | None:
    """ "will spend the evening closeted with him": as the spending is."""
    above = verb.head
    bare = not any(
        c.dep_ in ("aux", "auxpass") or c.dep_.startswith("nsubj") for c in verb.children
    )
    if verb.tag_ != "VBN" or not bare or above.lemma_ != "spend" or verb.i < above.i:
        return None
    return of_verb(above)


def _most_recently(verb: Token) -> Judged | None:
    """ "have spoken three times, most recently on Saturday": that last time is told."""
    often = adverb(verb)
    if often is None:
        return None
    for word in verb.doc[often.i : verb.right_edge.i + 1]:
        told = word.lower_ == "recently" and word.nbor(-1).lower_ == "most"
        onward = word.i + 1 < len(verb.doc) and word.nbor().lower_ in ("on", "in", "last", "at")
        if told and onward:
            return Judged(Status.HELD, f"{verb.text}, most recently", (verb, word))
    return None


def _turned_down(noun: Token) -> Judged | None:
    """ "declined talks", "turned down a meeting": it had been proposed."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or negated(verb):
        return None
    known = lists("turning_down")
    told = known.get(verb.lemma_) or next(
        (known[w] for c in verb.children if (w := f"{verb.lemma_} {c.lower_}") in known), None
    )
    return Judged(told, f"{verb.text} {noun.text}", (verb,)) if told is not None else None


def _asked_to(noun: Token) -> Judged | None:
    """ "an invitation to the League's summit": what many hold has not been proposed with it."""
    leads = noun.head
    if noun.lemma_ not in lists("held_by_many") or noun.dep_ != "pobj":
        return None
    if leads.lower_ not in ("to", "for") or leads.head.lemma_ not in ("invite", "invitation"):
        return None
    named = any(c.pos_ == "PROPN" and c.dep_ in ("compound", "poss", "nmod") for c in noun.lefts)
    if not named:
        return None
    return Judged(Status.PLANNED, f"{leads.head.text} {leads.text} the {noun.text}", (leads.head,))


def _wanted_at(noun: Token) -> Judged | None:
    """ "wants the two at a summit in July": nobody has said that they come."""
    at = noun.head
    if noun.dep_ != "pobj" or at.lower_ not in ("at", "around", "round"):
        return None
    wants = next((above for above in at.ancestors if above.pos_ == "VERB"), None)
    if wants is None or wants.lemma_ != "want" or negated(wants):
        return None
    return Judged(Status.PROPOSED, f"{wants.text} … at the {noun.text}", (wants, at))


def by_the_way(trigger: Trigger) -> bool:
    """ "The premier, on a mission to Lima, said …": told in passing of one who is there now."""
    noun = trigger.token
    on = noun.head
    if trigger.frame.part != "noun" or noun.dep_ != "pobj" or on.lower_ != "on" or on.i < 2:
        return False
    if not any(c.dep_ == "prep" and c.lower_ in ("to", "in", "of") for c in noun.children):
        return False  # "on his first trip abroad"
    its = any(c.dep_ in ("det", "poss") and c.lower_ in _ITS for c in noun.children)
    after = noun.right_edge.i + 1
    apart = noun.doc[on.i - 1].text == "," and after < len(noun.doc) and noun.doc[after].text == ","
    return its and apart and noun.doc[on.i - 2].pos_ == "PROPN"


_ITS = frozenset({"a", "an", "his", "her", "their"})


def _come_of(noun: Token) -> Judged | None:
    """ "approved the results of the visit": it is over, whatever is done with what it brought."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is None or above.lemma_ not in lists("outcomes"):
        return None
    verb = next((a for a in above.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.tag_ not in ("VBD", "VBN") or negated(verb):
        return None
    return Judged(Status.HELD, f"{above.text} of {noun.text}", (above,))


def _begun(noun: Token, verb: Token) -> Judged | None:
    """ "The talks, which began on Monday, are expected to last until Friday": they go on."""
    opened = next(
        (
            c for c in noun.children
            if c.dep_ in ("relcl", "acl") and c.tag_ in ("VBD", "VBN")
            and c.lemma_ in lists("opening")
        ),
        None,
    )  # fmt: skip
    while (below := next((c for c in verb.children if c.dep_ == "xcomp"), None)) is not None:
        verb = below
    ahead = verb.tag_ == "VB" or any(c.tag_ == "MD" for c in verb.children)
    if opened is None or not ahead or verb.lemma_ not in lists("going_on"):
        return None
    return Judged(Status.UNDERWAY, f"{opened.text}, and yet to {verb.text}", (opened, verb))


def by_idiom(verb: Token) -> Judged | None:
    """ "went by the board", "never came off"."""
    known = lists("fates")
    if verb.lemma_ in ("fail", "be"):
        below = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
        if below is not None and verb.lemma_ == "be" == below.lemma_ and negated(verb):
            return Judged(Status.CANCELLED, f"{verb.text} not to be", (verb, below))
        for short in (f"{below.lemma_} {c.lower_}" for c in below.children) if below else ():
            if verb.lemma_ == "fail" and short in lists("coming_off"):
                return Judged(lists("coming_off")[short], f"{verb.text} to {short}", (verb,))
    for particle in verb.children:
        short = f"{verb.lemma_} {particle.lower_}"
        if short in lists("coming_off") and negated(verb):
            return Judged(lists("coming_off")[short], f"not {verb.text} {particle.text}", (verb,))
        alone = particle.dep_ in ("prep", "prt", "advmod") and not [*particle.children]
        if alone and short in known and not negated(verb):
            return Judged(known[short], f"{verb.text} {particle.text}", (verb, particle))
        if particle.dep_ not in ("prep", "advmod"):
            continue
        # "out of the question", "up in the air"
        inner = [c for c in particle.children if c.dep_ == "prep"]
        for thing in (c for one in (particle, *inner) for c in one.children):
            told = known.get(f"{short} {thing.lower_}")
            if told is not None and not negated(verb):
                said = f"{verb.text} {particle.text} {thing.text}"
                longer = any(c.lower_ == "longer" for c in particle.doc[verb.i : particle.i])
                if longer and told is Status.PLANNED:
                    return Judged(Status.CANCELLED, f"no longer {said}", (verb, thing))
                return Judged(told, said, (verb, thing))
            if told is Status.DENIED:
                return Judged(Status.POSSIBLE, f"not {particle.text} {thing.text}", (verb, thing))
    return _by_its_being(verb)


def _by_its_being(be: Token) -> Judged | None:
    """ "A visit is a possibility", "a meeting is no certainty"."""
    if be.lemma_ != "be" or be.tag_ == "VBD":
        return None
    for what in (c for c in be.children if c.dep_ == "attr"):
        told = lists("being").get(what.lemma_)
        no = negated(be) or negated(what)
        if told is Status.PLANNED and no:
            return Judged(Status.POSSIBLE, f"no {what.text}", (what,))
        if told is not None and not no:
            return Judged(told, f"{be.text} a {what.text}", (what,))
    return None


def _by_participle(verb: Token) -> Judged | None:
    """ "stands deferred", "remains cancelled", which the parser takes for a clause."""
    if verb.lemma_ not in _STAYS or verb.lemma_ == "be":
        return None
    for child in verb.children:
        told = lists("governors").get(child.lemma_)
        if child.tag_ == "VBN" and child.i == verb.i + 1 and told in _OFF:
            status = flipped(told) if negated(verb) else told
            return Judged(status, f"{verb.text} {child.text}", (verb, child))
    return None


def _not_coming(verb: Token) -> Judged | None:
    """ "is not, after all, coming": the parser hangs the participle on its auxiliary."""
    be = verb.head
    progressive = verb.tag_ == "VBG" and verb.dep_ == "advcl" and be.lemma_ == "be"
    if not progressive or not be.i < verb.i <= be.i + _NEAR:
        return None
    no = next((c for c in be.children if c.dep_ == "neg"), None)
    told = any(c.dep_ in ("attr", "acomp", "dobj", "prep", "xcomp") for c in be.children)
    if no is None or told or any(c.dep_.startswith("nsubj") for c in verb.children):
        return None
    if "after all" in " ".join(t.lower_ for t in verb.doc[be.i : verb.i]):
        return Judged(Status.CANCELLED, f"not {verb.text} after all", (no, verb))
    return Judged(Status.DENIED, f"not {verb.text}", (no, verb))


_NEAR = 7


def never_came(verb: Token) -> Token | None:
    """ "did not show up", "never came", "failed to appear": the word of coming that is denied."""
    below = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
    if verb.lemma_ == "fail" and below is not None and not negated(verb):
        return below if below.lemma_ in lists("absent") else None
    over = verb.tag_ == "VBD" or any(
        c.dep_ == "aux" and c.tag_ == "VBD" and c.lemma_ == "do" for c in verb.children
    )
    late = any(c.lower_ in ("until", "till", "straight", "away") for c in verb.children)
    absent = over and negated(verb) and verb.lemma_ in lists("absent")
    return verb if absent and not late else None


def away(verb: Token) -> Token | None:
    """The verb that tells it: "boycott", "stayed away"; of "is expected to miss", the second."""
    known = lists("staying_away")
    for one in (verb, *(c for c in verb.children if c.dep_ == "xcomp")):
        told = {one.lemma_, *(f"{one.lemma_} {c.lower_}" for c in particles(one))}
        if not told.isdisjoint(known):
            return one
    return None
