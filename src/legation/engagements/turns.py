"""Which of several occasions do words mean: the ninth session, one told of "separately"?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from legation.engagements.names import folded
from legation.engagements.scale import Ground, weigh
from legation.model import Claim


def compare(a: Claim, b: Claim) -> Iterator[Ground]:
    """What the numbers of sessions say, where the words of both give one."""
    ours, theirs = (_numbers(claim.evidence[0].text) for claim in (a, b))
    for noun in sorted(ours.keys() & theirs.keys()):
        one, two = ours[noun], theirs[noun]
        if one == two:
            yield weigh("same_session", f"both {noun} {one}")
        else:
            yield weigh("other_session", f"one {noun} {one}, one {noun} {two}")


def set_apart(claim: Claim) -> bool:
    """Whether its words set it apart from what the article has told: "earlier in the day"."""
    return _patterns()[1].search(folded(claim.evidence[0].text)) is not None


@lru_cache(maxsize=65536)
def _numbers(text: str) -> dict[str, int]:
    """The first number that each noun for a session has in a text."""
    found = reversed(list(_patterns()[0].finditer(folded(text))))
    return {numbered[2]: _value(numbered[1]) for numbered in found}


def _value(ordinal: str) -> int:
    words = _table()["ordinals"]
    return words.index(ordinal) + 1 if ordinal in words else int(ordinal[:-2])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = _table()
    ordinals = "|".join((*table["ordinals"], r"\d{1,3}(?:st|nd|rd|th)"))
    sessions = "|".join(table["sessions"])
    return (
        re.compile(rf"\b({ordinals}) (?:\w+ )?({sessions})\b"),
        re.compile(rf"\b(?:{'|'.join(table['apart'])})\b"),
    )


@cache
def _table() -> dict[str, list[str]]:
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return {name: table[name] for name in ("ordinals", "sessions", "apart")}
