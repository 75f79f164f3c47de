"""Where was it and what was it about, as questions ask for places and topics?"""

from __future__ import annotations

from legation.engagements.names import folded, words
from legation.lexicon import load
from legation.model import Engagement, Query


def terms(engagement: Engagement) -> frozenset[str]:
    """What an engagement is found by: its city and country, each word of its claims' topics."""
    found: set[str] = set()
    if place := engagement.place:
        found.add(_at(folded(place.name)))
        if place.country:
            found.add(_in(place.country))
    topics = [claim.topic.text for claim in engagement.claims if claim.topic]
    topics += [engagement.topic] if engagement.topic else []
    return frozenset(found.union(_about(word) for topic in topics for word in words(topic)))


def asked(query: Query) -> frozenset[str]:
    """The terms that an engagement must have, all of them, for a question's place and topic."""
    found: set[str] = set()
    if query.place is not None:
        land = load().country(query.place) or load().coded(query.place.upper())
        found.add(_in(land.code) if land else _at(folded(query.place)))
    return frozenset(found.union(map(_about, words(query.topic or ""))))


def _in(country: str) -> str:
    return f"in {country}"


def _at(city: str) -> str:
    return f"at {city}"


def _about(word: str) -> str:
    return f"about {word}"
