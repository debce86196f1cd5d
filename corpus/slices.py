"""The rows of a corpus in tasks of about one size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from glossator.corpus.folder import Folder
from glossator.corpus.job import Job, Task
from glossator.corpus.reader import readers
from glossator.corpus.rows import is_grouped

__all__ = ["row_tasks"]


def row_tasks(step: str, job: Job, folder: Folder) -> Iterator[Task]:
    """A task of the step for each part that was read, each slice of the other files, each bucket of documents."""
    names = (f"{step}-{number:06}" for number in count())
    grouped = False
    for number, one in enumerate(job.inputs):
        slices = readers()[one.reader].slices
        if is_grouped(job, one):
            grouped = True
        elif slices is None:
            read = f"read-{number:06}"
            for at, rows in enumerate(folder.result(read)["parts"]):
                yield Task(step, next(names), part=f"rows/{read}-{at:06}", count=rows)
        else:
            for part in slices(one.address, job.rows):
                yield Task(step, next(names), input=number, first=part.start, count=len(part))
    for bucket in range(job.buckets) if grouped else ():
        if folder.parts(f"grouped/{bucket:05}"):
            yield Task(step, next(names), bucket=bucket)
