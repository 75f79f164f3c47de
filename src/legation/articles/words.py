"""The words that news pages use for their parts, read once from the data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from legation.model import Label, patterns

_TELLING_LINK = re.compile(r"\d(?:\d{3}|:\d\d)")
_BY = re.compile(r"by\b", re.IGNORECASE)
_TOKEN = re.compile(r"[\w']+")
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL = bytes(range(128)).lower() + bytes(128)
_SPACED = bytes(sign if chr(sign).isalpha() else 32 for sign in _SMALL)
_TOKENS = bytes(sign if chr(sign).isalnum() or sign in b"_'" else 32 for sign in _SMALL)
"""ASCII in small letters, what parts words as spaces: such a text is parted at once."""
_WESTERN = "cp1252"
"""What most pages that are not ASCII can be written in: one byte for each character."""
_LONGEST_CALL, _LONGEST_SIGN_OFF = 40, 250
_SIGNS = {"#": r"\d+(?:[.,]\d+)*[KM]?", " ": r"\s+"}


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
    return patterns.alternatives(
        [_SIGNS.get(sign, re.escape(sign)) for sign in phrase] for phrase in phrases
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
                r"(?:\s*\(\d*\)(?:\s+closed)?|\s+\d+|(?:(?<=from)|(?<=in)|(?<=on))(?:\s+[^\s.]+){1,5}|\s+(?:in|from|on|with|to)\s+\S+(?:\s+\S+){0,4})?\s*(?:[:?…]|$)",
                re.IGNORECASE,
            ),
        )
        for label, phrases in table("english")["headings"].items()
    )


def small_letters(text: str) -> list[str]:
    """The runs of letters in a text, in small ones."""
    if text.isascii():
        return text.encode().translate(_SPACED).decode().split()
    try:
        western = text.encode(_WESTERN)
    except UnicodeEncodeError:
        return _LETTERS.findall(text.lower())
    return western.translate(_western_letters()).decode(_WESTERN).split()


@cache
def _western_letters() -> bytes:
    """What becomes of each byte of `_WESTERN`: letters small ones, others spaces."""
    signs = (bytes((byte,)).decode(_WESTERN, "replace").lower() for byte in range(256))
    return b"".join(sign.encode(_WESTERN) if _LETTERS.fullmatch(sign) else b" " for sign in signs)


def folded_space(text: str) -> str:
    """The text with white space folded; of most it is so already, which is told far faster."""
    text = text.strip()
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def dated_link(words: str) -> bool:
    """Whether a link is a date, a copyright line or a byline."""
    return "©" in words or _BY.match(words) is not None or _TELLING_LINK.search(words) is not None


def tells(words: str) -> bool:
    """Whether a link may be more than a way to elsewhere: a date, "By …", "Read also: …"."""
    if dated_link(words):
        return True
    by_heading, by_beginning = first_words()
    first = words.split(" ", 1)[0].lower().rstrip(":")
    return not first[:1].isalpha() or first in by_heading or first in by_beginning


@cache
def first_words() -> tuple[Mapping[str, tuple[int, ...]], Mapping[str, tuple[int, ...]]]:
    """The numbers of the `headings` and `beginnings` that a piece's first word makes possible.

    Phrases that begin with a sign or a number stand under "".
    """
    return _by_first_word(table("english")["headings"]), _by_first_word(_openings())


def _openings() -> Mapping[str, Sequence[str]]:
    """What pieces of each label begin with; "Source:" in any language opens a byline."""
    english = table("english")
    byline = [*english["begins"]["byline"], *english["source"]["begins"]]
    return {**english["begins"], "byline": byline}


def _by_first_word(phrases: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[int, ...]]:
    made: dict[str, set[int]] = {}
    for number, some in enumerate(phrases.values()):
        for phrase in some:
            first = _TOKEN.match(phrase)
            made.setdefault(first[0].lower() if first else "", set()).add(number)
    return {word: tuple(sorted(numbers)) for word, numbers in made.items()}


@cache
def beginnings() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    """For each label, what a piece of it begins with."""
    return tuple(
        (
            Label(label),
            re.compile(rf"(?:{alternatives(phrases)})(?:(?<!\w)|(?!\w))", re.IGNORECASE),
        )
        for label, phrases in _openings().items()
    )


def held(words: str) -> set[str]:
    """The features of the phrases that stand anywhere in `words`.

    "holds_LABEL" of the labels for which one speaks, and "note_on_writer".
    """
    lower = words.lower()
    by_word = _holdings()
    found = set[str]()
    tokens = (
        lower.encode().translate(_TOKENS).decode().split()
        if lower.isascii()
        else _TOKEN.findall(lower)
    )
    for word in ("", *(by_word.keys() & tokens)):
        for feature, literal, pattern in by_word[word]:
            if literal in lower and feature not in found and pattern.search(lower):
                found.add(feature)
    return found


_Phrases = dict[str, list[tuple[str, str, re.Pattern[str]]]]


@cache
def _holdings() -> _Phrases:
    """Phrases by their longest word, for most pages hold few; those without one under "".

    Each has its feature, the words that it must hold as they are, and its pattern.
    """
    by_word: _Phrases = {}
    english = table("english")
    holds = {f"holds_{name}": phrases for name, phrases in english["holds"].items()}
    for feature, phrases in {**holds, "note_on_writer": english["notes"]["writers"]}.items():
        for phrase in phrases:
            whole = re.compile(rf"(?<!\w)(?:{alternatives([phrase])})(?:(?<!\w)|(?!\w))")
            literal = phrase.partition("#")[0]
            key = max(_TOKEN.findall(literal), key=len, default="")
            by_word.setdefault(key, []).append((feature, literal, whole))
    return by_word


@cache
def class_words() -> Mapping[str, Label]:
    """The label that a word of a class or id attribute hints at."""
    return {
        word: Label(label) for label, words in table("english")["classes"].items() for word in words
    }


def followed(words: str) -> bool:
    """Whether a line counts those who follow a channel: "41.2K subscribers"."""
    return words[:1].isdigit() and _followed().fullmatch(words) is not None


@cache
def _followed() -> re.Pattern[str]:
    return re.compile(alternatives(table("english")["notes"]["followed"]), re.IGNORECASE)


def notes_writer(words: str) -> bool:
    """Whether a sentence begins as one on who wrote the story: "X is a fellow at …"."""
    return _note_on_writer().match(words) is not None


@cache
def _note_on_writer() -> re.Pattern[str]:
    """What a sentence on the writer begins with, "X is a fellow"."""
    notes = table("english")["notes"]
    return re.compile(
        r"[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w'’.-]+){1,3}\s(?:is|was)\s(?:an?|the|our|[A-Z]\w+)"
        rf"\s[^.,]{{0,40}}\b(?:{alternatives(notes['trades'])})\b"
        r"|(?:[A-ZÀ-Þ][\w'’.-]+\s){2,4}(?:reports|writes|covers)\s"
        r"(?:on|about|[a-z]+\s(?:and|for|at))\b"
        r"|(?:[A-ZÀ-Þ][\w'’.-]+\s){1,4}(?:reported|contributed|wrote)\sfrom\s[A-Z][^.]{2,80}\.?$"
    )


def as_it_happened(words: str) -> bool:
    """Whether a headline is of a page written in entries: "Talks in Doha live: …"."""
    lower = words.lower()
    return " live: " in lower or lower.endswith(_live_ends())


@cache
def _live_ends() -> tuple[str, ...]:
    return tuple(table("english")["notes"]["live_ends"])


@cache
def announced() -> tuple[str, ...]:
    """What a notice calls the day that it announces, as it begins: "Held on"."""
    return tuple(table("english")["clock"]["announced"])


@cache
def asks_reader() -> re.Pattern[str]:
    """How a sentence turns to the reader: "Get …", "Follow …", "If you enjoyed …"."""
    notes = table("english")["notes"]
    return re.compile(
        rf"(?:{alternatives(notes['imperatives'])})\s(?!(?:of|for|in|among|from|by|to|and|on|is|was)\b)"
        rf"|(?:{alternatives(notes['turns'])})\b"
    )


def calls_reader(words: str) -> bool:
    """Whether a notice asks something of its reader, as its last words: "Learn more."."""
    last = words[-_LONGEST_CALL:].rstrip(" .!»>").rpartition(" ")[2].lower()
    return last in _last_called() and (
        _call().search(words, max(0, len(words) - _LONGEST_CALL)) is not None
    )


@cache
def _last_called() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in table("english")["notes"]["calls"])


@cache
def _call() -> re.Pattern[str]:
    phrases = table("english")["notes"]["calls"]
    return re.compile(rf"(?:^|[.!?:…]\s+)(?:{alternatives(phrases)})[.!»>\s]*$", re.IGNORECASE)


@cache
def office() -> re.Pattern[str]:
    """A line that opens or ends as the name of an office or of who holds it, and names no more."""
    notes = table("english")["notes"]
    named = r"[A-ZÀ-Þ][\w’'.-]*,?"
    more = rf"(?:\s(?:of|for|and|the|to|in|at|{named})){{0,12}}"
    opens, ends = alternatives(notes["offices"]), alternatives(notes["office_ends"])
    return re.compile(rf"(?:The\s)?(?i:{opens})(?!\w){more}|{named}{more}\s(?i:{ends})")


@cache
def paper() -> re.Pattern[str]:
    """A name that newspapers and newsletters have: "The Phnom Penh Courier"."""
    kinds = alternatives(table("english")["notes"]["papers"])
    return re.compile(rf"(?:[A-ZÀ-Þ][\w’'.-]*\s){{1,4}}(?i:{kinds})")


def signed_end(words: str) -> re.Match[str] | None:
    """Who reported and edited, in brackets or behind a dash at the end of a story's paragraph."""
    tail = max(0, len(words) - _LONGEST_SIGN_OFF)
    # That there can be none is told far faster.
    if words.rstrip()[-1:] != ")" and "reporting" not in words[tail:].lower():
        return None
    return _sign_off().search(words, tail)


@cache
def _sign_off() -> re.Pattern[str]:
    return re.compile(table("english")["signed"]["ends"], re.IGNORECASE)
