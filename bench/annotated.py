"""Annotated pages as readings: what careful people read of a page, and which engagement it is of.

A folder of them has `pages`, `visible.jsonl` with each page's visible text, and `gold.jsonl` with
a page's claims, each with the name of its engagement. Names such as "e1" are a page's own; others
are one engagement wherever they stand. `engagements.csv` (page, id, engagement), where there is
one, says which of the pages' own names are one engagement. `reading` is how a reading is written
by hand, here and in the tests.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

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
    Side,
    Source,
    Span,
    Status,
    When,
)

_OWN = re.compile(r"e\d+")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A page, its file, the reading that people made of it, and by claim the engagement."""

    page: RawPage
    path: Path
    reading: Reading
    engagement: dict[str, str]


def pages(folder: Path) -> tuple[Annotated, ...]:
    """The annotated pages of a folder that tell of engagements of more than a page, by day."""
    texts = {one["id"]: one["text"] for one in _lines(folder / "visible.jsonl")}
    same = _same(folder / "engagements.csv")
    told = [
        _annotated(one, texts[one["id"]], folder, same)
        for one in _lines(folder / "gold.jsonl")
        if any(_named(one["id"], claim, same) for claim in one["claims"])
    ]
    return tuple(sorted(told, key=lambda one: (str(one.reading.article.anchor_day), one.page.id)))


def _annotated(
    told: dict[str, Any], text: str, folder: Path, same: dict[tuple[str, str], str]
) -> Annotated:
    id = told["id"]
    made = reading(
        id,
        text,
        told["claims"],
        title=told["title"],
        day=date.fromisoformat(told["anchor_day"]),
    )
    names = (_named(id, claim, same) for claim in told["claims"])
    return Annotated(
        page=page(id, text),
        path=next((folder / "pages").glob(f"{id}*")),
        reading=made,
        engagement={c.id: name for c, name in zip(made.claims, names, strict=True) if name},
    )


def page(id: str, text: str) -> RawPage:
    """A page that shows this text and nothing else."""
    return RawPage(id=id, content=text.encode(), media=Media.TEXT)


def reading(
    id: str, text: str, claims: Iterable[Mapping[str, Any]], *, title: str, day: date | None
) -> Reading:
    """The reading of an article that a person wrote down, a mapping a claim."""
    return Reading(
        article=Article(
            id=id,
            page=page(id, text).hash,
            text=text,
            blocks=(Block(Label.BODY, 0, len(text)),),
            title=title,
            anchor_day=day,
        ),
        claims=tuple(_claim(id, claim, text) for claim in claims),
    )


def _claim(article: str, told: Mapping[str, Any], text: str) -> Claim:
    place, when, topic = told["place"], told["when"], told["topic"]
    evidence = tuple(quote(text, words) for words in told["evidence"])
    return Claim(
        article=article,
        engagement=told["engagement"],
        kind=Kind(told["kind"]),
        status=Status(told["status"]),
        main=told["main"],
        participants=tuple(
            Participant(
                name=one["name"],
                type=ActorType(one["type"].replace("z", "s")),
                country=one["country"],
                side=Side(one["side"]) if one["side"] else None,
                span=_named_at(one["name"], evidence, text),
            )
            for one in told["participants"]
        ),
        place=Place(
            name=place["name"],
            country=place["country"],
            span=_named_at(place["name"], evidence, text),
        )
        if place
        else None,
        when=Dated(when=When(when)) if when else None,
        topic=quote(text, topic) if topic and topic in text else None,
        attribution=tuple(Source(name=name) for name in told["attribution"]),
        evidence=evidence,
        confidence=0.9,
    )


def quote(text: str, words: str) -> Quote:
    """Where the words first stand in the text; ValueError where they do not."""
    begin = text.index(words)
    return Quote.cut(text, begin, begin + len(words))


def _named_at(name: str, evidence: Iterable[Quote], text: str) -> Span | None:
    """Where the evidence has the name, by its last word; None where it was carried over."""
    word = name.rsplit(maxsplit=1)[-1]
    for each in evidence:
        at = text.find(word, each.start, each.end)
        if at >= 0:
            return Span(at, at + len(word))
    return None


def _named(page: str, claim: dict[str, Any], same: dict[tuple[str, str], str]) -> str | None:
    """The name that a claim's engagement has over all pages; None where only its page knows it."""
    own = str(claim["engagement"])
    return same.get((page, own)) or (None if _OWN.fullmatch(own) else own)


def _same(path: Path) -> dict[tuple[str, str], str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:
        return {(row["page"], row["id"]): row["engagement"] for row in csv.DictReader(file)}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
