"""Does an engagement answer a question?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from legation.engagements.names import folded, same_person, words
from legation.engagements.terms import asked, terms
from legation.model import Engagement, Query, Tally


def answers(engagement: Engagement, query: Query) -> bool:
    """Whether an engagement is wanted by `query`, as `Query` defines it."""
    countries = {participant.country for participant in engagement.participants}
    return (
        countries.issuperset(query.countries)
        and all(_takes_part(person, engagement) for person in query.people)
        and (not query.kinds or engagement.kind in query.kinds)
        and (not query.statuses or engagement.status in query.statuses)
        and _in_time(engagement, query)
        and asked(query) <= terms(engagement)
    )


def by_day(engagement: Engagement) -> tuple[date, date, str]:
    """The order of a diary: by first day, then last, undated engagements at the end."""
    when = engagement.when
    if when is None:
        return date.max, date.max, engagement.id
    return when.first or when.last or date.max, when.last or date.max, engagement.id


def tallied(engagements: Iterable[Engagement]) -> tuple[Tally, ...]:
    """How many there are of each month, kind and status, by month."""
    counts = Counter((*_month(one), one.kind, one.status) for one in engagements)
    return tuple(
        Tally(year=year, month=month, kind=kind, status=status, count=count)
        for (year, month, kind, status), count in sorted(
            counts.items(),
            key=lambda told: (told[0][0] or date.max.year, told[0][1] or 0, *told[0][2:]),
        )
    )


def _month(engagement: Engagement) -> tuple[int | None, int | None]:
    first = by_day(engagement)[0]
    if first == date.max:
        return None, None
    return first.year, None if engagement.when is None or engagement.when.long else first.month


def is_called(wanted: str, name: str, country: str | None) -> bool:
    """Whether somebody of this name is meant by the one that was asked for.

    All words asked for stand in the name; or a full name is another spelling of it.
    """
    return bool(called((wanted,), ((folded(name), country),)))


def called(wanted: Iterable[str], known: Iterable[tuple[str, str | None]]) -> list[str]:
    """Those folded names, each given with a country, by which somebody asked for is called."""
    asked = [(one, parts, frozenset(parts)) for one in wanted if (parts := words(one))]
    found = []
    for name, country in known:
        own = name.split()
        for one, parts, apart in asked:
            if apart.issubset(own) or (
                len(parts) > 1
                and len(own) > 1
                # No more than that is asked of the many whose names have nothing in common.
                and (own[0][0] == parts[0][0] or not apart.isdisjoint(own))
                and same_person(one, name, country)
            ):
                found.append(name)
                break
    return found


def is_one_of(name: str, spellings: Iterable[str], country: str | None) -> bool:
    """Whether a participant's name is one of a person's, or a shorter form of one."""
    own = set(words(name))
    return any(own <= set(words(each)) or same_person(name, each, country) for each in spellings)


def _takes_part(person: str, engagement: Engagement) -> bool:
    # A deputy may have come in their place: those who were only announced take no part.
    return any(is_called(person, p.name, p.country) for p in engagement.participants)


def _in_time(engagement: Engagement, query: Query) -> bool:
    when = engagement.when
    if when is None:
        return query.since is None and query.until is None
    ends = query.since is None or when.last is None or when.last >= query.since
    begins = query.until is None or when.first is None or when.first <= query.until
    return ends and begins
