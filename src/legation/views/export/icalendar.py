"""Engagements as an iCalendar feed (RFC 5545): whole days, and no more certain than the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from legation.model import Article, Engagement, Status
from legation.views.calendar import when_words
from legation.views.words import chain, named, state_piece, who

_WIDEST = 62
"""A time that is vaguer than two months is no entry of a calendar."""

_ROW = 75
_CONFIRMED = (Status.HELD, Status.UNDERWAY)
_OFF = (Status.CANCELLED, Status.DENIED)


def calendar(
    engagements: Iterable[Engagement],
    articles: Mapping[str, Article],
    *,
    sequence: Callable[[Engagement], int],
    keep: bool = False,
    site: str | None = None,
) -> str:
    """The feed's text; engagements of no known or of too vague days, and habits, are left out.

    `sequence` numbers the states of an engagement and must grow with each, so that calendars
    take over what has changed. The UID stays that of the engagement. Day spans are whole days;
    what may fall on any day of a span is tentative and says so.
    """
    rows = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Legation//Diplomatic diary//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Diplomatic diary",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]
    for engagement in engagements:
        if fits(engagement):
            rows += _event(engagement, articles, sequence(engagement), keep=keep, site=site)
    rows.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for row in rows for part in _folded(row))


def fits(engagement: Engagement) -> bool:
    """Whether an engagement has days that a calendar can show."""
    when = engagement.when
    if when is None or when.first is None or when.last is None:
        return False
    return engagement.status is not Status.HABITUAL and (when.last - when.first).days < _WIDEST


def _event(
    engagement: Engagement,
    articles: Mapping[str, Article],
    sequence: int,
    *,
    keep: bool,
    site: str | None,
) -> Iterator[str]:
    when = engagement.when
    assert when and when.first and when.last
    said = [change.said_on for change in engagement.history if change.said_on]
    stamp = date.fromisoformat(max(said)) if said else when.first
    people = "".join(piece.text for piece in who(engagement.participants, engagement.kind))
    yield "BEGIN:VEVENT"
    yield f"UID:{engagement.id}@legation"
    yield f"SEQUENCE:{sequence}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{when.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{when.last + timedelta(1):%Y%m%d}"
    yield f"STATUS:{_status(engagement, keep=keep)}"
    yield f"SUMMARY:{_text(f'{_state(engagement)}: {people}')}"
    if engagement.place:
        yield f"LOCATION:{_text(named(engagement.place.name, engagement.place.country))}"
    page = f"{site.rstrip('/')}/engagement/{engagement.id}" if site else None
    yield f"DESCRIPTION:{_text(_told(engagement, articles, page))}"
    yield f"CATEGORIES:{engagement.kind.value.upper()}"
    link = page or next((a.url for a in _newest(engagement, articles) if a.url), None)
    if link:
        yield f"URL:{link}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _status(engagement: Engagement, *, keep: bool) -> str:
    if engagement.status in _OFF:
        return "TENTATIVE" if keep else "CANCELLED"
    sure = engagement.status in _CONFIRMED or (
        engagement.status is Status.PLANNED and engagement.confirmed
    )
    return "CONFIRMED" if sure and not _vague(engagement) else "TENTATIVE"


def _vague(engagement: Engagement) -> bool:
    """Whether it is known only that it falls within its days, not that it fills them."""
    edtf = engagement.when.edtf if engagement.when else ""
    return len(edtf) < len("2024-05-29") or edtf[-1] in "~?%"


def _state(engagement: Engagement) -> str:
    vague = ", some day in these" if _vague(engagement) else ""
    return f"{state_piece(engagement).text} {engagement.kind}{vague}"


def _told(engagement: Engagement, articles: Mapping[str, Article], page: str | None) -> str:
    when = when_words(engagement.when) if engagement.when else ""
    rows = [f"{when}. About {engagement.topic}" if engagement.topic else when]
    claims = {claim.id: claim for claim in engagement.grounds}
    for change in reversed(engagement.history):
        claim, article = claims.get(change.claim), articles.get(change.article)
        by = chain(change.attribution, agency=article.agency if article else None)
        rows.append(f"{change.said_on or 'undated'}: {change.status}, says {by}")
        if claim:
            rows.append(f"“{' '.join(claim.evidence[0].text.split())}”")
    rows.append(page or f"legation show {engagement.id}")
    return "\n".join(rows)


def _newest(engagement: Engagement, articles: Mapping[str, Article]) -> Iterator[Article]:
    for change in reversed(engagement.history):
        if change.article in articles:
            yield articles[change.article]


def _text(value: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return value


def _folded(row: str) -> Iterator[str]:
    """The row in parts of at most 75 bytes, those after the first begun with a space."""
    if row.isascii():
        yield row[:_ROW]
        yield from (f" {row[at : at + _ROW - 1]}" for at in range(_ROW, len(row), _ROW - 1))
        return
    part, size = "", 0
    for char in row:
        length = len(char.encode(errors="replace"))
        if size + length > _ROW:
            yield part
            part, size = " ", 1
        part += char
        size += length
    yield part
