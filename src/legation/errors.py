"""Everything Legation raises on purpose.

LegationError
├── PageError          a page could not be brought in or read; one page, never the run
│   ├── UnreadablePage its bytes are no text we can read
│   └── TryLater       its host is in trouble or asks for patience
├── EvidenceError      a quote does not slice out of its text
├── EdtfError          a time value is not EDTF level 1
├── LexiconError       a table of facts is malformed
├── LanguageMissing    no pipeline for a language
├── ExtraMissing       a library is missing that only some commands need
├── ClusterError       a folder of readings cannot be read or written
├── DiaryError         the diary's file is missing, locked or of another version
│   └── NotInDiary     it holds nothing of that name, or several things
├── WatchError         what is to be watched, or told where, cannot be used
├── QueryError         a question's parameter has no such value
├── DecisionError      what a person decides does not fit what it is about
└── ServingError       the diary cannot be served so

Each message says what was found, what was wanted and what to do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

Done = TypeVar("Done")


class LegationError(Exception):
    """The root: what the command line turns into one line on standard error."""


class PageError(LegationError):
    """One page could not be brought in or read; the others go on."""


class UnreadablePage(PageError):
    """Raised by `articles` when a page's bytes hold no text that can be read."""


class TryLater(PageError):
    """Raised by `pages` where a host does not answer now; the same address may answer later."""


class EvidenceError(LegationError):
    """Raised by the model when a quote is not what its text says at its offsets."""


class EdtfError(LegationError, ValueError):
    """Raised by `model.when` for a value that is not EDTF level 1."""


class LexiconError(LegationError):
    """Raised by `lexicon` for a malformed row in a table of facts."""


class LanguageMissing(LegationError):
    """Raised by `language` when the pipeline of a language is not installed."""


class ClusterError(LegationError):
    """Raised by `cluster` where many pages cannot be read or what was read cannot be kept."""


class DiaryError(LegationError):
    """Raised by `store` when a diary cannot be opened, read or written."""


class NotInDiary(DiaryError):
    """Raised by `diary` where it holds nothing of an id or name, or more than one thing."""


class WatchError(LegationError):
    """Raised by `watch` for a list of feeds or a saved search that cannot be used."""


class QueryError(LegationError, ValueError):
    """Raised by `web` for a parameter whose value cannot be asked for."""


class DecisionError(LegationError, ValueError):
    """Raised by `engagements` for a person's decision that does not fit what it is about."""


class ExtraMissing(LegationError):
    """Raised by `views` and `cluster` where an optional library is needed and not installed."""


class ServingError(LegationError):
    """Raised where the diary cannot be served at the address, or in the way, that was wanted."""


@dataclass(frozen=True, slots=True)
class Failed:
    """That one page could not be done with, and why; `ours` where the fault is Legation's."""

    reason: str
    ours: bool


def attempt(
    name: str, do: Callable[[], Done], *, but: tuple[type[Exception], ...] = ()
) -> Done | Failed:
    """Do something with the page of that name; what only this page shows stops no other.

    What concerns every page is raised: any other error of ours, one of the system, and `but`.
    """
    of_all: tuple[type[Exception], ...] = (LegationError, OSError, *but)
    try:
        return do()
    except (PageError, EvidenceError) as error:
        return Failed(reason_of(str(error), name), ours=False)
    except of_all:
        raise
    except Exception as error:  # noqa: BLE001 - a fault that one page shows never stops the others
        last = extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}, line {last.lineno}"
        return Failed(
            f"reading it failed ({type(error).__name__} in {where}: {error}), which is a fault of "
            "Legation: please report it with the page",
            ours=True,
        )


def reason_of(message: str, name: str) -> str:
    """A message on one line, without the page that it names for those who call from Python."""
    return " ".join(message.split()).removeprefix(name).lstrip(": ")
