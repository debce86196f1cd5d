"""What a step is: which tasks there are, and what one of them does. A module of `corpus/steps` declares one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from glossator.discover import discover

if TYPE_CHECKING:
    from glossator.corpus.folder import Folder
    from glossator.corpus.job import Job, Task
    from glossator.corpus.tools import Tools

__all__ = ["Step", "steps"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a job; no task needs another of its step.

    `plan` gives the tasks, from the results of the steps before; `run` does one, writes its parts, and returns counts
    and whatever else the summary and later steps ask for. Doing a task twice gives the same parts.
    """

    name: str
    plan: Callable[[Job, Folder], Iterable[Task]]
    run: Callable[[Task, Tools], Mapping[str, Any]]


@cache
def steps() -> Mapping[str, Step]:
    """Every step, by name."""
    return discover("glossator.corpus.steps", Step, lambda step: step.name)
