"""An invitation that is accepted is a plan: "invited X to Lima. X accepted"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims.clauses import negated, surface_subject
from legation.claims.drafts import Draft
from legation.claims.frames import words
from legation.claims.judged import Judged
from legation.claims.people import People
from legation.language import Sentence, Token
from legation.model import Side, Status

_NEXT = 1
"""So many sentences behind the invitation may tell the answer."""


def accepted(drafts: Sequence[Draft], sentences: Sequence[Sentence], people: People) -> list[Draft]:
    """The drafts, those of visits planned to which the text says that the guest has agreed."""
    places = {sentence.span.start: index for index, sentence in enumerate(sentences)}
    return [_answered(draft, places, sentences, people) for draft in drafts]


def _answered(
    draft: Draft, places: dict[int, int], sentences: Sequence[Sentence], people: People
) -> Draft:
    if draft.kind.group != "visit" or draft.status is not Status.PROPOSED or not draft.complete:
        return draft
    at = places[draft.trigger.sentence.span.start]
    guests = {p.name for p in draft.participants if p.side is Side.VISITOR}
    for index in range(at, min(at + 1 + _NEXT, len(sentences))):
        sentence = sentences[index]
        for verb in _accepting(sentence, draft.trigger.token.i if index == at else -1):
            who = surface_subject(verb)
            told = {a.name for a in people.actors(who, sentence)} if who is not None else set()
            if told & guests or _is_accepted(verb):
                judged = Judged(Status.PLANNED, f"proposed, and {verb.text}", (verb,))
                slots = draft.grounded("status", str(judged.status), judged.reason)
                return replace(draft, judged=judged, slots=slots)
    return draft


def _accepting(sentence: Sentence, behind: int) -> Iterator[Token]:
    """The verbs behind a word by which an invitation, or nothing named, is accepted."""
    for verb in sentence:
        done = verb.tag_ in ("VBD", "VBN") and not any(c.tag_ == "MD" for c in verb.children)
        if verb.i <= behind or verb.lemma_ != "accept" or not done or negated(verb):
            continue
        if any(c.lower_ in ("whether", "if") for c in verb.children):
            continue  # "did not say whether it had been accepted"
        on = [c for c in verb.children if c.dep_ == "dobj"]
        if all(c.lemma_ in words("invitation", "things") for c in on):
            yield verb


def _is_accepted(verb: Token) -> bool:
    """ "the invitation was accepted with pleasure"."""
    return any(
        c.dep_ == "nsubjpass" and c.lemma_ in words("invitation", "things") for c in verb.children
    )
