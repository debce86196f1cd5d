"""Translates rows of `{"id", "en", "terms": [{"src", "tgt"}]}` with the bundled Firefox model and their glossary.

Each row is a document of its own with the terms of its own row: a row lists a term only where a person used it in that
very sentence. With --together all rows are one document and all their terms one glossary, as in daily work; a sentence
then also gets terms that its row does not list. Of the rows nothing else is read; the engine's answers are kept, so
that a text is translated once. What it cost, and what became of the terms, goes to standard error.

usage: predict_mt.py [--together] ROWS.jsonl > PRED.jsonl
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from glossator.formats.placeholders import address_spans
from glossator.glossary.concept import Concept, Glossary, Term
from glossator.model import Document, Segment, Text
from glossator.translate.engine import Candidate, Capability, Engine, Request, engines
from glossator.translate.run import SegmentReport, translate_document
from glossator.translate.sentences import SentenceEngine
from glossator.translate.task import Outcome

SOURCE, TARGET = "en", "pt-BR"
# Only what these touched was repaired.
REPAIRED = (Outcome.EDITED, Outcome.REGENERATED, Outcome.PLACEHOLDER)

Row = dict[str, Any]


class CountingEngine:
    """An engine that remembers its answers and counts what it had to be asked."""

    def __init__(self, inner: Engine) -> None:
        self.inner = inner
        self.name, self.version = inner.name, inner.version
        self.source, self.target = inner.source, inner.target
        self.capabilities: frozenset[Capability] = inner.capabilities
        self.answers: dict[Request, tuple[Candidate, ...]] = {}

    def translate(self, requests: Sequence[Request]) -> tuple[tuple[Candidate, ...], ...]:
        """As the inner engine; the same request is handed on once."""
        new = [request for request in dict.fromkeys(requests) if request not in self.answers]
        self.answers.update(zip(new, self.inner.translate(new), strict=True))
        return tuple(self.answers[request] for request in requests)


def main() -> None:
    """One prediction a row, in order."""
    *options, path = sys.argv[1:]
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
    engine = CountingEngine(SentenceEngine(engines()["firefox"].open(SOURCE, TARGET, None)))
    free = dict(_translations([rows], engine, Glossary("none", ())))
    calls, start = len(engine.answers), time.perf_counter()
    groups = [rows] if "--together" in options else [[row] for row in rows]
    done: dict[str, tuple[str, SegmentReport]] = {}
    for group in groups:
        done.update(_translations([group], engine, _glossary(group)))
    seconds = time.perf_counter() - start
    for row in rows:
        print(json.dumps({"id": row["id"], "target": done[row["id"]][0]}, ensure_ascii=False))
    _tell(free, done, len(engine.answers) - calls, seconds)


def _translations(
    groups: Iterable[Sequence[Row]], engine: Engine, glossary: Glossary
) -> Iterator[tuple[str, tuple[str, SegmentReport]]]:
    for group in groups:
        segments = tuple(Segment(row["id"], Text(row["en"], address_spans(row["en"])), None) for row in group)
        document = Document("rows", "plain", "", segments, SOURCE, TARGET)
        translation = translate_document(document, engine, glossary, TARGET, check=lambda _: ())
        for segment, report in zip(translation.document.segments, translation.segments, strict=True):
            yield segment.id, (segment.target.value if segment.target else "", report)


def _glossary(rows: Iterable[Row]) -> Glossary:
    """One concept for each source term; where rows want several targets, the one wanted first is preferred."""
    wanted: dict[str, dict[str, None]] = {}
    for row in rows:
        for term in row["terms"]:
            wanted.setdefault(term["src"], {})[term["tgt"]] = None
    concepts = (
        Concept(source, (Term(source, SOURCE), *(Term(target, TARGET) for target in targets)))
        for source, targets in wanted.items()
    )
    return Glossary("rows", tuple(concepts))


def _tell(
    free: dict[str, tuple[str, SegmentReport]], done: dict[str, tuple[str, SegmentReport]], calls: int, seconds: float
) -> None:
    reports = {name: report for name, (_, report) in done.items()}
    outcomes = Counter(use.outcome for report in reports.values() for use in report.terms)
    repaired = {name for name, report in reports.items() if any(use.outcome in REPAIRED for use in report.terms)}
    changed = sum(done[name][0] != free[name][0] for name in done if name not in repaired)
    print(
        f"{len(done)} segments, {len(repaired)} repaired, {seconds:.1f} s beyond the free translation", file=sys.stderr
    )
    print("terms: " + ", ".join(f"{outcomes[one]} {one}" for one in Outcome), file=sys.stderr)
    print(f"extra model calls: {calls}, {calls / max(1, len(done)):.2f} a segment", file=sys.stderr)
    print(f"segments without a repair that differ from the free translation: {changed}", file=sys.stderr)


if __name__ == "__main__":
    main()
