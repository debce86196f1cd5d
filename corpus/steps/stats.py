"""Counts what there is: segments, words, characters and the terms of the glossary, by pair of languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from glossator.analyze import AnalysedText
from glossator.corpus.job import Kind, Task
from glossator.corpus.rows import broken_table, rows_of
from glossator.corpus.segments import documents, portions
from glossator.corpus.slices import row_tasks
from glossator.corpus.step import Step
from glossator.corpus.tools import Tools
from glossator.model import Document

if TYPE_CHECKING:
    import pyarrow as pa


def run(task: Task, tools: Tools) -> dict[str, Any]:
    """The counts of a shard; nothing is written but broken rows."""
    rows, broken = rows_of(task, tools.job, tools.folder)
    if broken:
        tools.folder.write(f"broken/{task.name}", broken_table(broken))
    pairs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    concepts: Counter[str] = Counter()
    for document in _documents(rows, tools.job.rows):
        pair = pairs[f"{document.source_language}-{document.target_language or 'und'}"]
        for segment in tools.analyser.segments(document):
            pair["segments"] += 1
            pair["untranslated"] += segment.target is None or not segment.target.value.strip()
            for text in (segment.source, segment.target):
                pair.update(_counts(text) if text else {})
                concepts.update(_concepts(text) if text else ())
    return {
        "counted": len(rows),
        "broken": len(broken),
        "read": len(broken) + (len(rows) if task.input >= 0 else 0),
        "pairs": {pair: dict(sorted(counts.items())) for pair, counts in sorted(pairs.items())},
        "concepts": dict(sorted(concepts.items())),
    }


def _documents(rows: pa.Table, size: int) -> Iterator[Document]:
    for _, portion in portions(rows, size):
        yield from documents(portion.to_pylist())


def _counts(text: AnalysedText) -> dict[str, int]:
    # Chinese and Japanese have no spaces between words.
    words = len(text.chunks) if text.language.spaced else sum(token.is_word for token in text.tokens)
    return {f"{text.side}_words": words, f"{text.side}_characters": len(text.value)}


def _concepts(text: AnalysedText) -> Iterator[str]:
    return (f"{match.concept.id} ({text.index.code})" for match in text.matches)


STEP = Step(Kind.STATS, partial(row_tasks, Kind.STATS.value), run)
