"""Two countries for a reader: year by year, what is coming, what lapsed, and every engagement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from legation import lexicon
from legation.model import Act, Article, Engagement, Kind, Series, Status
from legation.views.calendar import day_words, when_words
from legation.views.diary import diary_lines
from legation.views.json import Json, engagement_dict, series_dict
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.series import strip
from legation.views.words import cadence, does, named, plural, state_piece, status_piece

_DONE = (Status.HELD, Status.UNDERWAY)
_AHEAD = (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED, Status.POSTPONED)
_LEAD = 12
_BAR = 30
_MOST_ACTS = 8

Told = tuple[str, date | None, Act]
"""An act, the article that tells of it and the day that spoke on."""


def pair_lines(
    countries: Sequence[str],
    engagements: Sequence[Engagement],
    series: Sequence[Series],
    acts: Sequence[Told],
    *,
    today: date,
    articles: Mapping[str, Article],
) -> Iterator[Line]:
    """The tie at a glance, then its parts."""
    yield line(Piece(" – ".join(_land(code) for code in countries), Style.TITLE))
    held = [e for e in engagements if e.status in _DONE]
    last = max((e for e in held if e.when and e.when.last), key=_last, default=None)
    if last and last.when:
        yield _fact("last", f"{last.kind} · {when_words(last.when)}", state_piece(last))
    for engagement in _coming(engagements, today)[:3]:
        when = when_words(engagement.when) if engagement.when else "day not known"
        yield _fact("coming", f"{engagement.kind} · {when}", state_piece(engagement))
    left_open = sum(e.unresolved for e in engagements)
    off = sum(e.status in (Status.CANCELLED, Status.POSTPONED) for e in engagements)
    told = [plural(len(held), "engagement") + " held"]
    told += [f"{off} called or put off"] if off else []
    told += [f"{left_open} unresolved"] if left_open else []
    yield _fact("in all", ", ".join(told))
    yield BLANK
    yield from _years(held)
    if series:
        yield BLANK
        yield line(Piece("Regular talks", Style.HEADING))
        by_id = {engagement.id: engagement for engagement in engagements}
        for one in series:
            facts = [cadence(one.cadence), one.state.value]
            yield line(Piece(one.name, Style.STRONG), " · ", " · ".join(f for f in facts if f))
            yield from strip(one, engagements=by_id)
    if acts:
        yield BLANK
        yield line(Piece("What one does to the other, latest last", Style.HEADING))
        for article, said_on, act in acts[-_MOST_ACTS:]:
            yield from _act(article, said_on, act, articles)
    yield BLANK
    yield from diary_lines(engagements)


def pair_dict(
    countries: Sequence[str],
    engagements: Sequence[Engagement],
    series: Iterable[Series],
    acts: Iterable[Told],
) -> Json:
    """The same as `legation pair --json` prints it."""
    return {
        "countries": list(countries),
        "years": [
            {"year": year, **{kind.value: count for kind, count in sorted(kinds.items())}}
            for year, kinds in _by_year(e for e in engagements if e.status in _DONE)
        ],
        "series": [series_dict(one) for one in series],
        "acts": [
            {
                "article": article,
                "said_on": said_on.isoformat() if said_on else None,
                "kind": act.kind.value,
                "by": act.by.country,
                "toward": act.toward.country if act.toward else None,
                "about": act.about.text if act.about else None,
                "status": act.status.value,
                "evidence": [quote.text for quote in act.evidence],
            }
            for article, said_on, act in acts
        ],
        "engagements": [engagement_dict(engagement) for engagement in engagements],
    }


def _years(held: Iterable[Engagement]) -> Iterator[Line]:
    """How many were held each year, as a bar, with what they were."""
    counted = _by_year(held)
    most = max((sum(kinds.values()) for _, kinds in counted), default=0)
    for year, kinds in counted:
        count = sum(kinds.values())
        bar = "●" * max(1, round(count * min(_BAR, most) / most)) if count else "∙"
        told = ", ".join(plural(number, kind.value) for kind, number in sorted(kinds.items()))
        yield line(
            Piece(bar, Style.DONE if count else Style.DIM),
            Piece(f" {told}" if told else " nothing that a page reports", Style.DIM),
            lead=[f"  {year}"],
            hang=_LEAD,
        )


def _by_year(held: Iterable[Engagement]) -> list[tuple[int, Counter[Kind]]]:
    """Every year from the first to the last with what was held in it."""
    counted: dict[int, Counter[Kind]] = {}
    for engagement in held:
        day = engagement.when and (engagement.when.first or engagement.when.last)
        if day:
            counted.setdefault(day.year, Counter())[engagement.kind] += 1
    if not counted:
        return []
    return [(y, counted.get(y, Counter())) for y in range(min(counted), max(counted) + 1)]


def _coming(engagements: Iterable[Engagement], today: date) -> list[Engagement]:
    return [
        e for e in engagements if e.status in _AHEAD and e.when and (e.when.last or today) >= today
    ]


def _last(engagement: Engagement) -> date:
    return (engagement.when and engagement.when.last) or date.min


def _act(
    article: str, said_on: date | None, act: Act, articles: Mapping[str, Article]
) -> Iterator[Line]:
    toward = f" {named(act.toward.name, act.toward.country)}" if act.toward else ""
    about = f": {act.about.text}" if act.about else ""
    title = articles[article].title if article in articles else None
    status: list[Piece | str] = []
    if act.status is not Status.HELD:
        status = [status_piece(act.status), " · "]
    yield line(
        *status,
        Piece(named(act.by.name, act.by.country), Style.STRONG),
        f" {does(act.kind)}",
        Piece(toward, Style.STRONG),
        about,
        Piece(f" · {title or article}", Style.DIM),
        lead=[f"  {day_words(said_on)}" if said_on else "  undated"],
        hang=20,
    )


def _fact(margin: str, told: str, state: Piece | None = None) -> Line:
    pieces: list[Piece | str] = [state, " "] if state else []
    return line(*pieces, told, lead=[Piece(f"  {margin}", Style.DIM)], hang=_LEAD)


def _land(code: str) -> str:
    land = lexicon.load().coded(code)
    return land.name if land else code
