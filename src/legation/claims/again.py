"""The same once more: "met in Berlin in March and again in May", "visited Cairo, and again"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legation.claims import dating, placing, times
from legation.claims.drafts import Draft
from legation.claims.frames import words
from legation.claims.judged import Judged
from legation.claims.people import People
from legation.claims.successive import LEAD, dated, dated_after
from legation.claims.timed import Timed, hangs_on
from legation.language import Token
from legation.model import Kind, Place, Slot, Span, Status

_MORE = re.compile(
    r"\A,?\s(?:and|then|but)\s(?:then\s|once\s|yet\s)?(?:again|once more|a second time)\s"
    rf"(?:(?:in|at)\s(?P<place>[^,;]{{2,40}}?),?\s)??{LEAD}\Z"
)
_TOLD = (Status.HELD, Status.PLANNED, Status.POSSIBLE)


def again(
    drafts: Sequence[Draft],
    people: People,
    timed: Sequence[Timed],
    *,
    text: str,
    anchor: date | None,
) -> list[Draft]:
    """The drafts of one trigger, each with those that were or are to be "again" at another time.

    The other time stands right behind its own, with no more than a place between them.
    """
    found: list[Draft] = []
    taken = {draft.when.quote for draft in drafts if draft.when is not None}
    for draft in drafts:
        found.append(draft)
        last = draft
        while (more := _more(last, people, timed, text=text, anchor=anchor)) is not None:
            if more.when is None or more.when.quote in taken:
                break
            taken.add(more.when.quote)
            found.append(more)
            last = more
    return found


def resumed(draft: Draft, timed: Sequence[Timed], *, text: str, anchor: date | None) -> list[Draft]:
    """ "The talks adjourned on Monday and will resume on June 4": they are to go on that day."""
    ended, resumes = draft.trigger.carrier, None
    if ended is not None and draft.complete and draft.status is Status.HELD:
        resumes = next((c for c in ended.children if _will_go_on(c)), None)
    if resumes is None:
        return [draft]
    one = next((one for one in timed if hangs_on(one, resumes)), None)
    before = draft.when.when if draft.when is not None else None
    when = dated_after(before, one, Status.PLANNED, text=text, anchor=anchor) if one else None
    judged = Judged(Status.PLANNED, f"will {resumes.text}", (resumes,))
    slots = (
        *(slot for slot in draft.slots if slot.name not in ("when", "status")),
        Slot(name="status", value=judged.status, reason=judged.reason),
        Slot(name="when", value=when.when.edtf if when else None, reason="told of its going on"),
    )
    return [draft, replace(draft, judged=judged, when=when, slots=slots, also=True)]


def _will_go_on(verb: Token) -> bool:
    ahead = any(c.dep_ == "aux" and c.lower_ in ("will", "to") for c in verb.children)
    return verb.dep_ == "conj" and ahead and verb.lemma_ in words("resuming", "verbs")


def _more(
    draft: Draft, people: People, timed: Sequence[Timed], *, text: str, anchor: date | None
) -> Draft | None:
    own = draft.when.quote if draft.when is not None else None
    if own is None or draft.when is None or draft.status not in _TOLD or not draft.complete:
        return None
    one = next(
        (
            one for one in timed
            if one.phrase.start > own.end and one.phrase.tells_when
        ),
        None,
    )  # fmt: skip
    link = _MORE.match(text[own.end : one.phrase.start]) if one is not None else None
    if one is None or link is None:
        return None
    place = draft.place
    if link["place"]:
        at = Span(own.end + link.start("place"), own.end + link.end("place"))
        place = _place(at, draft, people)
        elsewhere = place is not None and draft.place is not None
        home = draft.place.country if draft.place is not None else None
        if draft.kind is Kind.VISIT and elsewhere and place is not None and place.country != home:
            return None  # another host
        if place is None:
            return None
    resolved = times.resolve(
        one.phrase, anchor=anchor, direction=dating.direction(draft.status),
        reference=draft.when.when,
    )  # fmt: skip
    when = dated(one, resolved.when, text)
    if when is None or when.quote is None:
        return None
    told = Slot(name="when", value=when.when.edtf, reason="again then", words=(when.quote,))
    slots = tuple(told if slot.name == "when" else slot for slot in draft.slots)
    wide = place is not None and people.lexicon.country(place.name) is not None
    return replace(
        draft, when=when, place=place, wide=wide, slots=slots,
        also=True,
    )  # fmt: skip


def _place(at: Span, draft: Draft, people: People) -> Place | None:
    sentence = draft.trigger.sentence
    inside = [token for token in sentence if at.covers(sentence.at(token))]
    found = (placing.place_of(token, sentence, people) for token in inside)
    return next((place for place in found if place is not None), None)
