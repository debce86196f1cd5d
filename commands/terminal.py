"""What is written to the terminal; nothing else writes there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["counted", "deliver", "progress", "say", "show"]


def show(line: str) -> None:
    """A line of what was asked for, on standard output."""
    sys.stdout.write(f"{line}\n")


def say(*messages: str) -> None:
    """Lines about the run, on standard error; control characters are made harmless."""
    from glossator.report.as_text import harmless

    for message in messages:
        sys.stderr.write(f"{harmless(message)}\n")


def deliver(rendered: str | bytes) -> None:
    """A report on standard output, in UTF-8 whatever the terminal says."""
    data = rendered if isinstance(rendered, bytes) else rendered.encode("utf-8", "surrogatepass")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error that the given function sets to (done, of how many); none where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> counted(1, "fix", "fixes"), counted(0, "fix", "fixes")
    ('1 fix', '0 fixes')
    """
    return f"{number} {one if number == 1 else many}"
