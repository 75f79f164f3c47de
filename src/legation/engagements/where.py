"""Do two claims speak of the same place and the same matter?"""

from __future__ import annotations

from collections.abc import Iterator

from legation.engagements.names import folded, words
from legation.engagements.scale import Ground, weigh
from legation.lexicon import load
from legation.model import Claim, Kind, Place

_SHORT = 3
"""Words of up to this many letters ("of", "the") say nothing of a topic."""


def compare(a: Claim, b: Claim) -> Iterator[Ground]:
    """What place and topic say; a claim without one says nothing."""
    if a.place and b.place:
        yield from _places(a.place, b.place, visit=a.kind is Kind.VISIT)
    if a.topic and b.topic:
        common = sorted(_content(a.topic.text) & _content(b.topic.text))
        if common:
            yield weigh("same_topic", f"both about {', '.join(common)}")


def is_city(place: Place) -> bool:
    """Whether a place is smaller than a country."""
    return load().country(place.name) is None


def _places(ours: Place, theirs: Place, *, visit: bool) -> Iterator[Ground]:
    if folded(ours.name) == folded(theirs.name):
        city = "same_city_visit" if visit else "same_city"
        yield weigh(city if is_city(ours) else "same_land", f"both at {ours.name}")
    elif ours.country and theirs.country and ours.country != theirs.country:
        yield weigh("other_land", f"{ours.name} and {theirs.name} lie in different countries")
    elif is_city(ours) and is_city(theirs):
        yield weigh(
            "other_city_visit" if visit else "other_city",
            f"one at {ours.name}, one at {theirs.name}",
        )
    else:
        yield weigh("same_land", f"{ours.name} and {theirs.name} may be one place")


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if len(word) > _SHORT)
