"""How captions and the credits of pictures are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from legation.articles.words import alternatives, table


def credit_end(words: str, start: int = 0) -> re.Match[str] | None:
    """A picture's credit where it ends a caption, looked for from `start` on."""
    tail = words[start:].lower()
    signs = list(filter(tail.__contains__, _credit_signs()))
    return _credit_end(frozenset(signs)).search(words, start) if signs else None


@cache
def _credit_signs() -> tuple[str, ...]:
    return tuple({sign for it in table("english")["credits"]["ends"] for sign in it["signs"]})


@cache
def _credit_end(signs: frozenset[str]) -> re.Pattern[str]:
    """The credits that a caption with these signs may end with: most pieces hold one or two."""
    ends = table("english")["credits"]["ends"]
    some = "|".join(it["words"] for it in ends if not signs.isdisjoint(it["signs"]))
    return re.compile(rf"(?:^|(?<=[\s.,)]))(?:{some})\s*$")


def sets_scene(words: str) -> bool:
    """Whether words place people in a picture, as captions set them between commas."""
    return any(sign in words and found.search(words) for sign, found in _scene().items())


@cache
def _scene() -> Mapping[str, re.Pattern[str]]:
    words = alternatives(table("english")["credits"]["scene"])
    patterns = {", ": rf", (?:{words}),", "l-r": r"\bl-r\b", "(": rf"\((?:L|R|C|{words})\)"}
    return {sign: re.compile(pattern) for sign, pattern in patterns.items()}


@cache
def caption_start() -> re.Pattern[str]:
    """What a caption begins with beyond fixed words: "Harbour Wire photo:"."""
    return re.compile("|".join(table("english")["credits"]["captions"]))


@cache
def caption_word() -> re.Pattern[str]:
    """The word with which a caption calls itself one: "FILE PHOTO:"."""
    words = table("english")["begins"]["caption"]
    return re.compile(rf"(?:{alternatives(words)})\s*[:|–-]", re.IGNORECASE)


@cache
def name_end() -> re.Pattern[str]:
    """A name in brackets at the end of what is known to be a caption: its maker."""
    return re.compile(r"\([A-ZÀ-Þ][^()]{2,50}\)\.?$")


@cache
def credit_start() -> re.Pattern[str]:
    """A picture's credit where it begins a caption."""
    return re.compile("|".join(table("english")["credits"]["begins"]))
