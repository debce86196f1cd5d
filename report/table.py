"""The findings as rows, for CSV and workbooks."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.model import Finding, Side, Tier
from glossator.report.report import Report

__all__ = ["COLUMNS", "Cell", "neutral", "rows"]

Cell = str | int | float | None

COLUMNS = (
    "file",
    "line",
    "column",
    "segment",
    "severity",
    "tier",
    "confidence",
    "rule",
    "message",
    "quote",
    "suggestion",
    "source",
    "target",
    "side",
    "concept",
    "mqm",
)

# A spreadsheet takes a cell that begins so for a formula, and some run it: https://owasp.org/www-community/attacks/CSV_Injection
_COMMANDS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def neutral(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula: an apostrophe goes before what could begin one.

    >>> neutral("=1+1"), neutral("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if text.startswith(_COMMANDS) else text


def rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """A row for each finding in the order of the report, its cells those of `COLUMNS`; texts are neutral."""
    for finding in report.findings:
        yield tuple(neutral(cell) if isinstance(cell, str) else cell for cell in _row(report, finding))


def _row(report: Report, finding: Finding) -> tuple[Cell, ...]:
    place, segment = report.place(finding), report.segment(finding)
    source, target = (segment.text(side) if segment else None for side in (Side.SOURCE, Side.TARGET))
    return (
        place.file,
        place.line,
        place.column,
        finding.segment_id,
        str(finding.severity),
        str(Tier.of(finding.confidence)),
        round(finding.confidence, 3),
        finding.rule,
        finding.message,
        report.quote(finding),
        next(iter(finding.suggestions), ""),
        source.value if source else "",
        target.value if target else "",
        str(finding.side),
        finding.concept_id or "",
        finding.mqm,
    )
