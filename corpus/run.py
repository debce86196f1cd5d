"""Runs a job step by step, from where it stands to its summary."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from glossator.corpus.engine import CorpusEngine, Setting
from glossator.corpus.folder import Folder
from glossator.corpus.job import Job, Kind, Task
from glossator.corpus.rows import look
from glossator.corpus.step import steps
from glossator.corpus.summary import Summary, summary_of
from glossator.corpus.tables import RESULTS, TASKS

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["STEPS", "run_job"]

STEPS = {
    Kind.CHECK: ("read", "check", "count", "gather", "settle"),
    Kind.TRANSLATE: ("read", "translate"),
    Kind.STATS: ("read", "stats"),
}

Progress = Callable[[str, int, int], None]


def run_job(
    job: Job,
    folder: Folder,
    engine: CorpusEngine,
    setting: Setting,
    *,
    resume: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Do what is left of the job in the folder, and say what came of it.

    The parts do not depend on the engine, on the number of workers or on interruptions. `progress` is told the step,
    how many rows (of steps without: tasks) of how many are done.

    Raises:
        ConfigError: the folder holds another job, or the engine cannot run.
        InputError: an input cannot be read or has not the columns.
        EngineError: workers were lost; what is done stays done.
    """
    engine.check(setting)
    if folder.plan("read") is None:
        look(job)
    folder.begin(job, resume)
    names = []
    for step in STEPS[job.kind]:
        tasks = _planned(step, job, folder)
        names += [task.name for task in tasks]
        _do(step, tasks, folder, engine, setting, progress)
    return summary_of(job, folder, names)


def _planned(step: str, job: Job, folder: Folder) -> list[Task]:
    """The tasks of a step; planned once, so that what is added to a folder of the input later changes nothing."""
    tasks = folder.plan(step)
    if tasks is None:
        tasks = list(steps()[step].plan(job, folder))
        folder.keep_plan(step, tasks)
    return tasks


def _do(
    step: str, tasks: list[Task], folder: Folder, engine: CorpusEngine, setting: Setting, progress: Progress | None
) -> None:
    weights = {task.name: task.count or 1 for task in tasks}
    left = [task for task in tasks if not folder.is_done(task.name)]
    done, total = sum(weights.values()) - sum(weights[task.name] for task in left), sum(weights.values())
    if progress and tasks:
        progress(step, done, total)
    for name, _ in _results(left, engine, setting):
        done += weights[name]
        if progress:
            progress(step, done, total)


def _results(tasks: list[Task], engine: CorpusEngine, setting: Setting) -> Iterator[tuple[str, dict[str, Any]]]:
    if not tasks:
        return
    for table in engine.run(_table(tasks), setting):
        for name, result in zip(*(table.column(column).to_pylist() for column in RESULTS.names), strict=True):
            yield name, json.loads(result)


def _table(tasks: list[Task]) -> pa.Table:
    import pyarrow as pa

    return pa.table([[task.name for task in tasks], [task.as_json() for task in tasks]], schema=TASKS)
