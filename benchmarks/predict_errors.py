"""Answers rows of translations, good or with an error put in: `{"id", "findings": [{"start", "end", "check"}]}` a row.

A row is one bilingual segment with "src_lang", "tgt_lang", "source" and "target". All rules are asked at their default
settings, with no glossary; what they say at the severity warning or above counts. A finding in the source stands for
the whole sentence: its offsets are null.

usage: predict_errors.py ROWS.jsonl[.gz] > PRED.jsonl
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

from glossator import Glossary
from glossator.check.forked import shared
from glossator.check.rule import Rule
from glossator.check.run import check_document, select
from glossator.model import Document, Finding, Segment, Severity, Side, Text


def main() -> None:
    """One prediction a row, in order."""
    path = Path(sys.argv[1])
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    rules, glossary = select(), Glossary("none", ())
    jobs = len(os.sched_getaffinity(0))
    shares = [range(len(rows) * job // jobs, len(rows) * (job + 1) // jobs) for job in range(jobs)]
    for part in shared(lambda share: [answer(rows[number], rules, glossary) for number in share], shares):
        for line in part:
            print(line)


def answer(row: dict[str, Any], rules: tuple[Rule, ...], glossary: Glossary) -> str:
    """The prediction of one row as a line of JSON."""
    findings = [
        placed(finding)
        for finding in check_document(document(row), glossary, rules)
        if finding.severity.at_least(Severity.WARNING)
    ]
    return json.dumps({"id": row["id"], "findings": findings}, ensure_ascii=False)


def document(row: dict[str, Any]) -> Document:
    """The row as a document of one segment."""
    segment = Segment("1", Text(row["source"]), Text(row["target"]))
    return Document("row", "po", "", (segment,), row["src_lang"], row["tgt_lang"])


def placed(finding: Finding) -> dict[str, Any]:
    """Where a finding stands in the target, and the rule that made it."""
    start, end = (finding.span.start, finding.span.end) if finding.side is Side.TARGET else (None, None)
    return {"start": start, "end": end, "check": finding.rule}


if __name__ == "__main__":
    main()
