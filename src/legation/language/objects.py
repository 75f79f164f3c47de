"""Objects and subjects that the parser hangs on the wrong word, set right."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from legation.language.words import table

_SEEING = ("see", "sees", "saw", "seen", "seeing")


def mend(doc: Doc) -> None:
    """Give verbs and prepositions the objects, and sentences the verb, that the words show."""
    several = table("en", "sentences")["offices"]["several"]
    for token in doc:
        if token.tag_ in ("NNP", "NNPS") and token.lower_ in several and token.i:
            token.tag_ = "NNS"  # "the Foreign Ministers of Chad and Sudan": no name
        if token.lower_ in _SEEING:
            _seen_to_discuss(token)
        if token.dep_ == "prep" and token.lower_ == "on":
            _on_whom(token)
        if token.dep_ == "amod" and token.tag_ == "VBN":
            _verb_behind_aside(token)
        if token.dep_ == "prep" and token.lower_ == "of":
            _of_the_second(token)
        if token.dep_ == "ROOT" and token.tag_ in ("VBD", "VBZ", "VBP"):
            _subject_behind_front(token)
        if token.dep_ == "npadvmod" and token.tag_ == "NNP":
            _right_behind(token)
        if token.dep_ == "acl" and token.tag_ == "VBN":
            _nothing_conferred(token)
        if token.lower_ == "between" and token.dep_ == "prep":
            _between_the_two(token)


def _seen_to_discuss(verb: Token) -> None:
    """ "saw Merkel to discuss trade": whom, and why; nobody is seen to do a thing so."""
    told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if told is None or not any(c.lower_ == "to" and c.dep_ == "aux" for c in told.children):
        return
    whom = next((c for c in told.children if c.dep_ == "nsubj" and c.i > verb.i), None)
    if whom is not None:
        whom.dep_, whom.head = "dobj", verb
        told.dep_ = "advcl"


def _on_whom(on: Token) -> None:
    """ "plans to call on the minister": what follows a bare preposition is its object."""
    verb = on.head
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > on.i), None)
    if whom is None or any(on.children) or whom.left_edge.i != on.i + 1:
        return
    if verb.tag_.startswith("V"):
        on.tag_, whom.dep_, whom.head = "IN", "pobj", on


def _of_the_second(of: Token) -> None:
    """ "Merkel and officials of the ministry": the officials are of it, and not she."""
    before = of.nbor(-1) if of.i else of
    if before.dep_ == "conj" and before.head == of.head and before.tag_ == "NNS":
        of.head = before


def _subject_behind_front(verb: Token) -> None:
    """ "On a visit to Oslo, Merkel, his host, said": she says it, and Oslo is no name of hers."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        return
    stand_in = table("en", "sentences")["stand_in"]
    for who in verb.doc[1 : verb.i]:
        place = who.head
        loose = who.dep_ in ("appos", "conj") and place.tag_ in ("NNP", "NNPS")
        if who.text != stand_in or not loose or who.nbor(-1).text != ",":
            continue
        if place.dep_ != "pobj" or not any(above == verb for above in place.ancestors):
            continue
        for child in [c for c in place.children if c.i > place.i and c != who]:
            child.head = who if child.i > who.i else verb
        who.dep_, who.head = "nsubj", verb
        for child in [c for c in verb.children if c.dep_ == "csubj"]:
            child.dep_ = "advcl"
        return


def _right_behind(where: Token) -> None:
    """ "toured Lima last month": what was toured, and no way of touring."""
    verb = where.head
    days = (*table("en", "times")["weekdays"], *table("en", "times")["months"])
    if where.i != verb.i + 1 or not verb.tag_.startswith("V") or where.lower_ in days:
        return
    if verb.lower_ in table("en", "sentences")["objects"]["toured"] and not any(
        c.dep_ in ("dobj", "auxpass") for c in verb.children
    ):
        where.dep_ = "dobj"


def _nothing_conferred(verb: Token) -> None:
    """ "A delegation conferred with Merkel": it did; nobody confers a delegation."""
    who = verb.head
    if verb.lower_ not in table("en", "sentences")["objects"]["intransitive"] or who.dep_ != "ROOT":
        return
    if verb.i < who.i or any(c.dep_ in ("nsubj", "aux", "auxpass") for c in verb.children):
        return
    verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
    who.dep_, who.head = "nsubj", verb
    for child in [c for c in who.children if c.i > verb.i or c.dep_ == "punct"]:
        child.head = verb


def _between_the_two(between: Token) -> None:
    """ "A meeting between Merkel, the host, and Merkel is planned": the two, and it is planned."""
    noun = between.head
    first = next((c for c in between.children if c.dep_ == "pobj"), None)
    verb = next((c for c in noun.children if c.dep_ == "conj" and c.tag_.startswith("V")), None)
    if first is None or verb is None or noun.dep_ != "ROOT":
        return
    second = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    joins = second.left_edge.nbor(-1) if second is not None and second.left_edge.i else None
    if second is None or joins is None or joins.dep_ != "cc" or joins.head != noun:
        return
    noun.dep_, verb.dep_, verb.head = second.dep_, "ROOT", verb
    noun.head, joins.head, second.head, second.dep_ = verb, first, first, "conj"


def _verb_behind_aside(verb: Token) -> None:
    """ "An envoy, on the last leg of a tour, held consultations": he held them."""
    what = verb.head
    who = what.head
    if what.dep_ != "appos" or who.dep_ != "ROOT" or not who.tag_.startswith("NN"):
        return
    if verb.i < who.i + 2 or verb.nbor(-1).text != "," or verb.left_edge != verb:
        return
    verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
    who.dep_, who.head = "nsubj", verb
    what.dep_, what.head = "dobj", verb
    for child in [*what.children, *who.children]:
        if child.i < verb.i and child.head == what:
            child.head = who
        elif child.i > verb.i and (child.head == who or child.dep_ == "punct"):
            child.head = verb
