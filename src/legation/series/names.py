"""The names of series: which of their words tell one from another."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from legation.lexicon import City, Country, HitKind, load


def lands(name: str) -> Iterator[str]:
    """The countries that stand in a series' name, by themselves or by a city."""
    for hit in load().scan(name):
        match hit.entry:
            case Country(code=code):
                if hit.kind is not HitKind.DEMONYM:
                    yield code
            case City(country=code):
                yield code


def called(wanted: str, *, id: str, name: str) -> bool:
    """Whether a person who types `wanted` means the series of this id and name."""
    asked = words(wanted)
    return bool(asked) and (id.startswith(wanted) or set(asked) <= set(words(name)))


def fullness(name: str) -> tuple[int, int, str]:
    """How much a name tells, for the fullest of several."""
    return len(telling(name)), len(name), name


def distinctive(name: str, participants: tuple[str, ...]) -> frozenset[str]:
    """The words of a series' name that tell it from others of the same participants."""
    return telling(name) - _country_words(participants)


@lru_cache(maxsize=1024)
def _country_words(sides: tuple[str, ...]) -> frozenset[str]:
    found = [land for side in sides if (land := load().coded(side))]
    return frozenset(
        word for land in found for name in (*land.names, *land.demonyms) for word in telling(name)
    )


def telling(name: str) -> frozenset[str]:
    """The words of `name` that few names share, plural endings taken off."""
    generic = _generic()
    return frozenset(
        _singular(word) for word in words(name) if len(word) > 2 and word not in generic
    )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def words(text: str) -> list[str]:
    """The words of a text, case folded, without marks or possessive endings."""
    marked = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", re.sub(r"['’]s?\b", "", bare))


@cache
def _generic() -> frozenset[str]:
    return frozenset(_table()["generic"])


@cache
def revival() -> re.Pattern[str]:
    """What says that a series is to be brought back."""
    return re.compile(rf"\b(?:{'|'.join(_table()['revival'])})\b")


@cache
def _table() -> Mapping[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
