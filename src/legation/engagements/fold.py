"""What the claims of one engagement add up to now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from legation.engagements import conflicts, copies, corrections, parties, scale, word
from legation.engagements.copies import Print
from legation.engagements.days import DONE, OFF, PLANS
from legation.engagements.history import change, changes, day, in_order, outspoken
from legation.engagements.judge import groups, in_force
from legation.engagements.likeness import Said
from legation.engagements.where import is_city
from legation.lexicon import Lexicon, load
from legation.model import (
    Claim,
    Correction,
    Decision,
    Engagement,
    Kind,
    Place,
    Status,
    Verdict,
    When,
)

_TELLING = (Kind.SUMMIT, Kind.NEGOTIATION, Kind.CONFERENCE, Kind.MEETING, Kind.VISIT, Kind.CALL)
"""Kinds, the one that says most first."""


def fold(
    claims: Iterable[Claim],
    decisions: Iterable[Decision],
    *,
    said: Said,
    today: date,
    corrected: Iterable[Correction] = (),
    prints: Mapping[str, Print] | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Engagement, ...]:
    """The engagements that claims, decisions and corrections add up to, by id.

    An engagement bears the id of the claim that spoke of it first, so that later news leaves
    its name alone. `said` gives the day each article spoke on; `today` tells which plans have
    passed; `prints` which articles are copies or earlier states of others. The result is the
    same for any order of what is given.
    """
    words = lexicon or load()
    standing = corrections.standing(corrected)
    kept = [claim for claim in claims if not corrections.rejected(claim, standing)]
    made = tuple(decisions)
    told = [
        _engagement(group, said=said, prints=prints or {}, lexicon=words)
        for group in groups(kept, made, said=said)
    ]
    found = (
        corrections.corrected(one, standing, lexicon=words)
        for one in visited(told, made, said=said)
    )
    dated = (replace(one, unresolved=unresolved(one, today=today)) for one in found)
    return tuple(sorted(dated, key=lambda engagement: engagement.id))


def _engagement(
    group: Sequence[Claim], *, said: Said, prints: Mapping[str, Print], lexicon: Lexicon
) -> Engagement:
    claims = in_order(group, said=said)
    voices = copies.voices((claim.article for claim in claims), prints)
    # What a page no longer says is part of the history, and of nothing else.
    current = [claim for claim in claims if claim.article not in voices.replaced]
    telling = outspoken(voices.original(current or claims))
    participants = parties.gather(telling)
    now = last_word(telling, said)
    when = days_of(telling, now, said)
    engagement = Engagement(
        id=name_of(claims, said=said),
        kind=_kind(telling),
        status=now.status,
        unresolved=False,
        confirmed=any(
            claim.status in PLANS | DONE and word.own(claim, participants, lexicon=lexicon)
            for claim in current or claims
        ),
        participants=participants,
        place=_place(telling),
        when=when,
        topic=_topic(telling),
        history=changes(claims, said=said, voices=voices),
        claims=claims,
        confidence=max(claim.confidence for claim in telling if claim.status is now.status),
        voices=len({voices.of(claim.article) for claim in claims}),
    )
    return replace(engagement, conflicts=conflicts.conflicts(engagement, telling))


def visited(
    told: Sequence[Engagement], decisions: Iterable[Decision], *, said: Said
) -> Iterator[Engagement]:
    """The engagements, visits that only their meetings tell of being held.

    A visit that is told as planned took place where a meeting on it was held; it keeps its own
    days, for it does not take the meeting's.
    """
    of = {claim.id: (one, claim) for one in told for claim in one.claims}
    seen: dict[str, list[Claim]] = defaultdict(list)
    for pair, decision in in_force(decisions).items():
        if decision.verdict is Verdict.DURING and pair[0] in of and pair[1] in of:
            (visit, _), (meeting, claim) = sorted(
                (of[id] for id in pair), key=lambda one: one[0].kind is not Kind.VISIT
            )
            if visit.status in PLANS and meeting.status in DONE:
                seen[visit.id].append(claim)
    for one in told:
        shown = in_order(seen[one.id], said=said)[:1] if one.id in seen else ()
        yield _came(one, shown[0], said) if shown else one


def _came(visit: Engagement, report: Claim, said: Said) -> Engagement:
    return replace(
        visit,
        status=Status.HELD,
        confidence=report.confidence,
        history=(*visit.history, replace(change(report, said), status=Status.HELD)),
        seen=(report,),
    )


def unresolved(engagement: Engagement, *, today: date) -> bool:
    """Whether the days of a plan have passed, or those of an arrival long have, with no report."""
    last = engagement.when.last if engagement.when else None
    if engagement.status in PLANS:
        return last is not None and last < today
    if engagement.status is not Status.UNDERWAY:
        return False
    said_on = engagement.history[-1].said_on if engagement.history else None
    if engagement.when is None and said_on:
        last = date.fromisoformat(said_on)
    return last is not None and last + timedelta(scale.days("stay")) < today


def name_of(claims: Iterable[Claim], *, said: Said) -> str:
    """The id of an engagement of these claims: that of the claim that spoke of it first."""
    return min(claims, key=lambda claim: (said.get(claim.article, date.max), claim.id)).id


def last_word(claims: Sequence[Claim], said: Said) -> Claim:
    """The claim whose status stands: the latest that is news.

    A plan told of as background, or after the day was held, takes nothing back. What was held
    is undone by an article of a later day that is about its not taking place; a denial
    undoes at once what rests on others' word alone.
    """
    held = [claim for claim in claims if claim.status in DONE]
    if held:
        by_others = all(claim.attribution for claim in held)
        told_on = day(held[-1], said)
        undone = [
            claim
            for claim in claims
            if claim.main
            and claim.status in (Status.DENIED, Status.CANCELLED)
            and (
                day(claim, said) > told_on
                or (by_others and claim.status is Status.DENIED and day(claim, said) >= told_on)
            )
        ]
        return undone[-1] if undone else held[-1]
    news = [claim for claim in claims if claim.main]
    return (news or claims)[-1]


def days_of(claims: Sequence[Claim], now: Claim, said: Said) -> When | None:
    """The days of the latest claims that share the present status, else of the latest dated.

    A visit's days are the longest stretch that a visit may last, from the arrival where one
    was told, since reports name the day they write of; any other engagement's the closest.
    """
    dated = [(claim, claim.when.when) for claim in claims if claim.when]
    dated = [told for told in dated if not _day_of_word(*told, said)] or dated
    if not dated:
        return None
    of_now = [when for claim, when in dated if claim.status is now.status]
    latest = of_now[-1] if of_now else dated[-1][1]
    if now.status not in DONE or not of_now:
        return min((when for when in of_now if when.within(latest)), key=_breadth, default=latest)
    if now.kind is not Kind.VISIT:
        days = min([*of_now, *_planned_within(claims, now.status)], key=_breadth)
        return _over_days(days, [when for claim, when in dated if claim.status in DONE])
    arrivals = [when for claim, when in dated if claim.status is Status.UNDERWAY]
    if now.status is Status.UNDERWAY:
        first = {when.first for when in arrivals}
        of_now += [when for claim, when in dated if claim.status in PLANS and when.first in first]
    else:
        of_now += [stay for begin in arrivals for end in of_now if (stay := _stay(begin, end))]
    short = [when for when in of_now if _length(when) <= scale.days("stay")]
    return max(short or of_now, key=_breadth)


def _over_days(days: When, told: Sequence[When]) -> When:
    """All days of talks that were under way from one to the next, where no report has them all."""
    each = sorted({when.first for when in told if when.is_day and when.first})
    if not days.is_day or len(each) < 2 or any((b - a).days > 1 for a, b in pairwise(each)):
        return days
    return When.days(each[0], each[-1])


def _planned_within(claims: Sequence[Claim], status: Status) -> list[When]:
    """Days of plans within those of reports that have theirs from other sentences only."""
    reported = [claim.when for claim in claims if claim.when and claim.status is status]
    if any(dated.quote for dated in reported):
        return []
    return [
        claim.when.when
        for claim in claims
        if claim.status in PLANS
        and claim.when
        and claim.when.quote
        and any(claim.when.when.within(dated.when) for dated in reported)
    ]


def _day_of_word(claim: Claim, when: When, said: Said) -> bool:
    """Whether the day may be that on which it was called off ("put off on Friday")."""
    spoke = said.get(claim.article)
    return (
        claim.status in OFF and spoke is not None and when.last is not None and when.last <= spoke
    )


def _stay(arrival: When, end: When) -> When | None:
    """From the day of an arrival to the day a report calls the visit held."""
    if arrival.first and arrival.is_day and end.last and arrival.first <= end.last:
        return When.days(arrival.first, end.last)
    return None


def _length(when: When) -> int:
    return ((when.last or date.max) - (when.first or date.min)).days + 1


def _breadth(when: When) -> tuple[int, str]:
    return _length(when), when.edtf


def _kind(claims: Sequence[Claim]) -> Kind:
    """The kind most claims give; of equals the one that says most."""
    counted = Counter(claim.kind for claim in claims)
    return max(counted, key=lambda kind: (counted[kind], -_TELLING.index(kind)))


def _place(claims: Sequence[Claim]) -> Place | None:
    """The latest place of those who report it held, else the latest; a city before a country.

    Places that the claims' own words name come before those from other sentences.
    """
    placed = [(claim, claim.place) for claim in claims if claim.place]
    named = [(claim, place) for claim, place in placed if place.span] or placed
    told = [place for claim, place in named if claim.status in DONE]
    places = told or [place for _, place in named]
    cities = [place for place in places if is_city(place)]
    if not places:
        return None
    latest = (cities or places)[-1]
    return Place(name=latest.name, country=latest.country)


def _topic(claims: Sequence[Claim]) -> str | None:
    topics = [claim.topic.text for claim in claims if claim.topic]
    return topics[-1] if topics else None
