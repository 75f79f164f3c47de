"""Who one country or body has to do with, and they among themselves, as a ring around it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from legation.views.drawn.drawing import Drawing, Link, Table
from legation.views.drawn.svg import Svg, framed, tag
from legation.views.words import plural

_WIDTH, _HEIGHT = 720.0, 500.0
_ACROSS, _DOWN = 215.0, 178.0
_MOST = 16
"""How many stand around; the table has all."""
_LARGEST, _LEAST = 24.0, 6.0
_MUCH = 4
"""Fewer engagements than so many make no large circle, even where nobody has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Somebody on the other side: `code` names it shortly, `count` are shared engagements.

    `key` is its own, where others of so short a name may stand beside it.
    """

    key: str
    code: str
    name: str
    count: int
    held: int
    latest: str
    href: str


def ties(
    centre: str,
    found: Sequence[Tie],
    *,
    between: Mapping[frozenset[str], int] | None = None,
    name: str = "ties",
) -> Drawing:
    """The most frequent ones clockwise from the top, each as large as its engagements are many.

    `between` counts those of two of them with each other, by their keys.
    """
    shown = sorted(found, key=lambda tie: (-tie.count, tie.name))[:_MOST]
    places = {tie.key: _place(number, len(shown)) for number, tie in enumerate(shown)}
    most = max((_MUCH, *(tie.count for tie in shown)))
    title = f"Who engages with {centre}"
    svg = framed(
        name,
        "ties",
        title,
        _told(centre, found, shown),
        *_chords(places, between or {}),
        *(_spoke(tie, places[tie.key], most) for tie in shown),
        tag("circle", class_="centre", cx=_WIDTH / 2, cy=_HEIGHT / 2, r=7),
        _centre(centre),
        *(_node(tie, places[tie.key], most) for tie in shown),
        box=(_WIDTH, _HEIGHT),
        role="group",
    )
    rows = tuple(
        (Link(tie.name, tie.href), tie.count, tie.held, tie.latest)
        for tie in sorted(found, key=lambda tie: (-tie.count, tie.name))
    )
    return Drawing(
        svg=svg,
        table=Table(caption=title, head=("With", "Engagements", "Held", "Latest"), rows=rows),
    )


def _told(centre: str, found: Sequence[Tie], shown: Sequence[Tie]) -> str:
    if not shown:
        return f"Nobody that a page reports engages with {centre}."
    first = ", ".join(f"{tie.name} ({tie.count})" for tie in shown[:3])
    return f"{plural(len(found), 'side')} in all, most often {first}."


def _place(number: int, of: int) -> tuple[float, float]:
    angle = 2 * math.pi * number / of - math.pi / 2
    return _WIDTH / 2 + _ACROSS * math.cos(angle), _HEIGHT / 2 + _DOWN * math.sin(angle)


def _size(tie: Tie, most: int) -> float:
    return max(_LEAST, _LARGEST * math.sqrt(tie.count / most))


def _spoke(tie: Tie, place: tuple[float, float], most: int) -> Svg:
    x, y = place
    return tag(
        "line",
        class_="spoke",
        x1=_WIDTH / 2,
        y1=_HEIGHT / 2,
        x2=x,
        y2=y,
        stroke_width=1 + 7 * tie.count / most,
    )


def _chords(
    places: Mapping[str, tuple[float, float]], between: Mapping[frozenset[str], int]
) -> Iterator[Svg]:
    most = max(between.values(), default=1)
    for pair, count in sorted(between.items(), key=lambda item: sorted(item[0])):
        one, two = sorted(pair)
        if one in places and two in places:
            (x1, y1), (x2, y2) = places[one], places[two]
            width = 0.5 + 3 * count / most
            yield tag("line", class_="chord", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=width)


def _node(tie: Tie, place: tuple[float, float], most: int) -> Svg:
    x, y = place
    size = _size(tie, most)
    aside = (x - _WIDTH / 2) / _ACROSS
    anchor = "start" if aside > 0.2 else "end" if aside < -0.2 else "middle"
    off = size + 7
    label_x = x + (off if anchor == "start" else -off if anchor == "end" else 0)
    up = y < _HEIGHT / 2
    label_y = y + 5 if anchor != "middle" else (y - off if up else y + off + 11)
    words: dict[str, str | float | None] = {"x": label_x, "y": label_y, "text_anchor": anchor}
    return tag(
        "a",
        tag("circle", class_="node", cx=x, cy=y, r=size),
        tag("text", tie.name, class_="wide", aria_hidden="true", **words),
        tag("text", tie.code, class_="narrow", aria_hidden="true", **words),
        href=tie.href,
        aria_label=f"{tie.name}: {plural(tie.count, 'engagement')}",
    )


def _centre(name: str) -> Svg:
    return tag(
        "text",
        name,
        class_="centre-name",
        x=_WIDTH / 2,
        y=_HEIGHT / 2 - 14,
        text_anchor="middle",
    )
