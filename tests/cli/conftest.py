"""Pages and a runner for tests of the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legation.cli import commands

PLAN = """Norwegian minister to visit Ottawa

OSLO, May 8, 2024 - Norway's Foreign Minister Espen Barth Eide will visit Ottawa on May 14, 2024 \
to meet Canadian Foreign Minister Melanie Joly, the ministry said on Wednesday.
"""
MET = """Norwegian and Canadian ministers meet in Ottawa

OTTAWA, May 14, 2024 - Norway's Foreign Minister Espen Barth Eide met Canadian Foreign Minister \
Melanie Joly in Ottawa on Tuesday.
"""


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page that plans a meeting and one that reports it, and nothing else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LEGATION_DIARY", raising=False)
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "1-plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "2-met.txt").write_text(MET, encoding="utf-8")
    return folder


@pytest.fixture
def run(pages: Path) -> Callable[..., Result]:
    """Run `legation` with these arguments in the folder that holds `pages`."""

    def running(*arguments: object, stdin: str | bytes | None = None) -> Result:
        given = [str(argument) for argument in arguments]
        return CliRunner().invoke(commands, given, input=stdin, prog_name="legation")

    return running
