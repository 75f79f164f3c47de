"""Names of persons compared across spellings: marks, hyphens, word order and short forms."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files

_ALIKE = 0.84
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, case folded, without marks, hyphens or apostrophes.

    >>> words("Nguyễn Phú Trọng")
    ('nguyen', 'phu', 'trong')
    """
    letters = _table()[1]
    plain = "".join(letters.get(letter, letter) for letter in name.casefold())
    marked = unicodedata.normalize("NFKD", plain)
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return tuple(_WORD.findall(re.sub(r"['’ʼ`.]", "", bare)))


def folded(name: str) -> str:
    """A name as compared: its folded words, one space between."""
    return " ".join(words(name))


def surname(name: str, country: str | None) -> str:
    """The family name, folded; the first word in countries that write it first."""
    parts = words(name)
    if not parts:
        return ""
    return parts[0] if country in _table()[0] else parts[-1]


@lru_cache(maxsize=65536)
def same_person(a: str, b: str, country: str | None) -> bool:
    """Whether two names of persons of one country may be one person's.

    A short form is contained in the full one; else the family names must be alike, and the
    given names equal where the family name comes first (few names, many bearers), or begin
    with the same letter elsewhere (Vladimir and Volodymyr, Sergei and Sergey).
    """
    one, two = words(a), words(b)
    if not one or not two:
        return False
    if set(one) <= set(two) or set(two) <= set(one):
        return True
    if len(one) == 1 or len(two) == 1:
        return _alike(surname(a, country), surname(b, country))
    if country in _table()[0]:
        return one[0] == two[0] and "".join(one[1:]) == "".join(two[1:])
    return one[0][0] == two[0][0] and _alike(one[-1], two[-1])


@lru_cache(maxsize=65536)
def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    shorter, longer = sorted((len(one), len(two)))
    # What is shorter by more cannot reach the ratio, whatever its letters are.
    if shorter <= 4 or 2 * shorter < _ALIKE * (shorter + longer):
        return False
    compared = SequenceMatcher(None, one, two)
    return compared.quick_ratio() >= _ALIKE and compared.ratio() >= _ALIKE


def whole_of(organ: str) -> str:
    """The organisation that a folded name is an organ of, else the name."""
    return _table()[2].get(organ, organ)


@cache
def _table() -> tuple[frozenset[str], dict[str, str], dict[str, str]]:
    table = tomllib.loads(files(__package__).joinpath("names.toml").read_text("utf-8"))
    return frozenset(table["family_first"]), table["letters"], table["organs"]
