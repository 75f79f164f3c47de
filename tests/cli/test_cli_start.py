from __future__ import annotations

import subprocess
import sys

import pytest

from legation.cli import Commands, commands
from legation.errors import DiaryError

LOADED = """
import sys
from legation.cli import commands
try:
    commands(sys.argv[1:], prog_name="legation")
except SystemExit as end:
    assert not end.code, end.code
heavy = {"spacy", "sqlalchemy", "rich", "selectolax"} & set(sys.modules)
assert not heavy, heavy
"""


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_start_is_light(argument):
    """Asking for the version or for help loads nothing heavy."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, argument], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "legation" in done.stdout.lower()


def test_module_is_the_program():
    """`python -m legation` is the command `legation`."""
    done = subprocess.run(
        [sys.executable, "-m", "legation", "--version"], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("legation ")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_lists_the_commands(run, option):
    """Help names every command with a line on it."""
    result = run(option)
    assert result.exit_code == 0
    for word in ("demo", "read", "explain", "add", "diary", "show"):
        assert f"\n  {word} " in result.output


def test_unknown_command(run):
    """A mistyped command is a usage error that names the real ones."""
    result = run("reed")
    assert result.exit_code == 2
    assert "no command 'reed'" in result.stderr and "read" in result.stderr


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (DiaryError("the diary is\nlocked"), 1, "legation: the diary is locked\n"),
        (KeyboardInterrupt(), 130, "legation: interrupted\n"),
    ],
)
def test_ends(run, monkeypatch, raised, code, said):
    """Our errors are one line on standard error; Ctrl-C ends with 130."""

    def fail(*_):
        raise raised

    monkeypatch.setattr(Commands, "get_command", fail)
    result = run("read", "x")
    assert (result.exit_code, result.stderr, result.stdout) == (code, said, "")


def test_broken_pipe_is_quiet(pages):
    """When the reader of the output goes away, the command ends and says nothing."""
    script = "from legation.cli import main; main()"
    command = [sys.executable, "-c", script, "read", "--json", *[str(pages)] * 20]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_completion_needs_no_command_loaded():
    """Completing a command's name reads the list, not the modules."""
    context = commands.make_context("legation", [], resilient_parsing=True)
    assert [item.value for item in commands.shell_complete(context, "d")] == [
        "demo",
        "diary",
        "decide",
    ]
