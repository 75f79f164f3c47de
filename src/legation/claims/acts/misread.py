"""Who acts where the parser took the doer for something else."""

from __future__ import annotations

from legation.claims.clauses import is_day
from legation.language import Token


def of_the_root(verb: Token) -> bool:
    """Whether the parser took a main verb for a participle: "Germany, which lent, called on B"."""
    root = verb.head
    return (
        verb.dep_ == "acl" and verb.tag_ == "VBN" and root.dep_ == "ROOT" and root.pos_ == "PROPN"
        and verb.nbor(-1).text == ","
        and any(c.dep_ in ("relcl", "appos") and c.i < verb.i for c in root.children)
    )  # fmt: skip


def misjoined(verb: Token) -> list[Token]:
    """The name joined to the thing before it: "demanded an apology, and Seoul asked …"."""
    if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return []
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    return [
        t for t in verb.head.subtree
        if t.dep_ == "conj" and t.pos_ == "PROPN" and t.head.pos_ == "NOUN" and t.i < verb.i
        and [c.text for c in verb.doc[t.right_edge.i + 1 : verb.i]] in ([], [","])
    ]  # fmt: skip


def behind_the_day(verb: Token) -> list[Token]:
    """ "On Monday Peru froze …": the parser takes the day and the name for one."""
    timed = (t for c in verb.children if c.dep_ == "prep" and c.i < verb.i for t in c.children)
    return [
        t for t in timed
        if t.dep_ == "pobj" and t.pos_ == "PROPN" and t.right_edge.i < verb.i
        and any(is_day(c) and c.dep_ == "compound" for c in t.children)
    ]  # fmt: skip


def right_before(verb: Token) -> list[Token]:
    """The names before a verb that the parser joined to a place: "in Rome, A and B agreed"."""
    if not any(c.i > verb.i and c.dep_ not in ("punct", "advmod") for c in verb.children):
        return []
    own = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod")]
    at = min([verb.i, *(i for i in own if i < verb.i)]) - 1
    found: list[Token] = []
    while at >= 0 and verb.doc[at].pos_ == "PROPN" and verb.doc[at].head.pos_ != "ADP":
        found.insert(0, verb.doc[at])
        joined = at > 1 and verb.doc[at - 1].lower_ in ("and", ",")
        at = at - 2 if joined else -1
    return found
