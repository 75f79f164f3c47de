"""Readings written by hand: one sentence a claim."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from legation.lexicon import load
from legation.model import Claim, Kind, Reading, SeriesMention, SeriesState, When

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import annotated
from annotated import page

__all__ = ["MADE_AT", "Line", "Recurs", "claims", "days", "page", "told"]

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
    made = annotated.reading(
        article,
        text,
        [_claim(line) for line in lines if isinstance(line, Line)],
        title=f"What {article} says",
        day=date.fromisoformat(day) if day else None,
    )
    series = tuple(_mention(text, line) for line in lines if isinstance(line, Recurs))
    return replace(made, series=series)


def days(*readings: Reading) -> dict[str, date]:
    return {r.article.id: r.article.anchor_day for r in readings if r.article.anchor_day}


def claims(*readings: Reading) -> list[Claim]:
    return [claim for reading in readings for claim in reading.claims]


def _claim(line: Line) -> dict[str, Any]:
    return {
        "engagement": line.e,
        "kind": line.kind,
        "status": line.status,
        "main": line.main,
        "participants": [_participant(each.strip()) for each in line.who.split(",")],
        "place": _place(line.place) if line.place else None,
        "when": line.when,
        "topic": line.topic,
        "attribution": [name.strip() for name in line.by.split(">") if name],
        "evidence": [line.sentence],
    }


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
        evidence=(annotated.quote(text, line.sentence),),
    )


def _participant(told: str) -> dict[str, str | None]:
    parts: Sequence[str] = told.split("/")
    side = parts[-1] if parts[-1] in ("visitor", "host") else None
    name, country = (
        parts[0],
        parts[1] if len(parts) > 1 and not (side and len(parts) == 2) else None,
    )
    land = load().coded(name)
    return {
        "name": land.name if land else name,
        "type": "country" if land else "person",
        "country": (land.code if land else country) or None,
        "side": side,
    }


def _place(name: str) -> dict[str, str | None]:
    city, land = load().city(name), load().country(name)
    assert city or land, f"the lexicon knows no place {name}"
    return {"name": name, "country": land.code if land else city.country if city else None}
