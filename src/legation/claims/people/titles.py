"""Words of office: where they stand in a text and whether they make somebody a leader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from legation.language import alternation, table
from legation.model import Span


def _title_words(name: str, code: str = "en") -> Sequence[str]:
    words: Sequence[str] = table(code, "titles")[name]
    return words


@cache
def _office() -> str:
    """The regular expression of an office: qualifiers, a head, what it is for."""
    heads = alternation(_title_words("heads"))
    domains = alternation(_title_words("domains"))
    qualifiers = alternation((*_title_words("modifiers"), *_title_words("domains")))
    purpose = rf"(?:the\s)?(?:{domains})(?:(?:,\sand\s|,\s|\sand\s)(?:the\s)?(?:{domains}))*\b"
    return (
        rf"(?:(?:(?:{qualifiers})(?:(?<=-)|[\s-]))+and\s)?(?:(?:{qualifiers})(?:(?<=-)|[\s-]))*"
        rf"(?:{heads})(?![\w-])(?:\s(?:of|for)\s{purpose})?"
    )


@cache
def _before() -> re.Pattern[str]:
    courtesy = alternation((*_title_words("honorifics"), "prince", "princess", "general", "gen."))
    office = rf"{_office()}(?:\s(?:{courtesy}))?"
    return re.compile(rf"(?<![\w-])(?P<office>{office})(?P<comma>,)?\s+$", re.IGNORECASE)


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_office()})", re.IGNORECASE)


@cache
def _honorific() -> re.Pattern[str]:
    words = alternation(_title_words("honorifics"))
    return re.compile(rf"(?<![\w-])(?:{words})\s+$", re.IGNORECASE)


def offices(text: str, start: int, end: int) -> list[Span]:
    """Every stretch of office words between two offsets of `text`, left to right."""
    return [Span(*found.span()) for found in _anywhere().finditer(text, start, end)]


def office_before(text: str, start: int, name: int) -> tuple[Span, bool] | None:
    """The office words that end right before the name at offset `name`, not before `start`.

    The flag tells that a comma parts them from the name ("Niger's foreign minister, X").
    """
    window = max(start, name - 120)
    found = _before().search(text[window:name])
    if found is None:
        return None
    at = found.span("office")
    return Span(window + at[0], window + at[1]), found["comma"] is not None


@cache
def _of_land() -> re.Pattern[str]:
    # "President of the", "Prime Minister of the State of", right before a country's name
    formal = r"(?:the\s)?(?:[A-Z]\S*\s(?:of\s)?(?:the\s)?){0,4}"
    return re.compile(
        rf"(?<![\w-])(?P<office>{_office()})\s(?:of|to|for)\s{formal}$", re.IGNORECASE
    )


def office_of_land(text: str, start: int, land: int) -> Span | None:
    """The office words that lead with "of" or "to" to the country named at offset `land`."""
    window = max(start, land - 120)
    found = _of_land().search(text[window:land])
    return Span(window + found.start("office"), window + found.end("office")) if found else None


def honorific_before(text: str, start: int, name: int) -> bool:
    """Whether "Mr", "Ms" and the like stand right before the name."""
    return _honorific().search(text[max(start, name - 12) : name]) is not None


@cache
def _leading() -> tuple[re.Pattern[str], re.Pattern[str]]:
    leaders = alternation(_title_words("leaders"))
    others = alternation(_title_words("not_leading"))
    return (
        re.compile(rf"(?<![\w-])(?:{leaders})(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{others})(?![\w])", re.IGNORECASE),
    )


def leads(role: str) -> bool:
    """Whether the role is that of a head of state or of government."""
    leader, other = _leading()
    return leader.search(role) is not None and other.search(role) is None


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{alternation(_title_words('heads'))})(?:s|es)?(?![\w-])", re.IGNORECASE
    )


def names_office(words: str) -> bool:
    """Whether some word is the head of an office ("the chief representative of …")."""
    return _heads().search(words) is not None


def country_of_office(role: str) -> str | None:
    """The country that a title tells by itself ("Secretary of State"), ISO 3166-1 alpha-3."""
    known: dict[str, str] = table("en", "titles")["countries"]
    folded = role.casefold()
    return next((code for title, code in known.items() if title in folded), None)


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of titles.toml as a set, for single words in lower case."""
    return frozenset(_title_words(name))
