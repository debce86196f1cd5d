"""The findings as JUnit XML, for CI services: a suite for each file, a failed case for each finding.

Source: the schema of Jenkins' xUnit plug-in (junit-10.xsd), which GitLab, Azure Pipelines and others read.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from glossator.model import Document, Finding, Severity
from glossator.report.report import Look, Renderer, Report
from glossator.report.xml_text import xml_text

__all__ = ["RENDERER"]


def _draw(report: Report, _look: Look) -> str:
    """Information is no failure: it is told as the case's output."""
    found: dict[str, list[Finding]] = {document.path: [] for document in report.documents}
    for finding in report.findings:
        found.setdefault(finding.path, []).append(finding)
    sizes = {document.path: _size(document) for document in report.documents}
    suites = [_suite(report, path, findings, sizes.get(path, 1)) for path, findings in found.items()]
    failures = sum(map(_fails, report.findings))
    tests = sum(max(1, len(findings)) for findings in found.values())
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="glossator" tests="{tests}" failures="{failures}" errors="0">',
            *suites,
            "</testsuites>\n",
        )
    )


def _size(document: Document) -> int:
    return len(document.segments)


def _suite(report: Report, path: str, findings: list[Finding], segments: int) -> str:
    failures = sum(map(_fails, findings))
    cases = [_case(report, finding) for finding in findings] or [
        f"    <testcase name={_quoted(f'{segments} segments')} classname={_quoted(path)}/>"
    ]
    head = f'  <testsuite name={_quoted(path)} tests="{len(cases)}" failures="{failures}" errors="0" skipped="0">'
    return "\n".join((head, *cases, "  </testsuite>"))


def _case(report: Report, finding: Finding) -> str:
    place = report.place(finding)
    where = place.file if place.line is None else f"{place.file}:{place.line}:{place.column}"
    name = f"{finding.rule} {where.removeprefix(place.file).lstrip(':') or finding.segment_id}"
    lines = [f"{where}: {finding.severity}: {finding.message} [{finding.rule}]", f"found: {report.quote(finding)}"]
    lines += [f"suggestion: {suggestion}" for suggestion in finding.suggestions[:1]]
    said = escape(xml_text("\n".join(lines)))
    attributes = f"type={_quoted(finding.severity)} message={_quoted(finding.message)}"
    body = f"<failure {attributes}>{said}</failure>" if _fails(finding) else f"<system-out>{said}</system-out>"
    return f"    <testcase name={_quoted(name)} classname={_quoted(place.file)}>{body}</testcase>"


def _fails(finding: Finding) -> bool:
    return finding.severity.at_least(Severity.WARNING)


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


RENDERER = Renderer("junit", (".xml",), _draw)
