"""Readings written by hand: one sentence a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from legation.lexicon import load
from legation.model import (
    ActorType,
    Article,
    Block,
    Claim,
    Dated,
    Kind,
    Label,
    Media,
    Participant,
    Place,
    Quote,
    RawPage,
    Reading,
    SeriesMention,
    SeriesState,
    Side,
    Source,
    Span,
    Status,
    When,
)

MADE_AT = datetime(2025, 2, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Line:
    """A sentence and what it says; `who` reads "Liu Jianchao/CHN/visitor" or "JPN/host".

    Those whom the sentence names have their span; whom it does not, were carried over.
    """

    sentence: str
    kind: str
    status: str
    who: str
    when: str | None = None
    place: str | None = None
    e: str = "e1"
    main: bool = True
    by: str = ""
    topic: str | None = None


@dataclass(frozen=True)
class Recurs:
    """A sentence that speaks of a series."""

    sentence: str
    name: str
    who: str
    kind: str = "meeting"
    cadence: str | None = None
    last: str | None = None
    ordinal: int | None = None
    next: str | None = None
    state: str = "active"


def told(article: str, day: str | None, *lines: Line | Recurs) -> Reading:
    """The reading of an article of `day` that consists of these sentences."""
    text = " ".join(dict.fromkeys(line.sentence for line in lines)) or "Nothing was said."
    return Reading(
        article=Article(
            id=article,
            page=page(article, text).hash,
            text=text,
            blocks=(Block(Label.BODY, 0, len(text)),),
            title=f"What {article} says",
            anchor_day=date.fromisoformat(day) if day else None,
        ),
        claims=tuple(_claim(article, text, line) for line in lines if isinstance(line, Line)),
        series=tuple(_mention(text, line) for line in lines if isinstance(line, Recurs)),
    )


def page(article: str, text: str) -> RawPage:
    return RawPage(id=article, content=text.encode(), media=Media.TEXT)


def days(*readings: Reading) -> dict[str, date]:
    return {r.article.id: r.article.anchor_day for r in readings if r.article.anchor_day}


def claims(*readings: Reading) -> list[Claim]:
    return [claim for reading in readings for claim in reading.claims]


def _claim(article: str, text: str, line: Line) -> Claim:
    quote = _quote(text, line.sentence)
    return Claim(
        article=article,
        engagement=line.e,
        kind=Kind(line.kind),
        status=Status(line.status),
        main=line.main,
        participants=tuple(_participant(each.strip(), text, quote) for each in line.who.split(",")),
        place=_place(line.place, text, quote) if line.place else None,
        when=Dated(when=When(line.when)) if line.when else None,
        topic=_quote(text, line.topic) if line.topic else None,
        attribution=tuple(Source(name=name.strip()) for name in line.by.split(">") if name),
        evidence=(quote,),
        confidence=0.9,
    )


def _mention(text: str, line: Recurs) -> SeriesMention:
    return SeriesMention(
        name=line.name,
        participants=tuple(line.who.split(",")),
        kind=Kind(line.kind),
        cadence=line.cadence,
        last_held=When(line.last) if line.last else None,
        ordinal=line.ordinal,
        next=When(line.next) if line.next else None,
        state=SeriesState(line.state),
        evidence=(_quote(text, line.sentence),),
    )


def _quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote.cut(text, start, start + len(words))


def _participant(told: str, text: str, quote: Quote) -> Participant:
    parts: Sequence[str] = told.split("/")
    side = Side(parts[-1]) if parts[-1] in ("visitor", "host") else None
    name, country = (
        parts[0],
        parts[1] if len(parts) > 1 and not (side and len(parts) == 2) else None,
    )
    land = load().coded(name)
    if land:
        name, country = land.name, land.code
    at = text.find(name.split()[-1], quote.start, quote.end)
    return Participant(
        name=name,
        type=ActorType.COUNTRY if land else ActorType.PERSON,
        country=country or None,
        side=side,
        span=Span(at, at + len(name.split()[-1])) if at >= 0 else None,
    )


def _place(name: str, text: str, quote: Quote) -> Place:
    city, land = load().city(name), load().country(name)
    assert city or land, f"the lexicon knows no place {name}"
    at = text.find(name, quote.start, quote.end)
    return Place(
        name=name,
        country=land.code if land else city.country if city else None,
        span=Span(at, at + len(name)) if at >= 0 else None,
    )
