"""Help that is promised or offered: aid still to come."""

from __future__ import annotations

from collections.abc import Mapping

from legation.claims.acts import places
from legation.claims.acts.frames import Set, words
from legation.claims.clauses import objects_of_prepositions
from legation.model import ActKind, Status


def of_help(found: Set, first: Mapping[int, ActKind]) -> bool:
    """Whether it is help that is promised: "promised to send doctors", "offered to lend"."""
    if found.frame.kind is not ActKind.AGREE or found.frame.part == "noun":
        return False
    promising = words("offering", "verbs") | words("offering", "promising")
    below = next(iter(places.complements(found)), None)
    if below is None or found.token.lemma_.lower() not in promising:
        return False
    giving = below.lemma_.lower() in words("offering", "gifts")
    return giving and first.get(below.i) is ActKind.AID


def status_of(found: Set, told: Status) -> Status:
    """A promise is planned, an offer possible; what is told otherwise stays so."""
    if told is not Status.HELD:
        return told
    lemma = found.token.lemma_.lower()
    offered = lemma in words("offering", "verbs") or lemma in words("offering", "nouns")
    return Status.POSSIBLE if offered else Status.PLANNED


def for_a_purpose(found: Set) -> bool:
    """Whether it is told what the help is for, and not for whom: "promised a loan for roads"."""
    return found.frame.promised and any(
        t.pos_ == "NOUN" for host in (found.token, *found.things)
        for t in objects_of_prepositions(host, ("for", "towards"))
    )  # fmt: skip
