"""The words that news pages use for their parts, read once from the data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from legation.model import Label


def folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


@cache
def table(name: str) -> Mapping[str, Any]:
    """The data file of this name, as TOML gives it."""
    path = files("legation.articles") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def word_set(*path: str) -> frozenset[str]:
    """The words under this path of the English words, lower case."""
    found: Any = table("english")
    for key in path:
        found = found[key]
    return folded(found.split() if isinstance(found, str) else found)


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first; `#` is a number."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(
        re.escape(phrase).replace(r"\#", r"\d+").replace(r"\ ", r"\s+") for phrase in ordered
    )


@cache
def elements(kind: str) -> frozenset[str]:
    """The names of HTML elements of this kind."""
    return folded(table("elements")[kind].split())


@cache
def headings() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    """For each section, what a line that opens it looks like: the phrase alone, or with a colon."""
    return tuple(
        (
            Label(label),
            re.compile(
                rf"(?:the\s+)?(?:{alternatives(phrases)})"
                r"(?:\s*\(\d*\)|\s+\d+|(?:(?<=from)|(?<=in)|(?<=on))(?:\s+[^\s.]+){1,5}|\s+(?:in|from|on|with|to)\s+\S+(?:\s+\S+){0,4})?\s*(?:[:?…]|$)",
                re.IGNORECASE,
            ),
        )
        for label, phrases in table("english")["headings"].items()
    )


@cache
def beginnings() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    """For each label, what a piece of it begins with."""
    return tuple(
        (Label(label), re.compile(rf"(?:{alternatives(phrases)})(?!\w)", re.IGNORECASE))
        for label, phrases in table("english")["begins"].items()
    )


def held(words: str) -> Iterator[Label]:
    """The labels for which a phrase anywhere in `words` speaks."""
    lower = words.lower()
    for label, phrases, numbered in _holdings():
        if any(phrase in lower and _whole(phrase, lower) for phrase in phrases) or (
            numbered is not None and numbered.search(lower)
        ):
            yield label


def _whole(phrase: str, lower: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", lower) is not None


@cache
def _holdings() -> tuple[tuple[Label, tuple[str, ...], re.Pattern[str] | None], ...]:
    """Phrases by label; looked up one by one, which is faster than one long alternation."""
    made = []
    for label, phrases in table("english")["holds"].items():
        numbered = [phrase for phrase in phrases if "#" in phrase]
        pattern = re.compile(alternatives(numbered)) if numbered else None
        made.append((Label(label), tuple(p for p in phrases if "#" not in p), pattern))
    return tuple(made)


@cache
def class_words() -> Mapping[str, Label]:
    """The label that a word of a class or id attribute hints at."""
    return {
        word: Label(label) for label, words in table("english")["classes"].items() for word in words
    }


@cache
def credit_end() -> re.Pattern[str]:
    """A picture's credit where it ends a caption."""
    return re.compile(rf"(?:^|(?<=[\s.,)]))(?:{'|'.join(table('english')['credits']['ends'])})\s*$")


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
