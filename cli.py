"""The command line: what is typed becomes a command's call, and what happens becomes an exit code.

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage or unreadable input.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from typing import Annotated, NoReturn

import typer

from glossator.commands import (
    building,
    checking,
    corpus,
    glossary,
    init,
    languages,
    memory,
    models,
    stats,
    status,
    translating,
)
from glossator.commands.terminal import say, show
from glossator.errors import GlossatorError

__all__ = ["app", "main"]

_OPTIONS = {
    "no_args_is_help": True,
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
}

app = typer.Typer(help="Offline, multilingual translation and terminology checker.", **_OPTIONS)  # type: ignore[arg-type]
for _command in (
    init.init,
    checking.check,
    checking.fix,
    checking.rules,
    checking.explain,
    stats.stats,
    languages.languages,
    translating.translate,
    status.status,
    building.build,
):
    app.command()(_command)


def _group(name: str, text: str, commands: Mapping[str, object]) -> None:
    group = typer.Typer(help=text, **_OPTIONS)  # type: ignore[arg-type]
    for key, command in commands.items():
        group.command(key)(command)  # type: ignore[type-var]
    app.add_typer(group, name=name)


_group("glossary", "Read, check and convert glossaries.", glossary.COMMANDS)
_group("tm", "Fill, search, export and clear the translation memory.", memory.COMMANDS)
_group("corpus", "Check, translate and count corpora that no memory holds.", corpus.COMMANDS)
_group("models", "List, install and remove translation models.", models.COMMANDS)


def main() -> NoReturn:
    """Run the command line and exit."""
    # A run makes a million small values and hardly a cycle: looking for cycles after every 700 takes a third of it.
    gc.set_threshold(100_000, 20, 100)
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except GlossatorError as error:
        _fail(str(error))
    except BrokenPipeError:
        _abandon_output()
        sys.exit(1)
    except OSError as error:
        _abandon_output()
        _fail(f"{error.filename or 'output'}: {error.strerror}")
    except KeyboardInterrupt:
        _fail("stopped", 130)
    sys.exit(0)


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        from importlib.metadata import version as installed

        show(f"glossator {installed('glossator')}")
        raise typer.Exit


def _abandon_output() -> None:
    """What is left in the buffer has no place to go: its reader has gone (`| head`) or the disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, code: int = 2) -> NoReturn:
    say(f"glossator: {message}")
    sys.exit(code)


if __name__ == "__main__":
    main()
