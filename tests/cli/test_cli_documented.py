from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from legation.cli import commands

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def tree() -> Iterator[tuple[str, click.Command]]:
    """Every command by the words that call it; those of a group after the group."""
    with click.Context(commands) as context:
        for name in commands.list_commands(context):
            command = commands.get_command(context, name)
            assert command is not None
            yield name, command
            if isinstance(command, click.Group):
                yield from ((f"{name} {under}", one) for under, one in command.commands.items())


def section(name: str) -> str:
    """What the docs say of one command, from its heading to the next.

    Where that links to what several commands share, the shared section counts as well.
    """
    top = name.partition(" ")[0]
    told = under_heading(f"legation {top}")
    shared = ("Questions", "Deciding") if "(#" in told else ()
    linked = [part for part in shared if f"(#{part.lower()})" in told]
    return "\n".join([told, *map(under_heading, linked)])


def under_heading(heading: str) -> str:
    _, found, rest = DOCS.partition(f"## {heading}\n")
    assert found, f"docs/cli.md has no heading '## {heading}'"
    return rest.partition("\n## ")[0]


COMMANDS = list(tree())
OPTIONS = [
    (name, parameter)
    for name, command in COMMANDS
    for parameter in command.params
    if isinstance(parameter, click.Option)
]
ARGUMENTS = [
    (name, parameter)
    for name, command in COMMANDS
    for parameter in command.params
    if isinstance(parameter, click.Argument)
]


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_has_an_example(name):
    """A command nobody can read about does not exist."""
    assert f"\n    legation {name}" in section(name)


@pytest.mark.parametrize(("name", "option"), OPTIONS, ids=str)
def test_every_option_is_told_and_shown(name, option):
    """Each option is named in its command's section and stands in an example."""
    told = section(name)
    for flag in option.opts:
        assert f"`{flag}`" in told
        assert any(f" {flag}" in row for row in told.splitlines() if row.startswith("    legation"))


@pytest.mark.parametrize(("name", "argument"), ARGUMENTS, ids=str)
def test_every_argument_is_told(name, argument):
    """What stands after the command has its meaning in the docs."""
    assert f"`{argument.make_metavar(click.Context(commands)).rstrip('.')}`" in section(name)


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_the_list_of_commands_agrees(name):
    """The line of help in the list is of the command that it loads."""
    top, _, under = name.partition(" ")
    with click.Context(commands) as context:
        command = commands.get_command(context, top)
        assert (command.commands[under] if under else command).name == (under or top)


def test_documented_commands_exist():
    """The docs tell of nothing that is not there."""
    told = [row.split()[2] for row in DOCS.splitlines() if row.startswith("## legation ")]
    assert told == [name for name, _ in COMMANDS if " " not in name]
