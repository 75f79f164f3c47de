"""The demo's page: a diary, one engagement's history and a lapsed series, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from legation.model import Article, Engagement, Series
from legation.views.diary import diary_lines
from legation.views.engagement import engagement_lines
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.series import series_lines
from legation.views.words import MARKS, UNRESOLVED, plural, status_piece


def telling(engagements: Iterable[Engagement]) -> Engagement | None:
    """The engagement with the most eventful history: most statuses, then most pages."""
    return max(engagements, key=_eventful, default=None)


def _eventful(engagement: Engagement) -> tuple[int, int, str]:
    statuses = {change.status for change in engagement.history}
    return len(statuses), len({claim.article for claim in engagement.claims}), engagement.id


def longest_silent(series: Iterable[Series]) -> Series | None:
    """The series with the longest gap; None where none has a gap."""
    gapped = [one for one in series if one.gaps]
    return max(gapped, key=lambda one: max(gap.years for gap in one.gaps), default=None)


def demo_lines(
    engagements: Sequence[Engagement],
    *,
    engagement: Engagement | None,
    series: Series | None,
    pages: int,
    articles: Mapping[str, Article],
) -> Iterator[Line]:
    """What the example pages add up to; `articles` gives the articles by id."""
    told = f"{plural(pages, 'news page')} became {plural(len(engagements), 'engagement')}."
    yield from _part("The diary", f"{told} One line each: when, what became of it, who with whom.")
    yield from diary_lines(engagements)
    yield BLANK
    yield _legend(engagements)
    if engagement:
        yield from _part(
            "From rumour to handshake", "One engagement, as page after page told of it."
        )
        yield from engagement_lines(engagement, articles=articles)
    if series:
        yield from _part("Talks that fell silent", "A regular engagement, year by year.")
        by_id = {one.id: one for one in engagements}
        yield from series_lines(series, engagements=by_id)


def _part(title: str, told: str) -> Iterator[Line]:
    yield BLANK
    yield line(Piece(title.upper(), Style.HEADING))
    yield line(Piece(told, Style.DIM))
    yield BLANK


def _legend(engagements: Iterable[Engagement]) -> Line:
    shown = {one.status for one in engagements if not one.unresolved}
    pieces = [status_piece(status) for status in MARKS if status in shown]
    if any(one.unresolved for one in engagements):
        pieces.append(Piece(f"{UNRESOLVED} unresolved: no page tells what came of it", Style.OPEN))
    spaced = [part for piece in pieces for part in (piece, Piece("  "))]
    return line(lead=["  ", *spaced[:-1]])
