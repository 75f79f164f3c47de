"""Engagements and claims as flat rows, the same for CSV, Parquet and data frames."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO

from legation.model import Article, Claim, Engagement, Participant, Side, When
from legation.views.words import named

Value = str | bool | int | float | date | tuple[str, ...] | None
Row = dict[str, Value]

_SHARED = ("kind", "status", "edtf", "first", "last", "place", "place_country", "countries")
_WHO = ("participants", "visitors", "hosts", "roles", "topic")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "engagements": (
        "id",
        *_SHARED,
        *_WHO,
        "unresolved",
        "confirmed",
        "confidence",
        "pages",
        "voices",
        "first_said",
        "last_said",
        "sources",
        "disputed",
        "by_hand",
        "quote",
        "title",
        "agency",
        "url",
    ),
    "claims": (
        "id",
        "engagement",
        *_SHARED,
        *_WHO,
        "main",
        "confidence",
        "said_on",
        "sources",
        "quote",
        "article",
        "title",
        "agency",
        "url",
    ),
}
"""What a row has, by what it is a row of. Several values of a cell are a tuple."""

_LISTS = "; "
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, in either width."""


def engagement_rows(
    engagements: Iterable[Engagement], articles: Mapping[str, Article]
) -> Iterator[Row]:
    """A row an engagement; quote, title and address are those of its latest word."""
    for engagement in engagements:
        latest = _latest(engagement)
        said = [change.said_on for change in engagement.history if change.said_on]
        sources = {s.name: None for c in engagement.claims for s in c.attribution}
        row: Row = {
            "id": engagement.id,
            "kind": engagement.kind.value,
            "status": engagement.status.value,
            **_days(engagement.when),
            "place": engagement.place.name if engagement.place else None,
            "place_country": engagement.place.country if engagement.place else None,
            **_who(engagement.participants),
            "topic": engagement.topic,
            "unresolved": engagement.unresolved,
            "confirmed": engagement.confirmed,
            "confidence": engagement.confidence,
            "pages": len({claim.article for claim in engagement.claims}),
            "voices": engagement.voices,
            "first_said": date.fromisoformat(min(said)) if said else None,
            "last_said": date.fromisoformat(max(said)) if said else None,
            "sources": tuple(sources),
            "disputed": tuple(conflict.aspect.value for conflict in engagement.conflicts),
            "by_hand": tuple(correction.aspect.value for correction in engagement.corrections),
            "quote": latest.evidence[0].text,
            **_cited(articles.get(latest.article)),
        }
        yield {name: row[name] for name in COLUMNS["engagements"]}


def claim_rows(engagements: Iterable[Engagement], articles: Mapping[str, Article]) -> Iterator[Row]:
    """A row a claim, with the engagement it is of."""
    for engagement in engagements:
        for claim in engagement.claims:
            article = articles.get(claim.article)
            row: Row = {
                "id": claim.id,
                "engagement": engagement.id,
                "kind": claim.kind.value,
                "status": claim.status.value,
                **_days(claim.when.when if claim.when else None),
                "place": claim.place.name if claim.place else None,
                "place_country": claim.place.country if claim.place else None,
                **_who(claim.participants),
                "topic": claim.topic.text if claim.topic else None,
                "main": claim.main,
                "confidence": claim.confidence,
                "said_on": article.anchor_day if article else None,
                "sources": tuple(source.name for source in claim.attribution),
                "quote": " … ".join(quote.text for quote in claim.evidence),
                "article": claim.article,
                **_cited(article),
            }
            yield {name: row[name] for name in COLUMNS["claims"]}


def csv_text(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """The rows as RFC 4180 has them, with a heading; several values of a cell between "; ".

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
    return out.getvalue()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return _plain(_LISTS.join(value))
        case str():
            return _plain(value)
        case _:
            return str(value)


def _plain(text: str) -> str:
    """The text on one line, which no spreadsheet calculates."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def _latest(engagement: Engagement) -> Claim:
    by_id = {claim.id: claim for claim in engagement.grounds}
    change = engagement.history[-1] if engagement.history else None
    return by_id.get(change.claim if change else "", engagement.claims[-1])


def _days(when: When | None) -> Row:
    return {
        "edtf": when.edtf if when else None,
        "first": when.first if when else None,
        "last": when.last if when else None,
    }


def _who(participants: Sequence[Participant]) -> Row:
    countries = {p.country: None for p in participants if p.country}
    return {
        "countries": tuple(countries),
        "participants": tuple(named(p.name, p.country) for p in participants),
        "visitors": tuple(p.name for p in participants if p.side is Side.VISITOR),
        "hosts": tuple(p.name for p in participants if p.side is Side.HOST),
        "roles": tuple(f"{p.name}: {p.role}" for p in participants if p.role),
    }


def _cited(article: Article | None) -> Row:
    return {
        "title": article.title if article else None,
        "agency": article.agency if article else None,
        "url": article.url if article else None,
    }
