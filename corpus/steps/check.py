"""Runs the rules over a shard, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from glossator.check.run import check_documents
from glossator.corpus.comparing import Listener, digest, listening
from glossator.corpus.job import Kind, Task
from glossator.corpus.rows import broken_table, rows_of
from glossator.corpus.samples import merged, sampled
from glossator.corpus.segments import Row, documents, finding_rows, portions, table_of
from glossator.corpus.slices import row_tasks
from glossator.corpus.step import Step
from glossator.corpus.tables import FINDINGS, USES
from glossator.corpus.tools import Tools

if TYPE_CHECKING:
    import pyarrow as pa


def run(task: Task, tools: Tools) -> dict[str, Any]:
    """Write what is found in the rows of a task, and what comparing rules compare there."""
    import pyarrow as pa

    rows, broken = rows_of(task, tools.job, tools.folder)
    found, uses, samples = [FINDINGS.empty_table()], [], []
    for first, portion in portions(rows, tools.job.rows):
        listener = Listener(tools.comparing)
        found.append(checked(portion, tools, listener))
        uses += [(rule, digest(key), digest(value), first + int(place)) for rule, key, value, place in listener.uses]
        samples += sampled(found[-1], portion)
    findings = pa.concat_tables(found)
    tools.folder.write(f"findings/{task.name}", findings)
    if broken:
        tools.folder.write(f"broken/{task.name}", broken_table(broken))
    if uses:
        tools.folder.write_groups(f"uses/{task.name}", list(_divided(uses, tools.job.buckets)))
    return {
        "checked": len(rows),
        "broken": len(broken),
        "read": len(broken) + (len(rows) if task.input >= 0 else 0),
        "uses": len(uses),
        **counts(findings),
        "samples": merged(samples),
    }


def checked(rows: pa.Table, tools: Tools, listener: Listener) -> pa.Table:
    """What is wrong in rows (`tables.ROWS`), as a table (`tables.FINDINGS`)."""
    known: list[Row] = rows.to_pylist()
    rules = (*tools.reading, listening(listener)) if tools.comparing else tools.reading
    check = partial(
        check_documents,
        glossary=tools.glossary,
        selected=rules,
        confidence=tools.job.confidence,
        analyser=tools.analyser,
    )
    findings = (finding for document in documents(known) for finding in check((document,)))
    return table_of(finding_rows(findings, known), FINDINGS)


def counts(findings: pa.Table) -> dict[str, Any]:
    """How many findings there are of each rule and severity."""
    columns = findings.column("rule").to_pylist(), findings.column("severity").to_pylist()
    found = Counter(zip(*columns, strict=True))
    return {"findings": [[rule, severity, number] for (rule, severity), number in sorted(found.items())]}


def _divided(uses: list[tuple[str, int, int, int]], buckets: int) -> Iterator[pa.Table]:
    """What is compared, a table (`tables.USES`) a bucket of keys."""
    here: list[list[tuple[str, int, int, int]]] = [[] for _ in range(buckets)]
    for use in sorted(uses):
        here[use[1] % buckets].append(use)
    for bucket in here:
        yield table_of([dict(zip(USES.names, use, strict=True)) for use in bucket], USES)


STEP = Step(Kind.CHECK, partial(row_tasks, Kind.CHECK.value), run)
