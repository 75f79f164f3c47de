"""A series' years on a line: its sessions, the gap as a gap, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from legation.model import Engagement, Series, Status
from legation.views.calendar import when_words
from legation.views.drawn.drawing import Cell, Drawing, Link, Table
from legation.views.drawn.svg import Svg, framed, percent, tag
from legation.views.series import Year, silent, years
from legation.views.talks import talks_name
from legation.views.words import cadence, plural

_HEIGHT = 84
_LINE = 40
_LABELS = 72
_WIDE, _NARROW = 14, 6
"""How many years are labelled on a wide screen and on a telephone."""
_SHORT = 0.35
"""The part of the width that the words of a gap take on a telephone."""


def strip(
    series: Series, *, engagements: Mapping[str, Engagement], today: date, name: str = "strip"
) -> Drawing:
    """One place a year on a line, from the first session to the next one or to today.

    `engagements` gives the diary's sessions by id; one that only a mention tells of is held.
    """
    shown = years(series, engagements, until=today.year)
    places = {one.year: (number + 0.5) / len(shown) for number, one in enumerate(shown)}
    title = f"{talks_name(series)}, year by year"
    svg = framed(
        name,
        "strip",
        title,
        _told(series, shown),
        *_line(series, places),
        *(_mark(one, places[one.year]) for one in shown if one.status or one.due),
        *_labels(shown, places),
        height=_HEIGHT,
    )
    return Drawing(
        svg=svg,
        table=Table(
            caption=title,
            head=("Year", "What is known"),
            rows=tuple((str(one.year), _cell(one)) for one in shown),
        ),
        legend=_legend(shown),
    )


def _told(series: Series, shown: Sequence[Year]) -> str:
    held = sum(one.status in (Status.HELD, Status.UNDERWAY) for one in shown)
    often = cadence(series.cadence)
    facts = [
        f"{often}{', as its sessions suggest' if series.estimated else ''}" if often else None,
        f"sessions in {plural(held, 'year')}",
        *(_gap_words(gap.years, open_=gap.until is None) for gap in series.gaps),
        f"next {when_words(series.next)}" if series.next else None,
        f"due {when_words(series.due)}" if series.due else None,
        f"now {series.state}",
    ]
    return "; ".join(fact for fact in facts if fact) + "."


def _gap_words(length: int, *, open_: bool) -> str:
    return f"no session for {plural(length, 'year')}{' so far' if open_ else ''}"


def _line(series: Series, places: Mapping[int, float]) -> Iterator[Svg]:
    if not places:
        return
    half = 0.5 / len(places)
    yield tag("line", class_="axis", x1="0%", x2="100%", y1=_LINE, y2=_LINE)
    for gap in series.gaps:
        found = [places[year] for year in silent(gap) if year in places]
        if not found:
            continue
        begin, end = found[0] - half, found[-1] + half
        yield tag(
            "rect",
            class_="gap",
            x=percent(begin),
            width=percent(end - begin),
            y=_LINE - 9,
            height=18,
        )
        middle = (begin + end) / 2
        anchor = "start" if middle < 0.15 else "end" if middle > 0.85 else "middle"
        at = {"start": begin, "end": end, "middle": middle}[anchor]
        # On a telephone the words of a short gap would run into those of the next.
        short = len(series.gaps) > 1 and end - begin < _SHORT
        yield tag(
            "text",
            f"{plural(gap.years, 'year')} {'silent' if gap.until else 'silent so far'}",
            class_="gap-words minor" if short else "gap-words",
            x=percent(at),
            y=_LINE - 18,
            text_anchor=anchor,
        )


def _mark(one: Year, place: float) -> Svg:
    kind = one.status.value if one.status else "due"
    return tag("circle", class_=f"mark {kind}", cx=percent(place), cy=_LINE, r=6)


def _labels(shown: Sequence[Year], places: Mapping[int, float]) -> Iterator[Svg]:
    wide, narrow = (-(-len(shown) // most) for most in (_WIDE, _NARROW))
    for number, one in enumerate(shown):
        # The last year is always told, and so nothing close before it.
        left = len(shown) - 1 - number
        if left and (number % wide or left < wide):
            continue
        minor = bool(left) and (number % (narrow + narrow % wide) != 0 or left < narrow)
        yield tag(
            "text",
            str(one.year),
            class_="year minor" if minor else "year",
            x=percent(places[one.year]),
            y=_LABELS,
            text_anchor="middle",
        )


def _cell(one: Year) -> Cell:
    if one.status is None:
        return "due" if one.due else "no session" if one.silent else "nothing that a page reports"
    words = f"{one.status}{' (next)' if one.next else ''}"
    return Link(words, f"/engagement/{one.engagement}") if one.engagement else words


def _legend(shown: Sequence[Year]) -> tuple[tuple[str, str], ...]:
    statuses = [status for status in Status if any(one.status is status for one in shown)]
    told = [(f"mark {status}", status.value) for status in statuses]
    told += [("gap", "no session")] if any(one.silent for one in shown) else []
    told += [("mark due", "due by its cadence")] if any(one.due for one in shown) else []
    return tuple(told)
