"""What the claims of one engagement add up to now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from legation.engagements import parties, word
from legation.engagements.days import DONE, PLANS
from legation.engagements.judge import groups
from legation.engagements.likeness import Said
from legation.engagements.where import is_city
from legation.lexicon import Lexicon, load
from legation.model import (
    Change,
    Claim,
    Decision,
    Engagement,
    Kind,
    Place,
    Status,
    When,
)

_VISIT_DAYS = 14

_LATER = {
    Status.HABITUAL: 0,
    Status.POSSIBLE: 1,
    Status.PROPOSED: 1,
    Status.POSTPONED: 2,
    Status.PLANNED: 3,
    Status.CANCELLED: 3,
    Status.DENIED: 4,
    Status.UNDERWAY: 5,
    Status.HELD: 6,
}
"""Of what is said on one day, the higher is the later word: a new plan answers a postponement,
a denial a plan, and what took place settles it."""

_TELLING = (Kind.SUMMIT, Kind.NEGOTIATION, Kind.CONFERENCE, Kind.MEETING, Kind.VISIT, Kind.CALL)
"""Kinds, the one that says most first."""


def fold(
    claims: Iterable[Claim],
    decisions: Iterable[Decision],
    *,
    said: Said,
    today: date,
    lexicon: Lexicon | None = None,
) -> tuple[Engagement, ...]:
    """The engagements that claims and decisions add up to, by id.

    An engagement bears the id of the claim that spoke of it first, so that later news leaves
    its name alone. `said` gives the day each article spoke on; `today` tells which plans have
    passed. The result is the same for any order of claims and decisions.
    """
    words = lexicon or load()
    found = (
        _engagement(group, said=said, today=today, lexicon=words)
        for group in groups(claims, decisions, said=said)
    )
    return tuple(sorted(found, key=lambda engagement: engagement.id))


def _engagement(group: Sequence[Claim], *, said: Said, today: date, lexicon: Lexicon) -> Engagement:
    claims = in_order(group, said=said)
    participants = parties.gather(claims)
    now = _now(claims, said)
    when = _when(claims, now)
    passed = when is not None and when.last is not None and when.last < today
    return Engagement(
        id=min(claims, key=lambda claim: _first(claim, said)).id,
        kind=_kind(claims),
        status=now.status,
        unresolved=now.status in PLANS and passed,
        confirmed=any(
            claim.status in PLANS | DONE and word.own(claim, participants, lexicon=lexicon)
            for claim in claims
        ),
        participants=participants,
        place=_place(claims),
        when=when,
        topic=_topic(claims),
        history=tuple(_change(claim, said) for claim in claims),
        claims=claims,
    )


def in_order(claims: Iterable[Claim], *, said: Said) -> tuple[Claim, ...]:
    """The claims as they were said: by the articles' days, those of unknown day first.

    Of one day, the later word stands last (`_LATER`); of equal ones that which stands first
    in its text, for an article leads with what is new.
    """
    return tuple(sorted(claims, key=lambda claim: _moment(claim, said)))


def _moment(claim: Claim, said: Said) -> tuple[date, int, int, str]:
    return _day(claim, said), _LATER[claim.status], -claim.evidence[0].start, claim.id


def _day(claim: Claim, said: Said) -> date:
    return said.get(claim.article, date.min)


def _first(claim: Claim, said: Said) -> tuple[date, str]:
    return said.get(claim.article, date.max), claim.id


def _now(claims: Sequence[Claim], said: Said) -> Claim:
    """The claim whose status stands: the latest that is news.

    A plan told of as background, or after the day was held, takes nothing back. What was held
    is undone by an article of a later day that is about its not taking place; a denial
    undoes at once what rests on others' word alone.
    """
    held = [claim for claim in claims if claim.status in DONE]
    if held:
        by_others = all(claim.attribution for claim in held)
        told_on = _day(held[-1], said)
        undone = [
            claim
            for claim in claims
            if claim.main
            and claim.status in (Status.DENIED, Status.CANCELLED)
            and (
                _moment(claim, said) > _moment(held[-1], said)
                or (by_others and claim.status is Status.DENIED and _day(claim, said) >= told_on)
            )
        ]
        return undone[-1] if undone else held[-1]
    news = [claim for claim in claims if claim.main]
    return (news or claims)[-1]


def _when(claims: Sequence[Claim], now: Claim) -> When | None:
    """The days of the latest claims that share the present status, else of the latest dated.

    A visit's days are the longest stated stretch that a visit may last, since reports name
    the day they write of; any other engagement's the closest.
    """
    dated = [(claim, claim.when.when) for claim in claims if claim.when]
    if not dated:
        return None
    of_now = [when for claim, when in dated if claim.status is now.status]
    if now.status is Status.UNDERWAY:
        of_now += [when for claim, when in dated if claim.status in PLANS and _holds(when, of_now)]
    latest = of_now[-1] if of_now else dated[-1][1]
    if now.status in DONE and of_now:
        visit = now.kind is Kind.VISIT
        short = [when for when in of_now if _length(when) <= _VISIT_DAYS]
        return max(short, key=_breadth) if visit and short else min(of_now, key=_breadth)
    return min((when for when in of_now if when.within(latest)), key=_breadth, default=latest)


def _holds(when: When, days: Sequence[When]) -> bool:
    return any(day.within(when) for day in days)


def _length(when: When) -> int:
    return ((when.last or date.max) - (when.first or date.min)).days + 1


def _breadth(when: When) -> tuple[int, str]:
    return _length(when), when.edtf


def _kind(claims: Sequence[Claim]) -> Kind:
    """The kind most claims give; of equals the one that says most."""
    counted = Counter(claim.kind for claim in claims)
    return max(counted, key=lambda kind: (counted[kind], -_TELLING.index(kind)))


def _place(claims: Sequence[Claim]) -> Place | None:
    """The latest place of those who report it held, else the latest; a city before a country."""
    placed = [claim for claim in claims if claim.place]
    told = [claim for claim in placed if claim.status in DONE] or placed
    places = [claim.place for claim in told if claim.place]
    cities = [place for place in places if is_city(place)]
    if not places:
        return None
    latest = (cities or places)[-1]
    return Place(name=latest.name, country=latest.country)


def _topic(claims: Sequence[Claim]) -> str | None:
    topics = [claim.topic.text for claim in claims if claim.topic]
    return topics[-1] if topics else None


def _change(claim: Claim, said: Said) -> Change:
    day = said.get(claim.article)
    return Change(
        said_on=day.isoformat() if day else None,
        status=claim.status,
        when=claim.when.when if claim.when else None,
        attribution=claim.attribution,
        claim=claim.id,
        article=claim.article,
    )
