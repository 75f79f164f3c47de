"""Stops of a journey told after it: "On Thursday it is Jakarta's turn", "Bamako comes last"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from legation.claims.drafts import Draft
from legation.claims.evidence import evidence_of
from legation.claims.hosts import as_host
from legation.claims.judged import Judged
from legation.claims.participants import poles
from legation.claims.people import People
from legation.claims.people.names import Name, NameKind
from legation.claims.successive import LEAD, dated_after
from legation.claims.timed import Timed
from legation.language import Sentence, alternation, table
from legation.model import (
    Kind,
    Place,
    Quote,
    Side,
    Slot,
    Span,
    Status,
)

_PLANS = (Status.PLANNED, Status.POSSIBLE, Status.UNDERWAY)
_TIME = re.compile(rf"\A,?\s{LEAD}(?:the\s)?\Z")
_FAR = 2
"""So many paragraphs back is the journey whose stops a sentence may go on telling."""

_NAMED = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?"
_ON = r"[.,;]|\s(?:on|in|next|later|tomorrow|this|from|before|after)\b|\Z"
_END = re.compile(r"\A(?:[.,;:)]|\s(?:and|while|before|where|when|for talks)\b|\Z)")


@cache
def _words() -> dict[str, str]:
    return {name: alternation(some) for name, some in table("en", "frames")["itinerary"].items()}


def stops_after(
    sentence: Sentence,
    drafts: Sequence[Draft],
    people: People,
    timed: Sequence[Timed],
    *,
    text: str,
    anchor: date | None,
) -> list[Draft]:
    """The stops that a sentence adds to the journey told right before it."""
    found: list[Draft] = []
    for name, told in _told(sentence, people):
        visit = _journey(sentence, (*drafts, *found))
        if visit is None:
            return []
        stop = _stop(name, told, visit, sentence, people, timed, text=text, anchor=anchor)
        if stop is not None:
            found.append(stop)
    return found


def _told(sentence: Sentence, people: People) -> Iterator[tuple[Name, Span]]:
    """The places that words of an itinerary tell, each with the stretch of those words."""
    words, text = _words(), people.text
    for name in people.register.within(sentence.span):
        if name.kind not in (NameKind.CITY, NameKind.COUNTRY) or not name.countries:
            continue
        start, end = sentence.span.start, sentence.span.end
        ahead, behind = text[start : name.span.start], text[name.span.end : end]
        follows = re.match(rf"\s(?:{words['following']})\b(?!\sto\b)", behind)
        several = words["several_following"]
        follows = follows or re.match(
            rf"(?:(?:,|,?\sand)\s{_NAMED}){{0,3}}\s(?:{several})(?={_ON})", behind
        )
        turn = re.match(r"['’]s?\sturn\b(?!\sto\b)", behind)
        its = re.search(r"\bit\s(?:is|was|will be)\s\Z", ahead)
        leads = re.search(rf"(?:\A|[;,]\s)(?:{words['leading']})\s\Z", ahead)
        opens = not ahead or re.search(r"(?:[;,]|\band)\s\Z", ahead)
        if follows and opens:
            yield name, Span(name.span.start, name.span.end + follows.end())
        elif turn and its:
            yield name, Span(start + its.start(), name.span.end + turn.end())
        elif leads:
            yield name, Span(start + leads.start(), name.span.end)


def _journey(sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """The visit told last, within the sentences right before."""
    for draft in reversed(drafts):
        apart = sentence.paragraph - draft.paragraph
        if apart < 0 or apart > _FAR:
            return None
        if draft.kind is Kind.VISIT and draft.complete and draft.status in (*_PLANS, Status.HELD):
            return draft
    return None


def _stop(
    name: Name,
    told: Span,
    visit: Draft,
    sentence: Sentence,
    people: People,
    timed: Sequence[Timed],
    *,
    text: str,
    anchor: date | None,
) -> Draft | None:
    country = people.lexicon.coded(name.countries[0])
    token = sentence.token_at(name.span.start)
    known = poles(visit.participants)
    if country is None or token is None or country.code in known:
        return None
    one = _time(told, timed, text)
    end = one.phrase.end if one is not None and one.phrase.start > told.start else told.end
    if not _END.match(text[end : sentence.span.end]):
        return None  # "Paris followed on Saturday with sanctions"
    past = any(t.tag_ == "VBD" and told.covers(sentence.at(t)) for t in sentence)
    status = Status.HELD if past else Status.PLANNED
    if past and visit.status is not Status.HELD:
        return None
    when = None
    if one is not None:
        before = visit.when.when if visit.when is not None else None
        when = dated_after(before, one, status, text=text, anchor=anchor)
    host = as_host(country, name.span)
    visitors = tuple(replace(p, span=None) for p in visit.participants if p.side is not Side.HOST)
    words = Quote.cut(text, told.start, told.end)
    trigger = replace(visit.trigger, token=token, carrier=None, sentence=sentence)
    place = Place(name=name.actor.name, country=country.code, span=name.span)
    reason = "a further stop of the journey told before"
    return replace(
        visit,
        trigger=trigger,
        words=words,
        judged=Judged(status, reason, (token,)),
        participants=(*visitors, host),
        place=place,
        wide=people.lexicon.country(place.name) is not None,
        when=when,
        topic=None,
        evidence=evidence_of(trigger, text),
        slots=(
            Slot(name=str(Side.HOST), value=host.name, reason=reason, words=(words,)),
            Slot(name="status", value=status, reason=reason, words=(words,)),
            Slot(name="when", value=when.when.edtf if when else None, reason="told beside it"),
        ),
        paragraph=sentence.paragraph,
        looks_back=False,
        leans=True,
        also=True,
        overtaken=False,
        was_to=False,
        new_day=False,
    )  # fmt: skip


def _time(told: Span, timed: Sequence[Timed], text: str) -> Timed | None:
    """The time right behind the words, else the one right before them."""
    single = [one for one in timed if one.phrase.tells_when]
    behind = (
        one
        for one in single
        if _TIME.match(text[told.end : max(told.end, one.phrase.start)])
        and one.phrase.start >= told.end
    )
    ahead = (
        one for one in single
        if one.phrase.end <= told.start and not text[one.phrase.end : told.start].strip(" ,")
    )  # fmt: skip
    return next(behind, None) or next(ahead, None)
