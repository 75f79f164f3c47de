"""How captions and the credits of pictures are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from legation.articles.words import alternatives, asks_reader, table, word_set

_FIRST_SENTENCE = re.compile(r"[A-ZÀ-Þ][^.:;?!\"“”()\d]*\.(?=$|\s[A-ZÀ-Þ])")
_PLACED = re.compile(r"\s(?:in|at|on|outside|near|with|inside|beside)\s(?:the\s)?[A-ZÀ-Þ]")
_TURNED = re.compile(r"(?:By|Written|Reported|Reporting|Editing)\s")
_LONGEST_SHOWN, _FEWEST_SHOWN, _FEWEST_NAMES = 160, 5, 3


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


def without_verb(words: str) -> bool:
    """Whether a sentence says who is where and not what they do, as captions may.

    Any small word that may be a verb makes it none: that of a plural is taken for one.
    """
    first = _FIRST_SENTENCE.match(words) if len(words) <= _LONGEST_SHOWN else None
    if first is None or not _PLACED.search(first[0]) or _TURNED.match(words):
        return False
    if asks_reader().match(words):
        return False
    told = first[0].split()
    small = [word.strip(",.").lower() for word in told if not word[:1].isupper()]
    if len(told) < _FEWEST_SHOWN or len(told) - len(small) < _FEWEST_NAMES:
        return False
    return not any(_may_be_verb(word) for word in small)


def _may_be_verb(word: str) -> bool:
    if word in word_set("credits", "verbs") or word in word_set("credits", "helping"):
        return True
    return word.endswith(("ed", "s", "’t", "'t")) and word not in word_set("function_words")


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
