"""What is written to the terminal; nothing else writes there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["counted", "deliver", "progress", "say", "show", "stages"]


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


@contextmanager
def stages() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each stage, with rate and time left, that the given function sets to (done, of how many)."""
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, TextColumn("{task.fields[rate]}"), console=Console(stderr=True)) as bar:
        known: dict[str, TaskID] = {}

        def move(stage: str, done: int, total: int) -> None:
            if stage not in known:
                known[stage] = bar.add_task(stage, total=total, rate="")
            task = bar.tasks[known[stage]]
            rate = f"{task.speed:,.0f}/s" if task.speed else ""
            bar.update(known[stage], completed=done, total=total, rate=rate)

        yield move


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> counted(1, "fix", "fixes"), counted(0, "fix", "fixes")
    ('1 fix', '0 fixes')
    """
    return f"{number} {one if number == 1 else many}"
