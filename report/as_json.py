"""The report as one JSON object, for programs."""

from __future__ import annotations

import json
import re

from glossator.model import Document, Finding
from glossator.report.report import Look, Renderer, Report

__all__ = ["RENDERER", "dump", "entry"]

# A lone surrogate (from a file name that is no UTF-8) cannot be encoded; the others end a line for some readers or
# command a terminal. Outside strings JSON has none of them, and inside an escape means the same.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def entry(report: Report, finding: Finding) -> dict[str, object]:
    """A finding under the keys that `docs/reference-json.md` describes."""
    place = report.place(finding)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 3),
        "message": finding.message,
        "file": place.file,
        "segment": finding.segment_id,
        "side": finding.side,
        "quote": report.quote(finding),
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "suggestions": finding.suggestions,
        "concept": finding.concept_id,
        "mqm": finding.mqm,
    }


def dump(value: object, indent: int | None = None) -> str:
    """`value` in JSON, readable as it is but for the characters that do harm."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _draw(report: Report, _look: Look) -> str:
    value = {
        "signature": str(report.signature),
        "documents": [_document(document) for document in report.documents],
        "languages": report.signature.basis,
        "counts": {
            "severity": report.counts,
            "rule": report.counts_by_rule,
            "silenced": report.counts_of_silenced,
        },
        "findings": [entry(report, finding) for finding in report.findings],
        "notices": report.all_notices,
        "unreadable": report.unreadable,
    }
    return dump(value, indent=2) + "\n"


def _document(document: Document) -> dict[str, object]:
    return {
        "file": document.path,
        "format": document.format,
        "source_language": document.source_language,
        "target_language": document.target_language,
        "segments": len(document.segments),
    }


RENDERER = Renderer("json", (".json",), _draw)
