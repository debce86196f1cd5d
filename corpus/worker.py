"""Does tasks: from a table of tasks to a table of what came of them, the same in every engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossator.corpus.folder import Folder
from glossator.corpus.job import Job, Task
from glossator.corpus.step import steps
from glossator.corpus.tools import Tools
from glossator.errors import ConfigError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Worker"]


class Worker:
    """Keeps what one process needs for all of its tasks; made from text so that it can be made anywhere."""

    def __init__(self, job: str, folder: str) -> None:
        self._tools = Tools(Job.from_json(job), Folder(Path(folder)))
        wanted, here = self._tools.job.version, version("glossator")
        if wanted != here:
            raise ConfigError(f"a worker has glossator {here}, the job {wanted}", hint="install one version everywhere")

    def __call__(self, tasks: pa.Table) -> pa.Table:
        """Do the tasks (`tables.TASKS`) that are not done, and say what came of each (`tables.RESULTS`)."""
        import pyarrow as pa

        from glossator.corpus.tables import RESULTS

        done = [(name, json.dumps(self._do(Task.from_json(task)))) for name, task in _rows(tasks)]
        return pa.table([[name for name, _ in done], [result for _, result in done]], schema=RESULTS)

    def prepare(self) -> None:
        """Load what tasks need, before processes are forked."""
        self._tools.prepare()

    def _do(self, task: Task) -> Mapping[str, Any]:
        folder = self._tools.folder
        if not folder.is_done(task.name):
            folder.finish(task.name, steps()[task.step].run(task, self._tools))
        return folder.result(task.name)


def _rows(tasks: pa.Table) -> list[tuple[str, str]]:
    return list(zip(tasks.column("name").to_pylist(), tasks.column("task").to_pylist(), strict=True))
