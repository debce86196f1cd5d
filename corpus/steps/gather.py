"""Gathers the segments whose keys have several values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from glossator.corpus.folder import Folder
from glossator.corpus.job import Job, Task
from glossator.corpus.rows import rows_of
from glossator.corpus.step import Step
from glossator.corpus.tools import Tools

if TYPE_CHECKING:
    import pyarrow as pa


def plan(_job: Job, folder: Folder) -> Iterator[Task]:
    """A task for each shard that was checked and had anything to compare, where keys have several values."""
    if folder.parts("conflicts"):
        for task in folder.plan("check") or ():
            if folder.result(task.name)["uses"]:
                yield replace(task, step="gather", name=task.name.replace("check", "gather"))


def run(task: Task, tools: Tools) -> dict[str, Any]:
    """Write the rows of a shard that take part in a comparison, once for each key, a row group a bucket of keys."""
    import pyarrow as pa

    folder = tools.folder
    conflicts = pa.concat_tables([folder.read(name) for name in folder.parts("conflicts")])
    uses = folder.read(f"uses/{task.name.replace('gather', 'check')}")
    chosen = uses.join(conflicts, ["rule", "key"], join_type="left semi").sort_by(
        [("rule", "ascending"), ("key", "ascending"), ("position", "ascending")]
    )
    if not len(chosen):
        return {"gathered": 0}
    rows, _ = rows_of(task, tools.job, folder)
    picked = rows.take(chosen.column("position"))
    for name in ("key", "rule"):
        picked = picked.add_column(0, name, chosen.column(name))
    folder.write_groups(f"gathered/{task.name}", list(_by_bucket(picked, tools.job.buckets)))
    return {"gathered": len(picked)}


def _by_bucket(rows: pa.Table, buckets: int) -> Iterator[pa.Table]:
    import pyarrow as pa

    of_row = [key % buckets for key in rows.column("key").to_pylist()]
    for bucket in range(buckets):
        yield rows.filter(pa.array([other == bucket for other in of_row], pa.bool_()))


STEP = Step("gather", plan, run)
