"""Engagements as they are cited: one entry a record, and one for each page it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from legation.model import Article, Claim, Engagement, content_id
from legation.views.calendar import when_words
from legation.views.words import ID_SHOWN, who

_SPECIAL = re.compile(r"[&%$#_{}]")


def bibtex(engagements: Iterable[Engagement], articles: Mapping[str, Article]) -> str:
    """A `@misc` for each engagement, whose note names the `@online` of each of its pages."""
    entries: dict[str, str] = {}
    for engagement in engagements:
        pages = {claim.article: claim for claim in reversed(engagement.grounds)}
        keys = [_page_key(article) for article in sorted(pages)]
        when = when_words(engagement.when) if engagement.when else "day not known"
        people = "".join(piece.text for piece in who(engagement.participants, engagement.kind))
        key = f"legation-{engagement.id[:ID_SHOWN]}"
        entries[key] = _entry(
            "misc",
            key,
            {
                "title": f"{engagement.kind.capitalize()}: {people}",
                "year": _year(engagement),
                "howpublished": "Record of a diplomatic diary kept with Legation",
                "note": f"{engagement.status}, {when}; record {engagement.id}; "
                f"after {', '.join(keys)}",
            },
        )
        for article, claim in sorted(pages.items()):
            page = _page_key(article)
            entries.setdefault(page, _page(page, articles.get(article), claim))
    return "\n".join(entries.values())


def _page(key: str, article: Article | None, claim: Claim) -> str:
    day = article.anchor_day if article else None
    return _entry(
        "online",
        key,
        {
            "title": (article.title if article else None) or claim.article,
            "author": article.byline if article else None,
            "organization": article.agency if article else None,
            "date": day.isoformat() if day else None,
            "url": article.url if article else None,
            "note": f"“{' '.join(claim.evidence[0].text.split())}”",
        },
    )


def _entry(kind: str, key: str, fields: Mapping[str, str | None]) -> str:
    rows = "".join(f"  {name} = {{{_plain(name, value)}}},\n" for name, value in _filled(fields))
    return f"@{kind}{{{key},\n{rows}}}\n"


def _filled(fields: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if value:
            yield name, value


def _plain(name: str, value: str) -> str:
    if name == "url":
        return value.replace("{", "%7B").replace("}", "%7D")
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", value.replace("\\", "/"))


def _page_key(article: str) -> str:
    return f"page-{content_id(article)[:ID_SHOWN]}"


def _year(engagement: Engagement) -> str | None:
    day = engagement.when and (engagement.when.first or engagement.when.last)
    return str(day.year) if day else None
