"""What a spokesman answers to a question: "asked whether he would go, X said there was no plan"."""

from __future__ import annotations

from legation.claims.clauses import ascent, negated
from legation.claims.judged import lists
from legation.language import Token

_MARKS = frozenset({"if", "whether"})


def question_of(token: Token) -> Token | None:
    """The verb of asking under whose "if" or "whether" the token stands."""
    for above in ascent(token):
        marks = {c.lower_ for c in above.children if c.i < above.i}
        if marks & _MARKS and above.head.lemma_ in ("ask", "wonder", "question"):
            return above.head
        if above.dep_ in ("conj", "relcl"):
            return None
    return None


def _asked_about(token: Token) -> Token | None:
    """The "asked" of "asked about a meeting with X, he said none was planned"."""
    for above in ascent(token):
        if above.lower_ == "about" and above.head.lemma_ in ("ask", "question"):
            return above.head if above.head.tag_ == "VBN" else None
        if above.pos_ == "VERB":
            return None
    return None


def _none(verb: Token) -> bool:
    """ "none was planned"."""
    return any(c.lower_ == "none" and c.dep_.startswith("nsubj") for c in verb.children)


def left_open(token: Token) -> Token | None:
    """The verb of "asked whether he would meet X, he did not rule it out"."""
    asked = question_of(token) or _asked_about(token)
    if asked is None or asked.dep_ not in ("advcl", "ccomp", "dep") or asked.head == asked:
        return None
    inside = {word.i for word in asked.subtree}
    for word in asked.head.subtree:
        ruled = word.lemma_ == "rule" and any(c.lower_ == "out" for c in word.children)
        excluded = ruled or word.lemma_ == "exclude"
        if word.i not in inside and excluded and negated(word):
            return word
    return None


def denial(token: Token) -> Token | None:
    """The word by which the sentence answers no to the question that the token stands in."""
    asked = question_of(token) or _asked_about(token)
    if asked is None or asked.dep_ not in ("advcl", "ccomp", "dep") or asked.head == asked:
        return None
    inside = {word.i for word in asked.subtree}
    for word in asked.head.subtree:
        if word.i in inside or word.i < token.i:
            continue
        none = word.lower_ == "no" and word.head.lemma_ in lists("plan_nouns")
        off = word.lemma_ in lists("answering_no")
        ruled = word.lemma_ == "rule" and any(c.lower_ == "out" for c in word.children)
        unplanned = word.lemma_ in lists("plan_verbs") and (negated(word) or _none(word))
        if (off or ruled) and negated(word):
            continue  # "I do not exclude it"
        if none or off or ruled or unplanned:
            return word
    return None
