"""What the docs promise of faults and attacks, tests show."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAULTS = (
    "truncated WARC", "gzip bomb", "page of 200 MB", "deep nesting", "broken charset",
    "feed that lies", "server that stalls", "disk full", "database locked", "two writers",
    "power cut", "clock jumps",
)  # fmt: skip
TABLE = re.compile(r"^\| (?:fault|threat) \|.*\n(?:\|.*\n)+", re.M)
ROW = re.compile(r"^\| (?P<fault>[^|]+?) \| (?P<promise>[^|]+?) \| (?P<tests>[^|]+?) \|$", re.M)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def rows(name: str) -> list[re.Match[str]]:
    tables = TABLE.findall((ROOT / name).read_text(encoding="utf-8"))
    return [row for table in tables for row in list(ROW.finditer(table))[1:]]


@cache
def named_in(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(n.name for n in tree.body if isinstance(n, ast.FunctionDef))


PROMISES = [
    pytest.param(row, id=row["fault"])
    for name in ("docs/reliability.md", "SECURITY.md")
    for row in rows(name)
]


@pytest.mark.parametrize("row", PROMISES)
def test_a_promise_is_shown_by_tests(row: re.Match[str]) -> None:
    """Each names tests, and they are there."""
    named = TEST.findall(row["tests"])
    assert named, f"{row['fault']}: no test shows it"
    missing = [f"{path}::{name}" for path, name in named if name not in named_in(ROOT / path)]
    assert missing == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_has_its_promise(fault: str) -> None:
    """What may go wrong is not passed over."""
    assert [row["promise"] for row in rows("docs/reliability.md") if row["fault"] == fault]
