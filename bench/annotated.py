"""Annotated pages as readings: what careful people read of a page, and which engagement it is of.

A folder of them has `pages`, `visible.jsonl` with each page's visible text, and `gold.jsonl` with
a page's claims, each with the name of its engagement. Names such as "e1" are a page's own; others
are one engagement wherever they stand. `engagements.csv` (page, id, engagement), where there is
one, says which of the pages' own names are one engagement.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
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
    claims = tuple(_claim(id, claim, text) for claim in told["claims"])
    names = (_named(id, claim, same) for claim in told["claims"])
    path = next((folder / "pages").glob(f"{id}*"))
    return Annotated(
        page=RawPage(id=id, content=text.encode(), media=Media.TEXT),
        path=path,
        reading=Reading(
            article=Article(
                id=id,
                page=id,
                text=text,
                blocks=(Block(Label.BODY, 0, len(text)),),
                title=told["title"],
                anchor_day=date.fromisoformat(told["anchor_day"]),
            ),
            claims=claims,
        ),
        engagement={c.id: name for c, name in zip(claims, names, strict=True) if name},
    )


def _claim(page: str, told: dict[str, Any], text: str) -> Claim:
    place, when, topic = told["place"], told["when"], told["topic"]
    return Claim(
        article=page,
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
            )
            for one in told["participants"]
        ),
        place=Place(name=place["name"], country=place["country"]) if place else None,
        when=Dated(when=When(when)) if when else None,
        topic=_quote(text, topic) if topic and topic in text else None,
        attribution=tuple(Source(name=name) for name in told["attribution"]),
        evidence=tuple(_quote(text, words) for words in told["evidence"]),
        confidence=1.0,
    )


def _quote(text: str, words: str) -> Quote:
    begin = text.index(words)
    return Quote(begin, begin + len(words), words)


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
