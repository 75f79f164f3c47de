"""Somebody: offices over time, all spellings, whom they met, and every engagement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from legation.diary import Diary
from legation.engagements.names import surname
from legation.errors import NotInDiary
from legation.model import Engagement, Participant, Person, Query
from legation.views import tallies
from legation.views.actor import Held, roles
from legation.views.calendar import when_words
from legation.views.drawn import Drawing, Tie, ties
from legation.web.asking import Asked, Kept, Today, link
from legation.web.latest import LATEST, latest
from legation.web.rendering import html
from legation.web.ways import to_participant

router = APIRouter()

_SHOWN = 25
_OFFICES = 40


@router.get("/actor/{name:path}")
def actor(request: Request, kept: Kept, query: Asked, today: Today, name: str) -> Response:
    """A person under all spellings; with several of this name, what any of them took part in."""
    country = query.countries[0] if query.countries else None
    person = _meant(kept, name, country)
    if person is None:
        return RedirectResponse(
            link("/", Query(people=(name,), countries=query.countries)), status_code=303
        )
    found = kept.taking_part(person, replace(query, countries=(), last=LATEST), claims=False)
    offices = [
        Held(article=told.article, said_on=told.said_on, fact=told.fact)
        for told in kept.offices(person)
    ]
    shown = [held for held in offices if held.fact.when or held.said_on][-_OFFICES:]
    return html(
        request,
        "actor.html",
        person=person,
        latest=latest(kept, found, today=today, most=LATEST, listed=_SHOWN),
        query=Query(people=(person.name,), countries=(person.country,) if person.country else ()),
        roles=roles(person, found),
        offices=shown[::-1],
        articles=kept.articles({held.article for held in shown}),
        drawn=_counterparts(person, found),
    )


def _meant(kept: Diary, name: str, country: str | None) -> Person | None:
    """Who is meant; None where several may be, NotInDiary where nobody is."""
    try:
        return kept.actor(name, country=country)
    except NotInDiary:
        asked = Query(people=(name,), countries=(country,) if country else (), first=1)
        if not kept.find(asked):
            raise
        return None


def _counterparts(person: Person, found: Iterable[Engagement]) -> Drawing | None:
    """Whom of other sides the person has to do with, as a ring; None of nobody."""
    known: dict[str, Participant] = {}

    def others(engagement: Engagement) -> Iterator[str]:
        for one in engagement.participants:
            if one.country != person.country:
                key = f"{one.name} {one.country}"
                known.setdefault(key, one)
                yield key

    told = tallies.shared(found, others)
    if not told:
        return None
    around = [
        Tie(
            key=key,
            code=surname(known[key].name, known[key].country).title(),
            name=known[key].name,
            count=one.count,
            held=one.held,
            latest=when_words(one.latest) if one.latest else "not known",
            href=to_participant(known[key]) or link("/", Query(text=known[key].name)),
        )
        for key, one in told.items()
    ]
    return ties(person.name, around)
