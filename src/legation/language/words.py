"""The words of a language: TOML tables in the folder that bears its code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from legation.model.patterns import alternatives


@cache
def table(code: str, name: str) -> Mapping[str, Any]:
    """The table `name` of the language `code`, as TOML gives it; the reader types its values."""
    file = resources.files("legation.language") / code / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def alternation(words: Iterable[str]) -> str:
    """A regular expression's alternatives for `words`, the longest first."""
    return alternatives([re.escape(sign) for sign in word] for word in words)
