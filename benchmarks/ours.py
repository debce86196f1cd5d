"""Glossator's term rules over a corpus, in one process; the answer is one line of JSON.

usage: ours.py SEGMENTS.jsonl TERMS.jsonl
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from glossator.analyze import Analysed
from glossator.check.rule import Rule, Scope
from glossator.check.run import check_documents, select
from glossator.glossary.concept import Concept, Glossary, Term
from glossator.model import Document, Finding, Segment, Severity, Text

SOURCE, TARGET = "en", "pt"
# In one of as many segments the terms are counted, which the rules need not do.
STRIDE = 100
# Rules on terms that need no glossary: the other programs have nothing like them.
WITHOUT_GLOSSARY = ("term-drift",)


class Counting:
    """Listens in on the rules: how many terms were recognised in both texts of some segments."""

    def __init__(self) -> None:
        self.segments = 0
        self.matches = 0

    def see(self, segment: Analysed) -> None:
        """Count the terms of one segment of many."""
        if self.segments % STRIDE == 0:
            self.matches += len(segment.source.matches) + len(segment.target.matches if segment.target else ())
        self.segments += 1

    def conclude(self) -> Iterator[Finding]:
        """Nothing is wrong."""
        return iter(())


def main() -> None:
    """Seconds of index build (with the loading of dictionaries), rate without it, and what was found.

    The first segment builds the indexes, so the rate is that of the segments after the first report of progress.
    """
    document = Document("corpus", "po", "", tuple(_segments(sys.argv[1])), SOURCE, TARGET, bilingual=True)
    glossary = Glossary("terms", tuple(_concepts(sys.argv[2])))
    counting = Counting()
    listener = Rule("matches", Severity.INFO, Scope.CORPUS, "", (), lambda: counting, "")
    reports: list[tuple[int, float]] = []
    started = time.perf_counter()
    findings = check_documents(
        (document,),
        glossary,
        (*select(["term-*"], WITHOUT_GLOSSARY), listener),
        progress=lambda done, _total: reports.append((done, time.perf_counter())),
    )
    ended = time.perf_counter()
    (first, reported), total = reports[0], len(document.segments)
    rate = (total - first) / (ended - reported)
    answer = {
        "build": max(0.0, reported - started - first / rate),
        "rate": rate,
        "matches": counting.matches / len(range(0, total, STRIDE)),
        "findings": len(findings) / total,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(answer))


def _segments(path: str) -> Iterator[Segment]:
    for number, (source, target) in enumerate(_rows(path)):
        yield Segment(str(number), Text(source), Text(target))


def _concepts(path: str) -> Iterator[Concept]:
    for number, (source, target) in enumerate(_rows(path)):
        yield Concept(str(number), (Term(source, SOURCE), Term(target, TARGET)))


def _rows(path: str) -> Iterator[tuple[str, str]]:
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            source, target = json.loads(line)
            yield source, target


if __name__ == "__main__":
    main()
