"""Who reports first, who contradicts, and what came of what was announced on whose word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlsplit

from legation.model import Article, Engagement, Status
from legation.views.tallies import outcome_of
from legation.views.tone import Outcome

_AHEAD = frozenset({Status.POSSIBLE, Status.PROPOSED, Status.PLANNED})

UNNAMED = "unnamed sources"
"""Whoever a page calls by no name of their own: "a senior official", "the ministry"."""


@dataclass(slots=True)
class House:
    """What one publisher tells: of `told` engagements, `shared` of them told by others too.

    `first` are those of the shared ones that it told of on an earlier day than all others,
    `against` those in which it says something else than what is in force.
    """

    name: str
    told: int = 0
    shared: int = 0
    first: int = 0
    against: int = 0


@dataclass(slots=True)
class Voice:
    """A source whose word pages give: in how many engagements, and what came of its plans."""

    name: str
    told: int = 0
    announced: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)


def house(article: Article) -> str | None:
    """Whose page it is, as far as it tells: its agency, else its site."""
    host = urlsplit(article.url).hostname if article.url else None
    return article.agency or (host.removeprefix("www.") if host else None)


def houses(engagements: Iterable[Engagement], articles: Mapping[str, Article]) -> list[House]:
    """Each publisher with what it told, those of the most engagements first.

    `articles` gives the pages of the claims; a page that does not tell whose it is counts nowhere.
    """
    found: dict[str, House] = {}
    for engagement in engagements:
        days: defaultdict[str, list[date]] = defaultdict(list)
        by_claim: dict[str, str] = {}
        for claim in engagement.claims:
            article = articles.get(claim.article)
            name = house(article) if article else None
            if article and name:
                days[name].append(_day(article) or date.max)
                by_claim[claim.id] = name
        firsts = sorted((min(own), name) for name, own in days.items())
        for _, name in firsts:
            one = found.setdefault(name, House(name))
            one.told += 1
            one.shared += len(firsts) > 1
        if len(firsts) > 1 and firsts[0][0] < firsts[1][0]:
            found[firsts[0][1]].first += 1
        for name in {by_claim[id] for id in _against(engagement) if id in by_claim}:
            found[name].against += 1
    return sorted(found.values(), key=lambda one: (-one.told, one.name))


def voices(engagements: Iterable[Engagement]) -> list[Voice]:
    """Each source on whose word pages tell, outermost in its chain, the most frequent first.

    `announced` counts the engagements that it said were possible, proposed or planned.
    """
    found: dict[str, Voice] = {}
    for engagement in engagements:
        told: dict[str, bool] = {}
        for claim in engagement.claims:
            if claim.attribution:
                name = _named(claim.attribution[0].name)
                told[name] = told.get(name, False) or claim.status in _AHEAD
        for name, ahead in told.items():
            one = found.setdefault(name.casefold(), Voice(name))
            one.told += 1
            one.announced += ahead
            if ahead:
                one.outcomes[outcome_of(engagement)] += 1
    return sorted(found.values(), key=lambda one: (-one.told, one.name))


def _named(source: str) -> str:
    bare = source.removeprefix("the ").removeprefix("The ").replace("’", "'")
    return bare if bare[:1].isupper() else UNNAMED


def _day(article: Article) -> date | None:
    published = article.published
    clock = published.date() if isinstance(published, datetime) else published
    return article.anchor_day or clock


def _against(engagement: Engagement) -> Iterator[str]:
    """The claims whose version of something is not the one in force."""
    for conflict in engagement.conflicts:
        for version in conflict.versions[1:]:
            yield from version.claims
