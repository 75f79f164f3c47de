"""What a series is called where people read it: its name, or who meets where that says little."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation import lexicon
from legation.model import Kind, Series

_ALL_OF_A_KIND = {
    Kind.VISIT: "Visits between",
    Kind.MEETING: "Meetings of",
    Kind.SUMMIT: "Summits of",
    Kind.NEGOTIATION: "Talks of",
    Kind.CONFERENCE: "Conferences of",
    Kind.CALL: "Calls between",
}

_VAGUE = re.compile(
    r"(?:rounds?|trips?|tours?|visits?|talks|meetings?|sessions?|summits?|negotiations?|calls?"
    r"|dialogues?|consultations?|conferences?|formats?|exchanges?|encounters?)",
    re.I,
)
"""What any of them could be called."""

_THEIRS = re.compile(r"\s+(?:of|between|among)\s+(?:their|both|the two|the three)\b.*$", re.I)
"""Who meets, told by a word that means something only where it stood."""

_CLAUSE = re.compile(
    r"\b(?:had|has|have|been|was|were|is|are|will|would|he|she|it|they|his|her|its|their|this|that"
    r"|to (?:visit|meet|hold|travel|go|be))\b",
    re.I,
)
"""A sentence's part, not a name."""

_JOINED = re.compile(r"\b(?:of|between|among|with|on|under|for|over|about|from|in)\b", re.I)

_NAMED = 5
_THE = re.compile(
    r"(?:United .+|.* (?:Islands|Emirates|Republic)|Netherlands|Philippines|Maldives|Bahamas|Gambia"
    r"|Comoros|Seychelles)"
)
"""Countries whose names stand with an article in a sentence."""


def talks_name(series: Series) -> str:
    """The name of a series as a heading: "Talks of France and Vanuatu" where its own is "round"."""
    own = _THEIRS.sub("", series.name).strip()
    if not own or _VAGUE.fullmatch(own) or _CLAUSE.search(own):
        return f"{_ALL_OF_A_KIND[series.kind]} {_together(series.participants)}"
    capital = own[:1].upper() + own[1:]
    if _JOINED.search(own) or any(word[:1].isupper() for word in re.split(r"[\s-]", own)):
        return capital
    return f"{capital} of {_together(series.participants)}"


def _together(codes: Sequence[str]) -> str:
    """The countries in a row: "China, Japan and South Korea"."""
    names = [_in_a_sentence(code) for code in codes[:_NAMED]]
    if len(codes) > _NAMED:
        names[_NAMED - 1 :] = [f"{len(codes) - _NAMED + 1} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _in_a_sentence(code: str) -> str:
    land = lexicon.load().coded(code)
    name = land.name if land else code
    return f"the {name}" if _THE.fullmatch(name) else name
