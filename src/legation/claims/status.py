"""What the text commits its source to: from the trigger's governing words, inside out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from legation.claims.clauses import is_infinitive, negated
from legation.claims.triggers import Trigger
from legation.language import Token, table
from legation.model import Dated, Participant, Status

_CLIMB = 8
_OFF = (Status.CANCELLED, Status.POSTPONED)


@dataclass(frozen=True, slots=True)
class Judged:
    """A status with its ground and the words it rests on."""

    status: Status
    reason: str
    words: tuple[Token, ...]


@cache
def _lists(group: str) -> dict[str, Status]:
    """Word → status, from one group of status.toml."""
    return {
        word: Status(status)
        for status, words in table("en", "status")[group].items()
        for word in words
    }


def of(trigger: Trigger) -> Judged:
    """The status of the engagement that the trigger speaks of."""
    judged = _noun(trigger) if trigger.frame.part == "noun" else _verb(trigger.token)
    if trigger.frame.name == "arrive" and judged.status is Status.HELD:
        return Judged(Status.UNDERWAY, "an arrival, and no word of the end", judged.words)
    return judged


def by_time(judged: Judged, trigger: Trigger, dated: Dated | None, anchor: date | None) -> Judged:
    """A present tense that names a day to come tells a plan ("leaves on Monday")."""
    verb = trigger.carrier or trigger.token
    first = dated.when.first if dated is not None else None
    if first is None or anchor is None or first <= anchor:
        return judged
    present = verb.tag_ in ("VBZ", "VBP", "VBG") or trigger.frame.part == "noun"
    if judged.status in (Status.HELD, Status.UNDERWAY) and present:
        return Judged(Status.PLANNED, f"{judged.reason}, on a day to come", judged.words)
    return judged


_MANY = re.compile(r"\d.*\b(?:countries|nations|states|capitals|governments)\b|\bdozens\b")


def by_parties(judged: Judged, participants: Sequence[Participant]) -> Judged:
    """Officials of many countries are met one after the other: no single occasion is meant."""
    many = next((p for p in participants if p.country is None and _MANY.search(p.name)), None)
    if judged.status is Status.HELD and many is not None:
        return Judged(Status.HABITUAL, f"{many.name}: no single occasion", judged.words)
    return judged


def _noun(trigger: Trigger) -> Judged:
    noun, verb = trigger.token, trigger.carrier
    carried = _governed(noun, verb) if verb is not None else None
    if carried is not None and carried.status in (*_OFF, Status.DENIED, Status.PROPOSED):
        return carried
    modified = _modified(noun)
    if modified is not None:
        return modified
    if carried is not None:
        return carried
    before = _preposition(noun)
    if before is not None:
        return before
    if verb is None:
        return Judged(Status.HELD, "no verb carries it", (noun,))
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head == verb:
        return _as_subject(verb)
    if is_infinitive(verb) and _occasion(noun):
        verb = _finite_above(verb)
    judged = _verb(verb)
    if (
        judged.status is Status.HELD
        and verb.lemma_ in ("begin", "start", "open", "resume")
        and noun.dep_ == "dobj"
    ):
        return Judged(Status.UNDERWAY, f"it {verb.text}, and no word of the end", (verb,))
    return judged


def _governed(noun: Token, verb: Token) -> Judged | None:
    """What the carrying verb says of the noun itself ("called off the visit")."""
    status = _phrasal(verb) or _lists("governors").get(verb.lemma_)
    passive_subject = noun.dep_ == "nsubjpass" and noun.head == verb
    governs = passive_subject or _is_object(noun, verb)
    if status in (None, Status.HELD, Status.HABITUAL) or not governs:
        return None
    own = _verb(verb)
    if negated(verb):
        flipped = Status.PLANNED if status in _OFF else Status.DENIED
        if status is Status.DENIED:
            flipped = Status.POSSIBLE
        return Judged(flipped, f"not {verb.text}", (verb,))
    if status in _OFF and own.status in (Status.POSSIBLE, Status.PROPOSED):
        return Judged(Status.PLANNED, f"{verb.text} is only {own.status}", (verb,))
    return Judged(status, f"governed by {verb.text!r}", (verb, *_particles(verb)))


def _is_object(noun: Token, verb: Token) -> bool:
    """Whether the noun is what the verb acts on, through "of" and "for" chains too."""
    seen = noun
    for _ in range(_CLIMB):
        if seen.dep_ in ("dobj", "attr", "oprd") and seen.head == verb:
            return True
        if seen.dep_ == "pobj" and seen.head.lower_ in ("of", "for", "on", "from", "out"):
            seen = seen.head.head
            if seen == verb:
                return True
            continue
        return False
    return False


def _modified(noun: Token) -> Judged | None:
    words = _lists("modifiers")
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "acl", "relcl", "nmod") and child.lower_ in words:
            if child.dep_ == "acl" and child.lower_ in ("set", "held"):
                continue
            if child.lower_ in ("second", "third", "last", "next") and child.dep_ != "amod":
                continue
            return Judged(words[child.lower_], f"{child.text} {noun.text}", (child,))
        if child.dep_ in ("relcl", "acl") and child.tag_ != "VBG":
            judged = _verb(child)
            if judged.status in (Status.PLANNED, Status.POSSIBLE, *_OFF) or is_infinitive(child):
                return judged
    behind = postmodifier(noun)
    if behind is not None and behind.lower_ in words:
        return Judged(words[behind.lower_], f"{noun.text} {behind.text}", (behind,))
    return None


def postmodifier(noun: Token) -> Token | None:
    """A participle right behind the noun's phrase, wherever the parser hung it."""
    edge = noun.i + 1
    for child in noun.children:
        if child.dep_ in ("prep", "poss", "amod") and child.i > noun.i:
            edge = max(edge, child.right_edge.i + 1)
    if edge >= len(noun.doc):
        return None
    token = noun.doc[edge]
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in token.children)
    plans = token.lower_ in _lists("modifiers")
    return (
        token
        if token.tag_ in ("VBN", "VBD", "JJ")
        and plans
        and not _own_aux(token) | (own and token.dep_ == "ROOT")
        else None
    )


def _own_aux(token: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in token.children)


def _preposition(noun: Token) -> Judged | None:
    """ "after talks", "ahead of a visit": the word that leads to the noun."""
    seen = noun
    while seen.dep_ == "pobj":
        word = seen.head
        if word.lower_ in ("after", "following"):
            return Judged(Status.HELD, f"{word.text} {noun.text}", (word,))
        if word.lower_ == "before" or (word.lower_ == "of" and word.head.lower_ == "ahead"):
            return Judged(Status.PLANNED, f"{word.text} {noun.text}", (word,))
        seen = word.head
        if seen.pos_ not in ("NOUN", "PROPN"):
            return None
    return None


def _occasion(noun: Token) -> bool:
    """ "pledged to act at their meeting": the noun tells when, not what."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "in")


def _finite_above(verb: Token) -> Token:
    while is_infinitive(verb) and verb.head != verb and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _as_subject(verb: Token) -> Judged:
    """The engagement is the verb's subject: "the talks ended", "the visit will take place"."""
    judged = _verb(verb)
    if judged.status is Status.DENIED and any(
        c.dep_ == "aux" and c.lower_ in _lists("modals") for c in verb.children
    ):
        return Judged(Status.CANCELLED, f"not {verb.text}", judged.words)
    if judged.status is Status.HELD and verb.tag_ in ("VBD", "VBZ"):
        told = _lists("subjects").get(verb.lemma_)
        if told is Status.UNDERWAY:
            return Judged(told, f"it {verb.text}, and no word of the end", (verb,))
    return judged


def _phrasal(verb: Token) -> Status | None:
    known = _lists("phrasal")
    for particle in _particles(verb):
        status = known.get(f"{verb.lemma_} {particle.lower_}")
        if status is not None:
            return status
    return None


def _particles(verb: Token) -> list[Token]:
    return [
        c for c in verb.children
        if c.dep_ in ("prt", "prep", "advmod") and c.lower_ in ("off", "out", "back", "for", "on", "up")
    ]  # fmt: skip


def _verb(verb: Token) -> Judged:
    """The status of what a verb says, from its own auxiliaries, then its governors."""
    adverb = _adverb(verb)
    if adverb is not None:
        return Judged(Status.HABITUAL, f"{adverb.text} {verb.text}", (adverb,))
    if is_infinitive(verb):
        return _infinitive(verb)
    judged = _finite(verb)
    return _from_above(verb, judged)


def _adverb(verb: Token) -> Token | None:
    known = _lists("adverbs")
    for child in verb.children:
        if child.lower_ in known:
            return child
        if child.dep_ == "npadvmod":
            every = next((c for c in child.children if c.lower_ == "every"), None)
            if every is not None:
                return every
    return None


def _finite(verb: Token) -> Judged:
    modals = _lists("modals")
    no = negated(verb)
    for aux in verb.children:
        if aux.dep_ not in ("aux", "auxpass") or aux.lower_ not in modals:
            continue
        status = modals[aux.lower_]
        if aux.lower_ in ("would", "'d", "’d"):
            perfect = any(c.lower_ == "have" for c in verb.children)
            status = Status.POSSIBLE if perfect or _conditional(verb) else Status.PLANNED
        if no:
            status = Status.DENIED
        return Judged(status, f"{aux.text} {verb.text}", (aux,))
    if no:
        return Judged(
            Status.DENIED, f"not {verb.text}", tuple(c for c in verb.children if c.dep_ == "neg")
        )
    if verb.tag_ == "VBG":
        return _progressive(verb)
    return Judged(Status.HELD, f"{verb.text}: done by its tense", (verb,))


def _conditional(verb: Token) -> bool:
    return any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ == "if" for m in c.children)
        for c in verb.children
    )


def _progressive(verb: Token) -> Judged:
    be = next((c for c in verb.children if c.dep_ == "aux" and c.lemma_ == "be"), None)
    if be is not None:
        if be.tag_ in ("VBZ", "VBP"):
            return Judged(Status.UNDERWAY, f"{be.text} {verb.text}", (be, verb))
        return Judged(Status.HELD, f"{be.text} {verb.text}", (be, verb))
    head = verb.head
    if verb.dep_ == "pcomp" and head.pos_ in ("ADP", "SCONJ"):
        told = _lists("before").get(head.lower_)
        if told is not None and told is not Status.POSSIBLE:
            return Judged(told, f"{head.text} {verb.text}", (head,))
        return _climbed(verb, head.head)
    mark = next((c for c in verb.children if c.dep_ in ("mark", "prep") and c.i < verb.i), None)
    if mark is not None and mark.lower_ in _lists("before"):
        return Judged(_lists("before")[mark.lower_], f"{mark.text} {verb.text}", (mark,))
    return _climbed(verb, head)


def _climbed(verb: Token, head: Token) -> Judged:
    """A participle takes its time from the verb above it, or from the word that governs it."""
    seen = head
    for _ in range(_CLIMB):
        known = _phrasal(seen) or _lists("governors").get(seen.lemma_)
        direct = seen == verb.head or (verb.head.dep_ == "prep" and seen == verb.head.head)
        if known not in (None, Status.HELD, Status.HABITUAL) and direct and verb.dep_ != "advcl":
            return Judged(known or Status.HELD, f"{seen.text} {verb.text}", (seen,))
        if seen.pos_ in ("VERB", "AUX") and seen != verb:
            return _verb(seen)
        if seen.head == seen:
            break
        seen = seen.head
    return Judged(Status.HELD, f"{verb.text}, and nothing says otherwise", (verb,))


def _infinitive(verb: Token) -> Judged:
    """ "to visit": what governs it tells."""
    head = verb.head
    if head == verb:
        return Judged(Status.PLANNED, f"to {verb.text}, standing alone", (verb,))
    if verb.dep_ == "conj":
        return _infinitive(head) if is_infinitive(head) else _verb(head)
    known = _lists("governors").get(head.lemma_)
    if head.lemma_ == "be" and verb.dep_ in ("xcomp", "ccomp", "attr"):
        known = Status.PLANNED
    if head.lemma_ in ("use", "tend") and verb.dep_ == "xcomp":
        known = Status.HABITUAL
    if known in (None, Status.HELD) or (
        verb.dep_ == "advcl"
        and head.pos_ == "VERB"
        and not (
            known in (Status.PROPOSED, Status.PLANNED)
            and head.lemma_ in ("invite", "ask", "arrange", "make", "schedule", "expect", "set")
        )
    ):
        if head.pos_ in ("VERB", "AUX"):
            arranged = _arranged(head, verb)
            if arranged is not None:
                return arranged
            judged = _verb(head)
            if judged.status is Status.UNDERWAY:
                return Judged(Status.PLANNED, f"{head.text} to {verb.text}", (head,))
            return judged
        above = head.head if head.head != head else head
        arranged = _lists("governors").get(above.lemma_)
        if arranged is not None:
            return Judged(arranged, f"{above.text} … to {verb.text}", (above,))
        return Judged(Status.PLANNED, f"{head.text} to {verb.text}", (head,))
    assert known is not None
    none = negated(head) or negated(verb) or any(c.lower_ == "no" for c in head.children)
    if none:
        flipped = Status.POSSIBLE if known is Status.DENIED else Status.DENIED
        return Judged(flipped, f"no {head.text} to {verb.text}", (head,))
    if known is Status.POSSIBLE and head.lemma_ == "unlikely":
        return Judged(Status.POSSIBLE, f"{head.text} to {verb.text}", (head,))
    judged = Judged(known, f"{head.text} to {verb.text}", (head,))
    return _softened(head, judged)


def _arranged(head: Token, verb: Token) -> Judged | None:
    """ "Arrangements are being made for X to travel": the subject noun tells."""
    for child in head.children:
        if child.dep_ in ("nsubjpass", "nsubj", "dobj", "attr") and child.i < verb.i:
            known = _lists("governors").get(child.lemma_)
            if known in (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED):
                if negated(head) or negated(child):
                    known = Status.DENIED
                return Judged(known, f"{child.text} … to {verb.text}", (child,))
    return None


def _softened(head: Token, judged: Judged) -> Judged:
    """ "may agree to meet" is only possible; "asked to be invited" only proposed."""
    if judged.status is not Status.PLANNED or head.pos_ not in ("VERB",):
        return judged
    own = _finite(head) if not is_infinitive(head) else _infinitive(head)
    if own.status in (Status.POSSIBLE, Status.PROPOSED, Status.DENIED):
        return Judged(own.status, f"{own.reason} … {judged.reason}", (*own.words, *judged.words))
    return judged


def _from_above(verb: Token, judged: Judged) -> Judged:
    """What a clause's governor adds: hopes, conditions, denials."""
    mark = next((c for c in verb.children if c.dep_ == "mark"), None)
    if mark is not None and _lists("before").get(mark.lower_) is Status.POSSIBLE:
        return Judged(Status.POSSIBLE, f"{mark.text} … {verb.text}", (mark,))
    head = verb.head
    if verb.dep_ == "ccomp" and head != verb:
        above = _lists("governors").get(head.lemma_)
        if (
            above is Status.POSSIBLE
            and judged.status in (Status.PLANNED, Status.HELD)
            and (head.lemma_ in ("hope", "want", "wish", "like", "think", "suggest"))
            and judged.status is Status.PLANNED
        ):
            return Judged(Status.POSSIBLE, f"{head.text} … {judged.reason}", (head, *judged.words))
        if above is Status.DENIED and judged.status is not Status.DENIED:
            return Judged(Status.DENIED, f"{head.text} … {judged.reason}", (head, *judged.words))
        if above is Status.PROPOSED and judged.status is not Status.DENIED:
            return Judged(Status.PROPOSED, f"{head.text} … {judged.reason}", (head, *judged.words))
    return judged
