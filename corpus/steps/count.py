"""Counts what comparing rules compare: the keys with several values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from glossator.corpus.folder import Folder
from glossator.corpus.job import Job, Task
from glossator.corpus.step import Step
from glossator.corpus.tables import USES
from glossator.corpus.tools import Tools

if TYPE_CHECKING:
    import pyarrow as pa

# So many uses are at least put together at once.
_LEAST = 1_000_000


def plan(job: Job, folder: Folder) -> Iterator[Task]:
    """A task for each bucket of keys, where anything is compared."""
    if folder.parts("uses"):
        yield from (Task("count", f"count-{bucket:05}", bucket=bucket) for bucket in range(job.buckets))


def run(task: Task, tools: Tools) -> dict[str, Any]:
    """Write the keys of a bucket under which there is more than one value."""
    import pyarrow as pa
    import pyarrow.compute as pc

    known: pa.Table = USES.empty_table().select(["rule", "key", "value"])
    parts = [known]
    for name in tools.folder.parts("uses"):
        with tools.folder.opened(name) as file:
            parts.append(file.read_row_group(task.bucket, columns=["rule", "key", "value"]))
        # Not after each part: what is known is gone through once for as much again that is new.
        if sum(map(len, parts[1:])) > max(len(known), _LEAST):
            known = _distinct(pa.concat_tables(parts))
            parts = [known]
    known = _distinct(pa.concat_tables(parts))
    values = known.group_by(["rule", "key"]).aggregate([("value", "count")])
    several = values.filter(pc.greater(values.column("value_count"), 1)).select(["rule", "key"])
    if len(several):
        tools.folder.write(f"conflicts/{task.name}", several.sort_by([("rule", "ascending"), ("key", "ascending")]))
    return {"conflicts": len(several)}


def _distinct(table: pa.Table) -> pa.Table:
    return table.group_by(["rule", "key", "value"]).aggregate([])


STEP = Step("count", plan, run)
