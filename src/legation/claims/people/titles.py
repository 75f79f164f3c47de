"""Words of office: where they stand in a text and whether they make somebody a leader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from legation.language import alternation, table
from legation.model import Span

_WORD = re.compile(r"[^\W\d_]+")


def _title_words(name: str, code: str = "en") -> Sequence[str]:
    words: Sequence[str] = table(code, "titles")[name]
    return words


@cache
def _plurals() -> dict[str, str]:
    """The one office of each plural: "secretaries-general", "ministers"."""
    return {_plural(head): head for head in _title_words("heads")}


def _plural(head: str) -> str:
    first, joint, rest = head.partition("-general")
    if not joint:
        first, joint, rest = head.partition(" general")
    if joint and not rest:
        return _plural(first) + joint
    if head.endswith("y"):
        return f"{head[:-1]}ies"
    return f"{head[:-3]}men" if head.endswith("man") else f"{head}s"


@cache
def _office(*, several: bool = False) -> str:
    """The regular expression of an office, or of `several`: qualifiers, a head, what it is for."""
    heads = alternation(_plurals() if several else _title_words("heads"))
    domains = alternation(_title_words("domains"))
    qualifiers = alternation((*_title_words("modifiers"), *_title_words("domains")))
    purpose = (
        rf"(?:the\s)?(?:{domains})(?:(?:,\sand\s|,\s|\sand\s)(?:the\s)?(?:{domains}))*"
        r"(?:\saffairs)?\b"
    )
    return (
        rf"(?:(?:(?:{qualifiers})(?:(?<=-)|[\s-]))+and\s)?(?:(?:{qualifiers})(?:(?<=-)|[\s-]))*"
        rf"(?:{heads})(?![\w-])(?:\s(?:of|for)\s{purpose}){{0,2}}"
    )


@dataclass(frozen=True, slots=True)
class Title:
    """Words of office right before a name.

    `comma` tells that one parts them from it ("Niger's foreign minister, X"), `courtesy` that
    "Ms" and the like stand between, `several` that they are of more than one person
    ("Presidents X and Y").
    """

    span: Span
    comma: bool
    courtesy: bool
    several: bool


@cache
def _before(*, several: bool) -> re.Pattern[str]:
    courtesy = alternation((*_title_words("honorifics"), "prince", "princess", "general", "gen."))
    between = rf"(?:\s+(?P<courtesy>(?:(?:his|her)\s)?(?:{courtesy})(?:\s(?:{courtesy}))*))?"
    return re.compile(
        rf"(?<![\w-])(?P<office>{_office(several=several)})(?:(?:{_CHARGE})?(?P<comma>,))?"
        rf"{between}\s+$",
        re.IGNORECASE,
    )


def charge(text: str, end: int) -> int:
    """Where what an office that ends at `end` is for ends: "envoy for Central Asia".

    The land that it is of stands behind: "Secretary of State for Trade of Ireland".
    """
    found = _charge().match(text, end)
    return found.end() if found is not None else end


@cache
def _charge() -> re.Pattern[str]:
    return re.compile(rf"{_CHARGE}(?:{_LAND})?|{_LAND}", re.IGNORECASE)


_LAND = r"\sof\s(?:the\s)?(?-i:[A-Z][\w’'-]*(?:\s(?:of\s)?[A-Z][\w’'-]*){0,3})"
_CHARGE = (
    r"\s(?:for|to|on|in)\s(?:the\s)?(?-i:[A-Z][\w.’'-]*(?:\s(?:(?:and|of|the)\s)*"
    r"[A-Z][\w.’'-]*){0,4})"
)


@cache
def _anywhere(*, several: bool = False) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_office(several=several)})", re.IGNORECASE)


@cache
def _honorific() -> re.Pattern[str]:
    words = alternation(_title_words("honorifics"))
    return re.compile(rf"(?<![\w-])(?:{words})\s+$", re.IGNORECASE)


def offices(text: str, start: int, end: int) -> list[Span]:
    """Every stretch of office words between two offsets of `text`, left to right."""
    if not _holds_head(text[start:end], several=False):
        return []
    return [Span(*found.span()) for found in _anywhere().finditer(text, start, end)]


def plural_offices(text: str, start: int, end: int) -> list[Span]:
    """Every stretch of words for the offices of several: "Foreign Ministers"."""
    if not _holds_head(text[start:end], several=True):
        return []
    return [Span(*found.span()) for found in _anywhere(several=True).finditer(text, start, end)]


def title_before(text: str, start: int, name: int) -> Title | None:
    """The office words that end right before the name at offset `name`, not before `start`."""
    window = max(start, name - 120)
    for several in (False, True):
        found = _ending(text[window:name], several=several)
        if found is not None:
            at = found.span("office")
            return Title(
                Span(window + at[0], window + at[1]), found["comma"] is not None,
                found["courtesy"] is not None, several,
            )  # fmt: skip
    return None


@lru_cache(maxsize=1024)
def _ending(words: str, *, several: bool) -> re.Match[str] | None:
    return _before(several=several).search(words) if _holds_head(words, several=several) else None


def _holds_head(words: str, *, several: bool) -> bool:
    """Whether the last word of some head of an office is among the words."""
    return not _last_words(several=several).isdisjoint(_WORD.findall(words.casefold()))


@cache
def _last_words(*, several: bool) -> frozenset[str]:
    heads = _plurals() if several else _title_words("heads")
    return frozenset(_WORD.findall(head.casefold())[-1] for head in heads)


def office_before(text: str, start: int, name: int) -> tuple[Span, bool] | None:
    """The span of the title before the name at offset `name`, and whether a comma parts them."""
    found = title_before(text, start, name)
    return (found.span, found.comma) if found is not None and not found.several else None


def one_of(words: str) -> str:
    """The words of an office of several as those of one: "Foreign Ministers"."""
    last = _several().search(words)
    if last is None:
        return words
    one = _plurals()[last[0].casefold()]
    told = one.title() if last[0][0].isupper() else one
    return words[: last.start()] + told + words[last.end() :]


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(_plurals())})(?![\w-])", re.IGNORECASE)


@cache
def _of_land(*, several: bool) -> re.Pattern[str]:
    # "President of the", "Prime Minister of the State of", right before a country's name
    formal = r"(?:the\s)?(?:[A-Z]\S*\s(?:of\s)?(?:the\s)?){0,4}"
    return re.compile(
        rf"(?<![\w-])(?P<office>{_office(several=several)})\s(?:of|to|for)\s{formal}$",
        re.IGNORECASE,
    )


def office_of_land(text: str, start: int, land: int, *, several: bool = False) -> Span | None:
    """The office words that lead with "of" or "to" to the country named at offset `land`."""
    window = max(start, land - 120)
    words = text[window:land]
    told = _holds_head(words, several=several)
    found = _of_land(several=several).search(words) if told else None
    return Span(window + found.start("office"), window + found.end("office")) if found else None


def honorific_before(text: str, start: int, name: int) -> bool:
    """Whether "Mr", "Ms" and the like stand right before the name."""
    return _honorific().search(text[max(start, name - 12) : name]) is not None


def without_honorific(text: str, start: int, name: int) -> int:
    """Where "Mr", "H.E." and the like before the name begin, else the name itself."""
    window = max(start, name - 12)
    found = _honorific().search(text[window:name])
    return window + found.start() if found is not None else name


def unheard_of(words: str, country: str) -> bool:
    """Whether that country has no office of these words: no "foreign minister" in the USA."""
    lacking: dict[str, list[str]] = table("en", "titles")["unheard_of"]
    folded = words.casefold()
    return any(office in folded for office in lacking.get(country, ()))


def plain(name: str) -> str:
    """The name without what only honours its bearer: "Salman" of "King Salman"."""
    words = name.split()
    styles = word_set("styles") | word_set("honorifics")
    while len(words) > 1 and words[0].casefold() in styles:
        words = words[1:]
    return " ".join(words)


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


def of_a_ruling_party(role: str) -> bool:
    """ "General Secretary of the party's Central Committee": who may lead the land by it."""
    said = role.casefold()
    return any(post in said for post in _title_words("ruling_posts"))


def of_a_faction(role: str) -> bool:
    """ "rebel chief", "militia commander", "former guerrilla": of those who fight a state.

    A minister who fights them is none ("minister for rebel affairs").
    """
    said = re.findall(r"[a-z]+", role.casefold())
    fights = [word.removesuffix("s") in word_set("factions") for word in said]
    return any(fights[:-1]) and said[-1].removesuffix("s") in word_set("faction_heads")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{alternation(_title_words('heads'))})(?:s|es)?(?![\w-])", re.IGNORECASE
    )


def of_an_equal(words: str) -> bool:
    """Whether the words tell whoever holds the same office elsewhere: "his Chadian counterpart"."""
    return any(word in words.casefold() for word in word_set("equals"))


def names_office(words: str) -> bool:
    """Whether some word is the head of an office ("the chief representative of …")."""
    return _heads().search(words) is not None


_JUNIOR = re.compile(r"\bsecretary of State\b|(?i:\bsecretary of state (?:for|at|in charge|to)\b)")


def country_of_office(role: str) -> str | None:
    """The country that a title tells by itself ("Secretary of State"), ISO 3166-1 alpha-3.

        A "secretary of State" is of a land that calls its junior ministers so, in French or
    Portuguese; so is one "for" or "in charge of" something.
    """
    known: dict[str, str] = table("en", "titles")["countries"]
    if _JUNIOR.search(role):
        return None
    folded = role.casefold()
    return next((code for title, code in known.items() if title in folded), None)


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of titles.toml as a set, for single words in lower case."""
    return frozenset(_title_words(name))


@cache
def callings() -> dict[str, list[str]]:
    """What else somebody is called, with the offices that each word may stand for."""
    found: dict[str, list[str]] = table("en", "titles")["called"]
    return found
