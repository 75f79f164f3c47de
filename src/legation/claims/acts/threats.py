"""Threats told in other words: harm that is promised, sworn or made to hang on something."""

from __future__ import annotations

from collections.abc import Mapping

from legation.claims.acts import places
from legation.claims.acts.frames import Set, words
from legation.claims.clauses import negated, possessor
from legation.language import Token
from legation.model import ActKind, Status

HOSTILE = frozenset({ActKind.ASSAULT, ActKind.COERCE, ActKind.SANCTION, ActKind.MOBILIZE})
_SWORN = frozenset({"will", "would", "shall", "'ll", "’ll"})


def sworn(found: Set) -> bool:
    """Whether it is said that it will be done: "would strike"."""
    return any(c.dep_ == "aux" and c.lower_ in _SWORN for c in found.token.children)


def harmful(found: Set, first: Mapping[int, ActKind]) -> bool:
    """Whether it is harm that is promised: "pledged to strike", but not "to guard the line"."""
    return any(
        first.get(below.i) in HOSTILE
        and below.lemma_ not in words("offering", "harmless")
        and not negated(below)
        and not _of_its_own_works(below)
        for below in places.complements(found)
    )


def _of_its_own_works(verb: Token) -> bool:
    """Whether what is stopped is its own: "agreed to freeze its nuclear programme"."""
    return any(
        c.dep_ == "dobj" and c.lemma_.lower() in words("offering", "own")
        and any(t.dep_ == "poss" and t.pos_ == "PRON" for t in c.children)
        for c in verb.children
    )  # fmt: skip


def spoken_of(found: Set) -> bool:
    """Whether harm is only spoken of: "hinted at cutting off gas"."""
    token = found.token
    if token.dep_ != "pcomp" or token.head.lower_ not in ("of", "about", "at"):
        return False
    return token.head.head.lemma_.lower() in words("threatening", "hinting")


def told_as(found: Set, status: Status) -> bool:
    """Whether what is announced is a threat: "will strike if talks fail", "warned it would"."""
    back = found.frame.particle == "back" and found.frame.kind is ActKind.ACCUSE
    if not (back or found.frame.kind in (*HOSTILE, ActKind.REJECT)) or status not in (
        Status.PLANNED,
        Status.POSSIBLE,
    ):
        return False
    above = found.token.head if found.token.dep_ in ("ccomp", "xcomp") else None
    warned = above is not None and (
        above.lemma_.lower() in words("threatening", "verbs")
        or (
            found.frame.kind in HOSTILE
            and above.lemma_.lower() in words("threatening", "signalling")
        )
        or (status is Status.POSSIBLE and _told_to_its_face(above))
    )
    if found.frame.kind is ActKind.REJECT:
        return warned  # "vowed to shut the door on Fiji"
    own = found.frame.kind is ActKind.ASSAULT and found.token.dep_ == "ccomp"
    if own and status is Status.POSSIBLE and _of_its_own(found.token):
        return True  # "said his troops might enter one night"
    if back:
        return True  # "said it would strike back at A"
    if status is Status.POSSIBLE and any(map(_or_else, _hung_on(found))):
        return True  # "may impose an embargo unless"
    return warned or (sworn(found) and (own or bool(places.conditions(found))))


def _hung_on(found: Set) -> list[Token]:
    """What it hangs on, also where that stands behind "is considering"."""
    above = found.token.head
    considered = found.token.dep_ in ("xcomp", "pcomp", "ccomp") and above.pos_ == "VERB"
    further = places.conditions_of(above) if considered else []
    return places.conditions(found) + further


def _or_else(clause: Token) -> bool:
    """Whether a condition is what is demanded: "unless", "if it does not"."""
    return any(m.lower_ == "unless" for m in clause.children) or negated(clause)


def _of_its_own(verb: Token) -> bool:
    """Whether it is by those who say so or by their arms: "said its jets could strike"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    owner = possessor(who) if who is not None else None
    return owner is not None and owner.lower_ in ("its", "his", "her", "their")


def _told_to_its_face(above: Token) -> bool:
    """Whether it is told to somebody: "told Fiji it may cut off gas"."""
    heard = any(c.dep_ in ("dobj", "dative") and c.i > above.i for c in above.children)
    return heard and above.lemma_.lower() in words("threatening", "telling")


def on_condition(found: Set) -> bool:
    """Whether it will be done only if something else is."""
    inverted = any(
        t.lower_ == "should" and t.dep_ == "aux" and t.i < found.token.i
        for c in found.token.head.subtree for t in (c,)
    )  # fmt: skip
    return inverted or bool(places.conditions(found))
