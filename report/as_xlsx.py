"""The findings as a workbook: one sheet of findings that can be filtered, one of counts."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from glossator.files import without_times
from glossator.model import Severity
from glossator.report.report import Look, Renderer, Report
from glossator.report.table import COLUMNS, Cell, rows
from glossator.report.xml_text import xml_text

__all__ = ["RENDERER"]

# Excel's limits, without the heading (https://support.microsoft.com, "Excel specifications and limits").
_MOST_ROWS = 1_048_575
_LONGEST_CELL = 32_767
_FILLS = {Severity.ERROR: "F8CBAD", Severity.WARNING: "FFE699", Severity.INFO: "DDEBF7"}
# In characters; the others have Excel's own width.
_WIDTHS = {"file": 28, "message": 60, "quote": 24, "suggestion": 24, "source": 50, "target": 50, "rule": 20}


def _draw(report: Report, _look: Look) -> bytes:
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    _findings(workbook.create_sheet("Findings"), report)
    _counts(workbook.create_sheet("Counts"), report)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return without_times(buffer.getvalue())


def _findings(sheet: Any, report: Report) -> None:
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for number, name in enumerate(COLUMNS, 1):
        if name in _WIDTHS:
            sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[name]
    shown = min(len(report.findings), _MOST_ROWS)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{shown + 1}"
    _append(sheet, COLUMNS, bold=True)
    fills = {str(severity): PatternFill("solid", fgColor=color) for severity, color in _FILLS.items()}
    place = COLUMNS.index("severity")
    for row, _ in zip(rows(report), range(shown), strict=False):
        _append(sheet, row, {place: fills[str(row[place])]})


def _counts(sheet: Any, report: Report) -> None:
    """By rule and severity, by file, what was not shown, and under which conditions the report was made."""
    severities = tuple(reversed(Severity))
    sheet.column_dimensions["A"].width = 40
    _append(sheet, ("rule", *map(str, severities), "all"), bold=True)
    found = Counter((finding.rule, finding.severity) for finding in report.findings)
    for rule, count in report.counts_by_rule.items():
        _append(sheet, (rule, *(found[rule, severity] for severity in severities), count))
    _append(sheet, ("all", *report.counts.values(), len(report.findings)))
    by_file = Counter(finding.path for finding in report.findings)
    _table(sheet, ("file", "findings"), ((document.path, by_file[document.path]) for document in report.documents))
    hidden = report.counts_of_silenced.items()
    _table(sheet, ("not shown, silenced by", "findings"), ((str(reason), count) for reason, count in hidden))
    if len(report.findings) > _MOST_ROWS:
        _table(sheet, ("not shown, beyond Excel's last row", "findings"), (("", len(report.findings) - _MOST_ROWS),))
    _table(sheet, ("conditions",), ((str(report.signature),), *((notice,) for notice in report.all_notices)))


def _table(sheet: Any, heading: Sequence[str], lines: Iterable[Sequence[Cell]]) -> None:
    _append(sheet, ())
    _append(sheet, heading, bold=True)
    for line in lines:
        _append(sheet, line)


def _append(sheet: Any, values: Sequence[Cell], fills: dict[int, Any] | None = None, *, bold: bool = False) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cells = []
    for place, value in enumerate(values):
        text = isinstance(value, str)
        cell = WriteOnlyCell(sheet, xml_text(value)[:_LONGEST_CELL] if isinstance(value, str) else value)
        if text:
            # Not a formula, whatever it begins with.
            cell.data_type = "s"
        if bold:
            cell.font = Font(bold=True)
        if fills and place in fills:
            cell.fill = fills[place]
        cells.append(cell)
    sheet.append(cells)


RENDERER = Renderer("xlsx", (".xlsx",), _draw)
