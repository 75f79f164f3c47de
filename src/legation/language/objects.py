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
