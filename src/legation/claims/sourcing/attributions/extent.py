"""How far what is said goes on behind its verb."""

from __future__ import annotations

from legation.claims.sourcing.attributions.listed import known, words
from legation.claims.sourcing.attributions.place import Reach
from legation.claims.sourcing.voices import vocabulary
from legation.language import Token

_FINITE = ("VBD", "VBZ", "VBP")


def onward(verb: Token, said: Token) -> Reach:
    """The words under `said`, and what the parser hung on the verb though it goes on with them."""
    last = said.right_edge.i
    resumed = next((t for t in said.children if t.dep_ == "conj" and resumes(t) == verb), None)
    if resumed is not None:
        return _first(verb, said), min(last, _before_conjunct(resumed))
    while (further := _goes_on(verb, last + 1)) is not None:
        last = further
    return _first(verb, said), last


def _first(verb: Token, said: Token) -> int:
    """The first token of what is said, past the day of "said late Tuesday the city would …"."""
    first = max(said.left_edge.i, verb.i + 1)
    if not any(c.dep_ == "nsubj" for c in said.lefts):
        return first
    days = [
        c for c in said.lefts
        if c.dep_ in ("npadvmod", "advmod") and c.left_edge.i == first
        and words("small", "days") & {t.lower_ for t in c.subtree}
    ]  # fmt: skip
    beyond = days[0].right_edge.i + 1 if days else first
    return first if verb.doc[beyond].is_punct else beyond


def _goes_on(verb: Token, first: int) -> int | None:
    """The last token of the phrase that begins at `first`, no comma or "and" before it.

    What is told of when it was said is no part of it.
    """
    if first >= len(verb.doc) or verb.doc[first].is_punct or verb.doc[first].pos_ == "CCONJ":
        return None
    top = verb.doc[first]
    while top.head != top and top.head.left_edge.i >= first and top.head != verb:
        top = top.head
    dated = top.lower_ in words("small", "days") or any(
        c.lower_ in words("small", "days") for c in top.children if top.dep_ == "prep"
    )
    around = top in verb.ancestors
    if dated or (around and verb.doc[first].tag_ not in ("VBD", "VBZ", "VBP", "MD")):
        return None
    return _last_word(verb) if around else top.right_edge.i


def _last_word(verb: Token) -> int:
    """The last token of the sentence that is no mark."""
    return max((t.i for t in verb.doc if not t.is_punct), default=verb.i)


def _before_conjunct(verb: Token) -> int:
    """The last token before a conjunct and the "and" that leads to it."""
    last = verb.left_edge.i - 1
    while verb.doc[last].pos_ in ("CCONJ", "ADV") or verb.doc[last].text == ",":
        last -= 1
    return last


def resumes(verb: Token) -> Token | None:
    """The verb of saying that "said they were ready and urged …" goes on with, past what is said.

    The parser hangs the second on what is said; its tense is that of the first.
    """
    if verb.dep_ != "conj":
        return None
    said, outer = verb.head, verb.head.head
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)
    if own or said.dep_ not in ("ccomp", "xcomp") or outer.lemma_.lower() not in known():
        return None
    tenses = {said.tag_, *(c.tag_ for c in said.children if c.dep_ in ("aux", "auxpass"))}
    comma = verb.doc[_before_conjunct(verb) + 1].text == ","
    # Beside an object "warned" is often taken for a participle.
    tag = "VBD" if verb.tag_ == "VBN" else verb.tag_
    same = tag == outer.tag_ and tag in _FINITE
    subject = next((c for c in said.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    mute = (
        subject is not None
        and subject.pos_ == "NOUN"
        and subject.lemma_ not in vocabulary("people")
    )
    told = verb.lemma_.lower() in known() and (mute or tag not in tenses)
    return outer if same and (comma or told) else None
