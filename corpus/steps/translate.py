"""Translates a shard, document by document."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from glossator.corpus.job import Kind, Task
from glossator.corpus.rows import broken_table, rows_of
from glossator.corpus.segments import Row, documents, portions, table_of
from glossator.corpus.slices import row_tasks
from glossator.corpus.step import Step
from glossator.corpus.tables import TARGETS
from glossator.corpus.tools import Tools
from glossator.model import Document
from glossator.translate.run import translate_document

if TYPE_CHECKING:
    import pyarrow as pa


def run(task: Task, tools: Tools) -> dict[str, Any]:
    """Write the rows of a task with their translations, states and what an editor should look at."""
    import pyarrow as pa

    rows, broken = rows_of(task, tools.job, tools.folder)
    made = [translated(portion, tools) for _, portion in portions(rows, tools.job.rows)]
    targets = pa.concat_tables([TARGETS.empty_table(), *made])
    tools.folder.write(f"targets/{task.name}", targets)
    if broken:
        tools.folder.write(f"broken/{task.name}", broken_table(broken))
    return {
        "translated": len(rows),
        "broken": len(broken),
        "read": len(broken) + (len(rows) if task.input >= 0 else 0),
        "states": dict(sorted(Counter(targets.column("state").to_pylist()).items())),
    }


def translated(rows: pa.Table, tools: Tools) -> pa.Table:
    """Rows (`tables.ROWS`) with their translations (`tables.TARGETS`); what is translated already stays."""
    known: list[Row] = rows.to_pylist()
    made: list[Row] = []
    for document in _together(known):
        made += _translated(document, known, tools)
    return table_of(sorted(made, key=lambda row: (row["file"], row["row"])), TARGETS)


def _together(rows: list[Row]) -> list[Document]:
    """The documents; rows that belong to none are translated together, since a model likes many sentences at once."""
    return list(documents([row if row["document"] is not None else row | {"document": ""} for row in rows]))


def _translated(document: Document, rows: list[Row], tools: Tools) -> list[Row]:
    source, target = document.source_language or "und", document.target_language or "und"
    done = translate_document(document, tools.engine(source, target), tools.glossary, target)
    comments = {report.segment_id: list(report.for_editors) for report in done.segments}
    return [
        rows[int(segment.id)]
        | {
            "target": segment.target.value if segment.target else None,
            "target_language": done.document.target_language,
            "state": segment.state.value,
            "comments": comments.get(segment.id, []),
        }
        for segment in done.document.segments
    ]


STEP = Step(Kind.TRANSLATE, partial(row_tasks, Kind.TRANSLATE.value), run)
