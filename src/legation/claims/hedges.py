"""Words that make a plan less than sure: "probably", "in all likelihood", "if", "unless"."""

from __future__ import annotations

from legation.claims.judged import lists
from legation.language import Token


def hedge(verb: Token) -> Token | None:
    """ "will probably visit", "will in all probability visit": the word that makes it but likely.

    Before the verb: behind it the word is of a day or a place ("will meet, probably in Lima").
    """
    hedges = lists("hedges")
    for child in verb.children:
        near = (child, *(c for c in child.children if child.lower_ == "in"))
        told = next((word for word in near if word.lower_ in hedges), None)
        if told is not None and child.i < verb.i and child.dep_ in ("advmod", "prep"):
            return told
    return None


def _on_condition(leads: Token) -> bool:
    """ "would see him only on condition that the siege be lifted"."""
    on_it = leads.dep_ == "prep" and leads.lower_ == "on"
    return on_it and any(
        c.lower_ == "condition" and any(g.dep_ in ("acl", "relcl", "ccomp") for g in c.children)
        for c in leads.children
    )


def conditional(verb: Token, *marks: str) -> bool:
    """Whether an "if", or another of the `marks`, hangs on the verb or on what it is for.

    With no "even" before it.
    """
    if not marks and any(_on_condition(c) for c in verb.children):
        return True
    above = [verb, *(c for c in verb.children if c.dep_ in ("advcl", "xcomp") and c.i > verb.i)]
    for clause in (c for one in above for c in one.children if c.dep_ == "advcl"):
        told = [m for m in clause.children if m.dep_ == "mark" and m.lower_ in (marks or ("if",))]
        mark = told[0] if told else None
        if mark is not None and (mark.i == 0 or mark.doc[mark.i - 1].lower_ != "even"):
            return True
    return False
