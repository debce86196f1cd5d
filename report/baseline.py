"""What was found before and is not to be heard of again: the baseline with which an old project starts clean.

A baseline is a JSON file. A finding is known by its file (from the folder of the baseline), its rule, the source text
of its segment (as a digest) and the words at fault; so it stays known wherever its segment moves, and comes back when
the source or those words change. As many findings of a kind are known as there were.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from glossator.errors import ConfigError
from glossator.files import read_bytes
from glossator.model import Finding, Silence
from glossator.report.report import Report

__all__ = ["baseline_of", "read_baseline", "without_known"]

_VERSION = 1


class Known(NamedTuple):
    """By what a finding is known again."""

    file: str
    rule: str
    source: str
    quote: str


def baseline_of(report: Report, path: Path) -> bytes:
    """The content of a baseline at `path` that knows all that the report shows or a baseline has silenced."""
    silenced = (finding for finding in report.silenced if finding.silenced is Silence.BASELINE)
    found = Counter(_known(report, finding, path.parent) for finding in (*report.findings, *silenced))
    rows = [{**known._asdict(), "count": count} for known, count in sorted(found.items())]
    value = {"version": _VERSION, "findings": rows}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def read_baseline(path: Path) -> Counter[Known]:
    """How often each finding is known.

    Raises:
        ConfigError: the file cannot be read or is no baseline.
    """
    try:
        value = json.loads(read_bytes(path, ConfigError))
        if value["version"] != _VERSION:
            raise ValueError
        return Counter(
            {Known(*(str(row[name]) for name in Known._fields)): int(row["count"]) for row in value["findings"]}
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ConfigError("is no baseline", path=str(path), hint="check --write-baseline FILE makes one") from error


def without_known(report: Report, known: Counter[Known], path: Path) -> Report:
    """The report with the findings silenced that the baseline at `path` knows."""
    left = Counter(known)
    findings = []
    for finding in report.findings:
        key = _known(report, finding, path.parent)
        left[key] -= 1
        findings.append(finding if left[key] < 0 else replace(finding, silenced=Silence.BASELINE))
    return Report.of(report.documents, (*findings, *report.silenced), report.signature, report.notices)


def _known(report: Report, finding: Finding, folder: Path) -> Known:
    segment = report.segment(finding)
    source = segment.source.value if segment else ""
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    file = os.path.relpath(finding.path, folder or ".").replace(os.sep, "/")
    return Known(file, finding.rule, digest, report.quote(finding))
