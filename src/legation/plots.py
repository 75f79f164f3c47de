"""Charts for a notebook: a series' years, a pair by month, what came of plans.

    from legation import Diary, plots
    from legation.model import Query

    with Diary("asia.db") as diary:
        plots.pair(diary.find(Query(countries=("CHN", "JPN"))))

Each is an Altair chart, which a notebook shows, `save("chart.html")` keeps, and more can be added
to. They need the extra `analysis`; ExtraMissing where it is not installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from legation.model import ActKind, Engagement, Series, Status
from legation.views import tallies
from legation.views.drawn.months import Bucket
from legation.views.export import extra
from legation.views.series import years
from legation.views.tone import Outcome, Tone, outcome, outcome_words, tone_words

_COLOURS: Mapping[str, str] = {
    Outcome.HELD: "#1f6f54",
    Outcome.AHEAD: "#2f5f9e",
    Outcome.UNRESOLVED: "#9a6a00",
    Outcome.POSTPONED: "#b9996b",
    Outcome.OFF: "#8f8b84",
    Tone.WORDS: "#d08a6e",
    Tone.DEEDS: "#9c2f1c",
}
"""The colours of the web pages by day."""

_GAP = "#f0e4c8"
_STEPS = 24
"""How many pieces a ribbon's curve is made of."""
_LONG = 320
"""The pixels that a series' name has room for."""
_APART = 0.06
"""The space between two bands, as a part of the whole."""


def strip(
    series: Series | Iterable[Series], engagements: Iterable[Engagement] = (), *, today: date
) -> Any:
    """Each series' years on a line: its sessions by status, silent years shaded, what is due.

    `engagements` give the statuses of the diary's sessions; one that is not among them is held.
    """
    altair = extra("altair")
    known = {one.id: one for one in engagements}
    shown = [
        (one.name, year.year, state)
        for one in ([series] if isinstance(series, Series) else series)
        for year in years(one, known, until=today.year)
        for state in [_state(year.status, silent=year.silent, due=year.due)]
        if state
    ]
    rows = [{"series": name, "year": year, "state": state} for name, year, state in shown]
    states = [*(status.value for status in Status), "due", "no session"]
    found = [state for state in states if any(told == state for _, _, told in shown)]
    spans = [year for _, year, _ in shown]
    whole = list(range(min(spans), max(spans) + 1)) if spans else []
    base = altair.Chart(altair.Data(values=rows)).encode(
        x=altair.X("year:O", title=None, scale=altair.Scale(domain=whole)),
        y=altair.Y("series:N", title=None, axis=altair.Axis(labelLimit=_LONG)),
        tooltip=["series:N", "year:O", "state:N"],
    )
    gaps = base.transform_filter("datum.state == 'no session'").mark_rect(color=_GAP)
    marks = base.transform_filter("datum.state != 'no session'").mark_point(size=110, filled=True)
    scale = altair.Scale(domain=found, range=[_state_colour(state) for state in found])
    return altair.layer(
        gaps,
        marks.encode(
            color=altair.Color("state:N", scale=scale, title=None, legend=_legend(altair))
        ),
    )


def pair(
    engagements: Iterable[Engagement],
    acts: Iterable[tuple[date, ActKind]] = (),
    *,
    by: tallies.Span = "month",
) -> Any:
    """A bar a month or year: what became of its engagements upward, tensions of `acts` downward.

    `acts` are days and kinds, as `[(told.said_on, told.act.kind) for told in diary.acts(…)]`.
    """
    altair = extra("altair")
    buckets = tallies.months(engagements, acts, by=by)
    rows = [row for bucket in buckets for row in _counts(bucket)]
    told: dict[str, str] = {one: outcome_words(one) for one in Outcome}
    told |= {one: tone_words(one) for one in (Tone.WORDS, Tone.DEEDS)}
    words = {one: name for one, name in told.items() if any(row["what"] == name for row in rows)}
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("when:N", sort=[bucket.label for bucket in buckets], title=None,
                       scale=altair.Scale(domain=[bucket.label for bucket in buckets])),
            y=altair.Y("count:Q", title="engagements above, tensions below"),
            color=altair.Color(
                "what:N",
                scale=altair.Scale(
                    domain=list(words.values()), range=[_COLOURS[one] for one in words]
                ),
                title=None,
                legend=_legend(altair),
            ),
            tooltip=["when:N", "what:N", "count:Q"],
        )
    )  # fmt: skip


def flow(engagements: Iterable[Engagement]) -> Any:
    """What was announced, by the status first told, and what came of it, as ribbons."""
    altair = extra("altair")
    counted = tallies.flows(engagements)
    begins = [status for status in Status if any(first is status for first, _ in counted)]
    ends = [outcome for outcome in Outcome if any(last is outcome for _, last in counted)]
    lefts = _bands({one: sum(n for (a, _), n in counted.items() if a is one) for one in begins})
    rights = _bands({one: sum(n for (_, b), n in counted.items() if b is one) for one in ends})
    rows: list[dict[str, object]] = []
    for first in begins:
        for last in ends:
            if count := counted[first, last]:
                rows += _ribbon(first, last, count, lefts[first], rights[last])
                lefts[first] += count
                rights[last] += count
    names = [outcome_words(one) for one in ends]
    labels = [
        {"x": x, "y": at, "text": f"{name} ({count})", "side": side}
        for side, x, bands, of in (("left", -0.02, begins, 0), ("right", 1.02, ends, 1))
        for one in bands
        for count in [sum(n for key, n in counted.items() if key[of] is one)]
        for at in [((lefts if of == 0 else rights)[one]) - count / 2]
        for name in [one.value]
    ]
    ribbons = (
        altair.Chart(altair.Data(values=rows))
        .mark_area(opacity=0.55)
        .encode(
            x=altair.X("x:Q", axis=None, scale=altair.Scale(domain=[-0.3, 1.3])),
            y=altair.Y("y:Q", axis=None, scale=altair.Scale(reverse=True)),
            y2="y2:Q",
            detail="ribbon:N",
            color=altair.Color(
                "outcome:N",
                scale=altair.Scale(domain=names, range=[_COLOURS[one] for one in ends]),
                legend=None,
            ),
            tooltip=["first:N", "outcome:N", "count:Q"],
        )
    )
    told = altair.Chart(altair.Data(values=labels)).encode(x="x:Q", y="y:Q", text="text:N")
    return altair.layer(
        ribbons.properties(width=480),
        told.transform_filter("datum.side == 'left'").mark_text(align="right"),
        told.transform_filter("datum.side == 'right'").mark_text(align="left"),
    )


def _legend(altair: Any) -> Any:
    return altair.Legend(orient="bottom", columns=1, labelLimit=0)


def _state(status: Status | None, *, silent: bool, due: bool) -> str | None:
    if status:
        return status.value
    return "due" if due else "no session" if silent else None


def _state_colour(state: str) -> str:
    if state in ("due", "no session"):
        return {"due": _COLOURS[Outcome.UNRESOLVED], "no session": _GAP}[state]
    return _COLOURS[outcome(Status(state), unresolved=False)]


def _counts(bucket: Bucket) -> Iterator[dict[str, object]]:
    for one in Outcome:
        if count := bucket.outcomes.get(one, 0):
            yield {"when": bucket.label, "what": outcome_words(one), "count": count}
    for tone in (Tone.WORDS, Tone.DEEDS):
        if count := bucket.tensions(tone):
            yield {"when": bucket.label, "what": tone_words(tone), "count": -count}


def _bands(counts: Mapping[Any, int]) -> dict[Any, float]:
    """Where each band begins, one under the other with space between."""
    at, space = 0.0, _APART * sum(counts.values())
    begins: dict[Any, float] = {}
    for one, count in counts.items():
        begins[one] = at
        at += count + space
    return begins


def _ribbon(
    first: Status, last: Outcome, count: int, left: float, right: float
) -> Iterator[dict[str, object]]:
    for step in range(_STEPS + 1):
        x = step / _STEPS
        y = left + (right - left) * x * x * (3 - 2 * x)
        yield {
            "x": x,
            "y": y,
            "y2": y + count,
            "ribbon": f"{first} {last}",
            "first": first.value,
            "outcome": outcome_words(last),
            "count": count,
        }
