"""Search: countries, people and engagements by words."""

from __future__ import annotations

import re
from collections import Counter

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from legation import lexicon
from legation.diary import Diary
from legation.engagements import is_called
from legation.errors import NotInDiary, QueryError
from legation.model import ActorType, Engagement
from legation.web.asking import Kept
from legation.web.rendering import html

router = APIRouter()

_SHOWN = 25
_PEOPLE = 8
_LONGEST = 200
_ID = re.compile(r"[0-9a-f]{8,16}")


@router.get("/search")
def search(request: Request, kept: Kept, q: str = "") -> Response:
    """What the diary holds of some words: a country, somebody's name, words of a page."""
    words = " ".join(q.split())
    if len(words) > _LONGEST:
        raise QueryError(f"q has more than {_LONGEST} characters; wanted fewer")
    if _ID.fullmatch(words) and (id := _engagement(kept, words)):
        return RedirectResponse(f"/engagement/{id}", status_code=303)
    found = kept.search(words, most=_SHOWN) if words else ()
    return html(
        request,
        "search.html",
        q=words,
        lands=_lands(words),
        people=_people(words, found),
        found=found,
        full=len(found) == _SHOWN,
    )


def _engagement(kept: Diary, id: str) -> str | None:
    try:
        return kept.engagement(id).id
    except NotInDiary:
        return None


def _lands(words: str) -> list[tuple[str, str]]:
    """The countries that the words may name, by code and name."""
    known = lexicon.load()
    folded = words.casefold()
    exact = known.country(words) or known.coded(words.upper())
    begun = [
        land
        for land in known.countries
        if len(folded) > 2 and folded in land.name.casefold() and land != exact
    ]
    return [(land.code, land.name) for land in ([exact] if exact else []) + begun[:_PEOPLE]]


def _people(words: str, found: tuple[Engagement, ...]) -> list[tuple[str, str | None, int]]:
    """Those of this name: name, country, and in how many of the engagements found."""
    told = Counter(
        (one.name, one.country)
        for engagement in found
        for one in engagement.participants
        if one.type is ActorType.PERSON and is_called(words, one.name, one.country)
    )
    return [(name, country, count) for (name, country), count in told.most_common(_PEOPLE)]
