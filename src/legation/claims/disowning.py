"""Engagements of which somebody says that he knows of none: "was unaware of any meeting"."""

from __future__ import annotations

from legation.claims.clauses import negated
from legation.claims.judged import Judged, lists
from legation.claims.rumours import hearsay
from legation.language import Token
from legation.model import Status

_ANY = frozenset({"any", "a", "an", "such", "either"})
_CLIMB = 4


def disowned(noun: Token) -> Judged | None:
    """The word of ignorance of any such thing; "unaware of the meeting" owns that it was held."""
    seen = noun
    for _ in range(_CLIMB):
        leads = seen.head
        if seen.dep_ != "pobj" or leads.lower_ not in ("of", "about", "for", "on"):
            return None
        word = leads.head
        if _is_ignorance(word):
            if any(c.lower_ in _ANY for c in seen.children):
                return Judged(Status.DENIED, f"{word.text} {leads.text} any", (word,))
            told = word.tag_ in ("VBN", "VBD")  # "was not informed of the visit last week"
            return Judged(Status.HELD, f"{word.text} {leads.text} it", (word,)) if told else None
        if word.pos_ != "NOUN":
            return None
        seen = word
    return None


def talked_about(noun: Token) -> Token | None:
    """ "rumours about a visit": the noun for what is only said; "about the visit" tells of one."""
    leads = noun.head
    if noun.dep_ != "pobj" or leads.lower_ not in ("about", "over") or leads.head.pos_ != "NOUN":
        return None
    certain = any(c.lower_ in ("the", "his", "her", "their", "this") for c in noun.children)
    return leads.head if hearsay(leads.head) is not None and not certain else None


def _is_ignorance(word: Token) -> bool:
    """ "unaware", "not aware", "no knowledge", "knew nothing", "does not know"."""
    known = lists("knowing")
    if word.lemma_ in lists("not_knowing"):
        return not negated(word.head)
    if word.lemma_ == "nothing":
        return word.head.lemma_ in known
    if word.lemma_ not in known:
        return False
    none = any(c.lower_ in ("no", "nothing") for c in word.children)
    return none or negated(word) or (word.pos_ in ("ADJ", "NOUN") and negated(word.head))
