"""Engagements by date for a person, one entry each, the year as a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legation.model import Engagement, Status
from legation.views.calendar import brief_words
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.words import ID_SHOWN, chain, named, plural, state_piece, who

_DAY = 2
_STATUS = 18
_BODY = 32


def diary_lines(engagements: Iterable[Engagement]) -> Iterator[Line]:
    """The engagements in the order given, under their years; undated ones under a heading."""
    heading: str | None = None
    for engagement in engagements:
        year = _year(engagement)
        told = str(year) if year else "No day known"
        if told != heading:
            if heading is not None:
                yield BLANK
            yield line(Piece(told, Style.HEADING))
            heading = told
        yield from entry(engagement, year=year)


def entry(engagement: Engagement, *, year: int | None) -> Iterator[Line]:
    """One engagement in three parts: day, what became of it, who with whom and where.

    `year` is the one of the heading and goes without saying.
    """
    when = brief_words(engagement.when, within=year) if engagement.when and year else ""
    place = (
        f" · {named(engagement.place.name, engagement.place.country)}" if engagement.place else ""
    )
    id = Piece(f" · {engagement.id[:ID_SHOWN]}", Style.DIM)
    yield _row(when, state_piece(engagement), engagement.kind, place, id)
    yield _row("", Piece(""), *who(engagement.participants, engagement.kind))
    if engagement.topic:
        yield _row("", Piece(""), f"about {engagement.topic}")
    told = facts(engagement)
    if told:
        yield _row("", Piece(""), Piece(" · ".join(told), Style.DIM))


def _row(when: str, state: Piece, *body: Piece | str) -> Line:
    # A span of years may be too long for its column; the status then moves with it.
    day = f"{' ' * _DAY}{when} "
    return line(*body, lead=[f"{day:<{_STATUS}}", state], hang=_BODY)


def facts(engagement: Engagement) -> tuple[str, ...]:
    """By how many pages where by several, on whose word last where that is not theirs, …"""
    pages = len({claim.article for claim in engagement.claims})
    told = [plural(pages, "page")] if pages > 1 else []
    if engagement.voices < pages:
        told.append(plural(engagement.voices, "voice"))
    if engagement.corrections:
        told.append("put right by hand")
    if engagement.conflicts:
        told.append(f"disputed: {', '.join(conflict.aspect for conflict in engagement.conflicts)}")
    if engagement.confirmed and engagement.status is Status.PLANNED:
        told.append("confirmed by a party to it")
    if engagement.history and engagement.history[-1].attribution:
        told.append(f"says {chain(engagement.history[-1].attribution, agency=None)}")
    return tuple(told)


def _year(engagement: Engagement) -> int | None:
    day = engagement.when and (engagement.when.first or engagement.when.last)
    return day.year if day else None
