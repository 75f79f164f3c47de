"""What is only said, and the words that deny it, scotch it or will not vouch for it."""

from __future__ import annotations

from legation.claims.clauses import is_infinitive, negated
from legation.claims.judged import lists
from legation.language import Token
from legation.model import Status


def unvouched(confirm: Token) -> Token | None:
    """The word that withholds it: "could not confirm that", "refused to confirm", "neither …"."""
    no = next((c for c in confirm.children if c.dep_ == "neg" or c.lower_ in _NEITHER), None)
    if no is not None or not is_infinitive(confirm):
        return no
    above = confirm.head
    refuses = lists("governors").get(above.lemma_) is Status.DENIED
    return above if refuses or negated(above) else None


_NEITHER = ("neither", "never", "hardly", "scarcely")


def rumoured(verb: Token) -> Token | None:
    """The word that denies what was said: "scotched reports that he would come"."""
    said = verb.head
    if verb.dep_ not in ("acl", "ccomp", "relcl") or hearsay(said) is None:
        return None
    return put_down(said)


def put_down(said: Token) -> Token | None:
    """The word that says of a report that it is untrue.

    "dismissed it as invented", "the reports do not correspond to reality", "… are baseless".
    """
    told = verb = said.head
    if said.dep_ == "appos" and told.dep_ == "pobj":
        told = told.head.head  # "dismissed as invented a report that"
    if (no := _no_such(said)) is not None:
        return no
    if told.dep_ in ("prep", "amod", "advcl", "pcomp") or told.pos_ == "ADJ":
        told = told.head.head if told.head.dep_ == "prep" else told.head
    above = (verb, told, *(c for c in said.children if c.i < said.i))
    word = next((word for word in above if _scotches(word)), None)
    if word is not None or said.dep_ not in ("nsubj", "nsubjpass"):
        return word or _no_truth_in(said)
    if verb.lemma_ in lists("holding_true") and negated(verb):
        return verb
    untrue = (c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd"))
    word = next((c for c in untrue if c.lemma_.lower() in lists("untrue")), None)
    return word or _without_truth(verb)


def _no_such(said: Token) -> Token | None:
    """ " "There was no such meeting," X said of reports that he had met Y": the "such"."""
    if said.dep_ != "pobj" or said.head.lower_ not in ("about", "of", "on"):
        return None
    for word in said.doc[1 : said.i]:
        if word.lower_ == "such" and word.nbor(-1).lower_ == "no":
            return word
    return None


def _no_truth_in(said: Token) -> Token | None:
    """ "no truth in the reports", "not a grain of truth to the rumour"."""
    found = said.head.head
    if said.dep_ != "pobj":
        return None
    if found.dep_ == "pobj" and found.head.lower_ == "of":
        found = found.head.head  # the grain
    truth = next((t for t in found.subtree if t.i < said.i and t.lemma_ in lists("truth")), None)
    no = any(c.lower_ in ("no", "little", "not") for c in found.children)
    return truth if no or negated(found.head) else None


def _without_truth(verb: Token) -> Token | None:
    """ "the reports have no basis", "are without foundation"."""
    for child in verb.children:
        if child.lemma_ in lists("truth") and child.dep_ == "dobj":
            return child if any(c.lower_ == "no" for c in child.children) else None
        if child.lower_ in ("without", "devoid", "beyond"):
            return next((t for t in child.subtree if t.lemma_ in lists("truth")), None)
    return None


def hearsay(said: Token) -> Status | None:
    """What a noun for what is only said makes of it: "talk" is one, and "talks" are held.

    "A suggestion that he meet them" asks for it; "that he met them" says so.
    """
    asks = said.lemma_ == "suggestion" and any(
        c.dep_ in ("acl", "ccomp", "relcl") and c.tag_ in ("VB", "VBP")
        and not any(g.dep_ in ("aux", "auxpass") for g in c.children)
        for c in said.children
    )  # fmt: skip
    return None if asks or said.lower_ == "talks" else lists("hearsay").get(said.lemma_)


def _scotches(word: Token) -> bool:
    """ "dismissed", "poured cold water on"."""
    idioms = (f"{word.lemma_} {c.lower_}" for c in word.children)
    return word.lemma_.lower() in lists("scotching") or any(
        i in lists("scotching_so") for i in idioms
    )
