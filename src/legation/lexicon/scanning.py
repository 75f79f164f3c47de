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

# Words that tell apart states of one name.
_SIDE = re.compile(r"\b(?:North|South|East|West)\b")
_SIDE_AND = re.compile(r"\b(?P<side>North|South|East|West) and $")
_REACH = 12
_BOTH = re.compile(r"\b(?P<both>two|both) (?P<name>[A-Z][a-z]+?)(?:(?P<y>ie)s|s)\b")
_PAIRS = (("North ", "South "), ("East ", "West "), ("", "South "))

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


def with_halves(text: str, begun: Index[Meaning]) -> Iterator[Found[Meaning]]:
    """Those that `scan` finds, and of "North and South Korea" the first by its one word."""
    for found in scan(text, begun):
        own = _SIDE.match(text, found.start)
        before = _SIDE_AND.search(text, max(0, found.start - _REACH), found.start)
        if own is not None and before is not None and own[0] != before[0]:
            whole = before["side"] + text[own.end() : found.end]
            known = next(scan(whole, begun), None)
            if known is not None and known.end == len(whole):
                yield Found(before.start(), before.end("side"), known.meaning)
        yield found


def _pairs(text: str, begun: Index[Meaning]) -> Iterator[Found[Meaning]]:
    """The states that "the two Koreas", "both Sudans" stand for, the first by its numeral."""
    for told in _BOTH.finditer(text):
        name = told["name"] + ("y" if told["y"] else "")
        for sides in _PAIRS:
            wholes = [side + name for side in sides]
            known = [next(scan(whole, begun), None) for whole in wholes]
            both = [
                one
                for one, whole in zip(known, wholes, strict=True)
                if one is not None and one.meaning is not None and one.end == len(whole)
            ]
            if len(both) == len(sides):
                yield Found(*told.span("both"), both[0].meaning)
                yield Found(told.start("name"), told.end(), both[1].meaning)
                break


def with_pairs(text: str, begun: Index[Meaning]) -> list[Found[Meaning]]:
    """What `with_halves` finds, and the states of "the two Koreas", in order."""
    found = [*with_halves(text, begun)]
    both = [*_pairs(text, begun)]
    return sorted((*found, *both), key=lambda one: one.start) if both else found


def _keys(text: str) -> list[str]:
    return [_SAME.get(word, word) for word in _TOKEN.findall(text)]
