"""What was announced, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legation.views.drawn.drawing import Drawing, Table
from legation.views.drawn.svg import Svg, framed, percent, tag
from legation.views.tone import Outcome
from legation.views.words import plural

_WORDS = {
    Outcome.HELD: "held",
    Outcome.AHEAD: "still to come",
    Outcome.UNRESOLVED: "unresolved",
    Outcome.POSTPONED: "postponed",
    Outcome.OFF: "called off",
}
_BAND = 150.0
_APART = 26.0
_TOP = 22.0
_FROM, _TO = 0.24, 0.62
"""Where the ribbons begin and end, as parts of the width."""


def flow(counts: Mapping[Outcome, int], *, name: str = "flow") -> Drawing:
    """How many announced engagements were held, put off, called off, or left with no report."""
    shown = [outcome for outcome in Outcome if counts.get(outcome)]
    whole = sum(counts[outcome] for outcome in shown)
    title = "What was announced, and what came of it"
    height = _TOP + _BAND + _APART * max(len(shown) - 1, 0) + 8
    told = ", ".join(f"{counts[outcome]} {_WORDS[outcome]}" for outcome in shown)
    svg = framed(
        name,
        "flow",
        title,
        f"{plural(whole, 'engagement')} announced: {told}." if whole else "None was announced.",
        *(_parts(counts, shown, whole, height) if whole else ()),
        height=height,
    )
    return Drawing(
        svg=svg,
        table=Table(
            caption=title,
            head=("What came of it", "Engagements", "Share"),
            rows=tuple(
                (_WORDS[outcome], counts[outcome], f"{100 * counts[outcome] / whole:.0f} %")
                for outcome in shown
            ),
        ),
    )


def _parts(
    counts: Mapping[Outcome, int], shown: list[Outcome], whole: int, height: float
) -> Iterator[Svg]:
    begin = _TOP + (height - _TOP - _BAND) / 2
    source, target = begin, _TOP
    ribbons: list[Svg] = []
    for outcome in shown:
        thick = _BAND * counts[outcome] / whole
        ribbons.append(_ribbon(outcome, source, target, thick))
        yield tag(
            "rect",
            class_=f"bar {outcome}",
            x=percent(_TO),
            y=target,
            width=8,
            height=max(thick, 1),
        )
        yield tag(
            "text",
            tag("tspan", str(counts[outcome]), class_="figure"),
            f" {_WORDS[outcome]}",
            x=percent(_TO + 0.04),
            y=target + max(thick / 2, 4) + 5,
        )
        source += thick
        target += thick + _APART
    # Ribbons are stretched to the width; words are not.
    yield tag(
        "svg",
        *ribbons,
        width="100%",
        height=height,
        viewBox=f"0 0 1 {height:g}",
        preserveAspectRatio="none",
    )
    yield tag("rect", class_="source", x=percent(_FROM - 0.015), y=begin, width=8, height=_BAND)
    middle = begin + _BAND / 2
    at = percent(_FROM - 0.03)
    yield tag("text", str(whole), class_="figure", x=at, y=middle - 2, text_anchor="end")
    yield tag("text", "announced", x=at, y=middle + 15, text_anchor="end")


def _ribbon(outcome: Outcome, source: float, target: float, thick: float) -> Svg:
    half = (_FROM + _TO) / 2
    low, end = source + thick, target + thick
    path = (
        f"M{_FROM:g} {source:.2f} C{half:g} {source:.2f} {half:g} {target:.2f} {_TO:g} {target:.2f}"
        f" V{end:.2f} C{half:g} {end:.2f} {half:g} {low:.2f} {_FROM:g} {low:.2f} Z"
    )
    return tag("path", class_=f"ribbon {outcome}", d=path)
