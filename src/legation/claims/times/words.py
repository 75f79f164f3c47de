"""The words of time expressions, and text cut into the tokens that the grammar reads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from legation.claims.times.forms import Bound, Calendar, Feast, PartName, Shift, Unit
from legation.language import table

_TOKEN = re.compile(
    r"""
    (?P<gap>\n\s*\n)
  | \d{4}([-/.])\d{2}\2\d{2}(?!\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
  | \d{1,2}([/.])\d{1,2}\3(?:\d{4}|\d{2})(?![\d/.]*\d)
  | \d{1,2}[:.]\d{2}(?!\d)
  | \d{1,3}(?:,\d{3})+(?!\d)
  | \d+\.\d+
  | \d+(?:st|nd|rd|th|s)\b
  | \d+
  | \b[ap]\.\s?m\b\.?
  | [’']s\b
  | [^\W\d_]+
  | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `start` and `end` are offsets in the text that was cut."""

    text: str
    low: str
    start: int
    end: int


END = Token("", "", -1, -1)
"""Stands before the first token and behind the last, so that the grammar may look past both."""
_REACH = 32
_MARGIN = (END,) * _REACH
# How far a word of time may stand behind the word that opens its expression.
_NEAR = 8


class Tokens:
    """The tokens of a text; an index outside them gives END."""

    __slots__ = ("_lows", "_size", "_tokens")

    def __init__(self, text: str) -> None:
        read = [
            Token(found[0], "\n" if found["gap"] else found[0].lower(), found.start(), found.end())
            for found in _TOKEN.finditer(text)
        ]
        self._size = len(read)
        self._tokens = [*_MARGIN, *read, *_MARGIN]
        self._lows = [token.low for token in self._tokens]

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, i: int) -> Token:
        return self._tokens[i + _REACH]

    def low(self, i: int) -> str:
        """The token in lower case."""
        return self._lows[i + _REACH]

    def openings(self, w: Words) -> frozenset[int]:
        """Where a time expression may begin: a word that opens one, with a word of time near."""
        found, core = [], self._size + _NEAR + 1
        for i in range(self._size - 1, -1, -1):
            low = self.low(i)
            number = low[0].isdigit()
            if number or low in w.cores:
                core = i
            short = low in ("'", "’") and self.low(i + 1)[:1].isdigit()
            if core - i <= _NEAR and (number or short or low in w.starters):
                found.append(i)
        return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The table `times` of a language, typed."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    decades: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, Unit]
    shifts: Mapping[str, Shift]
    days: Mapping[str, int]
    parts: Mapping[str, PartName]
    holidays: Mapping[str, Sequence[tuple[tuple[str, ...], Calendar | Feast]]]
    """By their first word."""
    famous: Mapping[date, frozenset[str]]
    """Days that need no year, with words for what happened on them."""
    famous_numbers: Mapping[str, date]
    frequencies: Mapping[str, str]
    quarter_marks: Mapping[str, Unit]
    times_per: Mapping[str, int]
    bounds: Mapping[tuple[str, ...], Bound]
    glue: Mapping[str, frozenset[str]]
    cues: Mapping[str, frozenset[str]]
    direction: Mapping[str, frozenset[str]]
    starters: frozenset[str]
    """Every word that a time expression may begin with; numbers come besides."""
    cores: frozenset[str]
    """The words one of which every time expression without a number holds."""


@cache
def words(code: str = "en") -> Words:
    """The words of time of the language `code`."""
    raw = cast("Mapping[str, Mapping[str, object]]", table(code, "times"))
    numbers = {name: cast("Mapping[str, int]", raw[name]) for name in _COUNTED}
    sets = {
        name: {key: frozenset(cast("list[str]", value)) for key, value in raw[name].items()}
        for name in ("glue", "cues", "direction")
    }
    strings = cast("Mapping[str, Mapping[str, str]]", raw)
    glue = sets["glue"]
    starters = {word for name in _OTHERS for word in raw[name]}
    starters.update(key.split()[0] for name in (*_FEASTS, "bounds") for key in raw[name])
    starters.update(word for name in _COUNTED for word in raw[name])
    starters.update(word for name in _OPENERS for word in glue[name])
    cores = {word for name in _CORES for word in raw[name]}
    cores.update(key.split()[0] for name in _FEASTS for key in raw[name])
    cores |= glue["dayparts"] | glue["then"] | glue["date"] | glue["time"]
    return Words(
        months=numbers["months"],
        weekdays=numbers["weekdays"],
        short_weekdays=numbers["short_weekdays"],
        seasons=numbers["seasons"],
        decades=numbers["decades"],
        numbers=numbers["numbers"],
        ordinals=numbers["ordinals"],
        days=numbers["days"],
        times_per=numbers["times_per"],
        units={word: Unit(name) for word, name in strings["units"].items()},
        shifts={word: Shift(name) for word, name in strings["shifts"].items()},
        parts={word: PartName(name) for word, name in strings["parts"].items()},
        holidays=_holidays(raw),
        famous={
            date.fromisoformat(day): frozenset(events)
            for day, events in cast("Mapping[str, list[str]]", raw["famous"]).items()
        },
        famous_numbers={
            number: date.fromisoformat(day) for number, day in strings["famous_numbers"].items()
        },
        frequencies=strings["frequencies"],
        quarter_marks={mark: Unit(name) for mark, name in strings["quarter_marks"].items()},
        bounds={tuple(name.split()): Bound(bound) for name, bound in strings["bounds"].items()},
        glue=glue,
        cues=sets["cues"],
        direction=sets["direction"],
        starters=frozenset(starters),
        cores=frozenset(cores),
    )


def _holidays(
    raw: Mapping[str, Mapping[str, object]],
) -> dict[str, list[tuple[tuple[str, ...], Calendar | Feast]]]:
    days: dict[str, Calendar | Feast] = {}
    for name, (month, day) in cast("Mapping[str, list[int]]", raw["holidays"]).items():
        days[name] = Calendar(month=month, day=day)
    for name, away in cast("Mapping[str, int]", raw["easter"]).items():
        days[name] = Feast(easter=away)
    for name, (month, day, which) in cast(
        "Mapping[str, list[int]]", raw["weekday_holidays"]
    ).items():
        days[name] = Feast(nth=(month, day, which))
    found: dict[str, list[tuple[tuple[str, ...], Calendar | Feast]]] = {}
    for name, form in days.items():
        words_of_it = tuple(name.split())
        found.setdefault(words_of_it[0], []).append((words_of_it, form))
    return found


_FEASTS = ("holidays", "easter", "weekday_holidays")
_COUNTED = (
    "months", "weekdays", "short_weekdays", "seasons", "decades", "numbers", "ordinals", "days",
    "times_per",
)  # fmt: skip
_OTHERS = ("units", "shifts", "parts", "frequencies", "quarter_marks")
_CORES = (
    "months", "weekdays", "short_weekdays", "seasons", "decades", "units", "days", "frequencies",
    "quarter_marks",
)  # fmt: skip
_OPENERS = (
    "the", "in", "from", "for", "within", "each", "recent", "about", "more", "noon", "couple",
    "few", "year", "eve", "half",
)  # fmt: skip
