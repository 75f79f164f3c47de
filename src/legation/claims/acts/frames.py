"""Frames of acts read from the language's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from legation.language import Token, table
from legation.model import ActKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFrame:
    """How grammar around a word maps onto an act's slots; see acts.toml."""

    name: str
    part: str
    kind: ActKind
    by: tuple[str, ...]
    toward: tuple[str, ...]
    about: tuple[str, ...]
    objects: frozenset[str]
    only: frozenset[str]
    also: frozenset[str]
    without: frozenset[str]
    unless: frozenset[str]
    through: tuple[str, ...]
    under: frozenset[str]
    bodies: bool
    bare: bool
    lone: bool
    particle: str | None
    needs_about: bool
    mutual: bool
    both: bool
    alone: bool
    inherent: bool
    engaging: bool
    refused: bool
    transitive: bool
    deed: bool
    judged: frozenset[str]
    loose: bool
    promised: bool


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Set:
    """A word at `token` that set off a frame; `things` are the objects that count for it."""

    token: Token
    frame: ActFrame
    things: tuple[Token, ...]


@cache
def frames(part: str, code: str = "en") -> Mapping[str, tuple[ActFrame, ...]]:
    """The frames of verbs or nouns (`part`) by lemma, in the order of the table."""
    found: dict[str, list[ActFrame]] = defaultdict(list)
    for row in table(code, "acts")[part]:
        frame = _frame(part, row)
        for lemma in row["lemmas"]:
            found[lemma].append(frame)
    return {lemma: tuple(several) for lemma, several in found.items()}


def _spelt(listed: Iterable[str], code: str = "en") -> frozenset[str]:
    """The words of a list, "@people" and such replaced by the words of their family."""
    families = table(code, "acts")["family"]
    inner = (families.get(word[1:], ()) for word in listed)
    return frozenset(listed) | {word for family in inner for word in family}


def lemmas(code: str = "en") -> frozenset[str]:
    """The lemmas that set off a frame of any kind."""
    return frozenset(frames("verb", code)) | frozenset(frames("noun", code))


def _frame(part: str, row: Mapping[str, Any]) -> ActFrame:
    return ActFrame(
        name=row["name"],
        part=part,
        kind=ActKind(row["kind"]),
        by=tuple(row["by"]),
        toward=tuple(row["toward"]),
        about=tuple(row["about"]),
        objects=_spelt(row.get("objects", ())),
        only=frozenset(row.get("only", ())),
        also=frozenset(row.get("also", ())),
        without=_spelt(row.get("without", ())),
        unless=_spelt(row.get("unless", ())),
        through=tuple(row.get("through", ())),
        under=frozenset(row.get("under", ())),
        bare=row.get("bare", False),
        lone=row.get("lone", False),
        bodies=row.get("bodies", False),
        particle=row.get("particle"),
        needs_about=row.get("needs") == "about",
        mutual=row.get("mutual", False),
        both=row.get("both", False),
        alone=row.get("alone", False),
        inherent=row.get("inherent", False),
        engaging=row.get("engaging", False),
        refused=row.get("refused", False),
        transitive=row.get("transitive", False),
        deed=row.get("deed", False),
        judged=_spelt(row.get("judged", ())),
        loose=row.get("loose", False),
        promised=row.get("promised", False),
    )


@cache
def words(group: str, name: str, code: str = "en") -> frozenset[str]:
    """A set of words from one of the lists behind the frames."""
    return frozenset(table(code, "acts")[group][name])
