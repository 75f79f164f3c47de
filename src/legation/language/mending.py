"""Small words that the tagger and the parser are known to get wrong."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from legation.language.rehanging import rehang
from legation.language.words import table


def mend(doc: Doc) -> None:
    """Set right what the words beside it show to be wrong, before lemmas are looked up.

    "offered to host talks": what follows "to" as its verb is no noun. "Following talks": a
    preposition, and the talks are its object.
    """
    for token in doc:
        if token.tag_ in ("NN", "NNP") and token.dep_ in ("xcomp", "advcl", "ROOT", "ccomp", "acl"):
            before = doc[token.i - 1] if token.i else token
            if before.tag_ == "TO" and before.head == token and before.dep_ == "aux":
                token.tag_ = "VB"
        if token.lower_ == "following" and token.tag_ == "VBG" and token.dep_ == "prep":
            token.tag_ = "IN"
            for child in token.children:
                if child.dep_ == "dobj":
                    child.dep_ = "pobj"
        if token.lower_ == "wound" and token.tag_ in ("VBP", "VB"):
            token.tag_ = "VBD"  # "wound up the talks"
        if token.lower_ == "to" and token.dep_ == "dative":
            token.dep_ = "prep"
        if token.lower_ == "visiting" and token.dep_ == "pcomp":
            _visiting(token)
        if token.tag_ == "NNP" and token.dep_ == "compound":
            _before_an_evening(token)
        if token.lower_ in ("in", "at", "from") and token.dep_ == "prep":
            _in_front(token)
        if token.tag_ == "JJ" and token.dep_ == "advcl":
            _manner(token)
        if token.lower_.endswith(("self", "selves")) and token.dep_ in (
            "attr",
            "acomp",
            "npadvmod",
        ):
            _manner(token)
        if token.lower_ in ("today", "tomorrow", "yesterday") and token.dep_ == "nsubj":
            _no_day_does(token)
        if token.tag_ == "NNP" and token.dep_ == "conj":
            _beside_a_day(token)
        if token.tag_ == "NNP" and token.dep_ == "npadvmod" and not _is_day(token):
            _in_front_of_asides(token)
        if _is_day(token) and token.dep_ in ("compound", "nmod"):
            _behind_a_day(token)
        elif token.tag_ == "NNP" and token.dep_ == "compound":
            _behind_a_place(token)
        if token.tag_ == "NNP" and token.dep_ == "npadvmod":
            _behind_a_time(token)
        if token.tag_ == "NNS" and token.dep_ == "ROOT":
            _goes_on(token)
        elif token.tag_ == "NNS":
            _beside_a_power(token)
    for be in [token for token in doc if token.lower_ == "been"]:
        _bargaining(be)
    rehang(doc)
    for word in doc[: max(0, len(doc) - 2)]:
        _twice(word)


def _twice(word: Token) -> None:
    """ "met face to face for the first time": how they met, and nobody faces anything."""
    joins, again = word.nbor(1), word.nbor(2)
    if word.lower_ != again.lower_ or joins.lower_ not in ("to", "on", "by", "in") or not word.i:
        return
    verb = word.nbor(-1)
    if (
        not word.is_alpha
        or not verb.tag_.startswith("V")
        or (word.dep_, again.dep_) == ("npadvmod", "pobj")
    ):
        return
    for one in (word, joins, again):
        for child in [c for c in one.children if not word.i <= c.i <= again.i]:
            child.head = verb
    if verb.head in (word, joins, again):
        return
    word.dep_, word.head, word.tag_ = "npadvmod", verb, "NN"
    joins.dep_, joins.head, joins.tag_ = "prep", word, "IN"
    again.dep_, again.head, again.tag_ = "pobj", joins, "NN"


def _in_front_of_asides(who: Token) -> None:
    """ "Merkel, on a trip to Gabon, did not receive him": who did, where nobody else did it."""
    verb, next_ = who.head, who.nbor(1) if who.i + 1 < len(who.doc) else who
    if who.i > 1 or next_.text != "," or verb.i < who.i or not verb.tag_.startswith("V"):
        return
    if not any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for c in verb.children):
        who.dep_ = "nsubj"


def _visiting(told: Token) -> None:
    """ "met with visiting Minister X": with whom, not with the visiting of him."""
    before, who = told.head, next((c for c in told.children if c.dep_ == "dobj"), told)
    if before.lower_ not in ("with", "to", "between") or who.tag_ != "NNP":
        return
    told.tag_, told.dep_, told.head = "JJ", "amod", who
    who.dep_, who.head = "pobj", before


def _manner(how: Token) -> None:
    """ "turned up unannounced in Ankara": where he turned up, not what he was unannounced in."""
    verb, leads = how.head, how.nbor(1) if how.i + 1 < len(how.doc) else how
    if not verb.tag_.startswith("V") or leads.head != how or leads.dep_ != "prep":
        return
    if all(verb in (word.head, word) for word in how.doc[verb.i : how.i + 1]):
        leads.head = verb


def _no_day_does(day: Token) -> None:
    """ "The minister tomorrow departs for Bonn": who departs is before the day."""
    who = day.nbor(-1) if day.i else day
    if who.head != day or who.dep_ not in ("compound", "nmod") or not who.tag_.startswith("NN"):
        return
    who.dep_, who.head = day.dep_, day.head
    for child in [c for c in day.children if c != who]:
        child.head = who
    day.dep_, day.head = "npadvmod", who.head


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def _is_day(word: Token) -> bool:
    return word.text in _MONTHS or (word.tag_ == "NNP" and word.text.endswith("day"))


def _beside_a_day(where: Token) -> None:
    """ "for Lima on Saturday and Quito on Monday": Quito is beside Lima, not beside the day."""
    day, on = where.head, where.head.head
    if not _is_day(day) or _is_day(where) or day.dep_ != "pobj" or on.lower_ != "on":
        return
    between = where.doc[day.i + 1 : where.i]
    behind = where.nbor(1) if where.i + 1 < len(where.doc) else where
    dated = behind.lower_ in ("on", "the", "a") or _is_day(behind)
    numbers = ("CC", "CD", ",")  # "on March 6 and Lima the day after"
    if not dated or any(t.tag_ not in numbers for t in between):
        return
    before = where.doc[on.i - 1] if on.i else where
    if before.dep_ == "pobj" and before.tag_ in ("NNP", "NNPS"):
        where.head = before
        for word in between:
            word.head = before if word.tag_ != "CD" else day


def _beside_a_power(others: Token) -> None:
    """ "the government and rebel groups", "the army of Chad and rebels": those are two."""
    words = table("en", "sentences")["beside"]
    powers = words["powers"]
    if others.dep_ == "conj" and others.head.tag_ == "NNP" and others.head.dep_ == "pobj":
        leads = others.head.head
        against = others.lower_.removesuffix("s") in words["against"]
        if leads.lower_ == "of" and leads.head.lower_ in powers and against:
            for joined in [c for c in others.head.children if c.tag_ == "CC"]:
                joined.head = leads.head
            others.head = leads.head
        return
    power = next((c for c in others.lefts if c.dep_ == "nmod" and c.lower_ in powers), None)
    kind = next((c for c in power.children if c.dep_ == "conj"), None) if power else None
    if power is None or kind is None or kind.i != others.i - 1 or others.head == others:
        return
    if kind.lower_ not in words["against"]:
        return  # "the army and police chiefs"
    before = [c for c in others.lefts if c.i < power.i]
    power.head, power.dep_ = others.head, others.dep_
    others.head, others.dep_ = power, "conj"
    kind.head, kind.dep_ = others, "amod" if kind.tag_ == "JJ" else "compound"
    for word in before:
        word.head = power


def _behind_a_day(day: Token) -> None:
    """ "received in the palace on Tuesday Premier X": whom, not on what."""
    whom, on = day.head, day.head.head
    if whom.dep_ != "pobj" or on.lower_ != "on" or whom.tag_ != "NNP" or _is_day(whom):
        return
    verb = on.head
    if not verb.tag_.startswith("V") or any(c.dep_ in ("dobj", "agent") for c in verb.children):
        return
    if day.i + 1 != whom.i or any(c.dep_ == "auxpass" for c in verb.children):
        return
    day.dep_, day.head = "pobj", on
    whom.dep_, whom.head = "dobj", verb


_STAND_IN = table("en", "sentences")["stand_in"]
_RECEIVING = ("receive", "receives", "received", "met", "meets", "welcomed", "welcomes", "saw")


def _behind_a_place(where: Token) -> None:
    """ "received in the Kremlin President X", "met in Lima Premier X": whom, not in what."""
    whom, leads = where.head, where.head.head
    if whom.dep_ != "pobj" or leads.lower_ not in ("in", "at") or whom.tag_ != "NNP":
        return
    verb = leads.head
    if verb.lower_ not in _RECEIVING or any(
        c.dep_ in ("dobj", "agent", "auxpass") for c in verb.children
    ):
        return
    before = whom.doc[leads.i + 1 : where.i]
    if where.i + 1 != whom.i or any(t.lower_ != "the" for t in before) or whom.text != _STAND_IN:
        return
    for word in before:
        word.head = where
    where.dep_, where.head = "pobj", leads
    whom.dep_, whom.head = "dobj", verb


def _behind_a_time(whom: Token) -> None:
    """ "received here yesterday President X": whom."""
    verb = whom.head
    acts = ("dobj", "agent", "auxpass")
    if verb.lower_ not in _RECEIVING or whom.text != _STAND_IN or whom.i < verb.i:
        return
    if not any(c.dep_ in acts or (c.dep_ == "prep" and c.lower_ == "with") for c in verb.children):
        whom.dep_ = "dobj"


def _goes_on(verb: Token) -> None:
    """ "From Lima, Merkel moves on to Quito": no moves, but whoever moves."""
    who, ways = verb.nbor(-1) if verb.i else verb, verb.doc[verb.i + 1 : verb.i + 3]
    onward = [way.lower_ for way in ways] == ["on", "to"]
    loose = ("nsubj", "amod", "compound", "nmod") if onward else ("nsubj",)
    if who.tag_ != "NNP" or who.head != verb or who.dep_ not in loose:
        return
    verb.tag_, who.dep_ = "VBZ", "nsubj"
    if onward:
        ways[0].dep_, ways[1].dep_, ways[1].head = "prt", "prep", verb


def _bargaining(be: Token) -> None:
    """ "has been bargaining with Merkel": what somebody has been doing is no thing that he is."""
    done = be.doc[be.i + 1] if be.i + 1 < len(be.doc) else be
    bare = not any(c.dep_ in ("det", "amod", "poss", "compound") for c in done.children)
    if done.tag_ != "NN" or done.dep_ != "attr" or done.head != be or not bare:
        return
    if not done.lower_.endswith("ing"):
        return
    above, dep = (be, be.dep_) if be.head == be else (be.head, be.dep_)
    done.tag_, done.dep_ = "VBG", dep
    done.head = done if above == be else above
    for child in [c for c in be.children if c != done]:
        child.head = done
    be.dep_, be.head = "aux", done


_DAY_PARTS = ("morning", "afternoon", "evening", "night")


def _before_an_evening(who: Token) -> None:
    """ "called on Costa Mendez Wednesday evening": it is no evening of his."""
    part = who.head
    between = who.doc[who.i + 1 : part.i]
    if part.lower_ not in _DAY_PARTS or len(between) != 1 or not between[0].text.endswith("day"):
        return
    above = part.head if part.dep_ == "pobj" else part
    verb = above.head
    if part.dep_ not in ("pobj", "dobj") or not verb.tag_.startswith("V"):
        return
    who.dep_, who.head = part.dep_, part.head
    part.dep_, part.head = "npadvmod", verb


def _in_front(leads: Token) -> None:
    """ "In Beirut, Speaker Karroubi, who arrived on Monday, met X": no city is a speaker."""
    verb, where = leads.head, leads.doc[leads.i].nbor(1) if leads.i + 2 < len(leads.doc) else leads
    if where.dep_ not in ("nsubj", "nsubjpass") or where.head != verb or [*leads.children]:
        return
    who = next((c for c in where.children if c.dep_ == "appos"), None)
    if where.nbor(1).text != "," or who is None:
        return
    who.dep_, who.head = where.dep_, verb
    for child in [c for c in where.children if c != who]:
        child.head = verb
    where.dep_, where.head = "pobj", leads
