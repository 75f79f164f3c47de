"""The demo's page: a diary, one engagement's history and a lapsed series, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from legation.model import Article, Engagement, Series, Status
from legation.views.diary import diary_lines
from legation.views.engagement import engagement_lines
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.series import series_lines
from legation.views.words import MARKS, UNRESOLVED, plural, status_piece


def telling(engagements: Iterable[Engagement]) -> Engagement | None:
    """The engagement that was held after all, by most pages' account; None of none."""
    return max(engagements, key=_eventful, default=None)


def _eventful(engagement: Engagement) -> tuple[bool, bool, int, int, str]:
    statuses = {change.status for change in engagement.history}
    pages = {claim.article for claim in engagement.claims}
    changed = len(statuses) > 1
    return changed, engagement.status is Status.HELD, len(pages), len(statuses), engagement.id


def silenced(series: Iterable[Series]) -> Series | None:
    """The series with a gap that has ended, if any, and that most pages tell of; None of none."""
    return max((one for one in series if one.gaps), key=_silence, default=None)


def _silence(series: Series) -> tuple[bool, int, int, str]:
    ended = any(gap.until for gap in series.gaps)
    pages = {article for article, _ in series.evidence}
    return ended, len(pages), max(gap.years for gap in series.gaps), series.id


def demo_lines(
    engagements: Sequence[Engagement],
    *,
    engagement: Engagement | None,
    series: Series | None,
    pages: int,
    articles: Mapping[str, Article],
) -> Iterator[Line]:
    """What the example pages add up to; `articles` gives the articles by id."""
    news = [one for one in engagements if one.when and any(claim.main for claim in one.claims)]
    told = (
        f"{plural(pages, 'news page')} tell of {plural(len(engagements), 'engagement')}. "
        f"These {len(news)} are the news themselves and have a day."
    )
    yield from _part("The diary", told)
    yield from diary_lines(news)
    yield BLANK
    yield _legend(news)
    if engagement:
        held = engagement.status is Status.HELD
        yield from _part(
            "From rumour to handshake" if held else "From one report to the next",
            "One engagement, as page after page told of it.",
        )
        yield from engagement_lines(engagement, articles=articles)
    if series:
        yield from _part("Talks that fell silent", "A regular engagement, year by year.")
        by_id = {one.id: one for one in engagements}
        yield from series_lines(series, engagements=by_id, articles=articles)


def _part(title: str, told: str) -> Iterator[Line]:
    yield BLANK
    yield line(Piece(title.upper(), Style.HEADING))
    yield line(Piece(told, Style.DIM))
    yield BLANK


def _legend(engagements: Iterable[Engagement]) -> Line:
    shown = {one.status for one in engagements if not one.unresolved}
    pieces = [status_piece(status) for status in MARKS if status in shown]
    if any(one.unresolved for one in engagements):
        pieces.append(Piece(f"{UNRESOLVED} unresolved, no page tells what came of it", Style.OPEN))
    spaced = [part for piece in pieces for part in (piece, " · ")]
    return line(*spaced[:-1], lead=["  "], hang=2)
