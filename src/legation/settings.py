"""What holds for a diary unless somebody says otherwise."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

LANGUAGE = "en"
"""The language pages are read in."""

UNKNOWN_LANGUAGE = "und"
"""What ISO 639 calls a language that cannot be told."""


def archive_of(diary: Path) -> Path:
    """The folder that keeps a diary's pages: "legation.pages" beside "legation.db"."""
    return diary.with_suffix(".pages")


@cache
def rules() -> str:
    """The version of the rules that readings are made by: Legation's own."""
    return version("legation")
