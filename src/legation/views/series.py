"""A series for a person: how often, and a strip of its years with the gaps shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from legation.model import Article, Engagement, Gap, Series, Status
from legation.views.calendar import when_words
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.reading import quote_line
from legation.views.talks import talks_name
from legation.views.words import MARKS, cadence, plural, status_piece

_CELL = 6
_ROW = 12


def series_lines(
    series: Series, *, engagements: Mapping[str, Engagement], articles: Mapping[str, Article]
) -> Iterator[Line]:
    """The series' name and facts, its years on a strip, and a quote from each page on it.

    `engagements` gives the diary's engagements by id, for the marks of its sessions; a session
    that only a mention tells of is marked as held. `articles` gives the articles by id; one
    that is not among them is named by its id.
    """
    facts = [
        "–".join(series.participants),
        _often(series),
        f"last held {when_words(series.last_held)}" if series.last_held else None,
        f"next {when_words(series.next)}" if series.next else None,
        f"due {when_words(series.due)}" if series.due else None,
        series.state.value,
    ]
    yield line(Piece(talks_name(series), Style.STRONG), hang=2)
    yield line(" · ".join(fact for fact in facts if fact))
    yield BLANK
    yield from strip(series, engagements=engagements)
    told: set[str] = set()
    for id, quote in series.evidence:
        if id not in told:
            told.add(id)
            article = articles.get(id)
            yield BLANK
            yield quote_line(quote, hang=3)
            title = article.title if article else None
            yield line(Piece(title or id, Style.DIM), lead=["   "], hang=3)


def _often(series: Series) -> str | None:
    told = cadence(series.cadence)
    return f"{told} by its sessions" if told and series.estimated else told


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What a year of a series brought: its session's status, or that it is silent, or due.

    `engagement` is the diary's id of the session, None where only a mention tells of it; `next`
    tells that the session is still to come.
    """

    year: int
    status: Status | None = None
    engagement: str | None = None
    silent: bool = False
    next: bool = False
    due: bool = False


def years(
    series: Series, engagements: Mapping[str, Engagement], *, until: int | None = None
) -> tuple[Year, ...]:
    """Every year of a series from its first to its last, or to `until`; none where none is known.

    Of two sessions of one year, one that was held says more.
    """
    found: dict[int, Year] = {}
    for session in series.sessions:
        day = session.when.first or session.when.last
        known = engagements.get(session.engagement) if session.engagement else None
        status = known.status if known else Status.HELD
        if day and (day.year not in found or found[day.year].status is not Status.HELD):
            found[day.year] = Year(year=day.year, status=status, engagement=session.engagement)
    if series.next and series.next.first:
        coming = series.next.first.year
        found.setdefault(coming, Year(year=coming, status=Status.PLANNED, next=True))
    if series.due and series.due.first:
        due = series.due.first.year
        found.setdefault(due, Year(year=due, due=True))
    for gap in series.gaps:
        for year in silent(gap):
            at = found.get(year, Year(year=year))
            found[year] = at if at.status else replace(at, silent=True)
    if not found:
        return ()
    last = max(*found, until or 0)
    return tuple(found.get(year, Year(year=year)) for year in range(min(found), last + 1))


def strip(series: Series, *, engagements: Mapping[str, Engagement]) -> Iterator[Line]:
    """One column a year: the mark of its session, or a dot, and a bracket beneath each gap."""
    all_years = years(replace(series, due=None), engagements)
    for start in range(0, len(all_years), _ROW):
        shown = all_years[start : start + _ROW]
        yield line(lead=["  ", *(Piece(f"{one.year:<{_CELL}}", Style.DIM) for one in shown)])
        yield line(lead=["  ", *map(_cell, shown)])
        brackets = _brackets(series.gaps, range(shown[0].year, shown[-1].year + 1))
        if brackets.strip():
            yield line(lead=[Piece(f"  {brackets}", Style.OPEN)])


def _cell(one: Year) -> Piece:
    if one.status:
        return Piece(f" {MARKS[one.status]:<{_CELL - 1}}", status_piece(one.status).style)
    return Piece(f" {'∙' if one.silent else '':<{_CELL - 1}}", Style.DIM)


def silent(gap: Gap) -> range:
    """The years of a gap with no session, the last one only where the gap is still open."""
    last = gap.since.last or gap.since.first
    begin = last.year + 1 if last else 0
    until = gap.until.first if gap.until else None
    return range(begin, until.year if until else begin + gap.years) if last else range(0)


def _brackets(gaps: tuple[Gap, ...], shown: range) -> str:
    row = [" "] * (len(shown) * _CELL)
    for gap in gaps:
        gone = [year for year in silent(gap) if year in shown]
        if not gone:
            continue
        start = (gone[0] - shown[0]) * _CELL + 1
        stop = (gone[-1] - shown[0]) * _CELL + 1
        told = f" {plural(gap.years, 'year')} " if len(gone) > 1 else ""
        inner = told.center(stop - start - 1, "─") if told else ""
        bracket = f"└{inner}┘" if len(gone) > 1 else f"└ {plural(gap.years, 'year')}"
        row[start : start + len(bracket)] = bracket
    return "".join(row).rstrip()
