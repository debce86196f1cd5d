"""Lets comparing rules see the segments of each key that has several values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from glossator.check.rule import Rule
from glossator.check.silence import marked
from glossator.corpus.comparing import Listener, digest
from glossator.corpus.folder import Folder
from glossator.corpus.job import Job, Task
from glossator.corpus.samples import sampled
from glossator.corpus.segments import Row, documents, finding_rows, table_of
from glossator.corpus.step import Step
from glossator.corpus.steps.check import counts
from glossator.corpus.tables import FINDINGS, ROWS
from glossator.corpus.tools import Tools
from glossator.model import Finding

if TYPE_CHECKING:
    import pyarrow as pa


def plan(job: Job, folder: Folder) -> Iterator[Task]:
    """A task for each bucket of keys, where anything was gathered."""
    if folder.parts("gathered"):
        yield from (Task("settle", f"settle-{bucket:05}", bucket=bucket) for bucket in range(job.buckets))


def run(task: Task, tools: Tools) -> dict[str, Any]:
    """Write what comparing rules find under the keys of a bucket."""
    rows = _rows(task, tools)
    rules = {rule.name: rule for rule in tools.comparing}
    found: list[Row] = []
    places = zip(rows.column("rule").to_pylist(), rows.column("key").to_pylist(), strict=True)
    for (name, key), group in groupby(enumerate(places), lambda one: one[1]):
        numbers = [number for number, _ in group]
        known = rows.slice(numbers[0], len(numbers)).to_pylist()
        findings = (one for one in _settled(rules[name], key, known, tools) if one.confidence >= tools.job.confidence)
        found += finding_rows(findings, known)
    findings_table = table_of(found, FINDINGS)
    tools.folder.write(f"findings/{task.name}", findings_table)
    return {**counts(findings_table), "samples": sampled(findings_table, rows.select(ROWS.names))}


def _rows(task: Task, tools: Tools) -> pa.Table:
    """The rows of a bucket by rule, key, file and row."""
    import pyarrow as pa

    parts = []
    for name in tools.folder.parts("gathered"):
        with tools.folder.opened(name) as file:
            parts.append(file.read_row_group(task.bucket))
    keys = [(name, "ascending") for name in ("rule", "key", "file", "row")]
    return pa.concat_tables(parts).sort_by(keys)


def _settled(rule: Rule, key: int, rows: list[Row], tools: Tools) -> Iterator[Finding]:
    """What one rule finds in all segments of one key; other concepts that stand in them have keys of their own."""
    collector, own, known = rule.collector(), Listener((rule,)), list(documents(rows))
    for document in known:
        for segment in tools.analyser.segments(document):
            collector.see(segment)
            own.see(segment)
    concepts = {_concept(text) for _, text, _, _ in own.uses if digest(text) == key}
    for finding in marked(rule.conclusions(collector), known):
        if not finding.silenced and (finding.concept_id is None or finding.concept_id in concepts):
            yield finding


def _concept(key: str) -> str:
    """The id that the key of a rule about concepts begins with, behind the two languages."""
    return key.split("\0")[2]


STEP = Step("settle", plan, run)
