"""Where engagements take place, on a map of dots."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from legation.views.drawn import earth
from legation.views.drawn.drawing import Drawing, Link, Table
from legation.views.drawn.svg import Svg, framed, tag
from legation.views.words import plural

_LARGEST, _LEAST = 26.0, 4.0
_MUCH = 6
"""Fewer engagements than so many make no large circle, even where no place has more."""
_NAMED = 12
_LETTER, _LINE = 7.2, 15.0
"""About what a letter and a line of a name take."""
_ENLARGED = 2.3
"""How much larger names are on a telephone, as a part of the map."""

NOTE = (
    "Dots stand for places; no borders are drawn or implied. An engagement of which only the "
    "country is known stands at the middle of that country's towns, hollow."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of the diary, in how many engagements; `name` is the country's where that is all."""

    name: str
    country: str
    count: int
    href: str
    city: bool = True


Placed: TypeAlias = "tuple[Spot, float, float, bool]"
"""A place, where it is drawn, and whether it lies just there."""


def world(spots: Sequence[Spot], *, name: str = "world") -> Drawing:
    """The places as circles, as large as engagements are many, over the dots of the land.

    A place that no table has is drawn, hollow, at the middle of its country's towns.
    """
    by_count = sorted(spots, key=lambda spot: (-spot.count, spot.name))
    known = [(spot, *at) for spot in by_count if (at := _at(spot))]
    most = max((_MUCH, *(spot.count for spot in by_count)))
    title = "Where engagements take place"
    svg = framed(
        name,
        "world",
        title,
        _told(by_count, len(by_count) - len(known)),
        _land(),
        *(_circle(spot, x, y, most, exact=exact) for spot, x, y, exact in known),
        *_names(known, most),
        box=(earth.WIDTH, earth.HEIGHT),
    )
    rows = tuple(
        (Link(spot.name, spot.href), spot.country, spot.count, _shown(spot)) for spot in by_count
    )
    return Drawing(
        svg=svg,
        table=Table(caption=title, head=("Place", "Country", "Engagements", "Shown"), rows=rows),
    )


def _told(spots: Sequence[Spot], unknown: int) -> str:
    if not spots:
        return "No place that a page reports."
    first = ", ".join(f"{spot.name} ({spot.count})" for spot in spots[:3])
    lost = f" {plural(unknown, 'place')} could not be drawn." if unknown else ""
    return f"{plural(len(spots), 'place')}, most often {first}.{lost}"


def _at(spot: Spot) -> tuple[float, float, bool] | None:
    table = earth.coordinates()
    exact = table.get((spot.name, spot.country)) if spot.city else None
    found = exact or table.get(("", spot.country))
    return (*earth.placed(*found), exact is not None) if found else None


def _shown(spot: Spot) -> str:
    at = _at(spot)
    if at is None:
        return "not drawn: where it lies is not known"
    return "at the place" if at[2] else "at the country's middle"


@cache
def _land() -> Svg:
    path = "".join(f"M{x:.1f} {y:.1f}H{end + 0.1:.1f}" for x, end, y in earth.runs())
    return tag("path", class_="land", d=path, stroke_dasharray=f"0 {earth.STEP:.4f}")


def _size(spot: Spot, most: int) -> float:
    return max(_LEAST, _LARGEST * math.sqrt(spot.count / most))


def _circle(spot: Spot, x: float, y: float, most: int, *, exact: bool) -> Svg:
    told = f"{spot.name}: {plural(spot.count, 'engagement')}"
    kind = "spot" if exact else "spot middle"
    return tag("circle", tag("title", told), class_=kind, cx=x, cy=y, r=_size(spot, most))


def _names(known: Sequence[Placed], most: int) -> Iterator[Svg]:
    """The names of the most frequent places, of those that have room beside them."""
    on_telephones = {spot for spot, _, _ in _roomy(known[:_NAMED], most, size=_ENLARGED)}
    for spot, (x, y), side in _roomy(known[:_NAMED], most, size=1):
        off = (_size(spot, most) + 4) * side
        yield tag(
            "text",
            spot.name,
            class_="name" if spot in on_telephones else "name minor",
            x=x + off,
            y=y + 4.5,
            text_anchor="start" if side > 0 else "end",
        )


def _roomy(
    known: Sequence[Placed], most: int, *, size: float
) -> Iterator[tuple[Spot, tuple[float, float], int]]:
    """The places whose names meet no other's, to the right of them (1) or to the left (-1).

    Nor do they stand on another place's circle.
    """
    taken: list[tuple[float, float, float, float]] = []
    circles = {spot: _around(x, y, _size(spot, most)) for spot, x, y, _ in known}
    for spot, x, y, _ in known:
        others = [circle for other, circle in circles.items() if other != spot]
        off, long, high = _size(spot, most) + 4, _LETTER * size * len(spot.name), _LINE * size / 2
        for side in (1, -1):
            ends = sorted((x + off * side, x + (off + long) * side))
            box = (ends[0], y - high, ends[1], y + high)
            if (
                ends[0] >= 0
                and ends[1] <= earth.WIDTH
                and not any(_meet(box, other) for other in (*taken, *others))
            ):
                taken.append(box)
                yield spot, (x, y), side
                break


def _around(x: float, y: float, size: float) -> tuple[float, float, float, float]:
    return x - size, y - size, x + size, y + size


def _meet(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
