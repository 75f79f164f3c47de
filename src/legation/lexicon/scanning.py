"""Names in running text: an index by first token, the longest name first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

# A token is a word, a dotted abbreviation, one sign, or the blank line between paragraphs,
# which no name crosses. A currency's sign stays with its letters: "US$" is not "US".
_TOKEN = re.compile(r"\n\s*\n|[^\W\d_](?:\.[^\W\d_])+\.?(?!\w)|\w+\$?|[^\w\s]")
_SAME = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "‑": "-", "‐": "-"}

# What each first token may begin: the remaining tokens, whether a hyphen must follow, the meaning.
Index = Mapping[str, list[tuple[list[str], bool, Meaning]]]


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A name at the text's offsets `start` to `end`, and what it means."""

    start: int
    end: int
    meaning: Meaning


def index(names: Iterable[tuple[str, Meaning]]) -> Index[Meaning]:
    """An index of names, each given once; a name that ends in a hyphen must be followed by one."""
    begun: dict[str, list[tuple[list[str], bool, Meaning]]] = {}
    for name, meaning in names:
        first, *rest = _keys(name.removesuffix("-"))
        begun.setdefault(first, []).append((rest, name.endswith("-"), meaning))
    for candidates in begun.values():
        candidates.sort(key=lambda candidate: len(candidate[0]) + candidate[1], reverse=True)
    return begun


def scan(text: str, begun: Index[Meaning]) -> Iterator[Found[Meaning]]:
    """The names in `text`, left to right, the longest at each place, none over another."""
    marks = list(_TOKEN.finditer(text))
    keys = [_SAME.get(word, word) for word in _TOKEN.findall(text)]
    free = 0
    for at, key in enumerate(keys):
        if at < free or key not in begun:
            continue
        for rest, hyphen, meaning in begun[key]:
            after = at + 1 + len(rest)
            if keys[at + 1 : after] == rest and (not hyphen or keys[after : after + 1] == ["-"]):
                yield Found(marks[at].start(), marks[after - 1].end(), meaning)
                free = after
                break


def _keys(text: str) -> list[str]:
    return [_SAME.get(word, word) for word in _TOKEN.findall(text)]
