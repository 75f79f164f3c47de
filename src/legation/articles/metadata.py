"""What a page's markup states of its article: JSON-LD, meta elements, time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from legation.articles.html import Head

_ARTICLE = re.compile(r"Article$|^(?:BlogPosting|LiveBlogPosting|Report|NewsItem|WebPage)$")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publish-date",
    "publishdate",
    "date",
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod")
# Publishers have many more names for the same two facts.
_ANY_PUBLISHED = re.compile(r"publi(?:sh|c).*(?:time|date|at)$|(?:time|date).*publi|published$")
_ANY_UPDATED = re.compile(
    r"(?:modif|updat|revis).*(?:time|date|at)$|(?:time|date).*(?:modif|updat)"
)
_DEEPEST = 6
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Stated:
    """What the markup says; each date as written, None where it says nothing."""

    title: str | None = None
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: str | None = None


def stated(head: Head) -> Stated:
    """The article as its page's markup describes it."""
    article = next(_articles(head), {})
    metas = head.metas
    title = _text(article.get("headline")) or metas.get("og:title") or metas.get("twitter:title")
    return Stated(
        title=title or _without_outlet(head.title, metas.get("og:site_name")),
        published=tuple(
            _present(
                article.get("datePublished"),
                *(metas.get(name) for name in _PUBLISHED),
                *(value for name, value in metas.items() if _ANY_PUBLISHED.search(name)),
            )
        ),
        updated=tuple(
            _present(
                article.get("dateModified"),
                *(metas.get(name) for name in _UPDATED),
                *(value for name, value in metas.items() if _ANY_UPDATED.search(name)),
            )
        ),
        author=_names(article.get("author")) or metas.get("author"),
        publisher=_names(article.get("publisher")),
        url=head.canonical or metas.get("og:url"),
        language=_text(article.get("inLanguage")) or head.language,
        dateline=_text(article.get("dateline")),
    )


def iso(written: str) -> datetime | date | None:
    """The instant, clock or day that a machine-written date means; None where it is none.

    Systems print "0001-01-01" for a date that nobody filled in: years before 1900 are none.
    """
    written = written.strip()
    try:
        if len(written) == 10:
            found = date.fromisoformat(written)
        else:
            found = datetime.fromisoformat(re.sub(r"\.\d+", "", written).replace(" ", "T", 1))
    except ValueError:
        return None
    return found if is_of_news(found) else None


def is_of_news(day: date) -> bool:
    """Whether a day can be that of a news page."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def _articles(head: Head) -> Iterator[dict[str, Any]]:
    for script in head.scripts:
        try:
            found = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from sorted(_objects(found, 0), key=lambda it: "WebPage" in _types(it))


def _objects(found: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(found, list):
        for item in found[:100]:
            yield from _objects(item, depth + 1)
    elif isinstance(found, dict):
        if any(_ARTICLE.search(kind) for kind in _types(found)):
            yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if key in found:
                yield from _objects(found[key], depth + 1)


def _types(found: dict[str, Any]) -> list[str]:
    kinds = found.get("@type")
    return [
        kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    ]


def _present(*values: object) -> Iterator[str]:
    for value in values:
        if isinstance(value, str) and value.strip():
            # JSON may hold half a character, which no file can.
            yield value.strip().encode("utf-8", "replace").decode()


def _text(value: object) -> str | None:
    return next(_present(value), None)


def _names(value: object) -> str | None:
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        names = [name for item in value if (name := _names(item))]
        return ", ".join(names) or None
    return _text(value)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A page's title without the outlet's name behind its last bar or dash."""
    if title is None:
        return None
    if outlet and title.endswith(outlet):
        return title[: -len(outlet)].rstrip(" |-–—•·:") or None
    found = re.fullmatch(r"(.{15,}?)\s+[|–—•·-]\s+[^|]{2,40}", title)
    return found[1] if found else title
