"""One person for a reader: offices, spellings, whom they met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from legation.model import Article, Engagement, OfficeFact, Person, Status
from legation.views.calendar import said_words, when_words
from legation.views.diary import diary_lines
from legation.views.json import Json, engagement_dict, quotes
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.reading import quote_line
from legation.views.words import named, plural

_BODY = 11
_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office as an article tells of it."""

    article: str
    said_on: date | None
    fact: OfficeFact


def actor_lines(
    person: Person,
    engagements: Sequence[Engagement],
    offices: Sequence[Held],
    *,
    articles: Mapping[str, Article],
) -> Iterator[Line]:
    """Who it is, in what offices, by what names, with whom most, and every engagement."""
    yield line(Piece(named(person.name, person.country), Style.TITLE))
    for role, days in roles(person, engagements):
        yield _row("named as", Piece(role, Style.STRONG), Piece(f" · {days}", Style.DIM))
    for spelling in person.spellings:
        if spelling.reason:
            told = f" · {spelling.reason}, {plural(spelling.count, 'engagement')}"
            yield _row("also", spelling.name, Piece(told, Style.DIM))
    for spelling in person.apart:
        yield _row("not", spelling.name, Piece(f" · {spelling.reason}", Style.DIM))
    met = _met(person, engagements)
    if met:
        yield _row("with", ", ".join(f"{name} {count}×" for name, count in met))
    if offices:
        yield BLANK
        yield line(Piece("Offices", Style.HEADING))
        for held in offices:
            yield from _office(held, articles.get(held.article))
    yield BLANK
    yield from diary_lines(engagements)


def actor_dict(person: Person, engagements: Iterable[Engagement], offices: Iterable[Held]) -> Json:
    """The same as `legation actor --json` prints it."""
    return {
        "name": person.name,
        "country": person.country,
        "spellings": [
            {"name": spelling.name, "count": spelling.count, "reason": spelling.reason}
            for spelling in person.spellings
        ],
        "apart": [
            {"name": spelling.name, "count": spelling.count, "reason": spelling.reason}
            for spelling in person.apart
        ],
        "offices": [
            {
                "article": held.article,
                "said_on": held.said_on.isoformat() if held.said_on else None,
                "office": held.fact.office,
                "when": held.fact.when.edtf if held.fact.when else None,
                "status": held.fact.status.value,
                "past": held.fact.past,
                "evidence": quotes(held.fact.evidence),
            }
            for held in offices
        ],
        "engagements": [engagement_dict(engagement) for engagement in engagements],
    }


def roles(person: Person, engagements: Iterable[Engagement]) -> list[tuple[str, str]]:
    """Each role that pages name the person in, with the days of what they took part in so."""
    names = {spelling.name for spelling in person.spellings}
    days: dict[str, list[date]] = {}
    for engagement in engagements:
        first = engagement.when.first if engagement.when else None
        for participant in engagement.participants:
            if participant.role and participant.name in names:
                days.setdefault(participant.role, []).extend([first] if first else [])
    told = sorted(days.items(), key=lambda item: (min(item[1], default=date.max), item[0]))
    return [(role, _years(found)) for role, found in told]


def _years(days: Sequence[date]) -> str:
    if not days:
        return "undated"
    first, last = min(days).year, max(days).year
    return f"{first}" if first == last else f"{first}–{last}"


def _met(person: Person, engagements: Iterable[Engagement]) -> list[tuple[str, int]]:
    """The people of other countries whom the person met or called most often."""
    names = {spelling.name for spelling in person.spellings}
    counted = Counter(
        named(other.name, other.country)
        for engagement in engagements
        if engagement.status in (Status.HELD, Status.UNDERWAY)
        for other in engagement.participants
        if other.name not in names and other.country != person.country
    )
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_MOST]


def _office(held: Held, article: Article | None) -> Iterator[Line]:
    fact = held.fact
    when = when_words(fact.when) if fact.when else "undated"
    state = "past" if fact.past else fact.status.value
    title = article.title if article else None
    yield line(Piece(fact.office, Style.STRONG), f" · {when} · {state}", lead=["  "], hang=2)
    for quote in fact.evidence:
        yield quote_line(quote, hang=5)
    told = f"{said_words(held.said_on.isoformat() if held.said_on else None)} · "
    yield line(Piece(f"{told}{title or held.article}", Style.DIM), lead=["    "], hang=5)


def _row(margin: str, *body: Piece | str) -> Line:
    return line(*body, lead=[Piece(f"  {margin}", Style.DIM)], hang=_BODY)
