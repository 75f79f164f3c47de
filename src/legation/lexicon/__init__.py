"""Facts: countries, places, organisations, parties and office-holders, as tables with tests.

`load()` gives the tables that come with Legation; `load(path, …)` adds tables of your own.
A table is a CSV file in UTF-8, its form told by its header, lists separated by "|":

    code,name,names,demonyms,capital,seats,since,until    countries
    name,names,country,zone                               places
    name,names,type,country                               organisations and parties
    phrase,is                                             phrases that mean no country or place
    name,names,country,body,office,leads,since,until      office-holders
    surname,is                                            surnames that tell nobody apart
    spelling,others                                       names that are spelt in many ways
    code,was,until                                        which state a land belonged to before
    place,code,was,until                                  which state one place belonged to before

`data/README.md` says what each column means. Your rows outrank ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from legation.lexicon.entries import Body, City, Country, Entry, Hit, HitKind
from legation.lexicon.holders import Holder
from legation.lexicon.lookup import Lexicon
from legation.lexicon.tables import Row, read

__all__ = ["Body", "City", "Country", "Entry", "Hit", "HitKind", "Holder", "Lexicon", "load"]


def load(*extra: Path) -> Lexicon:
    """The lexicon of our tables, with the rows of `extra` CSV files before them.

    Raises LexiconError where a table is malformed.
    """
    return Lexicon([*_rows(extra), *_ours()]) if extra else _default()


@cache
def _default() -> Lexicon:
    return Lexicon(_ours())


@cache
def _ours() -> tuple[Row, ...]:
    folder = resources.files("legation.lexicon") / "data"
    tables = sorted((table for table in folder.iterdir()), key=lambda table: table.name)
    return tuple(
        row
        for table in tables
        if table.name.endswith(".csv")
        for row in read(table.read_text(encoding="utf-8").splitlines(), where=table.name)
    )


def _rows(paths: tuple[Path, ...]) -> Iterator[Row]:
    for path in paths:
        yield from read(path.read_text(encoding="utf-8").splitlines(), where=str(path))
