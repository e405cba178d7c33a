"""The command line: options in, exit status out. Everything else is the pipeline's and the reports' work.

May import the pipeline, the configuration and the reports; nothing imports it. A command is a module of this room with
a click command called `command`; it is imported when it is asked for, and imports the pipeline when it runs, so
`--help` and `--version` stay quick. The only door to `click`.

Exit status: 0 nothing to report, 1 findings at or above `--fail-on`, 2 bad usage, a document that could not be read, a
faulty rule file or an error of the checker itself; 130 after Ctrl-C.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import cast

import click

from checker import __version__
from checker.cli._output import say, silence
from checker.errors import CheckerError, RuleErrors

FAILED = 2
INTERRUPTED = 130
_COMMANDS = ("extract", "scan", "explain", "why-not", "rules")


class _Commands(click.Group):
    """Commands that are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        return cast(click.Command, importlib.import_module(f"{__name__}.{cmd_name.replace('-', '_')}").command)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checker", message="%(prog)s %(version)s")
def main() -> None:
    """Find numbers in documents that cannot all be true, and show the arithmetic.

    \b
    checker scan FOLDER          the discrepancies of the documents in a folder
    checker extract FILE         every number in a file, with what it is a number of
    """


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit status and raises nothing."""
    try:
        status = _run(arguments)
        sys.stdout.flush()
        return status
    except (KeyboardInterrupt, click.Abort):
        say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        silence()
        return FAILED
    except RuleErrors as errors:
        for fault in errors.faults:
            say(str(fault))
        return FAILED
    except CheckerError as error:
        say(str(error))
        return FAILED
    except Exception as error:
        if os.environ.get("CHECKER_DEBUG"):
            import traceback

            traceback.print_exc()
        say(f"internal error: {type(error).__name__}: {error}; CHECKER_DEBUG=1 shows where")
        return FAILED


def _run(arguments: Sequence[str]) -> int:
    try:
        status = main.main(list(arguments), prog_name="checker", standalone_mode=False)
    except click.ClickException as error:
        with contextlib.suppress(OSError):
            error.show()
        return FAILED
    return status if isinstance(status, int) else 0
