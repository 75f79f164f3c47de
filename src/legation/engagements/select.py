"""Does an engagement answer a question?"""

from __future__ import annotations

from datetime import date

from legation.engagements.names import words
from legation.model import Engagement, Query


def answers(engagement: Engagement, query: Query) -> bool:
    """Whether an engagement is wanted by `query`, as `Query` defines it."""
    countries = {participant.country for participant in engagement.participants}
    return (
        countries.issuperset(query.countries)
        and all(_takes_part(person, engagement) for person in query.people)
        and (not query.kinds or engagement.kind in query.kinds)
        and (not query.statuses or engagement.status in query.statuses)
        and _in_time(engagement, query)
    )


def by_day(engagement: Engagement) -> tuple[date, date, str]:
    """The order of a diary: by first day, then last, undated engagements at the end."""
    when = engagement.when
    if when is None:
        return date.max, date.max, engagement.id
    return when.first or when.last or date.max, when.last or date.max, engagement.id


def _takes_part(person: str, engagement: Engagement) -> bool:
    wanted = set(words(person))
    return any(wanted <= set(words(p.name)) for p in engagement.participants)


def _in_time(engagement: Engagement, query: Query) -> bool:
    when = engagement.when
    if when is None:
        return query.since is None and query.until is None
    ends = query.since is None or when.last is None or when.last >= query.since
    begins = query.until is None or when.first is None or when.first <= query.until
    return ends and begins
