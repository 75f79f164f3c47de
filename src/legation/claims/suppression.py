"""Words of engagement that speak of no engagement of their own, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from legation.claims import answers, nobody
from legation.claims.clauses import (
    ascent,
    is_infinitive,
    is_passive,
    negated,
    objects_of_prepositions,
    surface_subject,
)
from legation.claims.displaced import naming
from legation.claims.frames import words
from legation.claims.judged import lists
from legation.claims.noun_phrases import owned_by_another
from legation.claims.tense import adverb
from legation.claims.triggers import Trigger
from legation.language import Token, table
from legation.model import Kind, Status

COUNTED = "told by the noun it counts"
SINCE = "says since when none has been held: a series"


def suppressed(trigger: Trigger, beside: Sequence[Trigger]) -> str | None:
    """Why the trigger is left to other records; None where it must be read."""
    token = trigger.token
    if _asked(token):
        return "a question"
    if trigger.frame.part == "noun":
        if _of_no_talks(token) or _appealed(token):
            return "a word of another thing"
        if _in_it(token, beside) or _by_means_of_it(token, beside):
            return COUNTED
        if trigger.carrier is not None and naming(trigger.carrier):
            return COUNTED
        if _had_with_him(token, beside):
            return "goes on with what was told just before"
        own = {c.lower_ for c in token.children}
        alike = "such" in own and not own & {"another", "further", "second"}
        alike = alike and not (trigger.carrier is not None and adverb(trigger.carrier))
        if alike and not _denied(trigger) and not _last_of_them(token):
            return "a likeness to others of its series"
        if token.dep_ in ("appos", "attr") and any(t.lower_ == "since" for t in token.subtree):
            return "counts what others of its series were"
        verb = trigger.carrier
        if verb is not None and token.dep_ in ("nsubj", "nsubjpass") and _only_ends(verb):
            return "tells only when it is to end"
        if verb is not None and token.dep_ == "nsubj" and _only_takes(verb):
            return "tells only how long it takes"
        if verb is not None and token.dep_ == "nsubj" and _only_helps(token, verb):
            return "tells only what is hoped of it"
        if _close_to_it(token):
            return "told of whoever knows of it"
        subject = token.dep_ in ("nsubj", "nsubjpass")
        held = subject or _none(token) or token.dep_ == "dobj"
        if verb is not None and held and _measured_since(verb, token):
            return SINCE
        inner = [t for t in beside if t.token != token and _names_the_same(token, t.token)]
        if inner:
            return COUNTED
        talked_of = _talked_of(token)
        if talked_of is not None:
            return f"the subject of {talked_of.text!r}, no engagement of its own"
    elif token.lemma_ == "meet" and any(t.text in words("sport", "words") for t in token.doc):
        return "a match"
    elif token.head.lemma_ in ("keep", "continue") and token.i == token.head.i + 1:
        return "what goes on, no single occasion"
    elif is_infinitive(token) and adverb(token) is not None:
        return "a habit to come, no single occasion"
    elif token.dep_ == "pcomp" and token.head.lower_ == "against":
        return "what somebody is told not to do"
    elif _first_time(token):
        return "counts what others of its series were"
    elif _measured_since(token, token):
        return SINCE
    elif _yet_to(token):
        return "what has not been so far"
    elif trigger.frame.weak and _caller_does(token, beside):
        return "told by the call on somebody that it is for"
    elif nobody.has_none(trigger):
        return "said of nobody, at no time"
    elif _goes_on(token, beside):
        return "goes on with what was told just before"
    elif token.head.lemma_ in lists("courtesies") and any(
        c.dep_ == "dobj" and c.lower_ == "you" for c in token.children
    ):
        return "a courtesy, no engagement of its own"
    if token.doc[-1].text == "?" and trigger.sentence.doc[0].lower_ not in ("“", '"'):
        return "a question"
    return None


def _by_means_of_it(noun: Token, beside: Sequence[Trigger]) -> bool:
    """ "discussed gas over the phone with X": the phone is no call beside the verb's."""
    over = noun.head
    if noun.lemma_ not in ("phone", "telephone", "hotline") or over.dep_ != "prep":
        return False
    return any(t.token == over.head and t.kind is Kind.CALL for t in beside)


def _caller_does(verb: Token, beside: Sequence[Trigger]) -> bool:
    """ "will call on the king to discuss trade": the call tells it, and asks nothing of him."""
    above = list(ascent(verb))
    calls = (t for t in beside if t.frame.name == "call on")
    return is_infinitive(verb) and any(t.token in above for t in calls)


def _goes_on(verb: Token, beside: Sequence[Trigger]) -> bool:
    """ "telephoned X and briefed him", "to brief him": nothing is told but what was said there."""
    joined = verb.dep_ == "conj" or (verb.dep_ in ("advcl", "xcomp") and is_infinitive(verb))
    spoken = joined and verb.lemma_ in words("going_on", "verbs")
    again = any(c.dep_ == "dobj" and c.pos_ == "PRON" for c in verb.children)
    first = any(t.token == verb.head and t.kind.group != "visit" for t in beside)
    return spoken and again and first


def _first_time(verb: Token) -> bool:
    """ "it would be the first time that a premier has come": says how rare it is."""
    time = verb.head
    be = time.head
    told = verb.dep_ in ("relcl", "acl") and time.lemma_ == "time" and time.dep_ == "attr"
    return told and any(c.dep_ == "aux" and c.tag_ == "MD" for c in be.children)


def _had_with_him(noun: Token, beside: Sequence[Trigger]) -> bool:
    """ "received X and had a cordial conversation with him": what was told of goes on."""
    verb = noun.head
    had = noun.dep_ == "dobj" and verb.dep_ == "conj" and verb.lemma_ in words("carriers", "having")
    with_him = any(t.pos_ == "PRON" for t in objects_of_prepositions(noun, ("with",)))
    own_time = any(c.dep_ == "npadvmod" or c.lower_ in ("later", "then") for c in verb.children)
    first = any(t.token == verb.head and t.kind.group != "visit" for t in beside)
    return had and with_him and first and not own_time


def _yet_to(verb: Token) -> bool:
    """ "the two have yet to speak"."""
    have = verb.head
    yet = any(c.lower_ == "yet" for c in (*have.children, *verb.children))
    return verb.dep_ == "xcomp" and have.lemma_ == "have" and yet


_RENEWALS = ("resumption", "revival")


def _named_in_passing(noun: Token) -> bool:
    """ "talked about a resumption of talks": not "a resumption of talks in May is possible"."""
    before = ("on", "about", "for", "to", "toward", "over")
    return noun.dep_ == "pobj" and noun.head.lower_ in before


def _denied(trigger: Trigger) -> bool:
    """ "no such visit was planned": it is the one that was spoken of."""
    any_ = any(c.lower_ == "any" for c in trigger.token.children)
    scotched = (above.lemma_ in lists("scotching") for above in trigger.token.ancestors)
    if _none(trigger.token) or (any_ and any(scotched)):
        return True
    return trigger.carrier is not None and negated(trigger.carrier)


def _names_the_same(noun: Token, other: Token) -> bool:
    """ "round of talks": the round is told by the talks."""
    return any(
        c.dep_ == "prep" and c.lower_ == "of" and other in list(c.children) for c in noun.children
    )


def _talked_of(noun: Token) -> Token | None:
    """The word that makes the noun a subject of talk ("discuss resuming regular talks")."""
    if noun.tag_ not in ("NNS", "NNPS", "NN"):
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during", "at", "over", "by"):
        return None  # "discussed gas in a phone call"
    asked = noun.head.head
    on_it = noun.dep_ == "pobj" and noun.head.lower_ == "on" and asked.lemma_ == "discuss"
    if on_it:
        return asked if owned_by_another(noun) else None  # "discussed gas on his trip to Lima"
    definite = any(c.lower_ == "the" for c in noun.children)
    if noun.dep_ == "pobj" and noun.head.lower_ == "about" and asked.lemma_ == "ask" and definite:
        return asked  # "asked about the second summit with China, Mr. Kumar smiled"
    told = noun.dep_ == "pobj" and noun.head.lower_ in ("on", "about", "of")
    if told and definite and asked.lemma_ in words("reporting", "verbs") and is_infinitive(asked):
        return asked
    readied = True
    for above in ascent(noun.head):
        if above.pos_ == "NOUN":
            readied = readied and above.lemma_ in lists("readying")  # and no report on it
        if above.lemma_ == "discuss" and readied and _one_of_its_own(noun):
            return None  # "discussed preparations for Premier X's visit in June"
        if above.lemma_ == "discuss" or (above.lemma_ in _RENEWALS and _named_in_passing(above)):
            return above
        if above.pos_ not in ("NOUN", "VERB", "ADP", "PROPN") or above.dep_ in ("advcl", "relcl"):
            return None
        if above.pos_ == "VERB" and above.tag_ != "VBG":
            return None
    return None


def _one_of_its_own(noun: Token) -> bool:
    """Whether the words tell whose one occasion it is: "X's visit", "a summit between A and B"."""
    whose = any(c.dep_ == "poss" and c.pos_ != "PRON" for c in noun.children)
    of = any(c.lower_ in ("by", "between") for c in noun.children if c.dep_ == "prep")
    loose = any(
        c.lower_ in ("regular", "future", "annual", "recent", "latest", "past")
        for c in noun.children
    )
    return noun.tag_ in ("NN", "NNP") and (whose or of) and not loose


def _only_ends(verb: Token) -> bool:
    """ "the meeting is scheduled to close on Wednesday"."""
    ends = ("close", "end", "conclude", "finish", "wrap")
    below = [g for c in verb.children for g in (c, *c.children)]
    return any(c.dep_ == "xcomp" and c.lemma_ in ends for c in below)


def _only_takes(verb: Token) -> bool:
    """ "the journey takes up to 14 hours"."""
    units = table("en", "times")["units"]
    return verb.lemma_ == "take" and any(
        c.dep_ == "dobj" and c.lemma_ in units for c in verb.children
    )


def _only_helps(noun: Token, verb: Token) -> bool:
    """ "the visit would strengthen ties": said of one that is told by other words."""
    known = any(c.lower_ in ("the", "this", "his", "her", "their") for c in noun.children)
    would = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    return known and would and verb.lemma_ in words("hoped_of", "verbs")


def _close_to_it(noun: Token) -> bool:
    """ "a source close to the negotiations", "officials familiar with the talks"."""
    word = noun.head.head
    led = noun.dep_ == "pobj" and noun.head.lower_ in ("to", "with", "in")
    return led and word.lower_ in words("reporting", "knowing")


def _last_of_them(noun: Token) -> bool:
    """ "The last such talks were in 2007": that occasion is told."""
    last = any(c.lower_ == "last" for c in noun.children)
    return last and noun.dep_ in ("nsubj", "nsubjpass") and noun.head.tag_ in ("VBD", "VBN")


def _none(noun: Token) -> bool:
    return any(c.lower_ == "no" for c in noun.children)


def _measured_since(verb: Token, told: Token) -> bool:
    """ "have not met since 2018", "has been suspended since the leaders met"."""
    postponed = lists("governors").get(verb.lemma_) is Status.POSTPONED
    who = surface_subject(verb)
    lapsed = is_passive(verb) and verb.lemma_ in lists("lapsing")
    none = _none(told) or (who is not None and _none(who))
    stopped = negated(verb) or postponed or lapsed or none
    since = any(
        c.lower_ == "since" or any(m.dep_ == "mark" and m.lower_ == "since" for m in c.children)
        for c in verb.children
    )
    return stopped and (since or _for_long(verb))


def _for_long(verb: Token) -> bool:
    """ "have not met for two years", "had no meeting in a decade"."""
    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have", "had") for c in verb.children)
    return perfect and any(
        c.dep_ == "prep" and c.lower_ in ("for", "in")
        and any(g.lemma_ in ("year", "month", "decade", "week") for g in c.children)
        for c in verb.children
    )  # fmt: skip


def _asked(token: Token) -> bool:
    """ "asked if he would receive X", "whenever he met one": what nobody says that it was."""
    if answers.question_of(token) is not None:
        return answers.denial(token) is None and answers.left_open(token) is None
    for above in ascent(token):
        if any(c.lower_ == "whenever" and c.i < above.i for c in above.children):
            return True
        if above.dep_ in ("conj", "relcl"):
            return False
    return False


def _of_no_talks(noun: Token) -> bool:
    """ "a second round of its presidential election"."""
    if noun.lemma_ not in ("round", "session"):
        return False
    things = objects_of_prepositions(noun, ("of",))
    return any(thing.lemma_ in words("other_rounds", "words") for thing in things)


def _appealed(noun: Token) -> bool:
    """ "rejected calls by the six powers for a halt": nobody telephoned."""
    several = noun.lemma_ == "call" and noun.tag_ == "NNS" and noun.dep_ in ("dobj", "nsubjpass")
    by_telephone = any(c.dep_ in ("compound", "amod") for c in noun.children)
    return several and not by_telephone and noun.head.lemma_ in words("appeals", "verbs")


def _in_it(noun: Token, beside: Sequence[Trigger]) -> bool:
    """ "spoke to both in separate conversations", "offered him a meeting, over dinner"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "over"):
        return False
    verb = noun.head.head
    if noun.head.lower_ == "over":
        return verb.pos_ == "NOUN" and any(t.token == verb for t in beside)
    told = (t for t in beside if t.token == verb and t.kind.group != "visit")
    return any(not t.frame.weak for t in told)
