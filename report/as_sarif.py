"""The report as SARIF 2.1.0, for code hosts and editors.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; the sections are named where they decide.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from glossator.check.rule import Rule, rules
from glossator.model import Document, Finding, Severity, Side, Silence, Span, Text
from glossator.report.as_json import dump
from glossator.report.report import Look, Renderer, Report

__all__ = ["RENDERER"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# 3.27.10 level, 3.35.2 kind of a suppression.
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SUPPRESSIONS = {Silence.COMMENT: "inSource", Silence.BASELINE: "external"}


def _draw(report: Report, _look: Look) -> str:
    found = (*report.findings, *report.silenced)
    known = [rule for name, rule in rules().items() if name in {finding.rule for finding in found}]
    numbers = {rule.name: number for number, rule in enumerate(known)}
    paths = list(dict.fromkeys((*(document.path for document in report.documents), *(one.path for one in found))))
    starts = {document.path: _LineStarts(document) for document in report.documents}
    prints = _fingerprints(report, found)
    run = {
        "tool": {"driver": _driver(report, known)},
        # 3.14.17: columns count UTF-16 code units, as editors do.
        "columnKind": "utf16CodeUnits",
        "artifacts": [{"location": {"uri": _uri(path)}} for path in paths],
        "invocations": [_invocation(report)],
        "results": [
            _result(report, finding, print_, numbers, paths.index(finding.path), starts)
            for finding, print_ in zip(found, prints, strict=True)
        ],
        "properties": {"signature": str(report.signature)},
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _driver(report: Report, known: Iterable[Rule]) -> dict[str, Any]:
    return {
        "name": "Glossator",
        "version": report.signature.version,
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.summary},
                "help": {"text": rule.explanation, "markdown": rule.explanation},
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                "properties": {"tags": ["translation", rule.mqm]},
            }
            for rule in known
        ],
    }


def _invocation(report: Report) -> dict[str, Any]:
    notices = [{"level": "note", "message": {"text": notice}} for notice in report.all_notices]
    notices += [{"level": "error", "message": {"text": error}} for error in report.unreadable]
    return {"executionSuccessful": not report.unreadable, "toolExecutionNotifications": notices}


def _result(
    report: Report,
    finding: Finding,
    fingerprint: str,
    numbers: Mapping[str, int],
    artifact: int,
    starts: Mapping[str, _LineStarts],
) -> dict[str, Any]:
    place = report.place(finding)
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.path), "index": artifact}}
    if place.start is not None and place.end is not None:
        location["region"] = starts[finding.path].region(place.start, place.end)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _said(report, finding)},
        "locations": [{"physicalLocation": location, "logicalLocations": [{"name": finding.segment_id}]}],
        "partialFingerprints": {"glossator/v1": fingerprint},
        "rank": round(100 * finding.confidence, 1),
        "properties": {"mqm": finding.mqm, "confidence": round(finding.confidence, 3), "side": finding.side},
    }
    if finding.rule in numbers:
        result["ruleIndex"] = numbers[finding.rule]
    if finding.silenced:
        result["suppressions"] = [{"kind": _SUPPRESSIONS[finding.silenced]}]
    fixes = _fixes(report, finding, location["artifactLocation"], starts)
    return {**result, "fixes": fixes} if fixes else result


def _said(report: Report, finding: Finding) -> str:
    """The message with what stands there and what could stand there: a viewer may show nothing else."""
    text = finding.message
    if finding.side is Side.SOURCE and (segment := report.segment(finding)) and segment.target:
        text += f"; the translation: “{segment.target.value}”"
    if finding.suggestions:
        text += f"; suggested: {' | '.join(finding.suggestions)}"
    return text


def _fixes(
    report: Report, finding: Finding, artifact: Mapping[str, Any], starts: Mapping[str, _LineStarts]
) -> list[dict[str, Any]]:
    """3.55: a fix in terms of the file, where each of its edits has a place there and needs no escape."""
    text = report.text(finding)
    if finding.fix is None or text is None or starts[finding.path].document.archive:
        return []
    replacements = []
    for edit in finding.fix.edits:
        span = _in_file(text, edit.span, starts[finding.path].document.raw)
        if span is None:
            return []
        region = starts[finding.path].region(span.start, span.end)
        replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    change = {"artifactLocation": artifact, "replacements": replacements}
    return [{"description": {"text": finding.fix.title}, "artifactChanges": [change]}]


def _in_file(text: Text, span: Span, raw: str) -> Span | None:
    """Where `span` stands in the file, None where it does not stand there letter by letter."""
    place = text.to_file(span)
    return place if place and raw[place.start : place.end] == text.value[span.start : span.end] else None


def _fingerprints(report: Report, found: Sequence[Finding]) -> list[str]:
    """3.27.17: the same for a finding wherever it moves to; of equal ones the later are numbered."""
    seen: Counter[str] = Counter()
    prints = []
    for finding in found:
        segment = report.segment(finding)
        parts = (
            finding.path,
            finding.rule,
            finding.side,
            report.quote(finding),
            segment.source.value if segment else "",
        )
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        seen[digest] += 1
        prints.append(f"{digest}:{seen[digest]}")
    return prints


class _LineStarts:
    """Where the lines of a document begin, for many questions about regions."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._starts = [0]
        position = 0
        while (position := document.raw.find("\n", position) + 1) > 0:
            self._starts.append(position)

    def region(self, start: int, end: int) -> dict[str, int]:
        """3.30: 1-based lines, 1-based columns in UTF-16 code units, the end column behind the last one."""
        first, first_column = self._place(start)
        last, last_column = self._place(end)
        return {"startLine": first, "startColumn": first_column, "endLine": last, "endColumn": last_column}

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        before = self.document.raw[self._starts[line - 1] : offset]
        return line, 1 + len(before.encode("utf-16-le", "surrogatepass")) // 2


def _uri(path: str) -> str:
    """3.4.3: a relative reference with slashes, or a file URI."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), safe="/", errors="surrogateescape")


RENDERER = Renderer("sarif", (".sarif",), _draw)
