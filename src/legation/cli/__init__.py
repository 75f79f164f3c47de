"""The command line: the edge where arguments, environment and screens are met.

Standard output is data, standard error is talk. Exit codes: 0 done; 1 some input failed and is
listed; 2 the command was wrongly used; 130 interrupted; 141 the reader of the output went away.
"""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from legation.errors import LegationError

_COMMANDS = {
    "demo": ("demo", "See what it does: read the example pages into a throw-away diary."),
    "read": ("read", "Read pages and print what they say of engagements."),
    "explain": ("read", "Show how a reading came about: times, actors, sources, slots."),
    "add": ("add", "Add pages to a diary and tell what they change in it."),
    "watch": ("watch", "Watch feeds: add what is new, tell what saved searches find."),
    "search": ("search", "Save questions, and be told when their answers change."),
    "diary": ("diary", "Print the diary's engagements by date."),
    "show": ("diary", "Print one engagement's history with its quotes."),
    "actor": ("actor", "Print whom a person met, and the names they go by."),
    "pair": ("pair", "Print how two countries deal with each other."),
    "series": ("pair", "Print the regular talks, their sessions and gaps."),
    "export": ("export", "Write engagements for other programs."),
    "review": ("review", "Work through what the rules are unsure of."),
    "decide": ("decide", "Put the diary right, and take it back."),
    "token": ("token", "Say who may decide through the web pages and the API."),
    "serve": ("serve", "Serve the diary as web pages."),
    "backfill": ("backfill", "Read archives into a folder of readings, many at once."),
    "load": ("load", "Bring a folder of readings into a diary."),
    "reread": ("upkeep", "Read the diary's pages again by the rules of now."),
    "forget": ("upkeep", "Remove a page and all that rests on it alone."),
    "backup": ("upkeep", "Copy the diary and its pages to a folder."),
    "upgrade": ("upkeep", "Bring a diary to this version, a copy beside it."),
}
"""Each command's module and its line of help, so that neither help nor `--version` loads any."""


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


class Failure(click.ClickException):
    """An error of ours as one line on standard error."""

    def show(self, file: object = None) -> None:
        click.echo(f"legation: {' '.join(self.message.split())}", err=True)


class Commands(click.Group):
    """The commands, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command = getattr(import_module(f"legation.cli.{module}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            ctx.fail(f"there is no command {args[0]!r}; wanted one of {', '.join(_COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in _COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        names = [
            CompletionItem(name, help=told)
            for name, (_, told) in _COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return names + click.Command.shell_complete(self, ctx, incomplete)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except LegationError as error:
            raise Failure(str(error)) from error
        except KeyboardInterrupt:
            click.echo("legation: interrupted", err=True)
            raise click.exceptions.Exit(130) from None
        except BrokenPipeError:
            # Python flushes standard output once more as it ends and would complain then.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(141) from None
        except OSError as error:
            if error.errno not in _FULL:
                raise
            raise Failure(
                f"{error.filename or 'the output'} cannot be written ({error.strerror}): make room "
                "and try again"
            ) from error


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
    epilog="New here? Run: legation demo",
)
@click.version_option(package_name="legation", message="legation %(version)s")
def commands() -> None:
    """Legation keeps the diplomatic diary from the news.

    It reads news pages and tells who meets, visits or calls whom, where, when, about what, on
    whose word, and whether it happened, always with the sentence that says so.
    """


def main() -> None:
    """Run the command line and end the process with its exit code."""
    commands(prog_name="legation")
