"""What the docs owe the code: every value told, every class named, every link good."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import click
import pytest

from legation import model
from legation.cli import commands

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
ENUMS = [
    model.Kind,
    model.Status,
    model.ActKind,
    model.SeriesState,
    model.Side,
    model.ActorType,
    model.Label,
    model.Verdict,
    model.Aspect,
]
PAGES = sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)")


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("value", [value for enum in ENUMS for value in enum], ids=repr)
def test_the_codebook_tells_every_value(value: StrEnum) -> None:
    """A value that nobody can look up means nothing."""
    assert f"`{value.value}`" in text("codebook.md")


@pytest.mark.parametrize("name", model.__all__)
def test_the_glossary_names_every_class(name: str) -> None:
    """One vocabulary: what the model exports has its line."""
    assert f"`{name}`" in text("glossary.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """A relative link names a file that is there."""
    links = LINK.findall(page.read_text(encoding="utf-8"))
    broken = [
        link for link in links
        if not link.startswith(("http://", "https://")) and not (page.parent / link).exists()
    ]  # fmt: skip
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_named_in_code_marks_exist(page: Path) -> None:
    """A file of ours that a page names in code marks is there."""
    named = re.findall(
        r"`((?:src|docs|bench|tests)/[^`\s:]*)(?:::\w+)?`", page.read_text(encoding="utf-8")
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_tutorial_teaches_every_command_that_stands() -> None:
    """Five minutes are enough to meet each command."""
    told = text("tutorial.md")
    with click.Context(commands) as context:
        names = commands.list_commands(context)
    assert [name for name in names if f"legation {name}" not in told] == []


def test_the_design_names_every_folder() -> None:
    """Each folder of the package is in the design's layout."""
    folders = [
        p.name for p in (ROOT / "src" / "legation").iterdir() if (p / "__init__.py").exists()
    ]
    design = text("design.md")
    assert [name for name in folders if not re.search(rf"\b{name}\b", design)] == []
