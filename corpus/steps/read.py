"""Cuts files that cannot be read in slices into parts, and puts the rows of a document together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from glossator.corpus.comparing import digest
from glossator.corpus.folder import Folder
from glossator.corpus.job import Input, Job, Task
from glossator.corpus.reader import Broken, readers
from glossator.corpus.rows import batches, broken_table, is_grouped
from glossator.corpus.step import Step
from glossator.corpus.tables import ROWS
from glossator.corpus.tools import Tools

if TYPE_CHECKING:
    import pyarrow as pa


def plan(job: Job, _folder: Folder) -> Iterator[Task]:
    """A task for each file that is not read in slices where it is."""
    for number, one in enumerate(job.inputs):
        if readers()[one.reader].slices is None or is_grouped(job, one):
            yield Task("read", f"read-{number:06}", input=number)


def run(task: Task, tools: Tools) -> dict[str, Any]:
    """Write the rows of one file; the broken ones go to `broken`."""
    job, folder, one = tools.job, tools.folder, tools.job.inputs[task.input]
    broken: list[tuple[str, Broken]] = []
    good = _noting(batches(one, job, job.rows), one, broken)
    rows = _grouped(good, task, tools) if is_grouped(job, one) else _cut(good, task, folder)
    if broken:
        folder.write(f"broken/{task.name}", broken_table(broken))
    return {"read": sum(rows) + len(broken), "broken": len(broken), "parts": [] if is_grouped(job, one) else rows}


def _noting(
    found: Iterator[tuple[pa.Table, list[Broken]]], one: Input, broken: list[tuple[str, Broken]]
) -> Iterator[pa.Table]:
    for table, rows in found:
        broken += [(one.address, row) for row in rows]
        yield table


def _cut(tables: Iterator[pa.Table], task: Task, folder: Folder) -> list[int]:
    """Write each table as a part of its own; how many rows each has."""
    rows = []
    for number, table in enumerate(tables):
        folder.write(f"rows/{task.name}-{number:06}", table)
        rows.append(len(table))
    return rows


def _grouped(tables: Iterator[pa.Table], task: Task, tools: Tools) -> list[int]:
    """Write rows into the bucket of their document; how many there were in each table."""
    import pyarrow as pa

    rows = []
    with ExitStack() as stack:
        writers: dict[int, Any] = {}
        for table in tables:
            rows.append(len(table))
            buckets = [_bucket(row, tools.job.buckets) for row in table.select(["document", "file", "row"]).to_pylist()]
            for bucket in Counter(buckets):
                if bucket not in writers:
                    name = f"grouped/{bucket:05}/{task.name}"
                    writers[bucket] = stack.enter_context(tools.folder.writer(name, ROWS))
                writers[bucket].write_table(table.filter(pa.array([other == bucket for other in buckets])))
    return rows


def _bucket(row: dict[str, Any], buckets: int) -> int:
    own = f"{row['file']}\0{row['row']}"
    return digest(row["document"] if row["document"] is not None else own) % buckets


STEP = Step("read", plan, run)
