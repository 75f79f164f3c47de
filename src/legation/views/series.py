"""A series for a person: how often, and a strip of its years with the gaps shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legation.model import Article, Engagement, Gap, Series, Status
from legation.views.calendar import when_words
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.reading import quote_line
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
    yield line(Piece(series.name, Style.STRONG), hang=2)
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


def strip(series: Series, *, engagements: Mapping[str, Engagement]) -> Iterator[Line]:
    """One column a year: the mark of its session, or a dot, and a bracket beneath each gap."""
    marks = _marks(series, engagements)
    for gap in series.gaps:
        for year in _silent(gap):
            marks.setdefault(year, Piece("∙", Style.DIM))
    if not marks:
        return
    years = range(min(marks), max(marks) + 1)
    for start in range(0, len(years), _ROW):
        shown = years[start : start + _ROW]
        yield line(lead=["  ", *(Piece(f"{year:<{_CELL}}", Style.DIM) for year in shown)])
        yield line(lead=["  ", *(_cell(marks.get(year, Piece(" "))) for year in shown)])
        brackets = _brackets(series.gaps, shown)
        if brackets.strip():
            yield line(lead=[Piece(f"  {brackets}", Style.OPEN)])


def _cell(mark: Piece) -> Piece:
    return Piece(f" {mark.text:<{_CELL - 1}}", mark.style)


def _marks(series: Series, engagements: Mapping[str, Engagement]) -> dict[int, Piece]:
    marks: dict[int, Piece] = {}
    for session in series.sessions:
        day = session.when.first or session.when.last
        known = engagements.get(session.engagement) if session.engagement else None
        status = known.status if known else Status.HELD
        if day:
            # Two sessions of one year share a column: one that was held says more.
            held = marks.get(day.year, Piece("")).text == MARKS[Status.HELD]
            if not held:
                marks[day.year] = Piece(MARKS[status], status_piece(status).style)
    if series.next and series.next.first:
        marks.setdefault(
            series.next.first.year,
            Piece(MARKS[Status.PLANNED], status_piece(Status.PLANNED).style),
        )
    return marks


def _silent(gap: Gap) -> range:
    """The years with no session, the last one only where the gap is still open."""
    last = gap.since.last or gap.since.first
    begin = last.year + 1 if last else 0
    until = gap.until.first if gap.until else None
    return range(begin, until.year if until else begin + gap.years) if last else range(0)


def _brackets(gaps: tuple[Gap, ...], shown: range) -> str:
    row = [" "] * (len(shown) * _CELL)
    for gap in gaps:
        silent = [year for year in _silent(gap) if year in shown]
        if not silent:
            continue
        start = (silent[0] - shown[0]) * _CELL + 1
        stop = (silent[-1] - shown[0]) * _CELL + 1
        told = f" {plural(gap.years, 'year')} " if len(silent) > 1 else ""
        inner = told.center(stop - start - 1, "─") if told else ""
        bracket = f"└{inner}┘" if len(silent) > 1 else f"└ {plural(gap.years, 'year')}"
        row[start : start + len(bracket)] = bracket
    return "".join(row).rstrip()
