"""The findings as JSON, one a line, for programs that read line by line."""

from __future__ import annotations

from glossator.model import Finding
from glossator.report.as_json import dump, entry
from glossator.report.report import Look, Renderer, Report

__all__ = ["RENDERER"]


def _draw(report: Report, _look: Look) -> str:
    return "".join(f"{_line(report, finding)}\n" for finding in report.findings)


def _line(report: Report, finding: Finding) -> str:
    language = report.language(finding)
    own = {
        "suggestion": next(iter(finding.suggestions), None),
        "language": language,
        "basis": report.signature.basis.get(language, ()),
    }
    return dump({**entry(report, finding), **own})


RENDERER = Renderer("jsonl", (".jsonl", ".ndjson"), _draw)
