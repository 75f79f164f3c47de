"""The writer's own reminders within what somebody else is given as saying."""

from __future__ import annotations

from legation.claims.clauses import is_passive, surface_subject
from legation.claims.sourcing.voices import vocabulary
from legation.claims.sourcing.vouched import Cue
from legation.language import Sentence, Token
from legation.model import Span

_PRESENT = ("VBZ", "VBP")
_NAMED = ("compound", "amod", "poss", "nmod", "det")


def asides(cue: Cue, sentence: Sentence) -> tuple[Span, ...]:
    """The clauses of ", who was there on Monday," and ", where a summit is due" in the content.

    One that stands right before "…, X said" is told by X, but for one that tells which public
    gathering is meant ("the summit that ended on Monday", ", where the Twenty gather in June").
    """
    found = []
    for token in sentence.tokens_in(cue.content):
        if token.dep_ != "relcl" or token.left_edge.i == 0:
            continue
        if (gathering := _gathering(token)) is not None:
            found.append(sentence.reach(gathering.i, token.right_edge.i))
            continue
        opened = {t.lower_ for t in sentence.doc[token.left_edge.i : token.left_edge.i + 3]}
        if _apart(token) and opened & vocabulary("background", "relatives"):
            under = sentence.under(token)
            if not (cue.after and _right_before(under, cue)):
                found.append(under)
    return tuple(found)


def _gathering(clause: Token) -> Token | None:
    """Where the reminder of a gathering begins: its noun, or the clause that tells where it is."""
    if clause.lemma_.lower() not in vocabulary("background", "gathering"):
        return None
    known = any(c.dep_ in _NAMED for c in clause.head.children)
    if known and clause.head.lemma_.lower() in vocabulary("background", "gatherings"):
        told = _is_present(clause) if _apart(clause) else clause.tag_ in ("VBD", "VBN")
        return clause.head if told else None
    where = clause.left_edge.lower_ == "where" and _apart(clause) and _is_present(clause)
    subject = surface_subject(clause) if where else None
    return clause.left_edge if subject is not None and subject.tag_ in ("NNS", "NNPS") else None


def _apart(clause: Token) -> bool:
    return clause.left_edge.nbor(-1).text == ","


def _is_present(clause: Token) -> bool:
    """ "Hosts", "is held", "are gathering": no word of what another has announced."""
    helpers = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
    if not helpers:
        return clause.tag_ in _PRESENT
    plain = all(c.lemma_ == "be" for c in helpers) and helpers[0].tag_ in _PRESENT
    return plain and (is_passive(clause) or clause.tag_ == "VBG")


def _right_before(aside: Span, cue: Cue) -> bool:
    return aside.end <= cue.region.start <= aside.end + len(", ")
